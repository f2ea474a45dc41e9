"""The only list of labs, in the order of the rail, and the labs that were built from it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.gui.lab.contract import Lab, LabContext, LabEntry


def _filters(context: LabContext, parent: QObject) -> Lab:
    from cnngui.gui.labs.filters.controller import FiltersLab  # noqa: PLC0415  (imported when it is first shown)

    return FiltersLab(context, parent)


def _steps(context: LabContext, parent: QObject) -> Lab:
    from cnngui.gui.labs.steps.controller import StepsLab  # noqa: PLC0415

    return StepsLab(context, parent)


def _maps(context: LabContext, parent: QObject) -> Lab:
    from cnngui.gui.labs.maps.controller import MapsLab  # noqa: PLC0415

    return MapsLab(context, parent)


def _compare(context: LabContext, parent: QObject) -> Lab:
    from cnngui.gui.labs.compare.controller import CompareLab  # noqa: PLC0415

    return CompareLab(context, parent)


def _style(context: LabContext, parent: QObject) -> Lab:
    from cnngui.gui.labs.style.controller import StyleLab  # noqa: PLC0415

    return StyleLab(context, parent)


def _architectures(context: LabContext, parent: QObject) -> Lab:
    from cnngui.gui.labs.architectures.controller import ArchitecturesLab  # noqa: PLC0415

    return ArchitecturesLab(context, parent)


def _digits(context: LabContext, parent: QObject) -> Lab:
    from cnngui.gui.labs.digits.controller import DigitsLab  # noqa: PLC0415

    return DigitsLab(context, parent)


def _classify(context: LabContext, parent: QObject) -> Lab:
    from cnngui.gui.labs.classify.controller import ClassifyLab  # noqa: PLC0415

    return ClassifyLab(context, parent)


LABS: tuple[LabEntry, ...] = (
    LabEntry(
        "filters",
        QT_TRANSLATE_NOOP("Labs", "Filters"),
        QT_TRANSLATE_NOOP("Labs", "Edit a filter by hand and see its response on the photo at once"),
        "mdi6.image-filter-black-white",
        _filters,
    ),
    LabEntry(
        "steps",
        QT_TRANSLATE_NOOP("Labs", "Steps"),
        QT_TRANSLATE_NOOP("Labs", "Follow every product and every sum of a layer, step by step"),
        "mdi6.calculator-variant-outline",
        _steps,
    ),
    LabEntry(
        "maps",
        QT_TRANSLATE_NOOP("Labs", "Maps"),
        QT_TRANSLATE_NOOP("Labs", "See every feature map of VGG-16 on the photo"),
        "mdi6.view-grid-outline",
        _maps,
    ),
    LabEntry(
        "compare",
        QT_TRANSLATE_NOOP("Labs", "Compare"),
        QT_TRANSLATE_NOOP("Labs", "Set your filter beside the network's, and see which one is most like it"),
        "mdi6.compare-horizontal",
        _compare,
    ),
    LabEntry(
        "style",
        QT_TRANSLATE_NOOP("Labs", "Style"),
        QT_TRANSLATE_NOOP("Labs", "Give the photo the style of another picture, and watch it grow"),
        "mdi6.palette-outline",
        _style,
    ),
    LabEntry(
        "architectures",
        QT_TRANSLATE_NOOP("Labs", "Networks"),
        QT_TRANSLATE_NOOP("Labs", "Count every layer of LeNet-5, AlexNet and VGG, or build a network of your own"),
        "mdi6.layers-triple-outline",
        _architectures,
    ),
    LabEntry(
        "digits",
        QT_TRANSLATE_NOOP("Labs", "Digits"),
        QT_TRANSLATE_NOOP("Labs", "Draw a digit and see a network read it; train one in front of the class"),
        "mdi6.gesture",
        _digits,
    ),
    LabEntry(
        "classify",
        QT_TRANSLATE_NOOP("Labs", "Classify"),
        QT_TRANSLATE_NOOP("Labs", "Ask a network what is on the photo, why, and where"),
        "mdi6.image-search-outline",
        _classify,
    ),
)


class Rooms:
    """Builds each lab when it is first asked for.

    Parameters
    ----------
    entries : sequence of LabEntry
    context : LabContext
    holder : QObject
        The labs' parent: they go when it goes.
    states : mapping
        What the labs of a former window told of their state, by name; each is restored when it is built.
    """

    def __init__(
        self, entries: Sequence[LabEntry], context: LabContext, holder: QObject, states: Mapping[str, object]
    ) -> None:
        self._entries = {entry.name: entry for entry in entries}
        self._context = context
        self._holder = holder
        self._states = dict(states)
        self._labs: dict[str, Lab] = {}

    def lab(self, name: str) -> Lab:
        """Return a lab by its name."""
        if name not in self._labs:
            self._labs[name] = self._entries[name].build(self._context, self._holder)
            if name in self._states:
                self._labs[name].restore(self._states.pop(name))
        return self._labs[name]

    def states(self) -> dict[str, object]:
        """Return the states of the labs, also of those that were not built yet."""
        return self._states | {name: lab.state() for name, lab in self._labs.items()}

    def close(self) -> dict[str, object]:
        """Delete the labs, and give their states."""
        states = self.states()
        self._labs.clear()
        delete_now(self._holder)
        return states


def delete_now(thing: QObject) -> None:
    """Delete something at once, and not when the event loop comes to it.

    The labs of a former window must not hear what the new ones tell the workspace.
    """
    thing.deleteLater()
    QCoreApplication.sendPostedEvents(thing, QEvent.Type.DeferredDelete)
