"""The page Assess: the centre goes through its criteria, one at a time."""

from ccassess.gui.pages.assess.page import AssessPage

__all__ = ["AssessPage"]
