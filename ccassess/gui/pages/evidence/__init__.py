"""The page Evidence: all items, the criteria they serve, and the scores that nothing shows yet."""

from ccassess.gui.pages.evidence.page import EvidencePage

__all__ = ["EvidencePage"]
