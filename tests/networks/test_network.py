"""VGG-16's maps, held against plain torch in float32; and what a network promises about what it is given."""

from collections.abc import Iterator

import numpy as np
import pytest
import torch

from cnngui.engine.arrays import Pixels
from cnngui.networks.architectures import VGG16
from cnngui.networks.network import Mode, Network, Precision
from cnngui.networks.weights import Preprocessing
from tests.networks.reference import NAMES, THIN, Weights, bundled, chelsea, forward, thin, thin_weights

DIRECT, NCNN, HALF = Mode(), Mode(algorithm="ncnn"), Mode(precision="bfloat16")
WINOGRAD = Mode(algorithm="winograd")

OTHER = Preprocessing((1, 2, 3), (1, 1, 1), white=255)

Errors = Iterator[tuple[str, float, float]]


def errors(network: Network, photo: Pixels, right: Weights) -> Errors:
    """Return every layer's name and largest errors, before and after ReLU, as shares of the layer's range."""
    with torch.inference_mode():
        planes = network.sent(photo)
        for layer, (name, before, after) in zip(VGG16.layers, forward(right, photo), strict=True):
            assert layer.name == name
            maps = network.through(layer, planes, relu=False)
            planes = network.through(layer, planes)
            yield name, _error(maps, before), _error(planes, after)


def _error(maps: torch.Tensor, right: torch.Tensor) -> float:
    assert maps.shape[1:] == right.shape
    return float((maps[0].float() - right).abs().max() / (right.max() - right.min()))


@pytest.mark.parametrize(
    ("mode", "photo", "most"),
    [
        (DIRECT, chelsea(224), 0.001),
        (DIRECT, chelsea(160), 0.001),
        (DIRECT, chelsea(97)[:, :97], 0.001),
        (NCNN, chelsea(160), 0.001),
        (NCNN, chelsea(97)[:, :97], 0.001),
        (WINOGRAD, chelsea(160), 0.001),
        (WINOGRAD, chelsea(97)[:, :97], 0.001),
        (HALF, chelsea(64)[:, :96], 0.015),
    ],
    ids=lambda value: f"{value.shape[0]}x{value.shape[1]}" if isinstance(value, np.ndarray) else str(value),
)
def test_maps_are_those_of_plain_torch(mode: Mode, photo: Pixels, most: float) -> None:
    """Every layer, before and after ReLU, on photos that are square or not, and of odd size."""
    for name, before, after in errors(Network(bundled(), mode), photo, bundled()):
        assert before <= most, name
        assert after <= most, name


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_maps_are_those_of_the_original_numbers() -> None:
    """The float16 file against the float32 originals, which are downloaded: half a per mille is what rounding costs."""
    from convert_vgg16 import original  # noqa: PLC0415  (needs onnx)

    numbers = {name: values.copy() for name, values in original().items()}  # onnx's own cannot be written to
    for side in (224, 160):
        for mode, most in ((DIRECT, 0.001), (NCNN, 0.001), (WINOGRAD, 0.001), (HALF, 0.015)):
            for name, before, after in errors(Network(bundled(), mode), chelsea(side), numbers):
                assert before <= most, name
                assert after <= most, name


@pytest.mark.parametrize("mode", [DIRECT, NCNN, WINOGRAD, HALF], ids=str)
def test_what_is_given_stays_as_it_is(mode: Mode) -> None:
    """Neither photo nor planes nor weights change, and no output is written over by the next layer."""
    weights = {name: values.copy() for name, values in _wide_weights().items()}
    network = Network(weights, mode)
    photo = chelsea(32)
    before = photo.copy()
    with torch.inference_mode():
        outputs = [network.sent(photo)]
        kept = [outputs[0].clone()]
        for layer in VGG16.until("pool2"):
            outputs.append(network.through(layer, outputs[-1]))
            kept.append(outputs[-1].clone())
    assert np.array_equal(photo, before)
    assert all(torch.equal(now, then) for now, then in zip(outputs, kept, strict=True))
    assert all(np.array_equal(values, _wide_weights()[name]) for name, values in weights.items())


def _wide_weights() -> Weights:
    """Return the layers of the first two blocks, the second of which is ncnn's where it computes."""
    return {name: values for name, values in bundled().items() if name.startswith(("conv1", "conv2"))}


OF_NCNN = {"conv2_1", "conv2_2", "pool2", "conv3_1", "conv3_2", "conv3_3", "pool3"}
OF_WINOGRAD = {"conv1_2", "conv2_1", "conv2_2", "conv3_1", "conv3_2", "conv3_3"}


