"""A hand-made kernel beside the network's learned filters: in weight space and in response space."""

from cnngui.tasks.compare.cells import Cells, Grid
from cnngui.tasks.compare.chance import Chance, Meaning, meaning, weight_chance
from cnngui.tasks.compare.ranking import ranking_csv
from cnngui.tasks.compare.responses import (
    Compared,
    Response,
    aligned,
    chain_of,
    hand_made,
    rank_over_photos,
    rank_responses,
    response_chance,
)
from cnngui.tasks.compare.sheet import Beside, SheetWords, sheet
from cnngui.tasks.compare.tables import MapTable
from cnngui.tasks.compare.weights import (
    SMALL_KERNELS,
    TRANSFORMS,
    CompareError,
    Match,
    Spread,
    WeightRanking,
    rank_weights,
    similarity_matrix,
    spread_out,
    without_twin,
)

__all__ = [
    "SMALL_KERNELS",
    "TRANSFORMS",
    "Beside",
    "Cells",
    "Chance",
    "CompareError",
    "Compared",
    "Grid",
    "MapTable",
    "Match",
    "Meaning",
    "Response",
    "SheetWords",
    "Spread",
    "WeightRanking",
    "aligned",
    "chain_of",
    "hand_made",
    "meaning",
    "rank_over_photos",
    "rank_responses",
    "rank_weights",
    "ranking_csv",
    "response_chance",
    "sheet",
    "similarity_matrix",
    "spread_out",
    "weight_chance",
    "without_twin",
]
