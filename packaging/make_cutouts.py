"""Make ``resources/cutouts``: photographs of birds, flowers, fruit, hoofed animals and vegetables, cut out.

    python packaging/make_cutouts.py [--package FILE.deb] [--check] [--sheet FILE.png]

They are stamps of Tux Paint and travel in Debian's package tuxpaint-stamps-default, which ``apt-get download`` fetches,
and whose SHA-256 is checked; nothing is installed. Taken are real photographs with clean edges and nothing but the
animal, plant or fruit; left out are drawings, stamps with a piece of ground, and those whose free licence the package's
changelog leaves open (from sxc.hu and from Wikipedia without a word) or that is the GNU Free Documentation License
alone. Each is cropped to what can be seen, brought to 224 pixels on its longer side, and written as WebP.
``--check`` writes nothing and compares the pictures that are there. ``--sheet`` also draws them all on one page.
"""

import argparse
import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import numpy as np
from cutout_list import KINDS, Source, sources
from PIL import Image, ImageDraw

from cnngui.engine.arrays import Pixels
from cnngui.engine.cutouts import SIDE
from cnngui.engine.files import atomic_write
from cnngui.paths import resources

PACKAGE, VERSION = "tuxpaint-stamps-default", "2022.06.04-1"
SHA256 = "6db6c1bfc870a47f1499d6203b083522eacb57c5f9c87d468f2e92eb6d9d5f34"
STAMPS = "./usr/share/tuxpaint/stamps/"
LICENCE = Path("/usr/share/common-licenses/GPL-2")
LICENCE_SHA256 = "8177f97513213526df2cf6184d8ff986c675afb514d4e68a404010521b880643"

QUALITY = 86
CLEAR = 24
"""Of 255: what is less opaque at the edge of a stamp is cropped away."""

LIKE = 3.0
"""Mean difference, of 255, from which on a picture is another."""

HEAD = f"""\
# Where the cut-outs come from

The pictures in this folder are stamps of Tux Paint, made by various contributors, copyright 2002–2022; they come from
Debian's package {PACKAGE} {VERSION} (https://tuxpaint.org), whose copyright file puts all of them under the GNU
General Public License, version 2 or, at your option, any later version: its text is in `LICENCE.txt`. They are no part
of CNNGUI's MIT-licensed code. Where the package's changelog names an author or another free licence, the row says so.

Changes to all of them: cropped to what can be seen, enlarged or reduced to {SIDE} pixels on the longer side, written as
WebP by `packaging/make_cutouts.py`.

| File | Stamp in the package | Named in its changelog | Licence |
|---|---|---|---|
"""


def main() -> int:
    """Make the folder, or check what is there."""
    words = argparse.ArgumentParser(description="Make or check the bundled cut-outs.")
    words.add_argument("--package", type=Path, help="the .deb, where it is here already")
    words.add_argument("--check", action="store_true", help="write nothing; compare the pictures that are there")
    words.add_argument("--sheet", type=Path, help="also draw all pictures on one page")
    options = words.parse_args()
    stamps = original(options.package)
    made = {source.file: cut(stamps[source.stamp]) for source in sources()}
    folder = resources() / "cutouts"
    if options.sheet:
        sheet(made).save(options.sheet)
    if options.check:
        other = [name for name, image in made.items() if not is_like(folder / name, image)]
        print(
            f"{len(made) - len(other)} of {len(made)} pictures are the same{''.join(f', not {each}' for each in other)}"
        )
        return 1 if other or (folder / "LICENCES.md").read_text("utf-8") != about() else 0
    write(folder, made)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{len(made)} pictures of {len(KINDS)} kinds, {size} bytes")
    return 0


