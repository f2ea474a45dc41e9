"""Why a plan does not fit together, each reason a type of its own: the repairs are chosen by it."""

from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError


class PlanError(CnnguiError):
    """A plan, a block or a file of one that makes no sense; ``fields["layer"]`` names the layer where there is one."""


class TooSmallError(PlanError):
    """A window that is larger than what is left of the input."""

    def __init__(self, layer: str, window: int, rows: int, columns: int) -> None:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "{layer} needs a window of {window}×{window}, but only {rows}×{columns} are left, padding included.",
        )
        super().__init__(text, layer=layer, window=window, rows=rows, columns=columns)


class PoolPaddingError(PlanError):
    """More padding than half a pool, some of which would see nothing but padding."""

    def __init__(self, layer: str, padding: int, most: int) -> None:
        text = QT_TRANSLATE_NOOP(
            "Errors", "The padding of {layer} is {padding}; that of a pooling is half its window at most, here {most}."
        )
        super().__init__(text, layer=layer, padding=padding, most=most)


class FlatError(PlanError):
    """A layer that slides, after the flattening."""

    def __init__(self, layer: str, count: int) -> None:
        text = QT_TRANSLATE_NOOP(
            "Errors", "{layer} needs rows and columns, but what comes before it is a vector of {count} numbers."
        )
        super().__init__(text, layer=layer, count=count)


class NotFlatError(PlanError):
    """A fully connected layer without a flattening before it."""

    def __init__(self, layer: str, rows: int, columns: int, channels: int) -> None:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "{layer} needs a vector, but what comes before it is {rows}×{columns}×{channels}: it is not flattened.",
        )
        super().__init__(text, layer=layer, rows=rows, columns=columns, channels=channels)


class GroupsError(PlanError):
    """Groups into which channels or filters cannot be dealt out evenly."""

    def __init__(self, layer: str, groups: int, channels: int, filters: int) -> None:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "{layer} has {groups} groups, but its channels ({channels}) and filters ({filters}) "
            "cannot both be dealt out to them evenly.",
        )
        super().__init__(text, layer=layer, groups=groups, channels=channels, filters=filters)


class ConnectionsError(PlanError):
    """A table of connections for another number of channels or filters."""

    def __init__(self, layer: str, channels: int, filters: int) -> None:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "The table of connections of {layer} does not go with its channels ({channels}) and filters ({filters}).",
        )
        super().__init__(text, layer=layer, channels=channels, filters=filters)


class SumError(PlanError):
    """Two outputs that cannot be added up."""

    def __init__(self, layer: str, source: str, shape: str, other: str) -> None:
        text = QT_TRANSLATE_NOOP(
            "Errors", "{layer} adds up what is not of one shape: {shape}, and {other} from {source}."
        )
        super().__init__(text, layer=layer, source=source, shape=shape, other=other)


class SourceError(PlanError):
    """A sum with something that is not there, or not any more."""

    def __init__(self, layer: str, source: str) -> None:
        text = QT_TRANSLATE_NOOP("Errors", "{layer} adds the output of {source}, but no such layer comes before it.")
        super().__init__(text, layer=layer, source=source)


class CrossingError(PlanError):
    """Two sums that neither follow one another nor lie inside one another."""

    def __init__(self, layer: str, source: str) -> None:
        text = QT_TRANSLATE_NOOP(
            "Errors", "{layer} adds the output of {source}, which lies inside another sum that ends before it."
        )
        super().__init__(text, layer=layer, source=source)
