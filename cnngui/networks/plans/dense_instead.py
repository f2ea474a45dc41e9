"""Why convolutions: what a fully connected layer would have to learn in place of one that slides."""

from dataclasses import dataclass

from cnngui.engine.lessons.counts import Multiplication, dense_parameters, fully_connected
from cnngui.networks.plans.worked import Row


@dataclass(frozen=True)
class Instead:
    """One layer as it is, and fully connected from the same input to as many outputs.

    Parameters
    ----------
    here : Multiplication
        Parameters as it is.
    weights : Multiplication
        Fully connected, without biases, as the course counts them.
    dense : Multiplication
        Fully connected, with biases.
    """

    here: Multiplication
    weights: Multiplication
    dense: Multiplication

    @property
    def times(self) -> float | None:
        """How many times as many parameters; None where there are none to compare with."""
        return self.dense.value / self.here.value if self.here.value else None


def dense_instead(row: Row) -> Instead | None:
    """Count both; None for what does not go from rows and columns to rows and columns.

    The counts of the course's slide are `cnngui.engine.lessons.counts.COUNTS`.

    Examples
    --------
    >>> from cnngui.networks.plans.blocks import Conv
    >>> from cnngui.networks.plans.plan import Plan
    >>> from cnngui.networks.plans.worked import worked
    >>> found = dense_instead(worked(Plan("slide", "", (32, 32, 3), (Conv("conv1", 6, 5),))).layers[0])
    >>> found.here.text(), found.weights.text(",").split(" = ")[-1]
    ('(5·5·3 + 1)·6 = 456', '14,450,688')
    """
    if row.axes is None:
        return None
    given, output = (row.given[0], row.given[1], row.given[2]), (row.output[0], row.output[1], row.output[2])
    return Instead(row.parameters, fully_connected(given, output), dense_parameters(given, output))
