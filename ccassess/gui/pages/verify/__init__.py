"""The page on which the external team rates beside the centre's own answer."""

from ccassess.gui.pages.verify.page import VerifyPage

__all__ = ["VerifyPage"]
