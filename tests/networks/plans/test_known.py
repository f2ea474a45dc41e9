"""The known networks have what their papers and libraries say, and what torch finds in them."""

import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from cnngui.networks.architectures import VGG16
from cnngui.networks.plans.blocks import Conv, Pool, Sum
from cnngui.networks.plans.known import C3, TITLES, VARIANTS, Variant, known, title_of, variant_of, variants
from cnngui.networks.plans.modules import module
from cnngui.networks.plans.notation import padding_of
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.troubles import PlanError
from cnngui.networks.plans.worked import worked
from tests.networks.plans.measured import measure, of_row, seen_by, small

PUBLISHED = {
    ("lenet5", "1998"): (60_000, 328_096),
    ("lenet5", "modern"): (61_706, 416_520),
    ("lenet5", "deck"): (62_958, 849_320),
    ("alexnet", "grouped"): (60_965_224, 724_406_816),
    ("alexnet", "ungrouped"): (62_378_344, 1_135_256_096),
    ("alexnet", "torchvision"): (61_100_840, 714_188_480),
    ("vgg11", "paper"): (132_863_336, 7_609_090_048),
    ("vgg13", "paper"): (133_047_848, 11_308_466_176),
    ("vgg16", "paper"): (138_357_544, 15_470_264_320),
    ("vgg19", "paper"): (143_667_240, 19_632_062_464),
    ("efficientnet-lite0", "tensorflow"): (4_652_008, 385_187_552),
    ("efficientnet-lite0", "timm"): (4_652_008, 385_187_552),
}
"""Parameters and multiply-adds. Of LeNet-5 of 1998: subsampling multiplies once a unit, the output 84 times a class."""

ROWS = {
    ("lenet5", "1998"): {"C1": 156, "S2": 12, "C3": 1_516, "S4": 32, "C5": 48_120, "F6": 10_164, "output": 0},
    ("lenet5", "modern"): {"C1": 156, "C3": 2_416, "C5": 48_120, "F6": 10_164, "output": 850},
    ("lenet5", "deck"): {"CONV1": 608, "CONV2": 3_216, "FC3": 48_120, "FC4": 10_164, "Softmax": 850},
    ("alexnet", "grouped"): {
        "conv1": 34_944,
        "conv2": 307_456,
        "conv3": 885_120,
        "conv4": 663_936,
        "conv5": 442_624,
        "fc6": 37_752_832,
        "fc7": 16_781_312,
        "fc8": 4_097_000,
    },
    ("vgg16", "paper"): {
        "conv1_1": 1_792,
        "conv5_3": 2_359_808,
        "fc6": 102_764_544,
        "fc7": 16_781_312,
        "fc8": 4_097_000,
    },
}

FIELDS = {
    ("lenet5", "1998"): {"C1": (5, 1), "S2": (6, 2), "C3": (14, 2), "S4": (16, 4), "C5": (32, 4)},
    ("alexnet", "grouped"): {
        "conv1": (11, 4),
        "pool1": (19, 8),
        "conv2": (51, 8),
        "pool2": (67, 16),
        "conv3": (99, 16),
        "conv4": (131, 16),
        "conv5": (163, 16),
        "pool5": (195, 32),
    },
    ("vgg16", "paper"): {
        "conv1_1": (3, 1),
        "conv1_2": (5, 1),
        "pool1": (6, 2),
        "conv2_2": (14, 2),
        "conv3_3": (40, 4),
        "pool3": (44, 8),
        "conv4_3": (92, 8),
        "conv5_3": (196, 16),
        "pool5": (212, 32),
    },
    ("efficientnet-lite0", "tensorflow"): {"conv1": (3, 2), "depth3_1": (11, 4), "depth4_1": (35, 8)},
}
"""Size and stride so far."""

ALL = [pytest.param(variant, id=f"{variant.network}-{variant.name}") for variant in VARIANTS]


@pytest.mark.parametrize(("network", "variant"), PUBLISHED)
def test_published_totals(network: str, variant: str) -> None:
    """To the last digit; torchvision's VGG has the paper's."""
    totals = worked(known(network, variant)).totals
    assert (totals.parameters, totals.macs) == PUBLISHED[network, variant]
    if network.startswith("vgg"):
        assert worked(known(network, "torchvision")).totals.parameters == totals.parameters


