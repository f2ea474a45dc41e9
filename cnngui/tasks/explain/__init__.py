"""Why a network gave a class: Grad-CAM, CAM, gradients and occlusion, and whether an explanation is one."""

from cnngui.tasks.explain.checks import (
    MOST_ALIKE,
    Curve,
    Faithful,
    Randomised,
    faithful,
    randomised,
    rank_correlation,
    shuffled,
)
from cnngui.tasks.explain.maps import (
    ExplainError,
    Explanation,
    Share,
    Slopes,
    Step,
    cam,
    can_cam,
    grad_cam,
    limit_of,
    slopes,
    spread_over,
)
from cnngui.tasks.explain.occlusion import SIZES, Covered, occlusion
from cnngui.tasks.explain.pictures import over_photo

__all__ = [
    "MOST_ALIKE",
    "SIZES",
    "Covered",
    "Curve",
    "ExplainError",
    "Explanation",
    "Faithful",
    "Randomised",
    "Share",
    "Slopes",
    "Step",
    "cam",
    "can_cam",
    "faithful",
    "grad_cam",
    "limit_of",
    "occlusion",
    "over_photo",
    "randomised",
    "rank_correlation",
    "shuffled",
    "slopes",
    "spread_over",
]
