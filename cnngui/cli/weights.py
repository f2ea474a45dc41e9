"""`cnngui weights`: which weights are here, whether they are sound, and how more come in."""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cnngui.cli.console import answer
from cnngui.cli.parsing import Command, Parser, UsageError
from cnngui.engine.files import shown

if TYPE_CHECKING:
    from cnngui.networks.weight_import import Outcome
    from cnngui.networks.weights import WeightsFile

_NOTES = """\
list    say which weights there are, and where (this is what it does without a word)
verify  check every file that is here: 0 where all are sound, 2 where one is damaged or CNNGUI's own is missing
import  bring in a weights file, or all that CNNGUI knows in a folder; its name does not matter

Nothing is downloaded. A folder for the whole class can also be named by CNNGUI_WEIGHTS_DIR.

examples:
  cnngui weights
  cnngui weights verify
  cnngui weights import Downloads/vgg16-397923af.pth
  cnngui weights list --folder /media/school/weights
"""

_NAMED = 5
"""How many files that were passed over are named; a folder may hold thousands."""


@dataclass(frozen=True)
class Row:
    """One known weights file, one place where it lies (or none), and what is wrong with it."""

    file: "WeightsFile"
    path: Path | None
    trouble: str = ""


def parser() -> Parser:
    """Return the words that it takes."""
    words = Parser("cnngui weights", "List, check and import the weights of networks.", _NOTES)
    words.add_argument("action", nargs="?", choices=("list", "verify", "import"), default="list", help="default: list")
    words.add_argument("path", nargs="?", type=Path, metavar="PATH", help="for import: a file or a folder")
    words.add_argument("--folder", type=Path, help="look in this folder too, such as the teacher's")
    words.add_argument("--json", action="store_true", help="print JSON, for another program")
    return words


def run(options: argparse.Namespace) -> int:
    """Do what the word says; 0, or 2 where something is damaged."""
    _refuse_nonsense(options)
    if options.action == "import":
        return _import(options.path, json_wanted=options.json)
    rows = tuple(listed(options.folder) if options.action == "list" else verified(options.folder))
    if options.json:
        answer(as_json(rows))
    else:
        answer(as_list(rows) if options.action == "list" else as_verdicts(rows))
    return 2 if any(row.trouble for row in rows) else 0


def _refuse_nonsense(options: argparse.Namespace) -> None:
    if options.action == "import" and options.path is None:
        raise UsageError("import needs the path of a file or a folder. See: cnngui weights --help")
    if options.action == "import" and options.folder is not None:
        raise UsageError("--folder goes with list and verify. To import a folder: cnngui weights import PATH")
    if options.action != "import" and options.path is not None:
        text = "only import takes a path. To look in a folder: cnngui weights {action} --folder PATH"
        raise UsageError(text, action=options.action)
    if options.folder is not None and not options.folder.is_dir():
        raise UsageError("There is no folder {name}: check the path.", name=shown(options.folder))


def _all() -> "Sequence[WeightsFile]":
    """Return the weights that can be brought in, and those of other networks, which come along."""
    from cnngui.networks.classifiers import LITE0  # noqa: PLC0415  (NumPy)
    from cnngui.networks.weights import KNOWN  # noqa: PLC0415  (NumPy)

    return (*KNOWN, LITE0)


def listed(folder: Path | None = None) -> Iterator[Row]:
    """Look where all known weights lie, without opening any."""
    from cnngui.networks.weights import find  # noqa: PLC0415  (NumPy)

    for file in _all():
        path = find(file, folder)
        yield Row(file, path) if path else _absent(file)


def verified(folder: Path | None = None) -> Iterator[Row]:
    """Check all known weights in every place where they lie."""
    from cnngui.networks.weights import places  # noqa: PLC0415  (NumPy)

    for file in _all():
        found = places(file, folder)
        yield from (_checked(file, path) for path in found)
        if not found:
            yield _absent(file)


def _absent(file: "WeightsFile") -> Row:
    from cnngui.networks.weights import not_here  # noqa: PLC0415  (NumPy)

    return Row(file, None, "" if file.optional else str(not_here(file)))


def _checked(file: "WeightsFile", path: Path) -> Row:
    from cnngui.networks.weight_files import WeightsError  # noqa: PLC0415  (NumPy)
    from cnngui.networks.weights import verify  # noqa: PLC0415  (NumPy)

    try:
        verify(file, path)
    except WeightsError as error:
        return Row(file, path, str(error))
    return Row(file, path)


