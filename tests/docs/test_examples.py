"""The worked examples of docs/extending.md, run as they stand there."""

import doctest
from pathlib import Path

from tests.docs.pages import DOCS


def test_the_worked_examples(tmp_path: Path) -> None:
    """A kernel, a network, a language, a weights file: four sections, each with examples."""
    page = DOCS / "extending.md"
    found = doctest.testfile(str(page), module_relative=False, globs={"folder": tmp_path}, encoding="utf-8")
    assert found.failed == 0
    assert found.attempted > 35
    sections = page.read_text("utf-8").split("\n## ")[1:]
    assert [">>>" in section for section in sections] == [True] * 4
