"""Draw docs/pictures/styles.jpg: four photos in six styles, each made by the command that the guide shows.

    python packaging/make_style_gallery.py FOLDER

The 24 pictures go to FOLDER; those that are there already are taken as they are, so that it may be stopped and begun
again. Ten to twenty minutes on two processors.
"""

import subprocess
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PHOTOS = ("chelsea.png", "astronaut.jpg", "coffee.jpg", "rocket.jpg")
STYLES = ("stained-glass", "starry-swirls", "brush-strokes", "mosaic", "waves", "marbled-paper")
SIZE = "384"

CELL = (276, 207)
GAP = 6


def command(photo: Path, style: str, output: Path) -> list[str]:
    """Return the words of one picture."""
    return ["style", str(photo), style, "--size", SIZE, "--output", str(output)]


def make(folder: Path) -> list[list[Path]]:
    """Make what is missing: a list of pictures for each photo."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for name in PHOTOS:
        photo = ROOT / "resources" / "photos" / name
        row = [photo]
        for style in STYLES:
            output = folder / f"{photo.stem}-{style}.png"
            if not output.exists():
                subprocess.run([sys.executable, "-m", "cnngui", *command(photo, style, output)], check=True, cwd=ROOT)
            row.append(output)
        rows.append(row)
    return rows


def cell(path: Path, size: tuple[int, int] = CELL) -> Image.Image:
    """Cut the middle out of a picture, as large as a cell of the sheet."""
    with Image.open(path) as opened:
        picture = opened.convert("RGB")
    factor = max(size[0] / picture.width, size[1] / picture.height)
    width, height = round(picture.width * factor), round(picture.height * factor)
    left, top = (width - size[0]) // 2, (height - size[1]) // 2
    return picture.resize((width, height), Image.Resampling.LANCZOS).crop((left, top, left + size[0], top + size[1]))


def sheet(rows: list[list[Path]]) -> Image.Image:
    """Lay the pictures out, the styles in the first row and the photos in the first column."""
    styles = [ROOT / "resources" / "styles" / f"{style}.jpg" for style in STYLES]
    width = (len(styles) + 1) * (CELL[0] + GAP) - GAP
    height = (len(rows) + 1) * (CELL[1] + GAP) - GAP
    made = Image.new("RGB", (width, height), (255, 255, 255))
    for across, style in enumerate(styles, 1):
        made.paste(cell(style), (across * (CELL[0] + GAP), 0))
    for down, row in enumerate(rows, 1):
        for across, path in enumerate(row):
            made.paste(cell(path), (across * (CELL[0] + GAP), down * (CELL[1] + GAP)))
    return made


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sheet(make(Path(sys.argv[1]))).save(ROOT / "docs" / "pictures" / "styles.jpg", quality=88, optimize=True)
