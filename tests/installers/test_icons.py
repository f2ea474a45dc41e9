"""The icon's other forms, made from the SVG as a build makes them."""

import subprocess
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[2]


def test_every_form(tmp_path: Path) -> None:
    """Windows' and macOS' files and the PNGs of Linux open again, with a drawing in them."""
    subprocess.run([sys.executable, ROOT / "packaging" / "icons.py", tmp_path], check=True, capture_output=True)
    with Image.open(tmp_path / "icon.ico") as icon:
        assert (16, 16) in icon.info["sizes"]
        assert (256, 256) in icon.info["sizes"]
    with Image.open(tmp_path / "icon.icns") as icon:
        assert icon.size == (1024, 1024)
    with Image.open(tmp_path / "icon-48.png") as icon:
        assert icon.size == (48, 48)
        assert len(set(icon.convert("RGBA").get_flattened_data())) > 10
