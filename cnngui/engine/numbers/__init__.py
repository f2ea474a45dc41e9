"""Numbers as text: one reader of a single number (`cell`) and one writer (`writing`, `sums`)."""

from cnngui.engine.numbers.cell import read_number
from cnngui.engine.numbers.sums import (
    adds_up,
    as_fractions,
    digits_that_add_up,
    digits_that_give,
    fraction,
    product,
    sum_of_products,
)
from cnngui.engine.numbers.writing import (
    FLOAT32,
    MINUS,
    Written,
    between,
    in_cell,
    in_code,
    shorter_and_shorter,
    weight,
    written,
)

__all__ = [
    "FLOAT32",
    "MINUS",
    "Written",
    "adds_up",
    "as_fractions",
    "between",
    "digits_that_add_up",
    "digits_that_give",
    "fraction",
    "in_cell",
    "in_code",
    "product",
    "read_number",
    "shorter_and_shorter",
    "sum_of_products",
    "weight",
    "written",
]