@pytest.mark.parametrize(("mode", "right"), [(DIRECT, set()), (HALF, set()), (NCNN, OF_NCNN), (WINOGRAD, OF_WINOGRAD)])
def test_an_algorithm_does_what_it_is_faster_at(mode: Mode, right: set[str]) -> None:
    """Not where maps are large and filters few, nor what is tiny; maps stay as their maker lays them."""
    network = Network(bundled(), mode)
    seen: dict[str, bool] = {}
    with torch.inference_mode():
        planes = network.sent(chelsea(64))
        for layer in VGG16.layers:
            seen[layer.name] = network.is_fast(layer, planes)
            planes = network.through(layer, planes)
    assert {name for name, is_so in seen.items() if is_so} == right


def test_pixels_are_sent_as_the_weights_want_them() -> None:
    """Mean and deviation for R, G and B, of pixels up to 1; channels first in shape and last in memory."""
    photo = chelsea(32)
    given = Preprocessing((0.1, 0.2, 0.3), (0.5, 0.25, 2), white=1)
    sent = Network(thin_weights(), given=given, architecture=THIN).sent(photo)
    right = (photo / 255 - np.array([0.1, 0.2, 0.3])) / np.array([0.5, 0.25, 2])
    assert np.abs(sent[0].permute(1, 2, 0).numpy() - right).max() <= 1e-5
    assert sent.is_contiguous(memory_format=torch.channels_last)


def test_photos_that_lie_otherwise_in_memory() -> None:
    """A view that runs backwards, such as BGR turned round, is sent like its copy."""
    photo = chelsea(32)[:, ::-1, ::-1]
    assert torch.equal(thin().sent(photo), thin().sent(photo.copy()))


@pytest.mark.parametrize("precision", ["float32", "bfloat16", "float16"])
def test_numbers_have_the_precision_of_the_mode(precision: Precision) -> None:
    """From the photo to the last layer, channels last in memory."""
    network = thin(mode=Mode(precision=precision))
    with torch.inference_mode():
        planes = network.sent(chelsea(32))
        for layer in THIN.layers:
            assert planes.dtype == network.dtype == getattr(torch, precision)
            planes = network.through(layer, planes)
            assert planes.is_contiguous(memory_format=torch.channels_last)


def test_another_mode_is_another_network_with_the_same_weights() -> None:
    """The same mode is the same network."""
    network = Network(thin_weights(), given=OTHER, architecture=THIN, name="thin")
    assert network.in_mode(Mode()) is network
    other = network.in_mode(HALF)
    assert (other.mode, other.name, other.given) == (HALF, "thin", OTHER)
    assert other.weights is network.weights
    assert other.architecture is THIN
    assert network.mode == Mode()


def test_gradients_flow_back_to_the_photo() -> None:
    """Through convolutions, ReLU and poolings, as torch's own do."""
    network = thin()
    planes = torch.from_numpy(np.random.default_rng(5).normal(0, 50, (1, 3, 33, 40)).astype(np.float32))
    ours, theirs = planes.clone().requires_grad_(), planes.clone().requires_grad_()
    found, right = ours, theirs
    for layer in THIN.layers:
        found = network.through(layer, found)
        if layer.kind == "conv":
            weight, bias = (torch.from_numpy(thin_weights()[f"{layer.name}.{part}"]) for part in ("weight", "bias"))
            right = torch.relu(torch.nn.functional.conv2d(right, weight, bias, padding=1))
        else:
            right = torch.nn.functional.max_pool2d(right, 2)
    (slope,), (right_slope,) = torch.autograd.grad(found.sum(), ours), torch.autograd.grad(right.sum(), theirs)
    assert float(right_slope.abs().max()) > 0
    assert torch.allclose(slope, right_slope, rtol=1e-4, atol=1e-6)


def test_a_layer_takes_its_weights_when_it_is_first_used() -> None:
    """A network whose deep layers are missing serves the layers that are there."""
    network = Network({name: values for name, values in thin_weights().items() if name < "conv2"}, architecture=THIN)
    with torch.inference_mode():
        planes = network.sent(chelsea(32))
        for name in NAMES[:3]:
            planes = network.through(THIN.layer(name), planes)
        with pytest.raises(KeyError, match=r"conv2_1\.weight"):
            network.through(THIN.layer("conv2_1"), planes)
