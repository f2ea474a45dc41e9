"""What is said on the page of pictures."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from cnngui.gui.look.errors import sentence
from cnngui.gui.look.i18n import number
from cnngui.tasks.transfer import Skipped

tr = QCoreApplication.translate

MOST_NAMED, MOST_TOLD = 3, 20
"""Files that could not be read, named one by one, and those whose reason is told."""


def count_text(count: int) -> str:
    """Return how many pictures there are, in words."""
    return tr("Transfer", "1 picture") if count == 1 else tr("Transfer", "{count} pictures").format(count=number(count))


def suspects_text(found: int, left: int) -> str:
    """Say how many suspects are left of those that were found."""
    if not found:
        return ""
    if not left:
        return tr("Transfer", "None is left.")
    return tr("Transfer", "Perhaps in the wrong class: {count}").format(count=number(left))


def skipped_text(skipped: Sequence[Skipped]) -> str:
    """Name the files that could not be read."""
    if not skipped:
        return ""
    text = tr("Transfer", "Could not be read, and left out ({count}): {names}")
    names = [each.name for each in skipped[:MOST_NAMED]] + ["…"] * (len(skipped) > MOST_NAMED)
    return text.format(count=number(len(skipped)), names=", ".join(names))


def reasons(skipped: Sequence[Skipped]) -> str:
    """Say why, a line each."""
    return "\n".join(sentence(each.error) for each in skipped[:MOST_TOLD])


def title_text(title: str | None, count: int, *, only_suspects: bool) -> str:
    """Say what the pictures are, and what can be done to them; ``title`` is the class, None where there is none."""
    if title is None:
        return tr("Transfer", "Drop a folder here whose folders are classes, or add a class.")
    if only_suspects:
        return tr("Transfer", "Perhaps in the wrong class: mark them, then “Move to” or “They are right”")
    if not count:
        return tr("Transfer", "No pictures yet: drop some here, or “Pictures…”")
    text = tr("Transfer", "{name}: {pictures}. Drag them onto another class.")
    return text.format(name=title, pictures=count_text(count))
