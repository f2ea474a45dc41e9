"""Nothing is written twice: no function in two labs, no class of Qt's under another's name; and old habits are gone."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "cnngui"
GUI = HOUSE / "gui"
LABS = GUI / "labs"

MOST_ALIKE = 6
"""Lines of a body, without docstring, up to which two functions may be called the same."""

OWN = re.compile(r"__\w+__")
"""What every class has of its own: ``__init__`` and its like."""

HOOKS = {"commands", "work", "show_settings", "on_photo", "resolve", "photo_changed", "is_settled", "first_again"}
"""What `cnngui.gui.lab.hooks.LabHooks` asks of each lab."""

ROLES = {
    *("_build_numbers", "_build_photo", "_connect", "_connect_panel", "_connect_view", "_lay_out"),
    *("_explain", "_move", "_reveal", "_take", "_end", "_fit"),
    *("compute", "fit", "show", "show_state", "start"),
}
"""What parts of a lab are called because they do the same for it; each does so in its own way."""

TOO_ALIKE = 0.65
"""Share of the words and signs that two functions of one name have in common, in order."""

XFAIL: dict[str, str] = {}
"""Test, or row of `AT_MOST` → where it is not so yet."""

AT_MOST: dict[str, tuple[Path, str, int]] = {
    "jobs are started in few places": (LABS, r"jobs\.start\(", 4),
    "timers are few": (LABS, r"QTimer\(", 3),
    "generators are followed": (HOUSE, r"except StopIteration", 3),
    "no lab carries, runs or saves by a class of its own": (LABS, r"^class (Carried|Runner|Saver)\b", 0),
    "no lab builds actions": (LABS, r"def _action\b", 0),
    "one frame": (GUI, r"^FRAME_MS", 1),
    "one name for arrays": (HOUSE, r"^Array = NDArray", 1),
    "no lab names an architecture": (LABS, r"VGG16", 0),
    "docstrings say Return": (HOUSE, r'^\s*"""Give ', 0),
}
"""Name → where, a line, and how often it may be found."""


Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    """Return all functions and methods of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def body_lines(function: Function) -> int:
    """Count the lines of a body, without docstring."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def overrides(path: Path) -> set[str]:
    """Return the names of methods that override Qt's; they have Qt's spelling."""
    return {node.name for node in functions(path) if re.search(r"[a-z][A-Z]", node.name)}


def expected(*names: str) -> list[Any]:
    """Return names as parameters, with what is not so yet."""
    mark = pytest.mark.xfail
    return [pytest.param(each, marks=mark(strict=True, reason=XFAIL[each]) if each in XFAIL else ()) for each in names]


def long_functions() -> dict[str, list[tuple[Path, Function]]]:
    """Return the functions of the labs that have more than some lines, and where they stand, by name."""
    found: defaultdict[str, list[tuple[Path, Function]]] = defaultdict(list)
    for path in sorted(LABS.rglob("*.py")):
        for function in functions(path):
            if body_lines(function) > MOST_ALIKE and not OWN.fullmatch(function.name):
                found[function.name].append((path.relative_to(LABS), function))
    return found


def test_no_function_stands_in_two_labs() -> None:
    """More than six lines under the same name belong to the kit, have a better name, or are a part of every lab."""
    twins = {name for name, found in long_functions().items() if len({path.parts[0] for path, _ in found}) > 1}
    qt = {name for path in LABS.rglob("*.py") for name in overrides(path)}
    assert twins - HOOKS - qt - ROLES == set()
    assert ROLES - twins == set()  # take out what is no longer there


def words_of(function: Function) -> list[str]:
    """Return the words and signs of a body, without docstring and layout."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return re.findall(r"\w+|\S", "\n".join(ast.unparse(line) for line in body))


@pytest.mark.parametrize("_", expected("alike"))
def test_functions_of_one_name_are_not_alike(_: str) -> None:
    """What several labs do in the same way is done once."""
    found = [
        f"{first[0]} and {second[0]}: {name}"
        for name, there in long_functions().items()
        for first, second in combinations(there, 2)
        if first[0].parts[0] != second[0].parts[0]
        and SequenceMatcher(None, words_of(first[1]), words_of(second[1]), autojunk=False).ratio() > TOO_ALIKE
    ]
    assert not found


def qt_classes() -> Iterator[tuple[str, str]]:
    """Return the name and the file of each class that is a QObject, through whatever it derives from."""
    bases: dict[tuple[str, str], list[str]] = {}
    for path in sorted(HOUSE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                names = [base.value if isinstance(base, ast.Subscript) else base for base in node.bases]
                bases[node.name, str(path)] = [getattr(each, "id", getattr(each, "attr", "")) for each in names]
    known: set[tuple[str, str]] = set()
    while True:
        known_names = {name for name, _ in known}
        more = {key for key, above in bases.items() if any(_is_qt(each) or each in known_names for each in above)}
        if more <= known:
            return (yield from sorted(known))
        known |= more


def _is_qt(name: str) -> bool:
    return re.fullmatch(r"Q[A-Z]\w+", name) is not None


def test_a_class_of_qt_has_a_name_of_its_own() -> None:
    """The name is the context of its texts: two classes of one name would share them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, path in qt_classes():
        found[name].append(path.removeprefix(str(ROOT)))
    assert len(found) > 100
    assert {name: paths for name, paths in found.items() if len(paths) > 1} == {}


@pytest.mark.parametrize("name", expected(*AT_MOST))
def test_old_habits_are_gone(name: str) -> None:
    """What the kit does for all is not done by hand."""
    folder, line, most = AT_MOST[name]
    found = [
        f"{path.relative_to(ROOT)}:{number}: {text.strip()}"
        for path in sorted(folder.rglob("*.py"))
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(line, text)
    ]
    assert len(found) <= most, "\n".join(found)


def test_widgets_have_rooms() -> None:
    """Few of them belong to all rooms."""
    assert len(list((GUI / "widgets").glob("*.py"))) <= 3
