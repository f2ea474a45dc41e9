"""How the rows of a text are cut into cells: one rule for the whole text, found by what stands in it.

The first of these that occurs parts the cells: ``|`` (tables), ``&`` (LaTeX), tabs, ``;``, commas, spaces. Between the
first four a comma is a decimal comma. Where commas and spaces part numbers, decimals have a point; a row in which a
comma may be either, such as ``0,5 1``, is refused. One column of ``0,5`` and ``1,5`` is two columns, as in every CSV
file; where its digits say that it cannot be (``0,05``), it is refused.
"""

import csv
import re
from contextlib import suppress
from dataclasses import dataclass

from cnngui.engine.numbers.letters import TwoWaysError

_GAP = re.compile(r"[\w.] ++[-+.\w]")
"""A space that parts two numbers."""

_QUOTED = re.compile(r'"([^"\n]*)"')
_TAB_AFTER_NUMBER = re.compile(r"[^\s,;] ?\t")
_OTHER_SIGNS = re.compile(r"[,;][ \t]|[,;][^,;\n]*[,;]|[^\s,;] [^\s,;]")
_SEMICOLON_INSIDE = re.compile(r";[ \t]*+[^\s]")
_THOUSANDS_SPACE = re.compile(r"(?<![\d.,])\d{1,3} 0\d\d(?![\d])", re.ASCII)
_NEVER_WHOLE = re.compile(r"[-+]?\d+,0\d+", re.ASCII)


@dataclass(frozen=True)
class Columns:
    """How rows are cut.

    Parameters
    ----------
    separator : str
        "|", "&", tab, ";" or ","; " " for spaces, "" for commas and spaces beside each other.
    decimal : str
        "," or "." where the other one groups thousands; "" where either begins the decimals.
    quoted : bool
        Whether cells may stand in double quotes.
    in_code : bool
        Whether the rows stand in brackets, where a slash always divides.
    """

    separator: str
    decimal: str = ""
    quoted: bool = False
    in_code: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether rows cut by ``split`` hold nothing but numbers with points."""
        return self.separator in {",", " ", "\t", ";"} and not (self.quoted or self.decimal)

    def cells(self, row: str) -> list[str]:
        """Cut one row.

        Raises
        ------
        TwoWaysError
            When the row can be read in two ways.

        Examples
        --------
        >>> Columns(";").cells("0,5; 1"), Columns("").cells("1, 2 3"), Columns(",", quoted=True).cells('"1,5",2')
        (['0,5', ' 1'], ['1', '2', '3'], ['1,5', '2'])
        """
        if self.separator in {"", " "} or (self.separator == "," and not self.quoted):
            return self._loose(row)
        if self.separator == "|":
            row = row.strip().removeprefix("|").removesuffix("|")
        if self.quoted:
            with suppress(csv.Error):  # a field of more than 100,000 letters is no number
                return next(csv.reader([row], delimiter=self.separator, skipinitialspace=True), [""])
        return row.split(self.separator)

    def _loose(self, row: str) -> list[str]:
        """Cut at commas and spaces, of which only one parts the numbers of an honest row."""
        row = row.strip()
        if self.quoted:
            return [quoted or bare for quoted, bare in re.findall(r'"([^"\n]*)"|([^\s",]+)', row)]
        if re.search(r"\d,\d", row) and _GAP.search(row):
            raise TwoWaysError(row)
        pieces = row.split("/") if not self.in_code else []
        counts = {len(re.split(r" ?, ?| ", piece.strip())) for piece in pieces}
        if len(pieces) > 1 and len(counts) == 1 and counts != {1}:
            raise TwoWaysError(row)  # "1,0/2,0": rows as on the command line, or fractions?
        return re.split(r" ?, ?| ", row)


def columns_of(body: str, separator: str = "", *, in_code: bool = False) -> tuple[Columns, str]:
    r"""Find how the rows of a text are cut.

    Parameters
    ----------
    body : str
        Plain letters, a row a line.
    separator : str
        What is known to part the cells.
    in_code : bool
        Whether the rows stand in brackets.

    Returns
    -------
    Columns, str
        And the text, in which tabs that only lay it out are spaces.

    Raises
    ------
    TwoWaysError
        When points and commas mean now this, now that.

    Examples
    --------
    >>> columns_of("0,5;1")[0], columns_of("1.234,5\t2,5")[0].decimal, columns_of("\t1, 2")[1]
    (Columns(separator=';', decimal='', quoted=False, in_code=False), ',', ' 1, 2')
    """
    quoted = '"' in body
    bare = _QUOTED.sub("0", body) if quoted else body
    if not separator:
        separator = _separator(bare)
    if separator == "layout":
        body, bare = body.replace("\t", " "), bare.replace("\t", " ")
        separator = _separator(bare)
    if separator == "," and _GAP.search(bare):
        separator = ""
    if separator in {"", " "} and (found := _THOUSANDS_SPACE.search(bare)):
        raise TwoWaysError(found[0])
    if separator not in {"", ",", " "}:
        return Columns(separator, _decimal(body), quoted), body
    if quoted:
        return Columns(separator, _decimal("\n".join(_QUOTED.findall(body))), quoted), body
    if separator == "," and "\n" in body:
        _refuse_column_of_decimals(body)
    return Columns(separator, in_code=in_code), body


def _separator(body: str) -> str:
    """Return what parts the cells; "layout" where there are tabs and they do not."""
    for sign in "|&":
        if sign in body:
            return sign
    if "\t" in body:
        return "layout" if _only_lays_out(body) else "\t"
    if _SEMICOLON_INSIDE.search(body):
        return ";"
    return "," if "," in body else " "


def _only_lays_out(body: str) -> bool:
    """Whether tabs stand only in front of rows, or after commas, that are parted by something else."""
    if _TAB_AFTER_NUMBER.search(body):
        return False
    return all(_OTHER_SIGNS.search(row) for row in body.split("\n") if "\t" in row and row.strip(" \t;,"))


def _decimal(cells: str) -> str:
    """Find out by cells with both signs which of them begins the decimals."""
    comma_last = re.search(r"\d\.\d{3}(?:\.\d{3})*,\d|\d\.\d{3}\.\d{3}", cells, re.ASCII)
    point_last = re.search(r"\d,\d{3}(?:,\d{3})*\.\d|\d,\d{3},\d{3}", cells, re.ASCII)
    if comma_last and point_last:
        raise TwoWaysError(f"{comma_last[0]} {point_last[0]}")
    if not (comma_last or point_last) and "," in cells and "." in cells:
        # Both signs, never in one cell: 1,234 beside 0.5 may be a thousand.
        grouped = re.search(r"(?<![\d.,])[1-9]\d{0,2}([.,])\d{3}(?![\d.,])", cells, re.ASCII)
        if grouped and re.search(rf"\d[{'.' if grouped[1] == ',' else ','}]\d", cells, re.ASCII):
            raise TwoWaysError(grouped[0])
    return "," if comma_last else "." if point_last else ""


def _refuse_column_of_decimals(body: str) -> None:
    """Refuse 0,05 and 1,50 below each other: no whole number is written 05."""
    found = _NEVER_WHOLE.search(body)
    if found and all(row.count(",") == 1 for row in body.split("\n") if row.strip()):
        raise TwoWaysError(found[0])
