"""What a network is built of: for each block what goes in, what comes out, and what it costs."""

from cnngui.networks.plans.blocks.block import MOST, NOTHING, Block, Shape, product
from cnngui.networks.plans.blocks.dense import Dense, RadialBasis
from cnngui.networks.plans.blocks.others import Activation, AdaptivePool, BatchNorm, Flatten, Function, Sum
from cnngui.networks.plans.blocks.sliding import Conv, Pool, PoolKind

__all__ = [
    "MOST",
    "NOTHING",
    "Activation",
    "AdaptivePool",
    "BatchNorm",
    "Block",
    "Conv",
    "Dense",
    "Flatten",
    "Function",
    "Pool",
    "PoolKind",
    "RadialBasis",
    "Shape",
    "Sum",
    "product",
]
