"""From what can go wrong to one sentence and an exit status; nobody ever sees a traceback."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress

from cnngui.cli.console import remark
from cnngui.cli.ends import ends_raised, status_of
from cnngui.engine.errors import CnnguiError, is_out_of_memory

DONE, BUG, MISTAKE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141
"""Exit statuses; the last two are what a shell gives for Ctrl+C and for a reader that left, as in ``… | head``."""

_NO_MEMORY = "there is not enough memory for this. Take a smaller photo, fewer kernels or less padding."


def guarded(work: Callable[[], int]) -> int:
    """Do the work and give its exit status; say in one sentence what went wrong.

    With ``CNNGUI_TRACEBACK`` set in the environment, an error that should not happen shows where it did.

    Examples
    --------
    >>> guarded(lambda: 0)
    0
    """
    try:
        with ends_raised():
            return _flushed(work)
    except CnnguiError as error:
        sentence = str(error)
    except KeyboardInterrupt as end:
        return status_of(end)
    except BrokenPipeError:
        _drop_output()
        return PIPE_CLOSED
    except OSError as error:  # such as a full disk behind stdout
        _drop_output()
        sentence = f"the system refuses: {error.strerror or error}."
    except Exception as error:  # noqa: BLE001  (the last door before the user; a test holds that it is not used)
        if not is_out_of_memory(error):
            return _surprised(error)
        sentence = _NO_MEMORY
    return _refused(sentence)


def _flushed(work: Callable[[], int]) -> int:
    """Write the last of the output here, where its errors are still caught."""
    try:
        status = work()
    except SystemExit as stop:  # --help and --version
        status = stop.code if isinstance(stop.code, int) else DONE
    if sys.stdout is not None:
        sys.stdout.flush()
    return status


def _refused(sentence: str) -> int:
    remark(f"cnngui: {sentence}")
    return MISTAKE


def _surprised(error: Exception) -> int:
    if os.environ.get("CNNGUI_TRACEBACK"):
        raise error
    reason = f"{type(error).__name__}: {str(error).partition(chr(10))[0]}"
    remark(f"cnngui: this should not happen ({reason}). Please report it, with what CNNGUI_TRACEBACK=1 shows.")
    return BUG


def _drop_output() -> None:
    """Let Python write what is left to nowhere when it ends, and not complain."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
