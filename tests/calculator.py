"""Reads what is printed and works it out with a calculator, as a pupil does; shares nothing with the app's writer."""

import re
from fractions import Fraction

THIN = "\N{NARROW NO-BREAK SPACE}"
HALF = Fraction(51, 100)
"""Of the last digit: what rounding may take, and a hair for what float32 has moved from between two numbers."""
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def worked_out(text: str, decimal: str) -> Fraction:
    """Type a side of a line into a calculator."""
    plain = text.replace(THIN, "").replace(",", "" if decimal == "." else ".").replace("−", "-").replace("·", "*")
    plain = re.sub(r"10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda power: f"(10**{power[1].translate(_RAISED)})", plain)
    assert re.fullmatch(r"[-+*/(). 0-9]+", plain), text
    exact = re.sub(r"\d+(?:\.\d+)?", lambda number: f'Fraction("{number[0]}")', plain)
    return Fraction(eval(exact, {"Fraction": Fraction}))  # noqa: S307  (checked above: digits and signs only)


def last_digit(text: str, decimal: str) -> Fraction:
    """Return one unit of the last digit that is printed of a number."""
    number, _, power = text.partition("·10")
    return Fraction(10) ** (int(power.translate(_RAISED) or 0) - len(number.partition(decimal)[2]))


def assert_adds_up(left: str, sign: str, right: str, decimal: str) -> None:
    """Check that the left side gives the right side, rounded to its last digit behind ≈."""
    found, told = worked_out(left, decimal), worked_out(right, decimal)
    if sign == "=":
        assert found == told, (left, right)
    else:
        assert abs(found - told) <= HALF * last_digit(right, decimal), (left, sign, right)


def assert_rounded(text: str, value: float, decimal: str) -> None:
    """Check that a number stands there to its last digit; float32 may have lost the eighth."""
    miss = abs(worked_out(text, decimal) - Fraction(value))
    assert miss <= last_digit(text, decimal) / 2 + abs(Fraction(value)) / 2**22, (text, value)


def assert_line(line: str, decimal: str) -> None:
    """Work out a line with its steps."""
    line = line.rpartition(": ")[2]
    before = ""
    for step in line.split("   → "):
        if step.startswith(("ReLU ", "ReLU\N{NO-BREAK SPACE}")):
            value = worked_out(before, decimal)
            assert worked_out(step.removeprefix("ReLU").strip(), decimal) == max(value, 0), line
            return
        left, sign, right = re.split(" ([=≈]) ", step)
        if left.startswith("max("):
            assert_largest(left, right, decimal)
        elif not left.startswith("Σ") and "…" not in left:
            assert_adds_up(f"{before} {left}", sign, right, decimal)
        before = right


def assert_largest(left: str, right: str, decimal: str) -> None:
    """Check that the largest number of a list is told, and that the list is written as its language does."""
    listed = left.removeprefix("max(").removesuffix(")")
    terms = listed.split("; " if decimal == "," else ", ")
    assert (";" in listed) == (decimal == "," and len(terms) > 1), left
    if terms[-1] != "…":  # the largest may be one that is left out
        assert worked_out(right, decimal) == max(worked_out(each, decimal) for each in terms), (left, right)
