"""Digits: sets of them, and how a drawing or a photo becomes one."""

from cnngui.engine.digits.idx import FASHION, read_folder, read_idx, read_pair
from cnngui.engine.digits.paper import ink_of_photo
from cnngui.engine.digits.preparation import Preparation, Prepared, ink_of_drawing, prepared
from cnngui.engine.digits.sets import CLASSES, SIDE, Digits, DigitsError, DigitSet, read_bundled
from cnngui.engine.digits.strokes import Stroke, drawn
from cnngui.engine.digits.transforms import TRANSFORMS, Transform, covered, transformed

__all__ = [
    "CLASSES",
    "FASHION",
    "SIDE",
    "TRANSFORMS",
    "DigitSet",
    "Digits",
    "DigitsError",
    "Preparation",
    "Prepared",
    "Stroke",
    "Transform",
    "covered",
    "drawn",
    "ink_of_drawing",
    "ink_of_photo",
    "prepared",
    "read_bundled",
    "read_folder",
    "read_idx",
    "read_pair",
    "transformed",
]
