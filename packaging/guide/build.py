"""Build the guide: ``build.py [FOLDER]``, by default into resources/guide; run by `make docs`, with MkDocs Material.

Each language is a site of its own, so that its search knows its words and finds no page of the other. A warning of
MkDocs ends the build. What only servers and developers of the theme need is taken out, and so is every other language
of the search; then every page is looked through for addresses that a browser would ask without a click.
"""

import os
import re
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
LANGUAGES = ("en", "fr")
NOT_NEEDED = ("sitemap.xml", "sitemap.xml.gz", "404.html", "assets/**/*.map", "assets/javascripts/lunr/tinyseg.js")
QUALITY = 82
"""Of pictures: as WebP they take a fifth of the room, and the guide is in every installer."""

LARGEST = (1280, 1280)
"""Pixels of a picture's sides, at most."""

STEMMERS = ("lunr.stemmer.support.min.js", "lunr.fr.min.js", "lunr.multi.min.js")
ASKS = re.compile(r"""<(?:script|link|img|iframe|source|video)\b[^>]*?\b(?:src|href)=["']?(?:https?:)?//[^"'> ]*""")


def build(language: str, folder: Path) -> None:
    """Build one language into ``folder``."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "--quiet"]
    command += ["--config-file", str(HERE / f"mkdocs.{language}.yml"), "--site-dir", str(folder)]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}  # of the theme's end of life: docs/decisions/0005
    subprocess.run(command, cwd=ROOT, check=True, env=quiet)
    for pattern in NOT_NEEDED:
        for path in folder.glob(pattern):
            path.unlink()
    for path in folder.glob("assets/javascripts/lunr/min/*.js"):
        if path.name not in STEMMERS:
            path.unlink()
    for path in sorted(folder.glob("pictures/*")):
        with Image.open(path) as opened:
            picture = opened.convert("RGB")
            picture.thumbnail(LARGEST)
            picture.save(path.with_suffix(".webp"), quality=QUALITY, method=6)
        path.unlink()
    for path in folder.rglob("*.html"):
        text = re.sub(r"(pictures/[\w-]+)\.(?:png|jpg)", r"\1.webp", path.read_text("utf-8"))
        path.write_text(text, "utf-8")


def add_licence(folder: Path) -> None:
    """Put the theme's licence beside its scripts."""
    files = metadata.files("mkdocs-material") or []
    licence = next(file for file in files if file.name == "LICENSE" and "dist-info" in str(file))
    shutil.copy(str(licence.locate()), folder / "LICENCE-of-the-theme.txt")


def asked(folder: Path) -> list[str]:
    """Return what its pages would load from elsewhere; links that somebody clicks do not count."""
    pages = sorted(folder.rglob("*.html"))
    return [f"{path.relative_to(folder)}: {tag}" for path in pages for tag in ASKS.findall(path.read_text("utf-8"))]


def main() -> int:
    """Build all languages, tell their size, and refuse pages that ask a server for something."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "resources" / "guide"
    shutil.rmtree(target, ignore_errors=True)
    for language in LANGUAGES:
        build(language, target / language)
    add_licence(target)
    outside = asked(target)
    print(*outside, sep="\n", end="\n" if outside else "")
    files = [path for path in target.rglob("*") if path.is_file()]
    print(f"{target}: {len(files)} files, {sum(path.stat().st_size for path in files) / 1e6:.1f} MB")
    return 1 if outside else 0


if __name__ == "__main__":
    sys.exit(main())
