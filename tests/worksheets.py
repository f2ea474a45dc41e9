"""Reads a printed worksheet back and does its exercises with NumPy, knowing nothing but the text on the page."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pypdf

from cnngui.engine.arrays import Doubles

_NUMBER = r"−?\d+(?:,\d{3})*(?:[.,]\d{1,2})?"
"""Two decimals at most, so that a comma before three digits parts thousands, as in English."""

_BORDERS = {"zero": "constant", "again": "edge", "mirror": "reflect", "opposite": "wrap"}


@dataclass
class PrintedGrid:
    """A grid; ``numbers`` is None where it is blank."""

    label: str
    shape: tuple[int, int]
    numbers: Doubles | None


@dataclass
class Printed:
    """One exercise as it stands on paper, and what is written under it."""

    words: str = ""
    inputs: list[PrintedGrid] = field(default_factory=list)
    kernels: list[Doubles] = field(default_factory=list)
    stages: list[list[PrintedGrid]] = field(default_factory=list)

    def whole(self, name: str, default: int) -> int:
        """Return the whole number behind a word such as "stride", which French has in brackets."""
        found = re.search(rf"{name}\)? ?: (\d+)", self.words, re.IGNORECASE)
        return int(found[1]) if found else default

    @property
    def bias(self) -> float:
        """What is added to each sum."""
        found = re.search(rf"\bbiai?s ?: ({_NUMBER})", self.words, re.IGNORECASE)
        return number(found[1]) if found else 0.0

    @property
    def pooling(self) -> tuple[bool, int, int] | None:
        """Whether it is the maximum; size and stride."""
        found = re.search(r"pooling\)? ?: (maximum|average|moyenne), (\d+)×\2, \D*(\d+)", self.words, re.IGNORECASE)
        return (found[1] == "maximum", int(found[2]), int(found[3])) if found else None


def number(text: str) -> float:
    """Read a number in either language: a comma before three digits parts thousands.

    >>> number("−1,006.66"), number("2,25")
    (-1006.66, 2.25)
    """
    whole = re.sub(r",(?=\d{3})", "", text)
    return float(whole.replace("−", "-").replace(",", "."))


def text_of(path: Path) -> str:
    """Return the words of all pages; Qt writes spaces as tabs."""
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    return re.sub(r"[\t\u00a0\u202f ]+", " ", text)


def read(path: Path) -> list[Printed]:
    """Read the exercises of a worksheet or of its key."""
    found: list[Printed] = []
    lines = [line.strip() for line in text_of(path).splitlines()]
    lines = [line for line in lines if not re.fullmatch(r"CNNGUI.*|\d+ / \d+", line)]
    at = 0
    while at < len(lines):
        line = lines[at]
        grid = re.fullmatch(r"([^:]+) (\d+)×(\d+)", line)
        if re.match(rf"{len(found) + 1}\. [^\W\d]", line):
            found.append(Printed())
        elif found and grid:
            shape = int(grid[2]), int(grid[3])
            cells = _cells(lines[at + 1 : at + 1 + shape[0] * shape[1]], shape)
            _keep(found[-1], PrintedGrid(grid[1], shape, cells), lines[at - 1])
            at += shape[0] * shape[1] if cells is not None else 0
        elif found:
            found[-1].words += f"{line} "
        at += 1
    return found


def _cells(lines: list[str], shape: tuple[int, int]) -> Doubles | None:
    numeric = [bool(re.fullmatch(_NUMBER, line)) for line in lines]
    if not numeric or not numeric[0]:
        return None
    assert len(lines) == shape[0] * shape[1]
    assert all(numeric), lines
    return np.array([number(line) for line in lines]).reshape(shape)


def _keep(printed: Printed, grid: PrintedGrid, before: str) -> None:
    """Tell by the sign before a grid what it is."""
    kernel = re.fullmatch(r"∗(?: 1/(\d+) ·)?", before)
    if kernel:
        assert grid.numbers is not None
        printed.kernels.append(grid.numbers / int(kernel[1] or 1))
    elif before in {"=", "≈", "→"}:
        printed.stages.append([grid])
    elif printed.stages:
        printed.stages[-1].append(grid)
    else:
        printed.inputs.append(grid)


def solved(printed: Printed) -> list[Doubles]:
    """Do an exercise with one filter by hand: the numbers of each stage."""
    planes = [grid.numbers for grid in printed.inputs]
    now = np.stack([plane for plane in planes if plane is not None])
    assert len(now) == len(planes)
    stages = []
    if printed.kernels:
        now = _slid(printed, now)
        stages.append(now)
    if "ReLU" in printed.words:
        now = np.where(now > 0, now, 0)
        stages.append(now)
    if printed.pooling:
        largest, size, stride = printed.pooling
        now = (np.max if largest else np.mean)(_windows(now[0], (size, size), stride), axis=(2, 3))
        stages.append(now)
    return [np.asarray(stage, np.float64).reshape(stage.shape[-2:]) for stage in stages]


def _slid(printed: Printed, planes: Doubles) -> Doubles:
    padding, stride = printed.whole("padding", 0), printed.whole("stride", 1)
    mode = next((mode for word, mode in _BORDERS.items() if word in printed.words), "constant")
    total: Doubles = np.array(printed.bias)
    for plane, kernel in zip(planes, printed.kernels, strict=True):
        turned = kernel[::-1, ::-1] if "180°" in printed.words else kernel
        canvas = np.pad(plane, padding, mode=mode)  # type: ignore[call-overload]  # (one of four known words)
        total = total + (_windows(canvas, (kernel.shape[0], kernel.shape[1]), stride) * turned).sum(axis=(2, 3))
    return total[None]


def _windows(plane: Doubles, size: tuple[int, int], stride: int) -> Doubles:
    return np.lib.stride_tricks.sliding_window_view(plane, size)[::stride, ::stride]


def agrees(sheet: Path, key: Path, digits: int = 9) -> int:
    """Do every exercise of a sheet, compare with its key, and give how many there are."""
    exercises, answers = read(sheet), read(key)
    assert len(exercises) == len(answers)
    for exercise, answer in zip(exercises, answers, strict=True):
        results = solved(exercise)
        assert [len(stage) for stage in exercise.stages] == [1] * len(results)
        for (blank,), (filled,), result in zip(exercise.stages, answer.stages, results, strict=True):
            assert blank.numbers is None
            assert blank.shape == filled.shape == result.shape
            assert filled.numbers is not None
            np.testing.assert_allclose(filled.numbers, result, rtol=0, atol=0.51 * 10.0**-digits)
        _sizes_agree(exercise, answer)
        assert answer.stages[-1][0].numbers is not None
        _first_number_agrees(answer, float(results[-1][0, 0]), digits)
    return len(exercises)


def _sizes_agree(exercise: Printed, answer: Printed) -> None:
    """Check that the size formula of the key is right, and that of the sheet left open."""
    general = r"⌊\(n \+ 2p − f\)/s⌋ \+ 1 = "
    assert len(re.findall(general + "_+", exercise.words)) == len(re.findall(general, exercise.words)) >= 1
    formula = general + r"⌊?\((\d+) \+ (?:2·)?(\d+) − (\d+)\)/(\d+)⌋? \+ 1 = (\d+)"
    found = [tuple(map(int, numbers)) for numbers in re.findall(formula, answer.words)]
    assert len(found) == len(re.findall(general, answer.words))
    for length, padding, size, stride, output in found:
        assert (length + 2 * padding - size) // stride + 1 == output
    first, last = found[0], found[-1]
    assert first[0] == exercise.inputs[0].shape[0]
    assert last[-1] == exercise.stages[-1][0].shape[1]


def _first_number_agrees(answer: Printed, expected: float, digits: int) -> None:
    """Check each sum of products that is written out; the last number of all is the first answer."""
    term = rf"{_NUMBER}·(?:{_NUMBER}|\({_NUMBER}\))"
    sums = re.findall(rf"({term}(?: \+ {term})+)(?:\)/ ?(\d+))? [=≈] ({_NUMBER})", answer.words)
    assert sums or "max(" in answer.words or "/4 " in answer.words
    for terms, denominator, result in sums:
        pairs = re.findall(rf"({_NUMBER})·\(?({_NUMBER})", terms)
        total = sum(number(left) * number(right) for left, right in pairs) / int(denominator or 1)
        assert abs(total - number(result)) <= 0.51 * 10.0**-digits
    last = re.findall(_NUMBER, answer.words)[-1]
    assert abs(number(last) - expected) <= 0.51 * 10.0**-digits
