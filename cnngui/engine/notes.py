"""Notes: what was done to a picture on the way in, as a sentence that can be translated."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Note:
    """One sentence and its fields; ``str(note)`` is the English text.

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
        return self.template.format(**self.fields)
