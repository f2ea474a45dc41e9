"""Draw the pictures of README and the guide: every lab in each language, and one lab dark, one on a projector.

    QT_QPA_PLATFORM=offscreen python packaging/make_pictures.py [LAB …]

With names of labs, only theirs are drawn. The picture of the Style lab is drawn once one has grown: some minutes.
What the rail says is kept in each file, so that a test sees which pictures are of an older day.
"""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image, PngImagePlugin  # noqa: E402
from PySide6.QtCore import QCoreApplication  # noqa: E402

from cnngui.gui import shots  # noqa: E402
from cnngui.gui.lab_list import LABS  # noqa: E402
from cnngui.gui.labs.style.controller import StyleLab  # noqa: E402
from cnngui.gui.window.main_window import MainWindow  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
LANGUAGES = ("en", "fr")
GROWS = 1200.0
"""Seconds that a picture of the Style lab gets."""


def draw(language: str, look: str, names: set[str]) -> None:
    """Draw the labs that are named to ``LAB-LANGUAGE-LOOK.png``; the look is "light", "dark" or "projector"."""
    draw_lab = shots._draw_lab
    said = ""

    def chosen(window: MainWindow, name: str, folder: Path) -> Path:
        nonlocal said
        said = rail()
        if name not in names:
            return folder
        if name == "style":
            grow(window)
        return draw_lab(window, name, folder)

    shots._draw_lab = chosen
    size = (1920, 1080) if look == "projector" else (1280, 800)
    theme = "dark" if look == "dark" else "light"
    try:
        with tempfile.TemporaryDirectory() as folder:
            shots.draw_all(Path(folder), language, theme, size, projector=look == "projector")
            for path in Path(folder).glob("*.png"):
                keep(path, PICTURES / f"{path.stem}-{language}-{look}.png", said)
    finally:
        shots._draw_lab = draw_lab


def rail() -> str:
    """Return what the rail says, in the language that is set.

    >>> rail().split(", ")[:2]
    ['Filters', 'Steps']
    """
    return ", ".join(QCoreApplication.translate("Labs", entry.title) for entry in LABS)


def keep(drawn: Path, place: Path, said: str) -> None:
    """Write a picture to its place, with what its rail says."""
    facts = PngImagePlugin.PngInfo()
    facts.add_itxt("rail", said)
    with Image.open(drawn) as picture:
        picture.convert("RGB").save(place, pnginfo=facts, optimize=True)
    print(place, flush=True)


def grow(window: MainWindow) -> None:
    """Press Start in the Style lab, and wait for its picture."""
    window.show_lab("style")
    lab = window.lab()
    assert isinstance(lab, StyleLab)  # noqa: S101  (for mypy)
    shots.wait_until(lab.settle, shots.PATIENCE)
    shots.wait_until(lambda: _begin(lab), shots.PATIENCE)
    if not shots.wait_until(lambda: lab._studio.running is None, GROWS):
        sys.exit("The picture of the Style lab did not end.")


def _begin(lab: StyleLab) -> bool:
    lab.start()
    return lab._studio.running is not None


def main() -> int:
    """Draw what is asked for."""
    labs = [entry.name for entry in LABS]
    names = set(sys.argv[1:]) or set(labs)
    if names - set(labs):
        sys.exit(f"No such lab: {', '.join(sorted(names - set(labs)))}")
    for language in LANGUAGES:
        draw(language, "light", names)
        draw(language, "dark", names & {"filters"})
        draw(language, "projector", names & {"steps"})
    return 0


if __name__ == "__main__":
    sys.exit(main())
