"""Every export parses back to the same numbers, and each file's columns add up."""

import csv
import io
import json
import re

import pytest

from cnngui.networks.plans.blocks import Conv
from cnngui.networks.plans.exports.files import as_json
from cnngui.networks.plans.exports.table import COLUMNS, as_cells, permille
from cnngui.networks.plans.exports.texts import as_csv, as_latex, as_markdown, as_text
from cnngui.networks.plans.exports.words import EN, FR, called, kind_of
from cnngui.networks.plans.known import VARIANTS, known
from cnngui.networks.plans.notation import padding_of
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.worked import Worked, worked
from tests.networks.plans.drawn import fitting, impossible

TABLES = [
    *(pytest.param(worked(each.plan), id=f"{each.network}-{each.name}") for each in VARIANTS),
    *(pytest.param(worked(fitting(seed)), id=f"fitting-{seed}") for seed in range(12)),
    *(pytest.param(worked(impossible(seed)), id=f"impossible-{seed}") for seed in range(12)),
    pytest.param(worked(Plan("empty")), id="empty"),
]

SUMMED = ("activation_size", "parameters", "macs", "share")


def whole(text: str) -> int:
    """Read a number as it is written for people in either language."""
    return int(re.sub(r"[,\s]|\\,", "", text))


def check(table: Worked, lines: list[dict[str, str]], total: dict[str, str], language: str = "en") -> None:
    """Compare cells by name with the table, and add the columns up."""
    assert [line["name"] for line in lines[1:]] == [called(row.name, language) for row in table.layers]
    for line, row in zip(lines, table.rows, strict=True):
        assert whole(line["activation_size"]) == row.size
        assert whole(line["parameters"]) == row.parameters.value
        assert whole(line["macs"]) == row.macs.value
        assert line["output"] == "×".join(map(str, row.output))
        assert line["parameters_product"] == (row.parameters.product() if row.parameters.value else "–")
        assert [line[key] for key in "fs"] == ["–" if each is None else str(each) for each in (row.f, row.s)]
        assert line["p"] == (padding_of(row) or "–")
        assert line["type"] == kind_of(row, language)
    for key in ("activation_size", "parameters", "macs"):
        assert sum(whole(line[key]) for line in lines) == whole(total[key])
    tenths = [whole(line["share"].replace(".", "").replace(",", "")) for line in lines]
    assert sum(tenths) == whole(total["share"].replace(".", "").replace(",", ""))
    assert sum(tenths) == (1000 if table.totals.parameters else 0)


def named(cells: list[str]) -> dict[str, str]:
    """Give the cells of a line their columns' names."""
    return dict(zip(COLUMNS, cells, strict=True))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("table", TABLES)
