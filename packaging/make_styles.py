"""Draw the style pictures in ``resources/styles``, all but one by our own code, the same at every run.

    python packaging/make_styles.py [--check] [NAME …]

Every picture has its own chance, seeded by its name, so that one can be changed and the others stay as they are.
``--check`` writes nothing and compares the pictures that are there. OpenCV's rounding may differ a little between
processors; the comparison allows for that.
"""

import argparse
import io
import sys
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import cv2
import numpy as np
from PIL import Image
from styles_craft import autumn_leaves, batik, pointillism, woven
from styles_flow import ink_wash, marble, marbled_paper, watercolour
from styles_glass import cubist_shards, golden_fans, mosaic, stained_glass
from styles_paint import brush_strokes, starry_swirls
from styles_print import comic_dots, engraving, linocut, waves
from styles_sheet import SCALE, Floats, Picture, Sheet

from cnngui.engine.files import atomic_write
from cnngui.paths import resources

BEST, LEAST = 90, 70
BUDGET = 110_000
"""JPEG quality, and the bytes for which it is lowered: the whole library is to stay near two megabytes."""

TOLERANCE = 2.0
"""Mean difference, of 255, up to which two pictures are taken for the same."""


def tissue(sheet: Sheet) -> Floats:
    """Return scikit-image's picture of stained glands, free of known copyright restrictions."""
    from skimage.data import immunohistochemistry  # noqa: PLC0415  (only this picture needs it)

    photo = np.asarray(immunohistochemistry(), np.float32) / 255  # type: ignore[no-untyped-call]
    return np.asarray(cv2.resize(photo, (sheet.width, sheet.height), interpolation=cv2.INTER_NEAREST), np.float32)


STYLES: Mapping[str, Callable[[Sheet], Floats]] = {
    "autumn-leaves": autumn_leaves,
    "batik": batik,
    "brush-strokes": brush_strokes,
    "comic-dots": comic_dots,
    "cubist-shards": cubist_shards,
    "engraving": engraving,
    "golden-fans": golden_fans,
    "ink-wash": ink_wash,
    "linocut": linocut,
    "marble": marble,
    "marbled-paper": marbled_paper,
    "mosaic": mosaic,
    "pointillism": pointillism,
    "stained-glass": stained_glass,
    "starry-swirls": starry_swirls,
    "tissue": tissue,
    "watercolour": watercolour,
    "waves": waves,
    "woven": woven,
}

SIZES: Mapping[str, tuple[int, int]] = {
    "batik": (416, 512),
    "comic-dots": (416, 512),
    "engraving": (416, 512),
    "golden-fans": (416, 512),
    "ink-wash": (576, 448),
    "pointillism": (448, 576),
    "starry-swirls": (448, 576),
    "waves": (448, 576),
}
"""Height and width of what is not square."""

SQUARE = (512, 512)


def main() -> int:
    """Draw, or check what was drawn."""
    words = argparse.ArgumentParser(description="Draw or check the bundled style pictures.")
    words.add_argument("--check", action="store_true", help="write nothing; compare the pictures that are there")
    words.add_argument("names", nargs="*", metavar="NAME", help="which pictures, all without a name")
    chosen = words.parse_args()
    unknown = sorted(set(chosen.names) - set(STYLES))
    if unknown:
        words.error(f"no such style: {', '.join(unknown)}")
    folder = resources() / "styles"
    others = 0
    for name in chosen.names or STYLES:
        height, width = SIZES.get(name, SQUARE)
        made = encoded(picture(name, height, width))
        others += not (same(folder / f"{name}.jpg", made) if chosen.check else _written(folder / f"{name}.jpg", made))
    return 1 if others else 0


def picture(name: str, height: int, width: int) -> Picture:
    """Draw one style in ``height`` × ``width`` pixels, RGB."""
    sheet = Sheet(height * SCALE, width * SCALE, np.random.default_rng(zlib.crc32(name.encode())))
    drawn = np.clip(STYLES[name](sheet), 0, 1)
    small = np.asarray(cv2.resize(drawn, (width, height), interpolation=cv2.INTER_AREA), np.float32)
    return np.asarray(np.clip(small * 255 + 0.5, 0, 255), np.uint8)


def encoded(pixels: Picture) -> bytes:
    """Return the picture as JPEG in the best quality that is within the budget."""
    for quality in range(BEST, LEAST - 1, -2):
        stream = io.BytesIO()
        Image.fromarray(pixels).save(stream, "JPEG", quality=quality, optimize=True)
        if stream.tell() <= BUDGET:
            break
    return stream.getvalue()


def same(path: Path, made: bytes) -> bool:
    """Whether the file at ``path`` shows what was ``made``; say how far they are apart."""
    if not path.is_file():
        print(f"{path.name} is missing")
        return False
    there, here = (np.asarray(Image.open(io.BytesIO(content)), np.float32) for content in (path.read_bytes(), made))
    if there.shape != here.shape:
        print(f"{path.name} has another size")
        return False
    difference = float(np.abs(there - here).mean())
    print(f"{path.name} is {'the same' if difference <= TOLERANCE else 'another picture'}: {difference:.2f} apart")
    return difference <= TOLERANCE


def _written(path: Path, made: bytes) -> bool:
    path.parent.mkdir(exist_ok=True)
    with atomic_write(path) as stream:
        stream.write(made)
    print(f"{path.name}: {len(made)} bytes")
    return True


if __name__ == "__main__":
    sys.exit(main())
