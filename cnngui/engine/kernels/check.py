"""What a kernel must be: finite numbers in full rows, at most 15×15, every slice of a filter of one shape."""

from cnngui.engine.errors import QT_TRANSLATE_NOOP, KernelError

Kernel = tuple[tuple[float, ...], ...]
"""Rows of numbers, top row first; hashable, compared with ``==``."""

LARGEST = 15
"""Most rows, and most columns."""

HIGHEST = 1e30
"""Largest absolute value: with it the response to a photo still fits into float32."""


def shape_of(kernel: Kernel) -> tuple[int, int]:
    """Return rows and columns (f_h, f_w) of a kernel that has been checked.

    >>> shape_of(((1.0, 0.0, -1.0),))
    (1, 3)
    """
    return len(kernel), len(kernel[0])


def check(slices: tuple[Kernel, ...]) -> None:
    """Refuse what no filter can be.

    Parameters
    ----------
    slices : tuple of Kernel
        One kernel, or one for each input channel.

    Raises
    ------
    KernelError
        No numbers at all, rows of different lengths, over 15×15, slices of different shapes, or a number that is not
        finite or beyond ±1e30.

    Examples
    --------
    >>> check((((1.0, 0.0, -1.0),),))
    >>> check((((1.0, 0.0), (1.0,)),))
    Traceback (most recent call last):
    ...
    cnngui.engine.errors.KernelError: Row 2 is not as long as row 1, 1 against 2; every row needs as many numbers.
    """
    if not slices:
        raise KernelError(QT_TRANSLATE_NOOP("Errors", "The filter has no slices; it needs at least one kernel."))
    for kernel in slices:
        _check_rows(kernel)
    _check_slices(slices)
    for number, kernel in enumerate(slices, 1):
        _check_numbers(kernel, number)


def _check_rows(kernel: Kernel) -> None:
    if not kernel or not kernel[0]:
        raise KernelError(
            QT_TRANSLATE_NOOP("Errors", "The kernel is empty; write numbers such as 1,0,-1/1,0,-1/1,0,-1.")
        )
    rows, columns = shape_of(kernel)
    for number, row in enumerate(kernel, 1):
        if len(row) != columns:
            text = QT_TRANSLATE_NOOP(
                "Errors", "Row {row} is not as long as row 1, {count} against {first}; every row needs as many numbers."
            )
            raise KernelError(text, row=number, count=len(row), first=columns)
    if max(rows, columns) > LARGEST:
        text = QT_TRANSLATE_NOOP("Errors", "The kernel is {rows}×{columns}; {most}×{most} is the largest possible.")
        raise KernelError(text, rows=rows, columns=columns, most=LARGEST)


def _check_slices(slices: tuple[Kernel, ...]) -> None:
    first = shape_of(slices[0])
    for number, kernel in enumerate(slices, 1):
        if shape_of(kernel) != first:
            text = QT_TRANSLATE_NOOP(
                "Errors",
                "Slice {slice} is {rows}×{columns} but slice 1 is {first_rows}×{first_columns}; "
                "all slices of a filter need the same shape.",
            )
            rows, columns = shape_of(kernel)
            fields = {"rows": rows, "columns": columns, "first_rows": first[0], "first_columns": first[1]}
            raise KernelError(text, slice=number, **fields)


def _check_numbers(kernel: Kernel, slice_number: int) -> None:
    for row, values in enumerate(kernel, 1):
        for column, value in enumerate(values, 1):
            if not abs(value) <= HIGHEST:
                raise not_finite(str(value), slice_number, row, column)


def not_finite(text: str, slice: int, row: int, column: int) -> KernelError:  # noqa: A002  (the field's name)
    """Return the error about ``text``, which stands for NaN, infinity or more than `HIGHEST`.

    >>> str(not_finite("nan", 1, 2, 3)).split(";")[0]
    '“nan” in row 2, column 3 of slice 1 cannot be used'
    """
    template = QT_TRANSLATE_NOOP(
        "Errors",
        "“{text}” in row {row}, column {column} of slice {slice} cannot be used; a kernel holds finite numbers "
        "from −1e30 to 1e30.",
    )
    return KernelError(template, text=text[:60], slice=slice, row=row, column=column)
