"""Errors in words: one translated sentence for people, the details kept for Help › Report."""

import re
import traceback
from collections.abc import Mapping
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Signal

from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError, Note, is_out_of_memory
from cnngui.gui.look.i18n import number

FIELD_WORDS = (
    QT_TRANSLATE_NOOP("Errors", "length"),
    QT_TRANSLATE_NOOP("Errors", "size"),
    QT_TRANSLATE_NOOP("Errors", "padding"),
    QT_TRANSLATE_NOOP("Errors", "stride"),
    QT_TRANSLATE_NOOP("Errors", "dilation"),
)
"""Words that the engine puts into the fields of its sentences."""

_UNITS = re.compile(r"(?<=\d) (?=[GM](?:B|o)\b)")
"""Between a number and its bytes no line ends."""

KEPT = 5
"""How many of the last errors Help › Report tells."""


def sentence(error: BaseException) -> str:
    """Say in the language on screen what went wrong; never a stack trace.

    >>> from cnngui.engine.errors import SizeError
    >>> sentence(SizeError("The {name} is {value}; it must be at least {low}.", name="stride", value=-1234, low=1))
    'The stride is −1,234; it must be at least 1.'
    >>> sentence(ZeroDivisionError("division by zero"))
    'Something went wrong in the app itself. Nothing of yours was changed; Help › Report has the details.'
    """
    if isinstance(error, CnnguiError):
        return _filled("Errors", error.template, error.fields)
    if is_out_of_memory(error):
        return QCoreApplication.translate(
            "Errors", "There is not enough memory for this. Take a smaller photo or working size."
        )
    return QCoreApplication.translate(
        "Errors", "Something went wrong in the app itself. Nothing of yours was changed; Help › Report has the details."
    )


def note_text(note: Note) -> str:
    """Say in the language on screen what was done to a photo on its way in.

    >>> note_text(Note("This is the first of {count} pictures.", {"count": 3}))
    'This is the first of 3 pictures.'
    """
    return _filled("Notes", note.template, note.fields)


def _filled(context: str, template: str, fields: Mapping[str, object]) -> str:
    words = {name: _in_words(value) for name, value in fields.items()}
    return _UNITS.sub("\N{NO-BREAK SPACE}", QCoreApplication.translate(context, template).format(**words))


def _in_words(value: object) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number(value)
    if isinstance(value, CnnguiError):
        return sentence(value)
    return QCoreApplication.translate("Errors", value) if isinstance(value, str) and value in FIELD_WORDS else value


class ErrorLog(QObject):
    """Keeps the details of the last errors for Help › Report.

    ``unexpected`` carries an exception that nobody waited for, so that the window can say a sentence about it.
    """

    unexpected = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._details: list[str] = []

    def keep(self, error: BaseException) -> None:
        """Keep the details of an error that is being told; one told twice in a row is kept once."""
        details = "".join(traceback.format_exception(error))
        if self._details[-1:] != [details]:
            self._details = [*self._details, details][-KEPT:]

    def last(self) -> str:
        """Return the last error in one line, as Python writes it; "" when there was none."""
        lines = self._details[-1].strip().splitlines() if self._details else []
        return lines[-1] if lines else ""

    def details(self) -> str:
        """Return the details of the last errors, the newest first; "" when there was none."""
        return "\n".join(reversed(self._details))

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take an exception that nobody caught; stands in for `sys.excepthook` while the window is open."""
        del kind
        self.keep(error)
        traceback.clear_frames(trace)  # a painter that outlives its paint event would end the program
        self.unexpected.emit(error)
