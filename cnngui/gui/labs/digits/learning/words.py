"""What networks that learn are called, and what is said of them."""

from PySide6.QtCore import QCoreApplication

from cnngui.gui.labs.digits.learning.keeping import LOADED
from cnngui.gui.labs.digits.learning.pupil import Pupil
from cnngui.gui.look.i18n import labelled, language, number, number_seen
from cnngui.networks.plans.blocks import Activation, Conv, Pool
from cnngui.networks.plans.known import TITLES
from cnngui.networks.plans.known import title_of as known_title
from cnngui.networks.plans.plan import Plan
from cnngui.tasks.digits import Examined

tr = QCoreApplication.translate


def plan_title(plan: Plan) -> str:
    """Return what a network on paper is called, in the language on screen."""
    if plan.name == "fully connected":
        return tr("Learning", "fully connected")
    if plan.name == "lenet5" and plan.variant == "modern":
        return _lenet_title(plan)
    return known_title(plan, language()) if plan.name in TITLES else plan.name


def _lenet_title(plan: Plan) -> str:
    """Name a LeNet-5 by what is another than usual in it."""
    filters = tuple(block.filters for block in plan.blocks if isinstance(block, Conv))
    function = next((block.function for block in plan.blocks if isinstance(block, Activation)), "relu")
    pool = next((block.pool for block in plan.blocks if isinstance(block, Pool)), "max")
    others = [] if function == "relu" else [str(function)]
    if pool != "max":
        others.append(tr("Learning", "average") if pool == "average" else tr("Learning", "subsampling"))
    if filters != (6, 16):
        others.append("·".join(map(str, filters)))
    return " ".join(["LeNet-5", *others])


def title_of(pupil: Pupil) -> str:
    """Return what a network is called: its number and what it is."""
    name = pupil.name if pupil.kind == LOADED else plan_title(pupil.plan)
    return f"{pupil.number}. {name}"


def job_title(pupil: Pupil) -> str:
    """Return what the job bar says."""
    return tr("Learning", "Training {network}").format(network=title_of(pupil))


def share_text(share: float, count: int) -> str:
    """Write a share of right answers in percent, with the decimals that so many answers give.

    >>> share_text(0.9814, 5000), share_text(0.99996, 100_000), share_text(0.98, 500)
    ('98.14 %', '99.996 %', '98.0 %')
    """
    digits = 0 if count <= 100 else 1 if count <= 1000 else 2 if count <= 10_000 else 3
    return f"{number(100 * share, digits)} %"


def accuracy_text(found: Examined | None) -> str:
    """Write how many answers are right."""
    return "" if found is None else share_text(found.accuracy, found.count)


def progress_parts(pupil: Pupil) -> tuple[str, ...]:
    """Tell how far a network is, the least important first."""
    found, step = pupil.answered, pupil.step
    parts = []
    if found is not None:
        parts.append(tr("Learning", "of {count} test digits").format(count=number(found.count)))
    if step is not None and step.accuracy is not None:
        text = tr("Learning", "training {share}").format(share=share_text(step.accuracy, 1000))
        parts.append(text)
    if pupil.train_count:
        epoch = tr("Learning", "epoch {at}/{all}")
        counts = epoch.format(at=number_seen(pupil.epoch, 2), all=number(pupil.settings.epochs))
        seconds = tr("Learning", "{seconds} s").format(seconds=number_seen(pupil.seconds, 1))
        parts += [part.replace(" ", "\N{NO-BREAK SPACE}") for part in (counts, seconds)]
    return tuple(parts)


def cell_text(found: Examined, cell: tuple[int, int] | None, classes: tuple[str, ...]) -> str:
    """Say which digits are shown beside the confusion matrix."""
    if cell is None:
        text = tr("Learning", "{wrong} of {count} misread, the worst first")
        return text.format(wrong=number(found.count - found.right), count=number(found.count))
    label, answer = cell
    count = int(found.confusion[label, answer])
    if not count:
        text = tr("Learning", "{label} was never read as {answer}")
    elif label == answer:
        text = tr("Learning", "{label} read as {answer}, {count}: right, the surest first")
    else:
        text = tr("Learning", "{label} read as {answer}, {count}: the surest first")
    return text.format(count=number(count), label=classes[label], answer=classes[answer])


def parameters_text(name: str, count: int) -> str:
    """Tell how many parameters a network has."""
    return labelled(name, tr("Learning", "{count} parameters").format(count=number(count)))
