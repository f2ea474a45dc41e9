"""A photo on its way through the network: what is yielded, and what is kept."""

import gc
import weakref
from collections.abc import Generator, Iterable
from itertools import pairwise

import numpy as np
import pytest
import torch

from cnngui.engine.arrays import Array
from cnngui.engine.errors import SizeError
from cnngui.engine.following import Following
from cnngui.networks.architectures import VGG16, Layer, LayerError
from cnngui.networks.network import Mode, Network
from cnngui.tasks.cache import Cache
from cnngui.tasks.feature_maps import Passed, Step, feature_maps, sized, worth_filling
from cnngui.tasks.maps import Maps
from tests.networks.reference import NAMES, THIN, chelsea, forward, thin, thin_weights

PHOTO = chelsea(48)
"""48×72: the smallest maps are 1×2."""

CONVOLUTIONAL = [name for name in NAMES if name.startswith("conv")]


def finished(steps: Generator[Step, None, Network]) -> tuple[list[Step], Network]:
    """Return all steps, and the network that finished."""
    following = Following(steps)
    return list(following), following.value


def arrays(steps: Iterable[Step]) -> dict[str, Array]:
    """Return the numbers of the maps that were yielded, by layer."""
    return {step.layer.name: step.array() for step in steps if isinstance(step, Maps)}


def rights(*, before_relu: bool = False) -> dict[str, Array]:
    """Return the thin network's maps without ours."""
    found = forward(thin_weights(), PHOTO)
    return {name: np.array((before if before_relu else after).tolist(), np.float32) for name, before, after in found}


def near(found: dict[str, Array], right: dict[str, Array]) -> bool:
    """Tell whether maps agree to a hundred thousandth of each layer's range."""
    ranges = {name: max(float(np.ptp(right[name])), 1) for name in found}
    return all(np.abs(found[name] - right[name]).max() <= 1e-5 * ranges[name] for name in found)


class Counting(Network):
    """Keeps the names of the layers that it computed."""

    def __init__(self, seed: int = 0, mode: Mode | None = None) -> None:
        super().__init__(thin_weights(seed), mode, architecture=THIN, name=f"thin {seed}")
        self.computed: list[str] = []

    def through(self, layer: Layer, planes: torch.Tensor, *, relu: bool = True) -> torch.Tensor:
        """Compute, and take note."""
        self.computed.append(layer.name)
        return super().through(layer, planes, relu=relu)


def test_every_layer_comes_in_order() -> None:
    """As plain torch computes it; before ReLU too, and a pooling is the same either way."""
    for before_relu in (False, True):
        steps, network = finished(feature_maps(thin(), PHOTO, NAMES[::-1], before_relu=before_relu))
        assert [step.layer.name for step in steps if isinstance(step, Maps)] == list(NAMES)
        assert near(arrays(steps), rights(before_relu=before_relu))
        assert network.mode == Mode()
        told = [step.before_relu for step in steps if isinstance(step, Maps)]
        assert told == [before_relu and name in CONVOLUTIONAL for name in NAMES]


def test_it_stops_at_the_deepest_layer_that_is_asked_for() -> None:
    """Nothing deeper is computed; what lies on the way is told of."""
    network = Counting()
    steps, _ = finished(feature_maps(network, PHOTO, ["conv3_1", "pool1"]))
    assert network.computed == list(NAMES[:7])
    kinds = [(step.layer.name, "maps") if isinstance(step, Maps) else (passed(step), "passed") for step in steps]
    wanted = {"pool1", "conv3_1"}
    assert kinds == [(name, "maps" if name in wanted else "passed") for name in NAMES[:7]]


def passed(step: Step) -> str:
    """Return the name of a layer that was passed."""
    assert isinstance(step, Passed)
    return step.layer


def test_it_computes_no_further_than_it_is_asked() -> None:
    """Each step costs one layer: the first maps are there before the second layer is begun."""
    network = Counting()
    steps = feature_maps(network, PHOTO, NAMES)
    for count in range(1, 5):
        next(steps)
        assert len(network.computed) == count
    steps.close()


@pytest.mark.parametrize("deepest", ["conv1_1", "pool2", "conv5_3"])
def test_fractions_and_times_rise(deepest: str) -> None:
    """From above 0 to 1; and every map says how long it took."""
    steps, _ = finished(feature_maps(thin(), PHOTO, ["conv1_1", deepest]))
    fractions = [0.0, *(step.fraction for step in steps)]
    assert all(earlier < later for earlier, later in pairwise(fractions))
    assert fractions[-1] == pytest.approx(1)
    assert fractions[-1] <= 1
    times = [step.milliseconds for step in steps if isinstance(step, Maps)]
    assert times == sorted(times)
    assert times[0] > 0


