"""What networks that are taught are called, and what is said of them."""

from PySide6.QtCore import QCoreApplication

from cnngui.gui.labs.transfer.answered import Answered
from cnngui.gui.labs.transfer.run import Run
from cnngui.gui.look.durations import about
from cnngui.gui.look.i18n import number, number_seen
from cnngui.networks.plans.known import TITLES
from cnngui.tasks.transfer import Scope
from cnngui.tasks.transfer.checks import FEW_ASKED
from cnngui.tasks.transfer.course_table import Kind, Size

tr = QCoreApplication.translate


def scope_title(scope: Scope) -> str:
    """Return what learns, in the language on screen."""
    return {
        "last-layer": tr("Transfer", "Last layer"),
        "head": tr("Transfer", "Head"),
        "last-block": tr("Transfer", "Last block"),
        "everything": tr("Transfer", "Everything"),
        "scratch": tr("Transfer", "From scratch"),
    }[scope]


def scope_hint(scope: Scope) -> str:
    """Say what a scope is in one sentence."""
    return {
        "last-layer": tr("Transfer", "Only a new last layer learns; all else stays as it learned on ImageNet."),
        "head": tr("Transfer", "A new hidden layer and a new last layer learn; all else stays frozen."),
        "last-block": tr("Transfer", "The last block of convolutions learns too; what stands before it stays frozen."),
        "everything": tr("Transfer", "All layers learn, beginning with ImageNet’s weights."),
        "scratch": tr("Transfer", "All layers learn, beginning with random weights: nothing is transferred."),
    }[scope]


def network_title(network: str) -> str:
    """Return what a network is called."""
    return TITLES[network]


def title_of(run: Run) -> str:
    """Return what a network is called: its number and what learned."""
    name = run.name or scope_title(run.settings.scope)
    return f"{run.number}. {name}"


def job_title(run: Run) -> str:
    """Return what the job bar says."""
    return tr("Transfer", "Training {network}").format(network=title_of(run))


def percent(share: float, count: int) -> str:
    """Write a share in percent, with the decimals that so many answers give.

    >>> percent(0.9655, 29), percent(0.9655, 400)
    ('97 %', '96.6 %')
    """
    return f"{number(100 * share, 0 if count <= 100 else 1)} %"


def accuracy_text(run: Run) -> str:
    """Write how many answers are right."""
    if run.answered is not None:
        return percent(run.answered.found.accuracy, run.answered.found.count)
    if run.accuracy is None or run.laid is None:
        return ""
    return percent(run.accuracy, round(run.settings.share * len(run.laid.pictures)))


def share_lead(run: Run) -> str:
    """Say of which pictures the share of right answers is one, and how little a few of them prove."""
    if run.answered is None or not run.answered.found.count:
        return ""
    count = run.answered.found.count
    if not run.answered.is_unseen:
        text = tr("Transfer", "right of {count} pictures; it may have learned from some")
    elif count >= FEW_ASKED:
        text = tr("Transfer", "right of {count} pictures that it has not seen")
    else:
        text = tr(
            "Transfer", "right of only {count} pictures that it has not seen: chance may decide, each is {share} %"
        )
    return text.format(count=number(count), share=number(100 / count, 0))


def run_parts(run: Run) -> tuple[str, ...]:
    """Tell what else there is of how a network does, the least important first."""
    parts = []
    if run.train_accuracy is not None and run.pictures:
        text = tr("Transfer", "pictures it learned from: {share} of {count}")
        parts.append(text.format(share=percent(run.train_accuracy, run.pictures), count=number(run.pictures)))
    if run.is_running and run.step is not None:
        parts.append(_phase(run))
    elif run.seconds:
        seconds = tr("Transfer", "{seconds} s").format(seconds=number_seen(run.seconds, 1))
        parts.append(seconds.replace(" s", "\N{NO-BREAK SPACE}s"))
    return tuple(parts)


def _phase(run: Run) -> str:
    step = run.step
    assert step is not None  # noqa: S101  (asked only with one)
    if step.phase == "features":
        text = tr("Transfer", "what is frozen looks at the pictures, once: {done} of {total}")
        return text.format(done=number(step.done), total=number(step.total))
    if step.phase == "learning":
        text = tr("Transfer", "epoch {at}/{all}")
        return text.format(at=number_seen(step.epoch, 1), all=number(run.settings.epochs))
    return tr("Transfer", "asking about all pictures")


def time_text(seconds: float) -> str:
    """Write how long it will take."""
    return about(seconds)


def behind_text(answered: Answered, cell: tuple[int, int] | None, classes: tuple[str, ...]) -> str:
    """Say which pictures are shown beside the confusion matrix."""
    found = answered.found
    if cell is None:
        wrong = found.count - found.right
        if not wrong:
            return tr("Transfer", "No mistake in {count} pictures; click a cell to see its pictures").format(
                count=number(found.count)
            )
        text = tr("Transfer", "Mistakes: {wrong} of {count}, the surest first")
        return text.format(wrong=number(wrong), count=number(found.count))
    label, answer = cell
    count = int(found.confusion[label, answer])
    if not count:
        text = tr("Transfer", "{label}: never taken for {answer}")
    elif label == answer:
        text = tr("Transfer", "{label}, right: {count}, the surest first")
    else:
        text = tr("Transfer", "{label} taken for {answer}: {count}, the surest first")
    return text.format(count=number(count), label=classes[label], answer=classes[answer])


def cell_title(size: Size, kind: Kind) -> tuple[str, str]:
    """Return size and kind of a cell of the course's table, in words."""
    sizes = {"small": tr("Transfer", "few pictures"), "large": tr("Transfer", "many pictures")}
    kinds = {"like": tr("Transfer", "like ImageNet’s"), "unlike": tr("Transfer", "not like ImageNet’s")}
    return sizes[size], kinds[kind]
