"""A plan as pictures: boxes in proportion, and bars of where parameters, multiply-adds and memory sit.

Every face and label carries the name of its layer, so that the window can light it up.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from cnngui.engine.drawings import Drawing, Face, Ink, Label, Point, below_each_other
from cnngui.networks.plans.exports.table import count, shape
from cnngui.networks.plans.exports.words import called, words_of
from cnngui.networks.plans.known import title_of
from cnngui.networks.plans.worked import Row, Worked

_INKS: dict[str, Ink] = {
    "input": "input",
    "conv": "conv",
    "pool": "pool",
    "adaptive_pool": "pool",
    "fc": "dense",
    "rbf": "dense",
}


def ink_of(row: Row) -> Ink:
    """Return what a layer is painted with.

    >>> from cnngui.networks.plans.known import known
    >>> from cnngui.networks.plans.worked import worked
    >>> ink_of(worked(known("vgg16")).row("pool5"))
    'pool'
    """
    return _INKS.get(row.kind, "other")


_TALLEST, _THICKEST = 200.0, 70.0
_THINNEST, _FLATTEST = 3.0, 5.0
_SLANT = 0.35
"""How far a box goes back, for each unit of its width."""
_WIDE, _NEAR, _FAR = 840.0, 9.0, 70.0
"""As wide as that the boxes are spread, if they are between so near and so far from one another."""
_LABEL, _TURN = 11.0, 55.0
_LABELLED = 17.0
"""Room that the label of a box needs to the next."""


@dataclass(frozen=True)
class Scale:
    """How large boxes are drawn.

    Parameters
    ----------
    side : int
        Rows or columns of the largest; sides are drawn in proportion to it.
    depth : int
        Most channels or units; thicknesses are drawn in proportion to the square root.
    """

    side: int
    depth: int

    def length(self, cells: int) -> float:
        """Return the length of a side of so many rows or columns."""
        return max(_TALLEST * cells / self.side, _FLATTEST)

    def thickness(self, channels: int) -> float:
        """Return the thickness of so many channels."""
        return max(_THICKEST * sqrt(channels / self.depth), _THINNEST)


def scale_of(tables: Iterable[Worked]) -> Scale:
    """Return the scale on which several networks can stand side by side."""
    outputs = [row.output for table in tables for row in table.rows]
    sides = [side for output in outputs if len(output) == 3 for side in output[:2]]
    return Scale(max(sides, default=1), max((output[-1] for output in outputs), default=1))


def boxes(table: Worked, scale: Scale | None = None, language: str = "en") -> Drawing:
    """Draw each layer as a box: as tall and as deep as it has rows and columns, as thick as it has channels.

    Parameters
    ----------
    table : Worked
    scale : Scale, optional
        To draw several networks on; without it, the network's own.
    language : str

    Returns
    -------
    Drawing
        A unit is a pixel.

    Examples
    --------
    >>> from cnngui.networks.plans.known import known
    >>> from cnngui.networks.plans.worked import worked
    >>> drawing = boxes(worked(known("lenet5")))
    >>> [label.text for label in drawing.labels][:2], len(drawing.faces)
    (['input 32×32×1', 'C1 28×28×6'], 24)
    """
    scale, words = scale or scale_of([table]), words_of(language)
    deepest = max((scale.length(row.output[1]) for row in table.rows if len(row.output) == 3), default=_FLATTEST)
    middle = _TALLEST / 2 + deepest * _SLANT / 2
    below = 2 * middle + 14
    spare = (_WIDE - sum(scale.thickness(row.output[-1]) for row in table.rows)) / max(len(table.layers), 1)
    gap = min(max(spare, _NEAR), _FAR)
    x, right = 0.0, 0.0
    faces: list[Face] = []
    labels: list[Label] = []
    for row in table.rows:
        height, back = (scale.length(side) for side in (row.output[:2] if len(row.output) == 3 else (1, 1)))
        thick = scale.thickness(row.output[-1])
        faces += _box(row, (x, middle), (thick, height, back * _SLANT))
        name = f"{called(row.name, language) if row.block else words.kinds['input']} {shape(row.output)}"
        labels.append(Label(x + thick / 2, below, name, _LABEL, "start", _TURN, of=row.name))
        right = max(right, x + thick + back * _SLANT, x + thick / 2 + len(name) * _LABEL * 0.36)
        x += max(thick + gap, _LABELLED)
    longest = max(len(label.text) for label in labels)
    return Drawing(right, below + longest * _LABEL * 0.5 + _LABEL, tuple(faces), tuple(labels))


def _box(row: Row, place: Point, sides: tuple[float, float, float]) -> list[Face]:
    """Return front, top and right face; the whole box is centred on its height."""
    (x, middle), (thick, height, back) = place, sides
    ink = ink_of(row)
    top, bottom = middle - height / 2 + back / 2, middle + height / 2 + back / 2
    front = ((x, top), (x + thick, top), (x + thick, bottom), (x, bottom))
    lid = ((x, top), (x + back, top - back), (x + thick + back, top - back), (x + thick, top))
    side = ((x + thick, top), (x + thick + back, top - back), (x + thick + back, bottom - back), (x + thick, bottom))
    return [Face(points, ink, light, row.name) for points, light in ((front, 0.35), (lid, 0.6), (side, 0.1))]


_NAMES, _BAR, _ROW, _BETWEEN, _NUMBER = 84.0, 150.0, 18.0, 18.0, 96.0


@dataclass(frozen=True)
class Most:
    """The longest bars: of parameters, multiply-adds and activations."""

    parameters: int
    macs: int
    size: int


def most_of(tables: Iterable[Worked]) -> Most:
    """Return the largest numbers of a layer, on which several networks can stand side by side."""
    rows = [row for table in tables for row in table.rows]
    return Most(
        max(row.parameters.value for row in rows), max(row.macs.value for row in rows), max(row.size for row in rows)
    )


def bars(table: Worked, most: Most | None = None, language: str = "en") -> Drawing:
    """Draw three bars a layer: its parameters, multiply-adds and activation, each beside its number.

    Parameters
    ----------
    table : Worked
    most : Most, optional
        To draw several networks on; without it, the network's own.
    language : str

    Examples
    --------
    >>> from cnngui.networks.plans.known import known
    >>> from cnngui.networks.plans.worked import worked
    >>> drawing = bars(worked(known("vgg16")))
    >>> max(drawing.faces, key=lambda face: face.points[1][0] - face.points[0][0]).of
    'conv1_1'
    """
    most = most or most_of([table])
    words = words_of(language)
    faces: list[Face] = []
    labels: list[Label] = []
    pitch = _BAR + _NUMBER + _BETWEEN
    for column, title in enumerate(words.bars):
        labels.append(Label(_NAMES + column * pitch, 12, title, bold=True))
    for at, row in enumerate(table.rows):
        y = 22 + at * _ROW
        name = called(row.name, language) if row.block else words.kinds["input"]
        labels.append(Label(_NAMES - 8, y + 12, name, _LABEL, "end", of=row.name))
        triple = ((row.parameters.value, most.parameters), (row.macs.value, most.macs), (row.size, most.size))
        for column, (value, largest) in enumerate(triple):
            x, length = _NAMES + column * pitch, _BAR * value / largest if largest else 0.0
            if value:
                corners = ((x, y + 2.0), (x + length, y + 2.0), (x + length, y + _ROW - 3), (x, y + _ROW - 3))
                faces.append(Face(corners, ink_of(row), 0.15, row.name))
                labels.append(Label(x + length + 4, y + 12, count(value, language), _LABEL, of=row.name))
    return Drawing(_NAMES + 3 * pitch - _BETWEEN, 22 + len(table.rows) * _ROW, tuple(faces), tuple(labels))


def poster(table: Worked, language: str = "en") -> Drawing:
    """Return title, boxes and bars, one below the other, good for a slide."""
    title = Drawing(10, 24, (), (Label(0, 18, title_of(table.plan, language), 18, bold=True),))
    return below_each_other([title, boxes(table, language=language), bars(table, language=language)])