def original(package: Path | None) -> dict[str, bytes]:
    """Return the stamps of the package, by their path in it; it is fetched where it is not given."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if package is None:
            subprocess.run(["apt-get", "download", f"{PACKAGE}={VERSION}"], check=True, cwd=folder)
        data = (package or next(folder.glob("*.deb"))).read_bytes()
        refuse_other(data, SHA256, PACKAGE)
        (folder / "package.deb").write_bytes(data)
        tar = subprocess.run(
            ["dpkg-deb", "--fsys-tarfile", "package.deb"], check=True, cwd=folder, stdout=subprocess.PIPE
        ).stdout
    wanted = {source.stamp for source in sources()}
    found = {}
    with tarfile.open(fileobj=io.BytesIO(tar)) as archive:
        for member in archive:
            stamp = member.name.removeprefix(STAMPS)
            stream = archive.extractfile(member) if stamp in wanted else None
            if stream:
                found[stamp] = stream.read()
    return found


def refuse_other(data: bytes, sha256: str, name: str) -> None:
    """Stop where bytes are not those that are known."""
    if hashlib.sha256(data).hexdigest() != sha256:
        message = f"{name} is another file than the one that was looked at"
        raise SystemExit(message)


def cut(data: bytes) -> Image.Image:
    """Return a stamp cropped to what can be seen, at 224 pixels on its longer side, as RGBA.

    Colours are weighted by how opaque they are, so that what is hidden does not shine through at the edges.
    """
    image = Image.open(io.BytesIO(data)).convert("RGBA")
    box = image.getchannel("A").point(lambda value: 255 if value > CLEAR else 0).getbbox()
    image = image.crop(box)
    factor = SIDE / max(image.size)
    size = max(1, round(image.width * factor)), max(1, round(image.height * factor))
    weighted = np.array(image, np.float32)
    weighted[:, :, :3] *= weighted[:, :, 3:] / 255
    planes = [Image.fromarray(weighted[:, :, at]).resize(size, Image.Resampling.LANCZOS) for at in range(4)]
    scaled = np.stack([np.asarray(plane) for plane in planes], 2)
    alpha = np.clip(scaled[:, :, 3:], 0, 255)
    colours = np.clip(scaled[:, :, :3] * 255 / np.maximum(alpha, 1), 0, 255)
    seen = np.where(alpha < 1, 255, colours)
    return Image.fromarray(np.concatenate([seen, alpha], 2).round().astype(np.uint8), "RGBA")


def is_like(path: Path, image: Image.Image) -> bool:
    """Tell whether a file holds this picture, but for what two versions of WebP do differently."""
    if not path.is_file():
        return False
    found, wanted = on_white(Image.open(path)), on_white(Image.open(io.BytesIO(packed(image))))
    return found.shape == wanted.shape and float(np.abs(found.astype(int) - wanted).mean()) < LIKE


def packed(image: Image.Image) -> bytes:
    """Return a picture as WebP."""
    stream = io.BytesIO()
    image.save(stream, "WEBP", quality=QUALITY, alpha_quality=90, method=6)
    return stream.getvalue()


def on_white(image: Image.Image) -> Pixels:
    """Return a picture on white, H×W×3."""
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image.convert("RGBA"))
    return np.array(ground.convert("RGB"))


def write(folder: Path, made: dict[str, Image.Image]) -> None:
    """Write the pictures, the licence and the table of sources, and take away what is none of them."""
    licence = LICENCE.read_bytes()
    refuse_other(licence, LICENCE_SHA256, str(LICENCE))
    for path in folder.glob("*/*.webp"):
        path.unlink()
    for name, image in made.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(folder / name) as stream:
            stream.write(packed(image))
    with atomic_write(folder / "LICENCE.txt") as stream:
        stream.write(licence)
    with atomic_write(folder / "LICENCES.md") as stream:
        stream.write(about().encode())


def about() -> str:
    """Return the table of sources."""
    return HEAD + "".join(_row(source) for source in sources())


def _row(source: Source) -> str:
    return f"| `{source.file}` | {source.stamp} | {source.author} | {source.licence} |\n"


def sheet(made: dict[str, Image.Image]) -> Image.Image:
    """Return all pictures on one page, with their names, to be looked at."""
    side, columns = 112, 14
    page = Image.new("RGB", (columns * side, -(-len(made) // columns) * (side + 14)), "white")
    pen = ImageDraw.Draw(page)
    for at, (name, image) in enumerate(made.items()):
        small = Image.fromarray(on_white(image))
        small.thumbnail((side - 4, side - 4))
        left, top = at % columns * side, at // columns * (side + 14)
        page.paste(small, (left, top))
        pen.text((left, top + side - 2), Path(name).stem[:17], fill="black")
    return page


if __name__ == "__main__":
    sys.exit(main())
