"""The guide is built without a warning, asks no server for anything, and is searched in a browser without a network."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from guide import build

from tests.docs.pages import DOCS, LANGUAGES, ROOT

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUERIES = {
    "en": {
        "receptive field": "teacher/3-field-and-stride.html",
        "clicker": "questions.html",
        "Gram": "labs/style.html",
    },
    "fr": {
        "noyau": "labs/filters.html",
        "champ récepteur": "teacher/3-field-and-stride.html",
        "fiches": "labs/steps.html",
    },
}


def docs_python() -> str | None:
    """Return a Python that has MkDocs Material: DOCS_PYTHON, or what `make docs` made."""
    for name in (os.environ.get("DOCS_PYTHON"), str(ROOT / "build" / "docs-venv" / "bin" / "python")):
        if name and shutil.which(name):
            command = [name, "-c", "import material, PIL"]
            if subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 0:
                return name
    return None


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the guide of both languages."""
    python = docs_python()
    if python is None:
        pytest.skip("MkDocs Material is not here: `make docs` installs it, or DOCS_PYTHON names a Python that has it")
    folder = tmp_path_factory.mktemp("guide")
    script = str(ROOT / "packaging" / "guide" / "build.py")
    run = subprocess.run([python, script, str(folder)], capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stderr == ""
    assert len(run.stdout.splitlines()) == 1
    return folder


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_is_built(site: Path, language: str) -> None:
    """And leads to the same page in the other language; it is in the language that it says."""
    pages = [path.relative_to(DOCS / language).with_suffix(".html") for path in (DOCS / language).rglob("*.md")]
    other = "fr" if language == "en" else "en"
    for page in pages:
        text = (site / language / page).read_text("utf-8")
        assert f'<html lang="{language}"' in text
        ways = re.findall(rf'<a href="([^"]+)" hreflang="{other}"', text)
        assert [((site / language / page).parent / way).resolve() for way in ways] == [site / other / page]
        for picture in re.findall(r'src="([^"]*pictures/[^"]+)"', text):
            assert ((site / language / page).parent / picture).is_file()


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_no_page_asks_a_server(site: Path) -> None:
    """Neither for fonts nor scripts nor pictures; the whole is small enough to come along."""
    assert build.asked(site) == []
    assert sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) < 10_000_000


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here")
@pytest.mark.parametrize(("language", "query"), [(name, query) for name in LANGUAGES for query in QUERIES[name]])
def test_a_query_finds_its_page(site: Path, language: str, query: str, tmp_path: Path) -> None:
    """In a browser that reaches no server, from the files as they lie."""
    page = (site / language / "index.html").as_uri()
    command = [str(BROWSER), "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}"]
    command += ["--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=20000", "--dump-dom"]
    run = subprocess.run([*command, f"{page}?q={query}"], capture_output=True, text=True, timeout=180, check=False)
    found = re.findall(r'<a href="([^"]+)" class="md-search-result__link', run.stdout)
    assert any(QUERIES[language][query] in address for address in found), found


def test_a_page_that_asks_is_found(tmp_path: Path) -> None:
    """A script and a font from elsewhere, but no link that somebody clicks."""
    (tmp_path / "a.html").write_text('<script src="https://unpkg.com/x.js"></script><a href="https://a.org">a</a>')
    (tmp_path / "b.html").write_text('<link rel="stylesheet" href="//fonts.org/f.css"><img src="pictures/a.png">')
    assert [line.partition(":")[0] for line in build.asked(tmp_path)] == ["a.html", "b.html"]
