"""Drawings as lists of shapes: computed once, painted by the window, or written as SVG here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from html import escape as escape_all
from typing import Final, Literal

escape = partial(escape_all, quote=False)
"""Of `html`: `xml.sax` imports what talks to the web, which takes 40 ms."""

Point = tuple[float, float]

Ink = Literal["input", "conv", "pool", "dense", "other", "text", "weak", "line"]
"""What a shape is painted with, by what it stands for."""

INKS: Final[Mapping[Ink, str]] = {
    "input": "#bbbbbb",
    "conv": "#0072b2",
    "pool": "#d55e00",
    "dense": "#009e73",
    "other": "#cc79a7",
    "text": "#202020",
    "weak": "#e8e8e8",
    "line": "#404040",
}
"""On white; Okabe and Ito's colours, which everybody can tell apart."""

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Face:
    """A filled polygon.

    Parameters
    ----------
    points : tuple of (x, y)
    ink : str
        A key of `INKS`.
    light : float
        How much white is mixed in, 0 to 1.
    of : str
        Name of what it belongs to, such as a layer; empty for nothing.
    """

    points: tuple[Point, ...]
    ink: Ink
    light: float = 0.0
    of: str = ""


@dataclass(frozen=True)
class Label:
    """A line of text; (x, y) is its baseline's start, middle or end, and ``angle`` degrees turn it clockwise there."""

    x: float
    y: float
    text: str
    size: float = 12.0
    anchor: Anchor = "start"
    angle: float = 0.0
    bold: bool = False
    of: str = ""


@dataclass(frozen=True)
class Drawing:
    """Shapes in the order in which they are painted, in a frame that begins at (0, 0); y grows downwards."""

    width: float
    height: float
    faces: tuple[Face, ...] = ()
    labels: tuple[Label, ...] = ()
    outlined: bool = True

    def moved(self, right: float, down: float) -> "Drawing":
        """Return it moved, in a frame that has grown by as much."""
        faces = (replace(each, points=tuple((x + right, y + down) for x, y in each.points)) for each in self.faces)
        labels = (replace(each, x=each.x + right, y=each.y + down) for each in self.labels)
        size = self.width + right, self.height + down
        return Drawing(*size, tuple(faces), tuple(labels), outlined=self.outlined)

    def at(self, x: float, y: float) -> str:
        """Return the name of what the topmost face at a point belongs to; empty where there is none.

        >>> Drawing(9, 9, (Face(((0, 0), (4, 0), (4, 4), (0, 4)), "conv", of="conv1"),)).at(1, 2)
        'conv1'
        """
        return next((each.of for each in reversed(self.faces) if each.of and _holds(each.points, x, y)), "")


def _holds(points: tuple[Point, ...], x: float, y: float) -> bool:
    """Count how often a ray to the right crosses the border."""
    inside = False
    for (x0, y0), (x1, y1) in zip(points, (*points[1:], points[0]), strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            inside = not inside
    return inside


def below_each_other(drawings: list[Drawing], gap: float = 24.0) -> Drawing:
    """Return several drawings as one, each below the one before."""
    placed, down = [], 0.0
    for each in drawings:
        placed.append(each.moved(0.0, down))
        down += each.height + gap
    return Drawing(
        max((each.width for each in drawings), default=1.0),
        max(down - gap, 1.0),
        tuple(face for each in placed for face in each.faces),
        tuple(label for each in placed for label in each.labels),
    )


def as_svg(drawing: Drawing, title: str = "", margin: float = 16.0) -> str:
    """Write a drawing as an SVG document on white.

    Parameters
    ----------
    drawing : Drawing
    title : str
        What screen readers and tooltips say; empty for nothing.
    margin : float

    Examples
    --------
    >>> print(as_svg(Drawing(4, 4, (Face(((0, 0), (4, 0), (4, 4)), "pool", of="pool1"),)), margin=0).splitlines()[2])
    <polygon points="0,0 4,0 4,4" fill="#d55e00" stroke="#404040" stroke-width="0.6"><title>pool1</title></polygon>
    """
    framed = drawing.moved(margin, margin)
    width, height = _short(framed.width + margin), _short(framed.height + margin)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        'font-family="sans-serif">'
    )
    named = [f"<title>{escape(title)}</title>"] if title else []
    ground = f'<rect width="{width}" height="{height}" fill="#ffffff"/>'
    return "\n".join([head, *named, ground, *_faces(framed), *map(_label, framed.labels), "</svg>"])


def _faces(drawing: Drawing) -> Iterator[str]:
    stroke = f' stroke="{INKS["line"]}" stroke-width="0.6"' if drawing.outlined else ""
    for face in drawing.faces:
        points = " ".join(f"{_short(x)},{_short(y)}" for x, y in face.points)
        title = f"<title>{escape(face.of)}</title>" if face.of else ""
        yield f'<polygon points="{points}" fill="{mixed(face.ink, face.light)}"{stroke}>{title}</polygon>'


def _label(label: Label) -> str:
    turn = f' transform="rotate({_short(label.angle)} {_short(label.x)} {_short(label.y)})"' if label.angle else ""
    bold = ' font-weight="bold"' if label.bold else ""
    place = f'x="{_short(label.x)}" y="{_short(label.y)}" font-size="{_short(label.size)}"'
    return f'<text {place} text-anchor="{label.anchor}" fill="{INKS["text"]}"{bold}{turn}>{escape(label.text)}</text>'


def mixed(ink: Ink, light: float = 0.0) -> str:
    """Return the colour of an ink with white in it.

    >>> mixed("conv"), mixed("conv", 0.5), mixed("conv", 1.0)
    ('#0072b2', '#80b9d9', '#ffffff')
    """
    parts = (int(INKS[ink][at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{int(part + (255 - part) * light + 0.5):02x}" for part in parts)


def _short(value: float) -> str:
    """Write a length with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