def test_text(table: Worked, language: str) -> None:
    """Columns are two spaces apart."""
    lines = as_text(table, language).splitlines()
    rules = [at for at, line in enumerate(lines) if line and set(line) == {"-"}]
    body = [named(re.split(r" {2,}", line.strip())) for line in lines[rules[0] + 1 : rules[1]]]
    total = re.split(r" {2,}", lines[rules[1] + 1].strip())
    assert len({len(line) for line in lines[rules[0] : rules[1] + 1]}) == 1  # numbers stand below each other
    check(table, body, dict(zip(("name", *SUMMED), total, strict=True)), language)
    assert table.plan.blocks[table.trouble.place].name in lines[rules[1] + 3] if table.trouble else True


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("table", TABLES)
def test_markdown(table: Worked, language: str) -> None:
    """A cell a bar."""
    lines = [line for line in as_markdown(table, language).splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert all(re.fullmatch(":--|--:", cell) for cell in cells[1])
    total = named([cell.strip("*") for cell in cells[-1]])
    check(table, [named(line) for line in cells[2:-1]], total, language)


def from_latex(cell: str) -> str:
    """Undo what LaTeX needs."""
    cell = cell.strip().strip("$").replace(" \\cdot ", "·").replace(" \\times ", "×").replace("\\,", "")
    return re.sub(r"\\([%&#_$])", r"\1", cell.replace("--", "–").replace("~", "\N{NO-BREAK SPACE}")).replace("'", "’")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("table", TABLES)
def test_latex(table: Worked, language: str) -> None:
    """One environment, as many cells in each line as the preamble has columns, and nothing that TeX would trip over."""
    text = as_latex(table, language)
    title, begin, *lines, end = text.splitlines()
    assert title.startswith("% ")
    columns = re.fullmatch(r"\\begin\{tabular\}\{([lr]+)\}", begin)
    assert columns
    assert end == r"\end{tabular}"
    rows = [line for line in lines if line != r"\hline"]
    assert lines.count(r"\hline") == 4
    for row in rows:
        assert row.endswith(r" \\")
        assert row.count("$") % 2 == 0
        assert not re.search(r"(?<!\\)[_%#]|[·×–’\N{NARROW NO-BREAK SPACE}\N{NO-BREAK SPACE}]|\^", row)
        assert all(name in {"cdot", "times"} for name in re.findall(r"\\([a-z]+)", row))
    cells = [[from_latex(cell) for cell in row.removesuffix(r" \\").split(" & ")] for row in rows]
    assert {len(row) for row in cells} == {len(columns[1])} == {len(COLUMNS)}
    check(table, [named(row) for row in cells[1:-1]], named(cells[-1]), language)


@pytest.mark.parametrize("table", TABLES)
def test_csv(table: Worked) -> None:
    """Plain numbers, bytes too, and a last line that is the sum of the others."""
    *lines, total = list(csv.DictReader(io.StringIO(as_csv(table))))
    for line, row in zip(lines, table.rows, strict=True):
        assert (line["name"], line["output"]) == (row.name, "x".join(map(str, row.output)))
        assert int(line["parameters"]) == row.parameters.value
        assert line["macs_product"] == (row.macs.product() if row.macs.value else "")
        assert int(line["activation_bytes_half"]) == row.bytes("half")
        assert int(line["parameter_bytes_float32"]) == row.parameter_bytes()
        assert (
            line["receptive_field"] == "x".join(map(str, row.field)) or row.field == (int(line["receptive_field"]),) * 2
        )
    for key, value in total.items():
        if value and key not in {"name", "share_percent"}:
            assert sum(int(line[key]) for line in lines) == int(value)
    assert sum(round(10 * float(line["share_percent"])) for line in lines) == round(10 * float(total["share_percent"]))


@pytest.mark.parametrize("table", TABLES)
def test_json(table: Worked) -> None:
    """The issue's keys; layers add up to the totals, where there are any."""
    facts = json.loads(as_json(table))
    keys = {"name", "type", "f", "s", "p", "output", "parameters", "macs", "receptive_field", "stride"}
    for layer, row in zip(facts["layers"], table.layers, strict=False):
        assert keys <= layer.keys()
        assert (layer["name"], layer["output"], layer["macs"]) == (row.name, list(row.output), row.macs.value)
        assert layer["parameters"] == row.parameters.value
    if table.trouble:
        assert facts["trouble"]["layer"] == table.plan.blocks[table.trouble.place].name
        return
    for key in ("parameters", "macs", "activation_size"):
        assert facts["totals"][key] == sum(layer[key] for layer in facts["layers"])


def test_words() -> None:
    """Both languages say all that there is, and say it differently."""
    assert set(EN.columns) == set(FR.columns) == set(COLUMNS)
    assert set(EN.kinds) == set(FR.kinds)
    titles, _, _ = as_cells(worked(known("vgg16")), "fr")
    assert titles[4:8] == ("p", "sortie", "taille de l’activation", "paramètres")
    depthwise = Plan("a", "", (8, 8, 4), (Conv("conv1", 4, 3, groups=4),))
    _, rows, _ = as_cells(worked(known("lenet5")), "fr")
    assert (rows[0][0], rows[-1][0]) == ("entrée", "sortie")
    assert kind_of(worked(depthwise).layers[0], "fr") == "convolution par canal (depthwise)"


def test_shares_of_the_dense_layers() -> None:
    """89.4 % of VGG-16's parameters are in three layers."""
    assert sum(permille(worked(known("vgg16")))[-3:]) == 894


def test_a_title_with_signs_of_markdown() -> None:
    """It is not taken for them."""
    assert as_markdown(worked(Plan("a_b *c*"))).startswith(r"# a\_b \*c\*")
