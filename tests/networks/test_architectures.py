"""The table of VGG-16 adds up to what the paper prints."""

import pytest

from cnngui.engine.errors import SizeError
from cnngui.networks.architectures import VGG16, LayerError
from tests.networks.reference import NAMES

PARAMETERS = {
    "conv1_1": 1_792,
    "conv1_2": 36_928,
    "conv2_1": 73_856,
    "conv2_2": 147_584,
    "conv3_1": 295_168,
    "conv3_2": 590_080,
    "conv3_3": 590_080,
    "conv4_1": 1_180_160,
    "conv4_2": 2_359_808,
    "conv4_3": 2_359_808,
    "conv5_1": 2_359_808,
    "conv5_2": 2_359_808,
    "conv5_3": 2_359_808,
}
"""As published with the original weights."""


def test_the_layers() -> None:
    """18 layers in the network's order, 13 of them with weights."""
    assert VGG16.names == NAMES
    assert [layer.name for layer in VGG16.convolutional] == list(PARAMETERS)
    assert [layer.block for layer in VGG16.layers] == [int(name.removeprefix("conv")[0]) for name in _numbers()]


def _numbers() -> list[str]:
    return [name.replace("pool", "conv") for name in NAMES]


def test_parameters() -> None:
    """Each layer's count, none in a pooling, and 14,714,688 in all."""
    counts = {layer.name: layer.parameters for layer in VGG16.layers}
    assert counts == {name: PARAMETERS.get(name, 0) for name in NAMES}
    assert sum(counts.values()) == 14_714_688


@pytest.mark.parametrize(
    ("size", "blocks", "last"),
    [
        ((224, 224), [(224, 224), (112, 112), (56, 56), (28, 28), (14, 14)], (7, 7)),
        ((300, 451), [(300, 451), (150, 225), (75, 112), (37, 56), (18, 28)], (9, 14)),
        ((63, 32), [(63, 32), (31, 16), (15, 8), (7, 4), (3, 2)], (1, 1)),
    ],
)
def test_shapes(size: tuple[int, int], blocks: list[tuple[int, int]], last: tuple[int, int]) -> None:
    """Convolutions keep the size and a pooling halves it, rounded down."""
    channels = [64, 128, 256, 512, 512]
    expected = {}
    for name, block in zip(_numbers(), (layer.block for layer in VGG16.layers), strict=True):
        pooled = [*blocks, last][block] if "_" not in name else blocks[block - 1]
        expected[name.replace("conv", "pool") if "_" not in name else name] = (*pooled, channels[block - 1])
    assert dict(zip(VGG16.names, VGG16.shapes(size), strict=True)) == expected


@pytest.mark.parametrize(("size", "stops"), [((31, 100), "pool5"), ((100, 15), "pool4"), ((1, 1), "pool1")])
def test_a_small_photo_is_refused_where_too_little_is_left(size: tuple[int, int], stops: str) -> None:
    """The layers before still have their shapes."""
    shapes = VGG16.shapes(size)
    for _ in range(NAMES.index(stops)):
        assert min(next(shapes)) >= 1
    with pytest.raises(SizeError, match="needs 2 pixels but the padded input has only 1"):
        next(shapes)


def test_an_unknown_layer_is_refused_in_a_sentence() -> None:
    """It says which there are; so do all who ask for a layer by name."""
    for ask in (VGG16.layer, VGG16.until, VGG16.before):
        with pytest.raises(LayerError) as told:
            ask("conv6_1")
        assert str(told.value) == "VGG-16 has no layer conv6_1: take one from conv1_1 to pool5."


def test_neighbours() -> None:
    """Until a layer, it included; and the one before, which the first does not have."""
    for place, name in enumerate(NAMES):
        assert VGG16.until(name) == VGG16.layers[: place + 1]
        before = VGG16.before(name)
        assert (before and before.name) == (NAMES[place - 1] if place else None)


def test_every_layer_sees_what_the_one_before_gives() -> None:
    """Channels fit from the photo's three to the end."""
    channels = [3, *(layer.channels for layer in VGG16.layers)]
    assert [layer.inputs for layer in VGG16.layers] == channels[:-1]
