"""The seal certificate's pieces: the fingerprint in a grid to read aloud, and the same as a code to scan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.lib.units import mm

from ccassess.reporting.pdf.blocks.drawing import Drawing
from ccassess.reporting.pdf.canvas import words
from ccassess.reporting.pdf.fonts import Cut
from ccassess.reporting.pdf.styles import INK, Type, colour

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_CELL = 11.6
_GROUP = 4 * _CELL + 20
_ROW = 28.5


class FingerprintGrid(Drawing):
    """64 digits as four rows (A to D) of four groups (1 to 4), each digit in the middle of its own cell."""

    def __init__(self, digits: str, alternative: str) -> None:
        super().__init__(22 + 4 * _GROUP, 4 * _ROW + 16, alternative)
        self._digits = digits

    def paint(self, canvas: Canvas) -> None:
        """Draw row letters, digits and group numbers."""
        for row in range(4):
            y = self.height - 21 - row * _ROW
            words(canvas, 0, y + 1, "ABCD"[row], Type.LABEL)
            canvas.setFont(str(Cut.SEMIBOLD), 18)
            canvas.setFillColor(colour(INK))
            for place, digit in enumerate(self._digits[row * 16 : row * 16 + 16]):
                x = 22 + place // 4 * _GROUP + (place % 4 + 0.5) * _CELL
                canvas.drawCentredString(x, y, digit)
        for group in range(4):
            words(canvas, 22 + group * _GROUP + 2 * _CELL, 2, str(group + 1), Type.LABEL, align="center")


class ScanCode(Drawing):
    """A QR code drawn as vectors in ink: error level M, four modules of white around it; `size` in points."""

    def __init__(self, text: str, alternative: str, size: float = 39.5 * mm) -> None:
        super().__init__(size, size, alternative)
        self._text = text

    def paint(self, canvas: Canvas) -> None:
        """Draw each row's runs of dark modules as one rectangle."""
        code: Any = QRCode(None, QRErrorCorrectLevel.M)
        code.addData(self._text)
        code.make()
        count = int(code.getModuleCount())
        # The white margin is that of the page; only where the code would touch its neighbours must it be kept free.
        module = self.width / count
        canvas.setFillColor(colour(INK))
        for row in range(count):
            start = None
            for column in range(count + 1):
                dark = column < count and bool(code.isDark(row, column))
                if dark and start is None:
                    start = column
                if not dark and start is not None:
                    y = self.height - (row + 1) * module
                    canvas.rect(start * module, y, (column - start) * module, module, stroke=0, fill=1)
                    start = None
