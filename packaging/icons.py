"""Make the icon's other forms from ``resources/icon.svg``: ``icons.py FOLDER`` writes icon.ico, icon.icns and PNGs.

Qt draws the SVG and Pillow writes both kinds, so that each system's build makes them with what it already has.
"""

import io
import os
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SVG = Path(__file__).resolve().parent.parent / "resources" / "icon.svg"
WINDOWS = (16, 24, 32, 48, 64, 128, 256)
LINUX = (16, 24, 32, 48, 64, 128, 256, 512)
MAC = (32, 64, 128, 256, 512, 1024)
"""Sizes in px that each system asks for; macOS' include those of sharp screens."""


def drawn(size: int) -> Image.Image:
    """Draw the icon, ``size`` × ``size`` px."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(SVG)).render(painter)
    painter.end()
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub says bytes, PySide6 takes str
    return Image.open(io.BytesIO(store.data()))


def make(folder: Path) -> list[Path]:
    """Write every form of the icon into ``folder``, and name them."""
    folder.mkdir(parents=True, exist_ok=True)
    ico, icns = folder / "icon.ico", folder / "icon.icns"
    images = {size: drawn(size) for size in {*WINDOWS, *LINUX, *MAC}}
    images[256].save(ico, sizes=[(size, size) for size in WINDOWS], append_images=[images[size] for size in WINDOWS])
    images[1024].save(icns, append_images=[images[size] for size in MAC])
    pngs = [folder / f"icon-{size}.png" for size in LINUX]
    for size, path in zip(LINUX, pngs, strict=True):
        images[size].save(path)
    return [ico, icns, *pngs]


def main() -> int:
    """Make them in the folder that is named."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _app = QGuiApplication([])
    for path in make(Path(sys.argv[1])):
        print(f"{path}  {path.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
