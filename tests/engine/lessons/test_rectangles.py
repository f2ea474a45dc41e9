"""Rectangles."""

from cnngui.engine.lessons.rectangles import Rectangle, spanned


def test_there_and_back() -> None:
    """Spans give the rectangle, and the rectangle its spans."""
    rectangle = spanned((-2, 3), (4, 4))
    assert rectangle == Rectangle(-2, 4, 5, 0)
    assert (rectangle.rows, rectangle.columns, rectangle.area) == ((-2, 3), (4, 4), 0)