@pytest.mark.parametrize(("network", "variant"), ROWS)
def test_published_rows(network: str, variant: str) -> None:
    """Layer by layer."""
    table = worked(known(network, variant))
    assert {name: table.row(name).parameters.value for name in ROWS[network, variant]} == ROWS[network, variant]


@pytest.mark.parametrize(("network", "variant"), FIELDS)
def test_published_fields(network: str, variant: str) -> None:
    """Receptive field and stride, and what a unit of a small-channel version is really changed by."""
    plan = known(network, variant)
    table = worked(plan)
    expected = FIELDS[network, variant]
    assert {name: (table.row(name).field[0], (table.row(name).stride or (0, 0))[0]) for name in expected} == expected
    largest = small(plan, 3 * max(size for size, _ in expected.values()))
    for name, (size, _) in expected.items():
        row = worked(largest).row(name)
        middle = (row.output[0] // 2, row.output[1] // 2)
        for first, after in seen_by(largest, row, middle):
            assert after - first == size, name


@pytest.mark.parametrize("variant", ALL)
def test_torch_agrees(variant: Variant) -> None:
    """Shapes, parameters and multiply-adds of each layer, followed through without computing."""
    plan = variant.plan
    table = worked(plan)
    found, output = measure(plan, "meta")
    for row in table.layers:
        there = of_row(found, row)
        if isinstance(row.block, Sum):  # the module of a sum has all that it goes around inside it
            assert there.output == row.output
            continue
        assert (there.output, there.parameters, there.macs) == (row.output, row.parameters.value, row.macs.value), (
            row.name
        )
    assert output == table.output == (plan.classes,)
    is_small = plan.name in {"lenet5", "efficientnet-lite0"}
    inside = sum(weights.numel() for weights in module(plan).parameters()) if is_small else None
    assert inside in {None, table.totals.parameters}


@pytest.mark.parametrize("variant", ALL)
def test_torchs_own_counter_agrees(variant: Variant) -> None:
    """It counts convolutions and fully connected layers, each multiply-add as two."""
    plan = variant.plan
    with torch.device("meta"), FlopCounterMode(display=False) as counter:
        module(plan).eval()(torch.zeros(1, plan.input[2], *plan.input[:2]))
    own = sum(row.macs.value for row in worked(plan).rows if row.kind in {"conv", "fc"})
    assert counter.get_total_flops() == 2 * own


@pytest.mark.parametrize("name", ["lenet5", "alexnet", "efficientnet-lite0"])
def test_numbers_go_through(name: str) -> None:
    """Every variant is really run, and gives scores that differ."""
    for variant in variants(name):
        plan = variant.plan
        torch.manual_seed(0)
        with torch.inference_mode():
            scores = module(plan).eval()(torch.rand(1, plan.input[2], *plan.input[:2]))
        assert scores.shape == (1, plan.classes)
        assert scores.unique().numel() > 1


def test_1998_counts_its_connections_as_its_paper() -> None:
    """340,908 in all."""
    table = worked(known("lenet5", "1998"))
    counts = {row.name: row.connections for row in table.layers}
    assert counts == {"C1": 122_304, "S2": 5_880, "C3": 151_600, "S4": 2_000, "C5": 48_120, "F6": 10_164, "output": 840}
    assert table.totals.connections == 340_908


def test_the_table_of_c3() -> None:
    """Six filters see three maps, nine see four, one all: 60 slices, ten filters on every map."""
    assert [len(seen) for seen in C3] == [3] * 6 + [4] * 9 + [6]
    assert sum(map(len, C3)) == 60
    assert [sum(one in seen for seen in C3) for one in range(6)] == [10] * 6
    assert len(set(C3)) == 16


def test_vgg_16_is_that_of_the_other_labs() -> None:
    """Its sliding layers are those of the convolutional table, which stays what it is."""
    plan = known("vgg16")
    sliding = [block for block in plan.blocks if isinstance(block, Conv | Pool)]
    assert [block.name for block in sliding] == list(VGG16.names)
    table = worked(plan)
    shapes = dict(zip(VGG16.names, VGG16.shapes((224, 224)), strict=True))
    assert {name: table.row(name).output for name in shapes} == shapes
    assert sum(table.row(layer.name).parameters.value for layer in VGG16.layers) == 14_714_688
    assert sum(table.row(name).parameters.value for name in ("fc6", "fc7", "fc8")) == 123_642_856


def test_the_93_megabytes() -> None:
    """What the rows sum to."""
    totals = worked(known("vgg16")).totals
    assert (totals.size, round(totals.size * 4 / 1e6, 2)) == (15_237_608, 60.95)


@pytest.mark.parametrize("side", [64, 224, 300])
def test_torchvisions_vgg_takes_other_inputs(side: int) -> None:
    """Its adaptive pooling is a row, and the parameters stay; the paper's follow the input."""
    plan = known("vgg16", "torchvision").with_input((side, side, 3))
    table = worked(plan)
    assert (table.row("avgpool").output, table.totals.parameters) == ((7, 7, 512), 138_357_544)
    assert measure(plan, "meta")[1] == (1000,)
    paper = worked(known("vgg16").with_input((side, side, 3)))
    rows = side // 32
    assert (
        paper.row("fc6").parameters.text() == f"({rows}·{rows}·512 + 1)·4096 = {(rows**2 * 512 + 1) * 4096}"
        or rows == 1
    )


@pytest.mark.parametrize("variant", ALL)
def test_each_has_its_words(variant: Variant) -> None:
    """In both languages, and never the same sentence."""
    assert variant_of(variant.plan) == variant
    for language in ("en", "fr"):
        assert variant.source(language).endswith(".")
        assert title_of(variant.plan, language).startswith(TITLES[variant.network])
    assert variant.source("en") != variant.source("fr")


@pytest.mark.parametrize("side", [224, 225, 97])
def test_lite0_pads_as_tensorflow(side: int) -> None:
    """As many rows as n/s, rounded up; where the padding is uneven, the odd row is at the end, and cells say so."""
    table = worked(known("efficientnet-lite0").with_input((side, side, 3)))
    for row in table.layers:
        if isinstance(row.block, Conv):
            assert row.output[0] == -(-row.given[0] // row.block.stride), row.name
            assert row.paddings is not None
            assert 0 <= row.paddings[0][1] - row.paddings[0][0] <= 1
    evens = [padding_of(table.row(name)) for name in ("conv1", "depth3_1", "depth4_1", "depth5_1", "depth7_1")]
    assert evens == ["0 + 1", "0 + 1", "1 + 2", "0 + 1", "1 + 2"] or side != 224
    assert measure(table.plan, "meta")[1] == (1000,)


def test_same_padding_is_that_of_a_convolution_on_a_padded_picture() -> None:
    """A row of zeros at the bottom and right, none at the top: computed, against torch with padding by hand."""
    model = module(Plan("one", "", (8, 8, 1), (Conv("conv1", 1, 3, stride=2, same=True),)))
    (weight, bias), given = list(model.parameters()), torch.rand(1, 1, 8, 8)
    expected = torch.nn.functional.conv2d(torch.nn.functional.pad(given, (0, 1, 0, 1)), weight, bias, stride=2)
    assert torch.equal(model(given), expected)


def test_names() -> None:
    """What is not known is refused in a sentence; a plan of one's own has its own name."""
    with pytest.raises(PlanError, match=r"^There is no network inception; there are lenet5, alexnet, vgg11"):
        known("inception")
    with pytest.raises(PlanError, match=r"did you mean lenet5\?"):
        known("LeNet-5")
    with pytest.raises(PlanError, match=r"^AlexNet has no variant 1998; there are grouped, ungrouped, torchvision\.$"):
        known("alexnet", "1998")
    assert title_of(Plan("mine")) == "mine"
    assert title_of(Plan("mine", "small")) == "mine, small"
    assert [variant.name for variant in variants("vgg11")] == ["paper", "torchvision"]
