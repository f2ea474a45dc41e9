"""The places that excite a map most are where NumPy says, and are cut out as they are in the photo."""

from collections.abc import Generator
from itertools import combinations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.following import Following
from cnngui.networks.architectures import VGG16
from cnngui.networks.network import Mode, Network
from cnngui.tasks.cache import Cache
from cnngui.tasks.feature_maps import FellBack, feature_maps, sized
from cnngui.tasks.maps import Maps
from cnngui.tasks.places import PADDING_COLOUR, Place, Searched, best_places, peaks
from tests.networks.reference import THIN, chelsea, thin, thin_weights
from tests.tasks.test_fall_back import FULL, FakeDevice
from tests.tasks.test_feature_maps import Counting

FIELDS = {"conv1_2": (5, 1, -2), "conv3_2": (32, 4, -14), "pool4": (100, 16, -42), "conv5_3": (196, 16, -90)}
"""Size, jump and first pixel, reckoned by hand."""


def maps_of(layer: str, plane: Array, photo: tuple[int, int]) -> Maps:
    """Return maps of which the second is ``plane`` and the first is higher everywhere."""
    tensor = torch.from_numpy(np.stack([plane + 1000, plane]))[None]
    return Maps(
        VGG16.layer(layer), before_relu=False, photo=photo, mode=Mode(), milliseconds=1, fraction=1, tensor=tensor
    )


def greedily(plane: Array, apart: int, most: int) -> list[tuple[int, int]]:
    """Return the units above 0 from the strongest on, but for those near one that was taken."""
    taken: list[tuple[int, int]] = []
    for at in np.argsort(-plane, axis=None, kind="stable"):
        row, column = divmod(int(at), plane.shape[1])
        far = all(max(abs(row - other), abs(column - another)) > apart for other, another in taken)
        if plane[row, column] > 0 and far and len(taken) < most:
            taken.append((row, column))
    return taken