def test_what_cannot_be_is_refused_before_anything_is_computed() -> None:
    """An unknown layer, and a photo too small for the deepest layer, but not for another."""
    network = Counting()
    with pytest.raises(LayerError, match="no layer fc8"):
        next(feature_maps(network, PHOTO, ["conv1_1", "fc8"]))
    with pytest.raises(SizeError):
        next(feature_maps(network, PHOTO[:31], ["conv1_1", "pool5"]))
    assert network.computed == []
    steps, _ = finished(feature_maps(network, PHOTO[:31], ["conv5_3"]))
    assert arrays(steps)["conv5_3"].shape == (2, 1, 4)


@pytest.mark.parametrize("before_relu", [False, True])
def test_maps_are_not_written_over(*, before_relu: bool) -> None:
    """What was yielded is the same after all deeper layers have been computed from it."""
    kept = []
    for step in feature_maps(thin(), PHOTO, NAMES, before_relu=before_relu):
        assert isinstance(step, Maps)
        kept.append((step, step.array().copy()))
    assert all(np.array_equal(maps.array(), then) for maps, then in kept)


@pytest.mark.parametrize("middle", ["conv1_1", "conv3_3", "conv5_2"])
def test_before_relu_of_a_middle_layer(middle: str) -> None:
    """It has its negative numbers, and the deeper layers see it without them."""
    found = arrays(feature_maps(thin(), PHOTO, [middle, "pool5"], before_relu=True))
    assert found[middle].min() < 0
    assert near(found, {middle: rights(before_relu=True)[middle], "pool5": rights()["pool5"]})


def test_the_real_network(network: Network) -> None:
    """The bundled weights, and a photo whose size is odd."""
    photo = chelsea(67)
    layers = ["conv1_2", "pool3", "conv5_3"]
    found = arrays(feature_maps(network, photo, layers))
    right = {name: after.numpy() for name, _, after in forward(network.weights, photo) if name in layers}
    for name in layers:
        assert np.abs(found[name] - right[name]).max() <= 0.001 * np.ptp(right[name])


def test_left_half_way_torch_is_as_it_was() -> None:
    """Between the steps and after closing, inference mode is off."""
    steps = feature_maps(thin(), PHOTO, NAMES)
    for _ in range(5):
        next(steps)
        assert not torch.is_inference_mode_enabled()
    steps.close()
    assert not torch.is_inference_mode_enabled()


@pytest.mark.parametrize("count", [3, None])
def test_nothing_leaks(count: int | None) -> None:
    """When nobody holds maps any more they are gone at once, without the garbage collector; left half way or not."""
    gc.collect()
    gc.disable()
    try:
        steps = feature_maps(thin(), PHOTO, NAMES, before_relu=True)
        references = []
        for number, step in enumerate(steps, 1):
            assert isinstance(step, Maps)
            references.append(weakref.ref(step.tensor))
            if number == count:
                break
        steps.close()
        del steps, step
        assert [reference() for reference in references] == [None] * len(references)
    finally:
        gc.enable()


def test_the_photo_stays_as_it_is() -> None:
    """It may even be read-only."""
    photo = PHOTO.copy()
    finished(feature_maps(thin(), photo, NAMES))
    assert np.array_equal(photo, PHOTO)


# The cache


def test_a_second_run_computes_nothing() -> None:
    """And gives the same numbers; one layer deeper costs one layer."""
    network, cache = Counting(), Cache()
    first = arrays(feature_maps(network, PHOTO, ["conv2_1", "conv3_1"], cache=cache, key="cat"))
    network.computed.clear()
    second, _ = finished(feature_maps(network, PHOTO, ["conv2_1", "conv3_1"], cache=cache, key="cat"))
    assert network.computed == []
    assert all(np.array_equal(first[name], values) for name, values in arrays(second).items())
    assert second[-1].fraction == pytest.approx(1)
    deeper = arrays(feature_maps(network, PHOTO, ["conv3_2"], cache=cache, key="cat"))
    assert network.computed == ["conv3_2"]
    assert near(deeper, rights())


