"""What can go wrong in the engine, and what is worth a note: sentences that carry their fields.

The command line prints ``str(error)``; the window translates ``error.template`` and fills in ``error.fields``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cnngui.engine.numbers.writing import written

_OPENCV_NO_MEMORY = -4
"""``cv::Error::StsNoMem``."""

_TORCH_NO_MEMORY = ("DefaultCPUAllocator: can't allocate memory", "not enough memory: you tried to", "out of memory")
"""What PyTorch says on Linux, on Windows, and of devices (CUDA, MPS, XPU)."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802  (lupdate looks for this very name)
    """Mark ``text`` for the translators and give it back unchanged.

    >>> QT_TRANSLATE_NOOP("Errors", "The file {path} is empty.")
    'The file {path} is empty.'
    """
    del context
    return text


class CnnguiError(Exception):
    """A mistake that the user can understand and mend: one sentence that says what, where and what to do.

    Parameters
    ----------
    template : str
        An English sentence with ``{named}`` fields, marked with `QT_TRANSLATE_NOOP` in the context ``"Errors"``.
    **fields : object
        What fills the template.

    Examples
    --------
    >>> str(KernelError("Row {row} is empty.", row=2))
    'Row 2 is empty.'
    """

    def __init__(self, template: str, **fields: object) -> None:
        super().__init__(template.format(**{name: _as_written(value) for name, value in fields.items()}))
        self.template = template
        self.fields = fields


class PhotoError(CnnguiError):
    """A picture or a grid of numbers that cannot be read or written."""


class MissingError(PhotoError):
    """A file that is not there, or no longer."""


class KernelError(CnnguiError):
    """A kernel or filter that makes no sense."""


class SizeError(CnnguiError):
    """Sizes that do not go together, such as a kernel larger than the padded input."""


@dataclass(frozen=True)
class Note:
    """What was done to a picture on the way in, as a sentence and its fields; ``str(note)`` is the English text.

    Parameters
    ----------
    template : str
        An English sentence with ``{named}`` fields, marked with `QT_TRANSLATE_NOOP` in the context ``"Notes"``.
    fields : Mapping[str, object]
        What fills the template.

    Examples
    --------
    >>> str(Note("This is the first of {count} pictures.", {"count": 3}))
    'This is the first of 3 pictures.'
    """

    template: str
    fields: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**{name: _as_written(value) for name, value in self.fields.items()})


def _as_written(value: object) -> object:
    """Write a number with a point as people do: without the point where it is whole.

    >>> _as_written(-2113000000.0), _as_written(0.02), _as_written(300)
    ('−2,113,000,000', '0.02', 300)
    """
    return written(value, 6, thousands=",").text if isinstance(value, float) else value


def response_too_large() -> KernelError:
    """Return the error about a response with infinite numbers, which can neither be drawn nor written.

    >>> str(response_too_large()).split(";")[0]
    'The response has grown beyond every number'
    """
    text = QT_TRANSLATE_NOOP(
        "Errors", "The response has grown beyond every number; take smaller numbers in the kernel or the input."
    )
    return KernelError(text)


def is_out_of_memory(error: BaseException) -> bool:
    """Tell whether an error says that the memory is full: Python's and NumPy's own, OpenCV's or PyTorch's.

    Those of the two libraries are known by their looks: neither is imported here.

    >>> is_out_of_memory(MemoryError()), is_out_of_memory(ValueError("Insufficient memory of what you typed"))
    (True, False)
    """
    if isinstance(error, MemoryError):
        return True
    if isinstance(error, RuntimeError) and (
        type(error).__name__ == "OutOfMemoryError" or any(words in str(error) for words in _TORCH_NO_MEMORY)
    ):
        return True
    is_opencv = type(error).__module__.partition(".")[0] == "cv2"
    return is_opencv and (getattr(error, "code", 0) == _OPENCV_NO_MEMORY or "Insufficient memory" in str(error))
