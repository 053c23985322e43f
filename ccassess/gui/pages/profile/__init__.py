"""The page Profile: what is assessed, over which period, by whom, and by which criteria."""

from ccassess.gui.pages.profile.page import ProfilePage

__all__ = ["ProfilePage"]
