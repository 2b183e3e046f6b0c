"""Posters and cards: whole, honest, in every language, and a code that leads to the bot and says nothing else."""

from pathlib import Path

import pypdfium2
import pytest
import segno
from PIL import Image, features

from bot.cli import main
from bot.poster.draw import Poster
from bot.poster.fonts import NoFont, font, found
from bot.poster.sheet import DPI, INCH, SIZES
from rehearsal import configuring
from tests.playing import Play, playing
from tests.test_profile import ARABIC

needs_font = pytest.mark.skipif(
    found() is None or not features.check("raqm"), reason="no font with Arabic letters is installed, or no Raqm"
)


def poster(play: Play) -> Poster:
    return Poster(play.config, "garden_notes_bot", None)


@needs_font
async def test_every_size_and_language_is_written_as_pdf_and_png(tmp_path: Path) -> None:
    async with playing(tmp_path, **ARABIC) as play:
        for language in ("en", "ar"):
            written = poster(play).write(language, tmp_path)
            assert {each.name for each in written} == {
                f"{kind}-{language}.{end}" for kind in SIZES for end in ("png", "pdf")
            }
            for kind, (width, height) in SIZES.items():
                page = pypdfium2.PdfDocument(tmp_path / f"{kind}-{language}.pdf")[0]
                assert [round(side / 72 * INCH) for side in page.get_size()] == [round(width), round(height)]
                with Image.open(tmp_path / f"{kind}-{language}.png") as image:
                    assert image.size == tuple(round(side / INCH * DPI) for side in (width, height))
                    assert 0.01 < image.histogram()[0] / (image.width * image.height) < 0.5


@needs_font
@pytest.mark.parametrize("kind", SIZES)
async def test_everything_has_its_place_however_much_a_community_says(tmp_path: Path, kind: str) -> None:
    said = "Call Sister Huda, 555 0100, or come on Fridays after Asr. " * 6
    lines = [{"label": {"en": f"Help line {n} of the town"}, "phone": "555"} for n in range(6)]
    async with playing(tmp_path, contact__text={"en": said}, emergency__numbers=lines) as play:
        assert not poster(play).sheet("en", kind).full


async def test_the_code_is_the_bots_address_and_nothing_else(tmp_path: Path) -> None:
    async with playing(tmp_path) as play:
        drawn = poster(play).sheet("en", "card").image
        assert poster(play).address == "https://t.me/garden_notes_bot"
        assert holds(drawn, segno.make(poster(play).address, error="m").matrix)
        assert not holds(drawn, segno.make(poster(play).address + "?start=a", error="m").matrix)


def holds(image: Image.Image, matrix: tuple[bytearray, ...]) -> bool:
    """Whether the code stands at the right edge of the card, cell by cell."""
    size = len(matrix)
    cell = round(0.58 * image.height / (size + 8))
    left, top = image.width - round(7 * image.height / 100) - cell * size, (image.height - cell * size) // 2
    middle = cell // 2
    return all(
        (image.getpixel((left + x * cell + middle, top + y * cell + middle)) == 0) is bool(dark)
        for y, row in enumerate(matrix)
        for x, dark in enumerate(row)
    )


@needs_font
def test_arabic_letters_are_joined_and_run_to_the_left() -> None:
    shaped = font("ar", 60, None)
    assert shaped.getlength("سلام", direction="rtl") < sum(shaped.getlength(each) for each in "سلام")


def test_where_no_font_has_the_letters_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    with pytest.raises(NoFont):
        font("ar", 20, tmp_path / "broken.ttf")
    assert found((tmp_path,)) is None
    assert font("en", 20, None) is not None


def test_without_the_bots_name_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tables = configuring.configuration(None, independent=False)
    configuring.settle_in(tables, tmp_path, "http://127.0.0.1:9/bot", "http://127.0.0.1:9/file/bot")
    (tmp_path / "config.toml").write_text(configuring.dump(tables), encoding="utf-8")
    assert main(["poster", "--out", str(tmp_path / "out"), "--config", str(tmp_path / "config.toml")]) == 1
    assert "the name of the bot" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
