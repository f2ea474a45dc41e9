"""Beside the panel on a small projector, or with the largest text: the canvas scrolls down, never sideways."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QScrollArea, QWidget

from cnngui.gui.lab_list import LABS
from cnngui.gui.labs.architectures.state import PAGES as ARCHITECTURES_PAGES
from cnngui.gui.labs.steps.state import PAGES
from cnngui.gui.services.settings import Settings
from cnngui.gui.widgets.grids.arithmetic_view import ArithmeticView
from cnngui.gui.window.main_window import MainWindow
from tests.e2e.open_window import Visit

pytestmark = pytest.mark.usefixtures("home")


def settled(check: Callable[[MainWindow], None]) -> Callable[[MainWindow], bool]:
    """Look once the lab has come to rest, and Qt has laid it out."""
    state = {"still": 0}

    def step(window: MainWindow) -> bool:
        state["still"] = state["still"] + 1 if window.lab().settle() else 0
        if state["still"] < 5:
            return False
        check(window)
        return True

    return step


def scrolls_sideways(window: MainWindow) -> list[str]:
    """Return what of the canvas can be scrolled sideways, though it is no strip of pictures."""
    canvas = window.lab().canvas
    place = next(area for area in window.findChildren(QScrollArea) if area.widget() is canvas)
    areas = [place, *(area for area in canvas.findChildren(QScrollArea) if area.isVisible())]
    wide = [area for area in areas if area.horizontalScrollBar().maximum() > 0]
    return [f"{type(window.lab()).__name__}: {_too_wide(area)}" for area in wide]


def _too_wide(area: QScrollArea) -> list[str]:
    """Name what in it asks for more than there is."""
    room = area.viewport().width()
    parts = [part for part in area.findChildren(QWidget) if part.isVisible() and part.minimumSizeHint().width() > room]
    return [
        f"{type(part).__name__} {part.accessibleName()} {part.minimumSizeHint().width()} > {room}" for part in parts
    ]


def check(window: MainWindow) -> None:
    """Nothing scrolls sideways, and sums have the height of their lines."""
    assert not scrolls_sideways(window)
    for view in window.lab().canvas.findChildren(ArithmeticView):
        if view.isVisible():
            assert view.height() >= view.minimumSizeHint().height()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("is_projector", [True, False])
def test_the_canvas_adapts_beside_the_panel(language: str, is_projector: bool) -> None:
    """At 1280×800, in projector mode with its panel shown, or after Ctrl++ five times: in any lab, on any page."""
    Settings().set("language", language)

    def begin(window: MainWindow) -> bool:
        window.set_projector(on=is_projector, full_screen=False)
        for _ in range(0 if is_projector else 5):
            window.action("larger").trigger()
        window.set_controls(on=True)
        window.resize(1280, 800)
        return True

    def shows(name: str, **fields: object) -> Callable[[MainWindow], bool]:
        def step(window: MainWindow) -> bool:
            window.show_lab(name)
            if fields:
                window.lab().wish(**fields)  # type: ignore[attr-defined]
            return True

        return step

    steps = [step for entry in LABS for step in (shows(entry.name), settled(check))]
    for lab, pages in (("steps", PAGES), ("architectures", ARCHITECTURES_PAGES)):
        steps += [step for page in pages for step in (shows(lab, page=page), settled(check))]
    assert Visit(begin, *steps).main() == 0