def test_before_relu_is_kept_apart() -> None:
    """Asked for the other form, a layer is computed once more; asked again, it is not, and no deeper layer is wrong."""
    network, cache = Counting(), Cache()
    finished(feature_maps(network, PHOTO, ["conv2_2"], cache=cache, key="cat"))
    network.computed.clear()
    before = arrays(feature_maps(network, PHOTO, ["conv2_2"], before_relu=True, cache=cache, key="cat"))
    assert network.computed == ["conv2_2"]
    assert near(before, rights(before_relu=True))
    found = arrays(feature_maps(network, PHOTO, ["conv2_2", "pool2"], before_relu=True, cache=cache, key="cat"))
    assert network.computed == ["conv2_2", "pool2"]
    assert near(found, rights(before_relu=True))
    after = arrays(feature_maps(network, PHOTO, ["conv2_2"], cache=cache, key="cat"))
    assert network.computed == ["conv2_2", "pool2"]
    assert near(after, rights())


def test_another_photo_network_or_mode_has_maps_of_its_own() -> None:
    """Nothing is mistaken for something else."""
    cache = Cache()
    finished(feature_maps(Counting(), PHOTO, ["conv1_2"], cache=cache, key="cat"))
    cases = [
        (Counting(), PHOTO[:, ::-1], "cat, mirrored"),
        (Counting(seed=1), PHOTO, "cat"),
        (Counting(mode=Mode(precision="bfloat16")), PHOTO, "cat"),
    ]
    for network, photo, key in cases:
        found = arrays(feature_maps(network, photo, ["conv1_2"], cache=cache, key=key))
        assert network.computed == ["conv1_1", "conv1_2"]
        assert np.array_equal(found["conv1_2"], arrays(feature_maps(network, photo, ["conv1_2"]))["conv1_2"])


def test_the_budget_is_kept_and_the_longest_unused_go() -> None:
    """Room for three; one that was used since stays, and one that was kept anew counts as used."""
    some = [maps for maps in feature_maps(thin(), PHOTO, ["conv1_1", "conv1_2"]) if isinstance(maps, Maps)]
    one, size = some[0], some[0].bytes
    cache = Cache(budget=3 * size)
    for key in "abc":
        cache.keep(key, one)
    assert cache.bytes == 3 * size
    assert cache.find("a", "conv1_1", before_relu=False) is one
    cache.keep("d", one)
    assert _keys(cache) == {"a", "c", "d"}
    cache.keep("a", some[0])
    cache.keep("c", one)
    cache.keep("e", one)
    cache.keep("f", one)
    assert _keys(cache) == {"c", "e", "f"}
    assert cache.bytes == 3 * size
    cache.clear()
    assert (cache.bytes, _keys(cache)) == (0, set())


def _keys(cache: Cache) -> set[object]:
    return {place[0] for _, place in cache._kept.shelf._kept}  # type: ignore[index]


def test_a_run_beyond_the_budget() -> None:
    """What is too large alone is not kept and throws nothing out; the maps are right, again and again."""
    sizes = [maps.bytes for maps in feature_maps(thin(), PHOTO, NAMES) if isinstance(maps, Maps)]
    cache = Cache(budget=sizes[0] - 1)
    for _ in range(2):
        assert near(arrays(feature_maps(thin(), PHOTO, NAMES, cache=cache, key="cat")), rights())
        assert 0 < cache.bytes <= cache.budget
    small = _keys(cache)
    cache.keep("too large", next(maps for maps in feature_maps(thin(), PHOTO, NAMES) if isinstance(maps, Maps)))
    assert _keys(cache) == small


# Sizes


@pytest.mark.parametrize(
    ("shape", "size", "expected"),
    [
        ((300, 451), 224, (224, 337)),
        ((451, 300), 224, (337, 224)),
        ((300, 451), "exact", (224, 224)),
        ((300, 451), "full", (300, 451)),
        ((300, 451), 300, (300, 451)),
        ((100, 50), 224, (100, 50)),
        ((100, 50), "exact", (224, 224)),
        ((5000, 3), 2, (3333, 2)),
    ],
)
def test_sizes(shape: tuple[int, int], size: int, expected: tuple[int, int]) -> None:
    """The shorter side is what was asked for, the aspect stays, and nothing is enlarged but for "exact"."""
    photo = np.full((*shape, 3), 77, np.uint8)
    found = sized(photo, size)
    assert found.shape == (*expected, 3)
    assert found.dtype == np.uint8
    assert (found == 77).all()
    assert (found is photo) == (shape == expected)


def test_what_is_worth_filling() -> None:
    """All layers of a usual photo; of a huge one none, since they would not stay; of a small one those there are."""
    assert worth_filling((300, 451), 224, VGG16, Cache()) == NAMES
    assert worth_filling((300, 451), 224, VGG16, Cache(budget=1 << 20)) == ()
    assert worth_filling((10, 20), 224, VGG16, Cache()) == NAMES[:13]
