"""Print the five longest files, classes and functions of a package and how long two of its folders are.

``size_report.py PACKAGE`` refuses what is too long. The median of good and bad code is alike; it is the longest piece
that ruins a house.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHOWN = 5
LIMITS = {"file": 400, "class": 300, "function": 45}
FILE_LIMITS = {"main_window.py": 300}
COUNTED = {"the labs": "gui/labs", "the window": "gui"}


@dataclass(frozen=True)
class Piece:
    """One file, class or function, and how many lines it has."""

    lines: int
    kind: str
    place: str

    @property
    def limit(self) -> int:
        """Lines that it may have."""
        own = FILE_LIMITS.get(Path(self.place).name) if self.kind == "file" else None
        return own or LIMITS[self.kind]

    @property
    def too_long(self) -> bool:
        """Whether it has more lines than it may have."""
        return self.lines > self.limit


def pieces(path: Path) -> Iterator[Piece]:
    """Return the file at ``path`` and every class and function in it; a function's docstring does not count."""
    text = path.read_text(encoding="utf-8")
    yield Piece(len(text.splitlines()), "file", str(path))
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            kind = "class" if isinstance(node, ast.ClassDef) else "function"
            lines = (node.end_lineno or node.lineno) - first + 1
            lines -= _docstring_lines(node) if kind == "function" else 0
            yield Piece(lines, kind, f"{path}:{first} {node.name}")


def _docstring_lines(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    if ast.get_docstring(node) is None or first.end_lineno is None:
        return 0
    return first.end_lineno - first.lineno + 1


def code_lines(path: Path) -> int:
    """Count the lines of a file that are neither blank nor in a docstring, be it of a module, class or field."""
    text = path.read_text(encoding="utf-8")
    told: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            told.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return sum(bool(line.strip()) and number not in told for number, line in enumerate(text.splitlines(), 1))


def report(package: Path) -> int:
    """Print the report on ``package``; return the number of pieces that are too long."""
    found = sorted((piece for path in package.rglob("*.py") for piece in pieces(path)), key=lambda piece: -piece.lines)
    for kind, plural in (("file", "files"), ("class", "classes"), ("function", "functions")):
        print(f"Longest {plural}:")
        for piece in [piece for piece in found if piece.kind == kind][:SHOWN]:
            print(f"{piece.lines:6}  {piece.place}")
    for name, folder in COUNTED.items():
        if (package / folder).is_dir():
            count = sum(code_lines(path) for path in (package / folder).rglob("*.py"))
            print(f"Lines of {name}, without docstrings and blank ones: {count:,}")
    too_long = [piece for piece in found if piece.too_long]
    for piece in too_long:
        print(f"TOO LONG: {piece.place} has {piece.lines} lines; {piece.limit} is the most for a {piece.kind}.")
    return len(too_long)


if __name__ == "__main__":
    sys.exit(1 if report(Path(sys.argv[1])) else 0)
