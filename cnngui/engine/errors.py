"""What can go wrong in the engine: typed errors that carry a sentence and its fields.

The command line prints ``str(error)``; the window translates ``error.template`` and fills in ``error.fields``.
"""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802  (lupdate looks for this very name)
    """Mark ``text`` for the translators and give it back unchanged.

    >>> QT_TRANSLATE_NOOP("Errors", "The file {path} is empty.")
    'The file {path} is empty.'
    """
    del context
    return text


class CnnguiError(Exception):
    """A mistake that people can understand and mend: one sentence that says what, where and what to do.

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
        super().__init__(template.format(**fields))
        self.template = template
        self.fields = fields


class PhotoError(CnnguiError):
    """A picture or a grid of numbers that cannot be read or written."""


class KernelError(CnnguiError):
    """A kernel or filter that makes no sense."""


class SizeError(CnnguiError):
    """Sizes that do not go together, such as a kernel larger than the padded input."""
