"""`cnngui kernels`: the named kernels, as a table or as JSON."""

import argparse
import json
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from cnngui.cli.console import answer
from cnngui.cli.parsing import Command, Parser

if TYPE_CHECKING:
    from cnngui.engine.kernels.table import Group, NamedKernel

_EXAMPLES = """\
Any of these names, and any numbers written like these, are a kernel for cnngui filter --kernel.

examples:
  cnngui kernels
  cnngui kernels --language fr
  cnngui kernels --json
"""


def parser() -> Parser:
    """Return the words that it takes."""
    words = Parser("cnngui kernels", "List the named kernels.", _EXAMPLES)
    words.add_argument("--json", action="store_true", help="print JSON, for another program: all that is known of each")
    words.add_argument("--language", choices=("en", "fr"), default="en", help="of the explanations (default: en)")
    return words


def run(options: argparse.Namespace) -> int:
    """Print the kernels."""
    answer(as_json() if options.json else as_text(options.language))
    return 0


def as_text(language: str) -> str:
    """Return the table: name, numbers, explanation and other names, group by group.

    >>> as_text("fr").splitlines()[:3]
    ['Premiers pas', '  identity', '      0,0,0/0,1,0/0,0,0']
    """
    from cnngui.engine.kernels.table import GROUPS, KERNELS  # noqa: PLC0415  (NumPy)

    titles = {group.name: _titles(group)[language] for group in GROUPS}
    blocks = []
    for group, kernels in groupby(KERNELS, key=lambda kernel: kernel.group):
        lines = [line for kernel in kernels for line in _lines(kernel, language)]
        blocks.append("\n".join([titles[group], *lines]))
    return "\n\n".join(blocks)


def _lines(kernel: "NamedKernel", language: str) -> Iterator[str]:
    from cnngui.engine.kernels.values import to_text  # noqa: PLC0415  (NumPy)

    other_names = {"en": "also called", "fr": "autres noms :"}[language]
    yield f"  {kernel.name}"
    yield f"      {to_text(kernel.filter.slices)}"
    yield f"      {kernel.words(language).explanation}"
    if kernel.aliases:
        yield f"      {other_names} {', '.join(kernel.aliases)}"


def as_json() -> str:
    """Return all that is known of every kernel, in both languages, as JSON."""
    from cnngui.engine.kernels.table import GROUPS, KERNELS  # noqa: PLC0415  (NumPy)

    groups = {group.name: group for group in GROUPS}
    facts = [_facts(kernel, groups[kernel.group]) for kernel in KERNELS]
    return json.dumps({"kernels": facts}, indent=2, ensure_ascii=False)


def _facts(kernel: "NamedKernel", group: "Group") -> dict[str, object]:
    from cnngui.engine.kernels.values import to_text  # noqa: PLC0415  (NumPy)

    words = {language: kernel.words(language) for language in ("en", "fr")}
    rows, columns = kernel.filter.shape
    return {
        "name": kernel.name,
        "aliases": kernel.aliases,
        "group": kernel.group,
        "group_title": _titles(group),
        "rows": rows,
        "columns": columns,
        "numbers": to_text(kernel.filter.slices),
        "slices": kernel.filter.slices,
        "title": {language: said.title for language, said in words.items()},
        "explanation": {language: said.explanation for language, said in words.items()},
        "expect": {language: said.expect for language, said in words.items()},
    }


def _titles(group: "Group") -> dict[str, str]:
    return {"en": group.title_en, "fr": group.title_fr}


COMMAND = Command(parser, run)
