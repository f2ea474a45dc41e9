"""Response space: what a hand-made chain makes of a photo beside the feature maps of a layer.

They are compared by Pearson's correlation over all places that both know, see `cnngui.tasks.compare.cells`.
"""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from cnngui.engine.arrays import Array, Doubles, Pixels
from cnngui.engine.chain import Chain, Layer, planes_for, shapes, steps
from cnngui.engine.errors import response_too_large
from cnngui.engine.following import finish
from cnngui.engine.kernels.values import Filter
from cnngui.networks.network import Mode, Network
from cnngui.tasks.cache import Cache
from cnngui.tasks.compare.cells import Grid
from cnngui.tasks.compare.chance import Chance, level_of
from cnngui.tasks.compare.tables import CONSTANT, MapTable, brought
from cnngui.tasks.compare.weights import Match, Spread, ranked, refuse_zeros
from cnngui.tasks.feature_maps import FellBack, Size, feature_maps, sized
from cnngui.tasks.following import maps_of
from cnngui.tasks.maps import Maps


@dataclass(frozen=True, eq=False)
class Response:
    """One channel of what a chain makes of a photo.

    Parameters
    ----------
    plane : (h, w) float32
    grid : Grid
        Which pixels its numbers stand for.
    """

    plane: Array
    grid: Grid


def chain_of(kernel: Filter, spread: Spread = "luminance") -> Chain:
    """Return the chain of one layer that slides a kernel over the photo as the first layer of a network would.

    Parameters
    ----------
    kernel : Filter
        Of three slices, one for each of red, green and blue, whose responses are added; or of one slice, which sees
        grey ("luminance") or the mean of red, green and blue ("equal").
    spread : {"luminance", "equal"}

    Returns
    -------
    Chain
        Padded to the size of the photo by repeating its edge, which therefore is no edge in the response.

    Raises
    ------
    CompareError
        When the kernel is zero everywhere.

    Examples
    --------
    >>> chain_of(Filter((((1.0, -1.0),),))).channels
    'grey'
    >>> chain_of(Filter((((3.0,),),)), "equal").layers[0].filters[0].slices
    (((1.0,),), ((1.0,),), ((1.0,),))
    """
    refuse_zeros(kernel)
    is_grey = kernel.depth == 1 and spread == "luminance"
    if kernel.depth == 1 and not is_grey:
        thirds = kernel.changed(lambda slice_: tuple(tuple(number / 3 for number in row) for row in slice_))
        kernel = Filter(thirds.slices * 3, kernel.bias)
    return Chain((Layer((kernel,), border="replicate"),), "grey" if is_grey else "sum")


def hand_made(chain: Chain, photo: Pixels, layer: int = -1, channel: int = 0) -> Response:
    """Run a chain on a photo and take one channel.

    Parameters
    ----------
    chain : Chain
    photo : (H, W, 3) uint8 RGB
        At the size at which the network sees it (see `cnngui.tasks.feature_maps.sized`).
    layer : int
        Which layer of the chain, from 0, or from the end with -1.
    channel : int
        Which of its output channels.

    Raises
    ------
    KernelError
        When the response has infinite numbers, or the kernels do not fit the channels.
    SizeError
        When the photo is too small.

    Examples
    --------
    >>> photo = np.zeros((4, 5, 3), np.uint8)
    >>> hand_made(chain_of(Filter((((1.0, -1.0),),))), photo).plane.shape
    (4, 5)
    """
    last = range(len(chain.layers))[layer]
    shortened = Chain(chain.layers[: last + 1], chain.channels)
    planes = planes_for(photo, chain.channels)
    sizes = shapes(shortened, (*planes[0].shape, len(planes)))[-1]
    with np.errstate(over="ignore", invalid="ignore"):
        plane = finish(steps(shortened, planes))[-1][channel]
    if not np.isfinite(plane).all():
        raise response_too_large()
    return Response(plane, Grid.of(sizes.field, (plane.shape[0], plane.shape[1])))


