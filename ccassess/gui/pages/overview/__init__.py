"""The page Overview: totals, radar and table of the areas, checks, dates and people."""

from ccassess.gui.pages.overview.page import OverviewPage

__all__ = ["OverviewPage"]
