"""The kit for printed pages: type, grid, tagged canvas, documents and the blocks that stand on pages."""
