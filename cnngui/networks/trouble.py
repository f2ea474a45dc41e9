"""The note about a device that failed, in the same words wherever it happens."""

from cnngui.engine.errors import QT_TRANSLATE_NOOP, Note, is_out_of_memory


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
    if not is_out_of_memory(error):
        text = QT_TRANSLATE_NOOP("Notes", "{device} failed ({reason}), so the CPU went on.")
    elif smaller_fits:
        text = QT_TRANSLATE_NOOP("Notes", "The memory of {device} is full, so the CPU went on. Smaller sizes fit.")
    else:
        text = QT_TRANSLATE_NOOP("Notes", "The memory of {device} is full, so the CPU went on.")
    return Note(text, {"device": device, "reason": str(error).partition("\n")[0].rstrip(".")})
