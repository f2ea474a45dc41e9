"""The note about a device that failed, in the same words wherever it happens."""

from cnngui.engine.errors import QT_TRANSLATE_NOOP, Note, is_out_of_memory

FAILED = QT_TRANSLATE_NOOP("Notes", "{device} failed ({reason}), so the CPU went on.")
FULL_FOR_NOW = QT_TRANSLATE_NOOP("Notes", "The memory of {device} is full, so the CPU went on. Smaller sizes fit.")
FULL = QT_TRANSLATE_NOOP("Notes", "The memory of {device} is full, so the CPU went on.")


def fell_back(device: str, error: RuntimeError | MemoryError, *, smaller_fits: bool = False) -> Note:
    """Return the note that a device failed and that the CPU went on.

    Parameters
    ----------
    device : str
        Its name, as in `cnngui.networks.network.Mode`.
    error : RuntimeError or MemoryError
        As PyTorch raised it; of its text the first line is told.
    smaller_fits : bool
        Whether a smaller photo would have fitted, which is told where the memory was full.

    Examples
    --------
    >>> str(fell_back("cuda:0", RuntimeError("CUDA error: device lost.")))
    'cuda:0 failed (CUDA error: device lost), so the CPU went on.'
    >>> str(fell_back("cuda:0", RuntimeError("CUDA out of memory."), smaller_fits=True))
    'The memory of cuda:0 is full, so the CPU went on. Smaller sizes fit.'
    """
    full = FULL_FOR_NOW if smaller_fits else FULL
    text = full if is_out_of_memory(error) else FAILED
    return Note(text, {"device": device, "reason": str(error).partition("\n")[0].rstrip(".")})


def is_fall_back(note: Note) -> bool:
    """Tell whether a note says that a device failed; others tell of smaller pictures and of steps taken back.

    >>> is_fall_back(fell_back("cuda:0", RuntimeError("device lost"))), is_fall_back(Note("A step was taken back."))
    (True, False)
    """
    return note.template in {FAILED, FULL_FOR_NOW, FULL}
