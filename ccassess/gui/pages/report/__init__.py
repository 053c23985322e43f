"""The page from which the report is written, with a preview of its first pages."""

from ccassess.gui.pages.report.page import ReportPage

__all__ = ["ReportPage"]
