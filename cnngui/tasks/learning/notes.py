"""What goes wrong while a network learns."""

from cnngui.engine.errors import QT_TRANSLATE_NOOP, Note


def loss_has_grown() -> Note:
    """Return the note about a loss that is no number any more.

    >>> str(loss_has_grown()).split(".")[0]
    'The loss has grown beyond every number'
    """
    text = QT_TRANSLATE_NOOP(
        "Notes",
        "The loss has grown beyond every number. What was learned before is kept: take a lower learning rate.",
    )
    return Note(text)