@settings(max_examples=60)
@given(
    layer=st.sampled_from(sorted(FIELDS)),
    seed=st.integers(0, 2**32 - 1),
    size=st.tuples(st.integers(1, 20), st.integers(1, 20)),
    most=st.integers(1, 12),
)
def test_peaks_are_where_numpy_says(layer: str, seed: int, size: tuple[int, int], most: int) -> None:
    """60 random maps with many equal numbers, a third of them above 0."""
    plane = np.random.default_rng(seed).integers(-40, 20, size).astype(np.float32)
    field, jump, _ = FIELDS[layer]
    photo = np.zeros((size[0] * jump, size[1] * jump, 3), np.uint8)
    found = peaks(maps_of(layer, plane, (photo.shape[0], photo.shape[1])), 1, photo, 5, most)
    apart = max(field // 2 // jump, 1)
    assert [place.unit for place in found] == greedily(plane, apart, most)
    assert [place.value for place in found] == [plane[place.unit] for place in found]
    assert all(place.photo == 5 for place in found)
    for one, another in combinations(found, 2):
        distance = max(abs(one.unit[axis] - another.unit[axis]) for axis in (0, 1))
        assert distance * jump > field // 2 - jump


def cut(photo: Pixels, layer: str, unit: tuple[int, int]) -> Pixels:
    """Cut a receptive field out of a photo with a wide grey frame."""
    field, jump, first = FIELDS[layer]
    frame = 300
    framed = np.pad(photo, ((frame, frame), (frame, frame), (0, 0)), constant_values=PADDING_COLOUR)
    top, left = (frame + first + jump * at for at in unit)
    return np.asarray(framed[top : top + field, left : left + field])


@pytest.mark.parametrize("layer", sorted(FIELDS))
@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_the_pixels_are_those_of_the_photo(layer: str, place: str) -> None:
    """The receptive field, grey beyond the photo's edge."""
    photo = chelsea(210)
    height, width = photo.shape[:2]
    rows, columns, _ = dict(zip(VGG16.names, VGG16.shapes((height, width)), strict=True))[layer]
    row, column = {"first": (0, 0), "middle": (rows // 2, columns // 2), "last": (rows - 1, columns - 1)}[place]
    plane = np.zeros((rows, columns), np.float32)
    plane[row, column] = 2.5
    (found,) = peaks(maps_of(layer, plane, (height, width)), 1, photo)
    assert (found.unit, found.value) == ((row, column), 2.5)
    assert np.array_equal(found.pixels, cut(photo, layer, (row, column)))
    assert found.window.rows[1] - found.window.rows[0] == FIELDS[layer][0]


def test_a_dead_map_has_no_places() -> None:
    """Neither zeros nor negative numbers excite anything."""
    photo = np.zeros((8, 8, 3), np.uint8)
    for value in (0, -3):
        assert peaks(maps_of("conv1_2", np.full((8, 8), value, np.float32), (8, 8)), 1, photo) == []


def test_looking_for_peaks_leaves_the_maps_alone() -> None:
    """Nothing is struck out in them."""
    maps = maps_of("conv1_2", np.ones((8, 9), np.float32), (8, 9))
    peaks(maps, 1, np.zeros((8, 9, 3), np.uint8))
    assert (maps.tensor[0, 1] == 1).all()


Steps = Generator[Searched | FellBack, None, tuple[Place, ...]]


def finished(steps: Steps) -> tuple[list[Searched | FellBack], tuple[Place, ...]]:
    """Return all steps and the answer."""
    following = Following(steps)
    return list(following), following.value


def photos() -> list[Pixels]:
    """Return three photos that are not alike."""
    cat = chelsea(64)
    return [cat // 3, cat, cat[::-1, ::2]]


def test_the_best_of_several_photos() -> None:
    """The strongest first, each with its photo; after every photo the best so far."""
    steps, best = finished(best_places(thin(), photos(), 3, "conv2_2", 1, size=48))
    searched = [step for step in steps if isinstance(step, Searched)]
    assert [step.fraction for step in searched] == pytest.approx([1 / 3, 2 / 3, 1])
    assert searched[-1].places == best
    candidates = []
    for number, photo in enumerate(photos()):
        given_photo = sized(photo, 48)
        (maps,) = (step for step in feature_maps(thin(), given_photo, ["conv2_2"]) if isinstance(step, Maps))
        units = greedily(maps.map(1), 14 // 4, 9)
        candidates += [(-float(maps.map(1)[unit]), number, unit) for unit in units]
        assert [(-place.value, place.photo, place.unit) for place in searched[number].places] == sorted(candidates)[:9]
    assert len(best) == 9
    assert len({place.photo for place in best}) > 1


def test_no_photos_and_dead_maps_have_no_places() -> None:
    """The answer is empty, not an error."""
    assert finished(best_places(thin(), [], 0, "conv2_2", 1)) == ([], ())
    dead = {name: np.zeros_like(values) - name.endswith("bias") for name, values in thin_weights().items()}
    steps, best = finished(best_places(Network(dead, architecture=THIN), photos(), 3, "conv3_1", 0, size=48))
    assert best == ()
    assert [step.fraction for step in steps] == pytest.approx([1 / 3, 2 / 3, 1])


def test_photos_are_read_one_at_a_time() -> None:
    """The next one is not asked for before the last was searched, and leaving half way reads no more."""
    read: list[int] = []

    def source() -> Generator[Pixels, None, None]:
        for number, photo in enumerate(photos()):
            read.append(number)
            yield photo

    steps = best_places(thin(), source(), 3, "conv1_1", 0, size=48)
    for count in (1, 2):
        next(steps)
        assert len(read) == count
    steps.close()
    assert len(read) == 2


def test_what_was_computed_for_one_map_serves_the_next() -> None:
    """With a cache and keys; without keys nothing is kept, because all photos would be one."""
    network, cache = Counting(), Cache()
    _, first = finished(best_places(network, photos(), 3, "conv2_1", 0, size=48, cache=cache, keys="abc"))
    assert len(network.computed) == 3 * 4
    finished(best_places(network, photos(), 3, "conv2_1", 1, size=48, cache=cache, keys="abc"))
    assert len(network.computed) == 3 * 4
    cache.clear()
    _, again = finished(best_places(network, photos(), 3, "conv2_1", 0, size=48, cache=cache))
    assert cache.bytes == 0
    assert [(place.photo, place.unit) for place in again] == [(place.photo, place.unit) for place in first]


def test_when_the_device_fails_the_cpu_searches_on() -> None:
    """It is told once, and the photos that come are the CPU's from the start."""
    device = FakeDevice("conv2_1", torch.OutOfMemoryError("CUDA out of memory."))
    steps, best = finished(best_places(device, photos(), 3, "conv2_1", 1, size=48))
    told = [str(step.note) for step in steps if isinstance(step, FellBack)]
    assert told == [FULL]
    assert isinstance(steps[0], FellBack)
    _, right = finished(best_places(thin(), photos(), 3, "conv2_1", 1, size=48))
    assert [(place.photo, place.unit, place.value) for place in best] == [
        (place.photo, place.unit, place.value) for place in right
    ]
