"""Whether a network can learn the digits: 32×32 grey pixels in, ten scores out."""

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.troubles import PlanError
from cnngui.networks.plans.worked import worked

DIGITS = (32, 32, 1)
"""A digit of 28×28 with a margin, as LeNet-5 sees it."""

MOST_PARAMETERS = 50_000_000
"""More take too long, and with what training remembers of each more memory than there may be."""


def for_digits(plan: Plan) -> Plan:
    """Return a plan on the input of the digits.

    Raises
    ------
    PlanError
        When it does not fit there, gives anything but ten scores, or has too much or nothing to learn.

    Examples
    --------
    >>> from cnngui.networks.plans.known import known
    >>> for_digits(known("lenet5", "deck")).input
    (32, 32, 1)
    >>> for_digits(known("vgg11").with_input((64, 64, 3)))
    Traceback (most recent call last):
    cnngui.networks.plans.troubles.PlanError: The network gives 1000, but there are ten digits: let its last layer ...
    """
    fitted = plan.with_input(DIGITS)
    table = worked(fitted)
    if table.trouble:
        raise table.trouble.error
    if table.output != (10,):
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "The network gives {shape}, but there are ten digits: let its last layer be fully connected, with 10.",
        )
        raise PlanError(text, shape="×".join(map(str, table.output)))
    count = table.totals.parameters
    if not count:
        raise PlanError(QT_TRANSLATE_NOOP("Errors", "The network has nothing to learn: add a layer with parameters."))
    if count > MOST_PARAMETERS:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "The network has {count} million parameters; {most} million are the most that can be trained here.",
        )
        raise PlanError(text, count=round(count / 1e6), most=MOST_PARAMETERS // 10**6)
    return fitted
