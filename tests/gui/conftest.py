"""What every test of the window leaves as it was: the type and the colours of the application."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def leaves_looks_as_they_were(request: pytest.FixtureRequest) -> Iterator[None]:
    """Put type and colours back where a test has changed them: the next one measures in them."""
    if not {"qapp", "qtbot"} & set(request.fixturenames):
        yield
        return
    app = request.getfixturevalue("qapp")
    assert isinstance(app, QApplication)
    font, palette = QFont(app.font()), QPalette(app.palette())
    yield
    if app.font() != font:
        app.setFont(font)
    if app.palette() != palette:
        app.setPalette(palette)