def aligned(response: Response, maps: Maps, table: MapTable | None = None) -> tuple[Array, MapTable]:
    """Bring a response and the maps of a layer to one grid.

    Along each axis the coarser of the two grids is taken, and of it the cells that lie wholly inside both; the finer is
    brought there by area means. Where both have the same cells (as conv1_1 and a layer with padding "same" have, whose
    cells are the photo's pixels) nothing is resampled.

    Parameters
    ----------
    response : Response
    maps : Maps
        Of the same photo at the same size.
    table : MapTable, optional
        Of an earlier call: taken again where it is for these maps and this grid, as it is while a kernel is dragged.

    Returns
    -------
    plane : (h, w) float32
        The response.
    table : MapTable
        The maps.

    Raises
    ------
    CompareError
        When they have no part of the photo in common.

    Examples
    --------
    >>> import torch
    >>> from cnngui.networks.architectures import VGG16
    >>> maps = Maps(VGG16.layer("pool1"), False, (4, 6), Mode(), 1.0, 1.0, torch.rand(1, 64, 2, 3))
    >>> response = hand_made(chain_of(Filter((((1.0, -1.0),),))), np.zeros((4, 6, 3), np.uint8))
    >>> plane, table = aligned(response, maps)
    >>> plane.shape, aligned(response, maps, table)[1] is table
    ((2, 3), True)
    """
    if table is None or not table.is_for(maps, response.grid):
        table = MapTable(maps, response.grid)
    return brought(response.plane, response.grid, table.grid), table


def rank_responses(response: Array, table: MapTable) -> tuple[Match, ...]:
    """Rank maps by how much they resemble a response.

    Parameters
    ----------
    response : (h, w) float32
        On the grid of the table, as `aligned` returns it.
    table : MapTable

    Returns
    -------
    tuple of Match
        One a map, the largest |correlation| first; a constant map has 0, and all have it beside a constant response.

    Examples
    --------
    >>> import torch
    >>> from cnngui.networks.architectures import VGG16
    >>> plane = np.float32([[1, 2], [3, 5]])
    >>> planes = torch.from_numpy(np.stack([plane * 0, 7 - 2 * plane]))[None]
    >>> maps = Maps(VGG16.layer("conv1_1"), True, (2, 2), Mode(), 1.0, 1.0, planes)
    >>> best = rank_responses(plane, MapTable(maps, Grid.of_layer("conv1_1", (2, 2))))[0]
    >>> best.channel, round(best.similarity, 6)
    (1, -1.0)
    """
    centred, squares, _ = _centred(response)
    return ranked(_correlations(table.products(centred), squares, table.squares))


def _centred(response: Array) -> tuple[Array, float, float]:
    """Return a response scaled to at most 1 without its mean, the sum of its squares, and what it was divided by."""
    largest = float(np.abs(response).max(initial=0.0)) or 1.0
    scaled = response.astype(np.float64) / largest
    left = scaled - scaled.mean()
    squares = float(np.square(left).sum())
    is_constant = squares <= CONSTANT**2 * float(np.square(scaled).sum())
    return left.astype(np.float32), 0.0 if is_constant else squares, largest


def _correlations(products: Doubles, response: float, maps: Doubles) -> Doubles:
    """Divide by both norms; 0 where one is constant or what was computed is no number."""
    norms = np.sqrt(response * maps)
    with np.errstate(invalid="ignore"):
        found = np.where(norms > 0, products / np.where(norms > 0, norms, 1), 0.0)
    return np.asarray(np.clip(np.nan_to_num(found, nan=0.0), -1.0, 1.0), np.float64)


def response_chance(response: Array, table: MapTable, draws: int = 200, seed: int = 0) -> Chance:
    """Find out how large the best correlation is when the response has nothing to do with the maps.

    The response is shifted round and round by random offsets, so that it keeps its texture and loses its place. This is
    done on response and maps shrunk by means to at most 96 rows and columns, which takes a small part of the time.

    Parameters
    ----------
    response : (h, w) float32
        On the grid of the table.
    table : MapTable
    draws : int
        How many shifts.
    seed : int
        The same seed gives the same level.

    Returns
    -------
    Chance
        0 where there is nothing to shift.

    Examples
    --------
    >>> import torch
    >>> from cnngui.networks.architectures import VGG16
    >>> planes = torch.rand(1, 64, 40, 50, generator=torch.Generator().manual_seed(0))
    >>> maps = Maps(VGG16.layer("conv1_1"), True, (40, 50), Mode(), 1.0, 1.0, planes)
    >>> table = MapTable(maps, Grid.of_layer("conv1_1", (40, 50)))
    >>> response_chance(maps.map(3), table).level < 0.15
    True
    """
    import torch  # noqa: PLC0415  (heavy)

    whole = torch.from_numpy(np.ascontiguousarray(response))[None, None]
    shrunk = torch.nn.functional.adaptive_avg_pool2d(whole, table.small_size)[0, 0].numpy()
    plane, squares, _ = _centred(shrunk)
    if plane.size == 1:
        return Chance(0.0)
    offsets = np.random.default_rng(seed).integers(1, plane.size, draws)  # 0 would leave it where it is
    shifted = np.stack([np.roll(plane, divmod(int(each), plane.shape[1]), (0, 1)).ravel() for each in offsets])
    norms = np.square(table.small).sum(axis=1)
    norms = np.where(table.squares > 0, norms, 0.0)
    products = shifted.astype(np.float64) @ table.small.T
    return level_of(np.abs([_correlations(row, squares, norms) for row in products]).max(axis=1))


