"""What `make docs` adds to MkDocs: pages of a language at the root of its guide, and a way to the other language.

Both languages are built from one folder, docs/, so that a page reads the same on a code server as in the guide.
"""

# ruff: noqa: ANN401  (MkDocs is not there where types are checked)

from pathlib import Path
from typing import Any

ASSETS = Path(__file__).parent / "assets"
LANGUAGES = {"en": "English", "fr": "Français"}


def on_files(files: Any, config: Any, **_: Any) -> Any:
    """Let docs/en/labs/maps.md become labs/maps.html, and bring our own style and script along."""
    from mkdocs.structure.files import File  # noqa: PLC0415  (MkDocs is there when it calls this)

    folder = f"{config.theme['language']}/"
    for file in files:
        file.dest_uri = file.dest_uri.removeprefix(folder)
    for path in ASSETS.iterdir():
        files.append(File.generated(config, f"assets/{path.name}", abs_src_path=str(path)))
    return files


def on_page_context(context: Any, page: Any, config: Any, **_: Any) -> Any:
    """Lead from each page to the same page in the other language, or to its first page where it has none."""
    here = config.theme["language"]
    name = page.file.src_uri.removeprefix(f"{here}/")
    config.extra["alternate"] = [
        {"name": title, "lang": language, "link": f"../{language}/{_page(config, here, language, name)}"}
        for language, title in LANGUAGES.items()
    ]
    return context


def _page(config: Any, here: str, language: str, name: str) -> str:
    docs = Path(config.docs_dir)
    is_shared = (docs / name).is_file()  # pages for engineers, one text in both guides
    is_there = is_shared or (docs / language / name).is_file()
    return f"{Path(name).with_suffix('.html').as_posix()}" if here == language or is_there else "index.html"
