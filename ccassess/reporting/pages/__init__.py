"""The sections of the report as flowables of the page, each made from its part of the outline."""