@dataclass(frozen=True)
class Compared:
    """A photo was compared.

    Parameters
    ----------
    photo : int
        Which, from 0.
    matches : tuple of Match
        Over all photos so far.
    fraction : float
        Share of the work that is done.
    """

    photo: int
    matches: tuple[Match, ...]
    fraction: float


@dataclass
class _Sums:
    """What is added up over photos."""

    products: Doubles
    response: float
    maps: Doubles

    def add(self, plane: Array, table: MapTable) -> None:
        centred, squares, scale = _centred(plane)
        self.products += scale * table.products(centred)
        self.response += scale**2 * squares
        self.maps += table.squares

    def matches(self) -> tuple[Match, ...]:
        return ranked(_correlations(self.products, self.response, self.maps))


def rank_over_photos(
    chain: Chain,
    layer_index: int,
    channel: int,
    photos: Sequence[Pixels] | Iterable[Pixels],
    count: int,
    network: Network,
    layer: str,
    *,
    size: Size = 224,
    before_relu: bool = False,
    cache: Cache | None = None,
    keys: Sequence[object] | None = None,
    spare: Mode | None = None,
) -> Generator[Compared | FellBack, None, tuple[Match, ...]]:
    """Rank the maps of a layer by their correlation with a response over several photos together.

    On every photo the means of the response and of the maps are taken off, so that a bright photo counts for nothing;
    then the products, and the squares on either side, are added up over all photos. A photo with strong responses
    counts for more than one with weak ones, as a pixel with a strong response does.

    Parameters
    ----------
    chain : Chain
    layer_index, channel : int
        Which layer of the chain, and which of its channels, see `hand_made`.
    photos : iterable of (H, W, 3) uint8 RGB
        Read one at a time.
    count : int
        How many there are.
    network : Network
    layer : str
        Of the network.
    size : Size
        At which both see the photos (see `sized`).
    before_relu : bool
        Compare with the maps as they are before negative numbers become 0.
    cache, keys
        As for `feature_maps`; a key for each photo.
    spare : Mode, optional
        How the CPU computes when the device fails.

    Yields
    ------
    Compared
        After each photo.
    FellBack
        When the device fails.

    Returns
    -------
    tuple of Match

    Examples
    --------
    >>> random = np.random.default_rng(0)
    >>> weights = {"conv1_1.weight": random.normal(size=(64, 3, 3, 3)).astype(np.float32)}
    >>> network = Network(weights | {"conv1_1.bias": np.zeros(64, np.float32)})
    >>> mine = Filter(tuple(tuple(map(tuple, each.tolist())) for each in -weights["conv1_1.weight"][9]))
    >>> photos = [random.integers(0, 256, (40, 30, 3)).astype(np.uint8) for _ in range(2)]
    >>> best = finish(rank_over_photos(chain_of(mine), 0, 0, photos, 2, network, "conv1_1", before_relu=True))[0]
    >>> best.channel, best.similarity < -0.9
    (9, True)
    """
    sums: _Sums | None = None
    for number, photo in enumerate(photos):
        given = sized(photo, size)
        key = keys[number] if keys is not None else None
        passing = feature_maps(network, given, [layer], before_relu=before_relu, cache=cache, key=key, spare=spare)
        maps, network = yield from maps_of(passing)
        plane, table = aligned(hand_made(chain, given, layer_index, channel), maps)
        if sums is None:
            sums = _Sums(np.zeros(table.count), 0.0, np.zeros(table.count))
        sums.add(plane, table)
        yield Compared(number, sums.matches(), (number + 1) / count)
    return sums.matches() if sums is not None else ()
