"""What is said when a network could not be taught. No Qt."""

from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError, is_out_of_memory
from cnngui.tasks.transfer import SCOPES, Scope, TransferError


def failed_training(network: str, scope: Scope, error: Exception) -> TransferError:
    """Return in one sentence that a training ended before its end, why, and what to do; its cause is the error.

    Parameters
    ----------
    network : str
        What it is called.
    scope : Scope
        What was to learn.
    error : Exception

    Examples
    --------
    >>> str(failed_training("2. Everything", "everything", MemoryError())).partition(":")[2].partition(".")[0]
    ' the memory is full'
    >>> str(failed_training("1. Head", "head", TransferError("There are no classes.")))
    'The training of “1. Head” ended. There are no classes.'
    """
    fields: dict[str, object] = {"network": network}
    if isinstance(error, CnnguiError):
        text, fields["reason"] = QT_TRANSLATE_NOOP("Errors", "The training of “{network}” ended. {reason}"), error
    elif is_out_of_memory(error):
        text = _full_memory(scope)
    elif isinstance(error, OSError):
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "The training of “{network}” ended: the disk or a file gave up ({reason}). Look whether the disk is full, "
            "and train again.",
        )
        fields["reason"] = error.strerror or type(error).__name__
    else:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "The training of “{network}” ended: something went wrong in the app itself. Your pictures are as they "
            "were; Help › Report has the details.",
        )
    told = TransferError(text, **fields)
    told.__cause__ = error
    return told


def _full_memory(scope: Scope) -> str:
    if scope == SCOPES[0]:
        return QT_TRANSLATE_NOOP(
            "Errors",
            "The training of “{network}” ended: the memory is full. Close other programs, or take fewer pictures.",
        )
    return QT_TRANSLATE_NOOP(
        "Errors",
        "The training of “{network}” ended: the memory is full. Choose a rung higher up the ladder, where less learns, "
        "or close other programs.",
    )
