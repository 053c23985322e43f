"""The page Measures: the centre's figures by measure, with their definitions, trends and the ratings they suggest."""

from ccassess.gui.pages.measures.page import MeasuresPage

__all__ = ["MeasuresPage"]
