"""A sheet of paper, drawn: words that wrap, and a QR code; written as a picture and as a page to print."""

from dataclasses import dataclass
from pathlib import Path

import segno
from PIL import Image, ImageDraw

from bot.poster.fonts import Font, font
from locales.languages import right_to_left

DPI = 200
INCH = 25.4
INK, PAPER = 0, 255
SIZES = {"a4": (210.0, 297.0), "letter": (215.9, 279.4), "card": (85.0, 55.0)}
"""Width and height in millimetres; the card is as large as one for a purse."""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `size` is in hundredths of the sheet's shorter side."""

    words: str
    size: float


class Sheet:
    """Filled from the top to the bottom."""

    def __init__(self, kind: str, language: str, file: Path | None) -> None:
        width, height = (round(side / INCH * DPI) for side in SIZES[kind])
        self.image = Image.new("L", (width, height), PAPER)
        self._draw = ImageDraw.Draw(self.image)
        self._unit = min(width, height) / 100
        self._language, self._file = language, file
        self._margin = round(7 * self._unit)
        self._at = self._margin
        self._left, self._right = self._margin, width - self._margin

    @property
    def full(self) -> bool:
        """Whether more was put on it than it holds."""
        return self._at > self.image.height - self._margin / 2

    def narrow(self, share: float) -> None:
        """Leave this share of the width, at the side where lines end, for something else."""
        room = round((self._right - self._left) * share)
        if right_to_left(self._language):
            self._left += room
        else:
            self._right -= room

    def put(self, text: Text) -> None:
        """A paragraph, on the side where its language begins."""
        size = font(self._language, max(9, round(text.size * self._unit)), self._file)
        for each in text.words.splitlines():
            for line in self._wrapped(each, size):
                self._line(line, size)
        self._at += round(text.size * self._unit * 0.6)

    def code(self, address: str, share: float, *, aside: bool = False) -> None:
        """A QR code of this share of the shorter side: in the middle, or `aside` in the room that `narrow` left."""
        matrix = segno.make(address, error="m").matrix
        cell = max(1, round(share * self._unit * 100 / (len(matrix) + 8)))
        width = cell * len(matrix)
        left, top = (self.image.width - width) // 2, self._at + 4 * cell
        if aside:
            left = self._margin if right_to_left(self._language) else self.image.width - self._margin - width
            top = (self.image.height - width) // 2
        for y, row in enumerate(matrix):
            for x, dark in enumerate(row):
                if dark:
                    corner = (left + x * cell, top + y * cell)
                    self._draw.rectangle((*corner, corner[0] + cell - 1, corner[1] + cell - 1), fill=INK)
        if not aside:
            self._at = top + width + 4 * cell

    def save(self, folder: Path, name: str) -> list[Path]:
        """Both files."""
        files = [folder / f"{name}.png", folder / f"{name}.pdf"]
        self.image.save(files[0], dpi=(DPI, DPI))
        self.image.save(files[1], resolution=DPI)
        return files

    def _wrapped(self, words: str, size: Font) -> list[str]:
        lines: list[str] = []
        for word in words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self._draw.textlength(longer, size) <= self._right - self._left:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _line(self, words: str, size: Font) -> None:
        if right_to_left(self._language):
            self._draw.text((self._right, self._at), words, INK, size, anchor="ra", direction="rtl")
        else:
            self._draw.text((self._left, self._at), words, INK, size)
        box = self._draw.textbbox((0, 0), "Ágء" if right_to_left(self._language) else "Ág", size)
        self._at += round((box[3] - box[1]) * 1.45)
