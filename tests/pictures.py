"""Screenshots for tests, drawn here: letters on white, as a telephone shows them."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

FONTS = sorted(Path("/usr/share/fonts").rglob("NotoSansCJK*.ttc"))


def screenshot(*lines, rotated=False):
    """The bytes of a JPEG with these lines; `rotated`, as a camera held sideways saves it: turned, with a mark that says so."""
    if not FONTS:
        pytest.skip("no Chinese font to draw a screenshot with; install fonts-noto-cjk")
    picture = Image.new("RGB", (1080, 120 + 90 * len(lines)), "white")
    drawing, font = ImageDraw.Draw(picture), ImageFont.truetype(str(FONTS[0]), 44)
    for place, line in enumerate(lines):
        drawing.text((60, 60 + 90 * place), line, fill="black", font=font)
    exif = Image.Exif()
    if rotated:
        picture = picture.rotate(90, expand=True)
        exif[0x0112] = 6
    written = io.BytesIO()
    picture.save(written, "JPEG", exif=exif)
    return written.getvalue()
