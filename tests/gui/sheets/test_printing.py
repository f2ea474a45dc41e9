"""Worksheets on paper: read back, done again from their text alone, and compared with their keys."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from cnngui.engine.chain import Chain, Layer, Pooling
from cnngui.engine.convolution import Border
from cnngui.engine.errors import PhotoError
from cnngui.engine.exercises import Exercise, WorksheetError, worksheet_of
from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter
from cnngui.engine.worksheets import worksheet
from cnngui.gui.look.i18n import LANGUAGES, Language
from cnngui.gui.sheets.printing import offscreen_app, write_both, write_worksheet
from cnngui.gui.sheets.worksheet_page import PAGE, Sheet
from cnngui.gui.sheets.worksheet_text import Text, Voice, text_of
from tests import worksheets
from tests.calculator import HALF, assert_line, last_digit, worked_out
from tests.engine.listings.test_what_is_printed import a_filter

ONE = Filter((((1.0,),),))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", range(8))
def test_the_key_answers_what_is_printed(qapp: QApplication, tmp_path: Path, language: Language, seed: int) -> None:
    """All six exercises, their stages, sizes and first sums."""
    sheet, key = tmp_path / "sheet.pdf", tmp_path / "key.pdf"
    write_both(worksheet(seed), language, sheet, key, seed=seed)
    assert worksheets.agrees(sheet, key) == 6
    assert {path.name for path in tmp_path.iterdir()} == {"sheet.pdf", "key.pdf"}


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    some.integers(0, 2**32),
    some.sampled_from(["zero", "replicate", "reflect", "wrap"]),
    some.integers(0, 2),
    some.integers(1, 2),
    some.booleans(),
    some.booleans(),
    some.sampled_from([None, "max", "average"]),
)
def test_the_key_answers_what_is_on_screen(
    qapp: QApplication,
    tmp_path: Path,
    seed: int,
    border: Border,
    padding: int,
    stride: int,
    true_convolution: bool,
    relu: bool,
    pooling: str | None,
) -> None:
    """Any layer with one filter, ninths and decimals included, to two decimals."""
    random = np.random.default_rng(seed)
    kernel = (find("box-3").filter.slices[0], ((0.25, -1.5, 2.0), (0.0, 1.0, 0.0), (0.0, -3.0, 1.0)))
    layer = Layer(
        (Filter(kernel, bias=-4.5),),
        padding=padding,
        border=border,
        stride=(stride, stride),
        true_convolution=true_convolution,
        relu=relu,
        pooling=Pooling("max" if pooling == "max" else "average") if pooling else None,
    )
    planes = tuple((random.integers(0, 2560, (7, 9)) / 10).astype(np.float32) for _ in range(2))
    sheet, key = tmp_path / "sheet.pdf", tmp_path / "key.pdf"
    write_both([worksheet_of(Chain((layer,), "sum"), planes)], "en", sheet, key)
    assert worksheets.agrees(sheet, key, digits=2) == 1


def test_french_is_french(qapp: QApplication, tmp_path: Path) -> None:
    """Words and decimal commas, while the window goes on in English."""
    pooled = worksheet_of(
        Chain((Layer((ONE,), padding=0, pooling=Pooling("average")),)), (np.array([[1, 2], [3, 3]], np.float32),)
    )
    paths = {language: tmp_path / f"{language}.pdf" for language in LANGUAGES}
    for language, path in paths.items():
        write_worksheet([pooled, *worksheet(3)], language, path, with_answers=True)
    english, french = (worksheets.text_of(paths[language]) for language in ("en", "fr"))
    assert "\n2.25\n" in english
    assert "\n2,25\n" in french
    assert "Stride:" in english
    assert "Vertical edge" in english
    assert "Contour vertical" in french
    assert not {"Stride:", "Padding:", "Response", "Input", "Slide"} & set(french.split())
    assert QLocale().language() == QLocale.Language.English


def test_head_and_foot(qapp: QApplication, tmp_path: Path) -> None:
    """Title, lines for the name, seed and page number; the file knows its title."""
    write_both(worksheet(12), "en", tmp_path / "sheet.pdf", tmp_path / "key.pdf", title="Class 9b", seed=12)
    reader = pypdf.PdfReader(tmp_path / "sheet.pdf")
    text = worksheets.text_of(tmp_path / "sheet.pdf")
    count = len(reader.pages)
    assert 2 <= count <= 3
    assert text.startswith("Class 9b\nName\nClass\nDate\n")
    assert text.count("CNNGUI · seed 12") == count
    assert [f"{page} / {count}" in text for page in range(1, count + 1)] == [True] * count
    key = worksheets.text_of(tmp_path / "key.pdf")
    assert key.startswith("Class 9b: answers\n")
    assert "\nName\n" not in key
    assert reader.metadata is not None
    assert reader.metadata.title == "Class 9b"
    size = reader.pages[0].mediabox
    assert (round(float(size.width)), round(float(size.height))) == (595, 842)


def large() -> Exercise:
    """Return the most that a sheet takes from the lab: 16×16×3, many digits, ReLU and pooling."""
    random = np.random.default_rng(2)
    planes = tuple(random.normal(0, 20000, (16, 16)).astype(np.float32) for _ in range(3))
    names = ("sobel-x", "gaussian-5", "laplacian")
    kernels = tuple(Filter((find(name).filter.slices[0],), bias=0.37) for name in names[::2])
    return worksheet_of(Chain((Layer(kernels, relu=True, pooling=Pooling("average")),), "each"), planes)


def test_nothing_is_cut(qapp: QApplication) -> None:
    """However large the grids: a white border stays on all sides of every page."""
    sheet = Sheet([large(), *worksheet(5)], "en", with_answers=True, title="W" * 100)
    assert sheet.pages >= 5
    for page in range(sheet.pages):
        inked = painted(sheet, page)
        rows, columns = np.nonzero(inked.any(axis=1))[0], np.nonzero(inked.any(axis=0))[0]
        assert 60 <= rows[0] <= rows[-1] <= 1485 - 35
        assert 60 <= columns[0] <= columns[-1] <= 1050 - 60
        foot = inked[1400:]
        assert foot[:20].sum() == 0, "a grid runs into the foot of the page"


def painted(sheet: Sheet, page: int) -> np.ndarray:
    """Paint a page on an image of half its size; True is ink."""
    image = QImage(1050, 1485, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    sheet.paint(painter, page, QRectF(0, 0, PAGE[0] / 2, PAGE[1] / 2))
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(1485, image.bytesPerLine())[:, :1050]
    return pixels < 200


def test_sheet_and_key_have_the_same_grids_at_the_same_size(qapp: QApplication) -> None:
    """What fits the key fits the blank cells: the numbers do not give themselves away by where they are missing."""
    for exercise in (*worksheet(1), large()):
        voice = Voice("en")
        blank, filled = (text_of(exercise, voice, with_answers=answers) for answers in (False, True))
        for first, second in zip(blank.grids, filled.grids, strict=True):
            assert [(grid.label, grid.widest, grid.ring) for grid in first] == [
                (grid.label, grid.widest, grid.ring) for grid in second
            ]


@pytest.mark.parametrize(
    ("write", "sentence"),
    [
        (lambda folder: write_worksheet(worksheet(1), "en", folder / "a.png"), "a.png is no name for a worksheet"),
        (lambda folder: write_both(worksheet(1), "en", folder / "a.pdf", folder / "b"), "b is no name for"),
        (lambda folder: write_both(worksheet(1), "en", folder / "a.pdf", folder / "a.pdf"), "give two names"),
        (lambda folder: write_worksheet(worksheet(1), "en", folder / "a.pdf", title="T" * 101), "at most 100 letters"),
    ],
)
def test_mistakes(qapp: QApplication, tmp_path: Path, write: Callable[[Path], None], sentence: str) -> None:
    """One sentence, and no file."""
    with pytest.raises(WorksheetError, match=sentence):
        write(tmp_path)
    assert not list(tmp_path.iterdir())


def test_both_or_neither(qapp: QApplication, tmp_path: Path) -> None:
    """Where the key cannot be written, an older sheet stays as it was."""
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(b"older")
    with pytest.raises(PhotoError, match="no folder to write"):
        write_both(worksheet(1), "en", sheet, tmp_path / "none" / "key.pdf")
    assert sheet.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [sheet]


def test_the_application_that_is_there_is_taken(qapp: QApplication) -> None:
    """There can be only one."""
    assert offscreen_app() is qapp


def test_three_exercises_share_a_page_where_they_fit(qapp: QApplication) -> None:
    """Cells become a little smaller where that saves a page, and only there: mostly one sheet of paper is enough."""
    pages = [Sheet(worksheet(seed, 6), "en").pages for seed in range(1, 9)]
    assert pages.count(2) >= 6
    assert max(pages) == 3


@dataclass
class Told(worksheets.Printed):
    """An exercise as its cells say it."""

    signs: tuple[str, ...] = ()
    added: float = 0.0

    @property
    def bias(self) -> float:
        """As it stands in the settings."""
        return self.added


def told(text: Text, decimal: str) -> Told:
    """Read the cells and the settings of an exercise or its answers."""
    read = Told(f"{text.task} {' '.join(text.settings)}".replace("\N{NO-BREAK SPACE}", " "))
    for grid in (grid for line in text.grids for grid in line):
        numbers = np.array([[float(worked_out(cell, decimal)) for cell in row] for row in grid.cells])
        printed = worksheets.PrintedGrid(grid.label, (len(grid.cells), len(grid.cells[0])), numbers)
        if grid.sign.startswith("∗"):
            over = re.search(r"1/(\d+)", grid.sign)
            read.kernels.append(numbers / int(over[1] if over else 1))
        elif grid.sign in {"=", "≈", "→"}:
            read.stages.append([printed])
            read.signs += (grid.sign,)
        else:
            read.inputs.append(printed)
    found = re.search(r"\b[Bb]iai?s ?: (\S+)", read.words)
    read.added = float(worked_out(found[1], decimal)) if found else 0.0
    return read


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=some.integers(0, 2**32 - 1), language=some.sampled_from(LANGUAGES))
def test_any_key_follows_from_what_is_printed(qapp: QApplication, seed: int, language: Language) -> None:
    """Ninths, learned filters, small decimals, borders, slices: cell by cell with a calculator; sums line by line."""
    rng, decimal = np.random.default_rng(seed), "," if language == "fr" else "."
    depth = int(rng.choice([1, 3]))
    layer = Layer(
        (a_filter(rng, depth),),
        padding=int(rng.integers(0, 2)),
        true_convolution=bool(rng.integers(2)),
        relu=bool(rng.integers(2)),
        pooling=(None, Pooling("max"), Pooling("average", (2, 2), (1, 1)))[rng.integers(3)],
    )
    planes = tuple(rng.normal(0, 10.0 ** rng.integers(0, 4), (5, 6)).round(2).astype(np.float32) for _ in range(depth))
    exercise = worksheet_of(Chain((layer,), "sum"), planes)
    text = text_of(exercise, Voice(language), with_answers=True)
    for line in text.sums:
        name, arrow, rest = line.rpartition(": ")[2].partition(" → ")
        if re.search("[=≈]", line):
            assert_line(rest if arrow and name in {"R", "G", "V", "B"} else line, decimal)
    read = told(text, decimal)
    if exercise.pools_only or (depth > 1 and len(read.kernels) == 1):
        return
    assert read.signs[0] in ("→" if any(exercise.layer.bias) else "≈=")
    cells = [grid.cells for row in text.grids for grid in row if grid.sign in {"=", "≈", "→"}]
    for stage, printed, sign in zip(worksheets.solved(read), cells, read.signs, strict=True):
        for found, cell in zip(stage.ravel(), [cell for row in printed for cell in row], strict=True):
            miss = abs(Fraction(float(found)) - worked_out(cell, decimal))
            noise = Fraction(float(np.abs(stage).max() + 1)) / 2**21  # of the engine's float32
            assert miss <= (0 if sign == "=" else HALF * last_digit(cell, decimal)) + noise, (cell, float(found))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_small_weights_are_on_the_sheet(qapp: QApplication, language: Language) -> None:
    """A learned filter: none of its numbers is printed as 0, and the key is that of the printed numbers."""
    kernel = Filter((((0.00412, -0.0007), (0.31, 0.123456)),), bias=0.0021)
    exercise = worksheet_of(Chain((Layer((kernel,), padding=0),)), (np.array([[118, 92], [203, 77]], np.float32),))
    text = text_of(exercise, Voice(language), with_answers=True)
    kernel_grid = next(grid for line in text.grids for grid in line if grid.sign == "∗")
    assert "0" not in [cell for row in kernel_grid.cells for cell in row]
    decimal = "," if language == "fr" else "."
    assert kernel_grid.cells[0] == (f"0{decimal}0041", f"−0{decimal}0007")
    assert f"0{decimal}0021" in text.settings[0]
    assert_line(text.sums[0].rpartition(": ")[2], decimal)


def test_the_key_fills_the_padding_in() -> None:
    """With what the border says; the sheet leaves it to pupils."""
    exercises = [each for each in worksheet(7, 6) if any(axis.before for axis in (each.shape.rows, each.shape.columns))]
    assert exercises
    for each in exercises:
        (blank, *_), (filled, *_) = (text_of(each, Voice("en"), with_answers=key).grids[0] for key in (False, True))
        assert (blank.padded, blank.cells) == ((), filled.cells)
        modes = {"zero": "constant", "replicate": "edge", "reflect": "reflect", "wrap": "wrap"}
        top, bottom, left, right = blank.ring
        cells = np.array([[float(text.replace("−", "-")) for text in row] for row in blank.cells])
        right_one = np.pad(cells, ((top, bottom), (left, right)), mode=modes[each.layer.border])  # type: ignore[call-overload]
        assert [[float(text.replace("−", "-")) for text in row] for row in filled.padded] == right_one.tolist()