def as_json(rows: Sequence[Row]) -> str:
    """Return the rows as JSON.

    >>> print(as_json([]))
    {
      "works": true,
      "weights": []
    }
    """
    facts = [_facts(row.file) | {"path": str(row.path) if row.path else None, "trouble": row.trouble} for row in rows]
    return _text({"works": not any(row.trouble for row in rows), "weights": facts})


def _facts(file: "WeightsFile") -> dict[str, object]:
    names = ("name", "file", "bytes", "sha256", "licence", "source", "optional")
    return {name: getattr(file, name) for name in names}


def _text(facts: object) -> str:
    return json.dumps(facts, indent=2, ensure_ascii=False)


def as_list(rows: Sequence[Row]) -> str:
    """Return a line for each: name, size, licence and place; then how the others come here."""
    table = [(row.file.name, _size(row), row.file.licence, _place(row)) for row in rows]
    widths = [max(len(line[column]) for line in table) for column in range(3)]
    lines = [
        f"{name:{widths[0]}}  {size:>{widths[1]}}  {licence:{widths[2]}}  {place}"
        for name, size, licence, place in table
    ]
    absent = [row.file for row in rows if row.path is None and row.file.optional]
    if absent:
        lines += ["", "To have what is not here, fetch it and bring it in with cnngui weights import PATH:"]
        lines += [f"  {file.name:{widths[0]}}  {file.source}" for file in absent]
    return "\n".join(lines)


def _size(row: Row) -> str:
    size = row.path.stat().st_size if row.path else row.file.bytes
    return f"{size / 1e6:.1f} MB" if size is not None else "size unknown"


def _place(row: Row) -> str:
    return row.trouble or (shown(row.path) if row.path else "not here (optional)")


def as_verdicts(rows: Sequence[Row]) -> str:
    """Return a line for each file: whether it is sound, and what to do where it is not."""
    width = max(len(row.file.name) for row in rows)
    return "\n".join(f"{_verdict(row):7}  {row.file.name:{width}}  {_place(row)}" for row in rows)


def _verdict(row: Row) -> str:
    if row.path is None:
        return "MISSING" if row.trouble else "no"
    return "DAMAGED" if row.trouble else "ok"


def _import(source: Path, *, json_wanted: bool) -> int:
    from cnngui.networks.weight_files import DamagedError  # noqa: PLC0415  (NumPy)
    from cnngui.networks.weight_import import import_weights  # noqa: PLC0415  (NumPy)

    outcomes = import_weights(source)
    damaged = any(isinstance(outcome.error, DamagedError) for outcome in outcomes)
    if json_wanted:
        answer(_text({"works": not damaged, "files": [_outcome_facts(outcome) for outcome in outcomes]}))
    else:
        answer("\n".join(_outcome_lines(outcomes)))
    return 2 if damaged else 0


def _outcome_facts(outcome: "Outcome") -> dict[str, object]:
    return {
        "source": str(outcome.source),
        "name": outcome.file.name if outcome.file else None,
        "path": str(outcome.place) if outcome.place else None,
        "is_new": outcome.is_new,
        "trouble": str(outcome.error or ""),
    }


def _outcome_lines(outcomes: "Sequence[Outcome]") -> Iterator[str]:
    """Return a line for each file, but one for all that are unknown."""
    from cnngui.networks.weight_files import DamagedError  # noqa: PLC0415  (NumPy)
    from cnngui.networks.weights import UnknownError  # noqa: PLC0415  (NumPy)

    unknown = []
    for outcome in outcomes:
        if outcome.file and outcome.place:
            verb = "imported" if outcome.is_new else "kept"
            was_there = "" if outcome.is_new else ", which is sound"
            yield f"{verb:8}  {outcome.file.name}: {shown(outcome.place)}{was_there}"
        elif isinstance(outcome.error, UnknownError):
            unknown.append(shown(Path(outcome.source.name)))
        else:
            yield f"{'DAMAGED' if isinstance(outcome.error, DamagedError) else 'skipped':8}  {outcome.error}"
    if unknown:
        more = f" and {len(unknown) - _NAMED} more" if len(unknown) > _NAMED else ""
        yield f"{'skipped':8}  not known to CNNGUI: {', '.join(unknown[:_NAMED])}{more}"


COMMAND = Command(parser, run)
