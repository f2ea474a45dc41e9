"""A network is taught classes of one's own; see `train`."""

from cnngui.tasks.transfer.advice import Recommendation, likening, recommended
from cnngui.tasks.transfer.augmentation import Augmentation, augmented
from cnngui.tasks.transfer.bases import NETWORKS, Base, read_base, reading_base
from cnngui.tasks.transfer.bundled import cutout_set, digit_set
from cnngui.tasks.transfer.checks import LEAST, refuse_classes, refuse_unfit
from cnngui.tasks.transfer.controls import LIVE, Controls
from cnngui.tasks.transfer.course_table import Cell, Measured, TableStep, measuring, table
from cnngui.tasks.transfer.errors import TransferError
from cnngui.tasks.transfer.estimate import Estimate, estimating
from cnngui.tasks.transfer.features import FeatureCache
from cnngui.tasks.transfer.fewer import FewerPoint, fewer
from cnngui.tasks.transfer.files import load_model, packed, save_model
from cnngui.tasks.transfer.likeness import groups
from cnngui.tasks.transfer.model import TransferModel, hash_of
from cnngui.tasks.transfer.nothing import NOTHING, place_of_nothing, with_nothing
from cnngui.tasks.transfer.onnx_files import as_onnx, save_onnx
from cnngui.tasks.transfer.pictures import Example, PictureSet, Reading, Skipped, example_of, of_pictures, reading
from cnngui.tasks.transfer.scopes import SCOPES, Counts, Scope, counts, learning_steps
from cnngui.tasks.transfer.settings import TransferSettings, settings_for
from cnngui.tasks.transfer.splitting import Split, split
from cnngui.tasks.transfer.steps import Phase, Record, TransferResult, TransferStep
from cnngui.tasks.transfer.suspects import Suspect, suspects
from cnngui.tasks.transfer.train import train

__all__ = [
    "LEAST",
    "LIVE",
    "NETWORKS",
    "NOTHING",
    "SCOPES",
    "Augmentation",
    "Base",
    "Cell",
    "Controls",
    "Counts",
    "Estimate",
    "Example",
    "FeatureCache",
    "FewerPoint",
    "Measured",
    "Phase",
    "PictureSet",
    "Reading",
    "Recommendation",
    "Record",
    "Scope",
    "Skipped",
    "Split",
    "Suspect",
    "TableStep",
    "TransferError",
    "TransferModel",
    "TransferResult",
    "TransferSettings",
    "TransferStep",
    "as_onnx",
    "augmented",
    "counts",
    "cutout_set",
    "digit_set",
    "estimating",
    "example_of",
    "fewer",
    "groups",
    "hash_of",
    "learning_steps",
    "likening",
    "load_model",
    "measuring",
    "of_pictures",
    "packed",
    "place_of_nothing",
    "read_base",
    "reading",
    "reading_base",
    "recommended",
    "refuse_classes",
    "refuse_unfit",
    "save_model",
    "save_onnx",
    "settings_for",
    "split",
    "suspects",
    "table",
    "train",
    "with_nothing",
]
