"""One number, however it is written."""

from unicodedata import numeric

import pytest

from cnngui.engine.numbers import read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,5", 1.5),
        ("1.5", 1.5),
        ("−3", -3.0),
        ("– 3", -3.0),
        ("+ 3", 3.0),
        ("1/9", 1 / 9),
        ("1⁄9", 1 / 9),
        ("¹⁄₉", 1 / 9),
        ("1 1/2", 1.5),
        ("-1 1/2", -1.5),
        ("1½", 1.5),
        ("−½", -0.5),
        ("1e-3", 0.001),
        ("1.0D+03", 1000.0),
        ("1,5×10^-3", 0.0015),
        ("1.5 · 10³", 1500.0),
        ("10⁻³", 0.001),
        ("1 000", 1000.0),
        ("1\u00a0000,5", 1000.5),
        ("1\u202f234\u202f567", 1234567.0),
        ("1’234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1,234,567", 1234567.0),
        ("1,234", 1.234),
        ("１２．５", 12.5),
        ("\u200e5\ufeff", 5.0),
        ("(−3)", -3.0),
        ('"2"', 2.0),
        ("3.141\u2009592\u200965", 3.14159265),
    ],
)
def test_one_number_in_many_spellings(text: str, value: float) -> None:
    """As people type it, and as programs show it. A single comma begins decimals, whatever follows it."""
    assert read_number(text) == value


@pytest.mark.parametrize("glyph", "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
def test_fractions_of_one_letter(glyph: str) -> None:
    """All that there are."""
    assert read_number(glyph) == pytest.approx(numeric(glyph), rel=1e-15)
    assert read_number(f"-2{glyph}") == pytest.approx(-2 - numeric(glyph), rel=1e-15)


@pytest.mark.parametrize(
    "text",
    ["", "-", "x", "1,2,3", "1.2.3", "12 34", "1 0", "1//2", "1/2/3", "1_0", "0x10", "١", "(5)", "5-", "1 000 00"],
)
def test_what_is_no_number(text: str) -> None:
    """None, and never another number: 12 34 is not 1234."""
    assert read_number(text) is None
