"""Digits: sets of them, and how a drawing or a photo becomes one."""

from cnngui.engine.digits.idx import FASHION, read_folder, read_idx, read_pair
from cnngui.engine.digits.sets import CLASSES, SIDE, Digits, DigitsError, DigitSet, read_bundled

__all__ = [
    "CLASSES",
    "FASHION",
    "SIDE",
    "DigitSet",
    "Digits",
    "DigitsError",
    "read_bundled",
    "read_folder",
    "read_idx",
    "read_pair",
]
