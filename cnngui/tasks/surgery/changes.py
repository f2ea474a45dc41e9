"""What surgery changes: the network as it was and the operated one side by side, layer by layer."""

from collections import deque
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.following import Following
from cnngui.networks.head import Scores, has_head, scores_of
from cnngui.networks.network import CPU, Mode, Network
from cnngui.tasks.cache import Cache
from cnngui.tasks.feature_maps import FellBack, Passed, feature_maps, sized
from cnngui.tasks.maps import Maps
from cnngui.tasks.style.settings import STYLE_LAYERS
from cnngui.tasks.surgery.cuts import Cut, layer_of, operated
from cnngui.tasks.surgery.differences import compared, gram_change

_WITH_HEAD = 0.6
"""Share of the work that the layers are, where class scores follow."""


@dataclass(frozen=True, eq=False)
class Change:
    """How much the maps of a layer changed.

    All but ``fraction`` are ‖after − before‖ / ‖before‖: 0 where nothing changed, and infinite where there was nothing
    before but zeros and there is something now, or where the numbers have grown beyond all bounds.

    Parameters
    ----------
    layer : str
    fraction : float
        Share of the work that is done.
    relative : float
        Of all maps together.
    channels : (C,) float32
        Of every map.
    gram : float or None
        Of the Gram matrix of the maps after ReLU; only for the layers that style transfer takes (conv1_1, conv2_1,
        conv3_1, conv4_1, conv5_1).
    """

    layer: str
    fraction: float
    relative: float
    channels: Array
    gram: float | None


Step = Change | Passed | FellBack

Told = TypeVar("Told", bound=Step)
Result = TypeVar("Result")


@dataclass(frozen=True, eq=False)
class Outcome:
    """Both networks, and what they take the photo for.

    Parameters
    ----------
    before, after : Network
        As they finished: in another mode than the one that was given where the device failed.
    scores_before, scores_after : (classes,) float32 or None
        Of the photo at 224×224; None where the network has no head (see `cnngui.networks.head`).
    """

    before: Network
    after: Network
    scores_before: Scores | None = None
    scores_after: Scores | None = None


def changes(
    network: Network,
    cuts: Sequence[Cut],
    photo: Pixels,
    layers: Sequence[str] | None = None,
    *,
    before_relu: bool = False,
    spare: Mode | None = None,
    cache: Cache | None = None,
    key: object = None,
) -> Generator[Step, None, Outcome]:
    """Send a photo through a network as it is and as it is after surgery.

    What comes before the first cut is computed once. Of each network only one layer's maps are held at a time; who
    wants to see those of a layer asks `cnngui.tasks.feature_maps.feature_maps` for them, with either network.

    Parameters
    ----------
    network : Network
        Its weights are only read.
    cuts : sequence of Cut
    photo : (H, W, 3) uint8 RGB
        At the size at which the network is to see it.
    layers : sequence of str, optional
        Names; by default all from the first cut to the last pooling. Those before the first cut do not change and are
        left out.
    before_relu : bool
        Compare convolutional layers before negative numbers become 0.
    spare : Mode, optional
        How the CPU computes when the device fails; by default in plain float32.
    cache, key
        As for `feature_maps`, for the network as it was; the operated one's maps are not kept.

    Yields
    ------
    Change
        Of a layer, in the order of the network.
    Passed
        A layer of one of the networks.
    FellBack
        The device failed; the CPU goes on.

    Returns
    -------
    Outcome

    Raises
    ------
    SurgeryError
        When a cut is not possible; see `operated`.
    LayerError
        When there is no such layer.
    SizeError
        When the photo is too small for a layer.
    MapsError
        When the maps do not fit the CPU's memory.

    Examples
    --------
    >>> import numpy as np
    >>> from cnngui.tasks.surgery import Zeroed
    >>> weights = {"conv1_1.weight": np.ones((64, 3, 3, 3), np.float32), "conv1_1.bias": np.zeros(64, np.float32)}
    >>> photo = np.full((8, 8, 3), 255, np.uint8)
    >>> *_, change = changes(Network(weights), [Zeroed("conv1_1", 5)], photo, ["conv1_1"])
    >>> change.layer, round(change.relative, 3), change.channels[4:7].tolist()
    ('conv1_1', 0.125, [0.0, 1.0, 0.0])
    """
    operation = _Operation(network, cuts, layers, photo, before_relu, spare or Mode(CPU), cache, key)
    end = _WITH_HEAD if has_head(network) and operation.due else 1.0
    while operation.due:
        yield from _within(operation.go_on(), 0, end)
    before, after, middle = operation.before, operation.after, (end + 1) / 2
    known = yield from _within(_scores(before, photo, operation.spare), end, middle)
    now = known if after is before else (yield from _within(_scores(after, photo, operation.spare), middle, 1))
    return Outcome(before, after, known, now)


def _within(steps: Generator[Told, None, Result], start: float, end: float) -> Generator[Told, None, Result]:
    """Return steps as a part of the work, from one fraction to another."""
    following = Following(steps)
    for step in following:
        yield replace(step, fraction=start + (end - start) * step.fraction)
    return following.value


def _scores(network: Network, photo: Pixels, spare: Mode) -> Generator[Passed | FellBack, None, Scores | None]:
    """Return the class scores of the photo at 224×224."""
    found = None
    if has_head(network):
        for step in feature_maps(network, sized(photo, "exact"), network.architecture.names[-1:], spare=spare):
            if isinstance(step, Maps):
                found = scores_of(network, step.tensor)
            yield Passed(step.layer.name, step.fraction) if isinstance(step, Maps) else step
    return found


class _Start(Cache):
    """Knows the maps that both networks have in common, until it is cleared, and keeps no others."""

    def __init__(self, maps: Maps) -> None:
        super().__init__(budget=0)
        self._maps: Maps | None = maps

    def find(self, key: object, layer: str, *, before_relu: bool) -> Maps | None:
        """Return them, whoever asks."""
        del key
        return self._maps if self._maps and (layer, before_relu) == (self._maps.layer.name, False) else None

    def clear(self) -> None:
        """Let them go."""
        self._maps = None


class _Operation:
    """One photo on its way through two networks."""

    def __init__(
        self,
        network: Network,
        cuts: Sequence[Cut],
        layers: Sequence[str] | None,
        photo: Pixels,
        before_relu: bool,
        spare: Mode,
        cache: Cache | None,
        key: object,
    ) -> None:
        self.before, self.after = network, operated(network, cuts)
        self.spare = spare
        self._cuts = cuts
        names = network.architecture.names
        wanted = {network.architecture.layer(name).name for name in (names if layers is None else layers)}
        places = (names.index(layer_of(cut, network.architecture).name) for cut in cuts)
        first = min(places, default=len(names))
        self.due = [name for name in names[first:] if name in wanted]
        """The layers whose changes have not been told."""
        self._same = names[first - 1] if first else None
        """The last layer before the first cut: up to here nothing changes."""
        self._photo, self._before_relu = photo, before_relu
        self._cache, self._key = cache, key

    def go_on(self) -> Generator[Step, None, None]:
        """Tell the changes that are due, up to the last or until the device fails."""
        ours, theirs = self._ours(), None if self._same else self._theirs(None)
        done = 0.0
        for step in ours:
            if isinstance(step, FellBack):
                yield self._fallen_back(step)
                return
            name = step.layer.name if isinstance(step, Maps) else step.layer
            yield Passed(name, step.fraction if theirs is None else (done + step.fraction) / 2)
            done = step.fraction
            if theirs is not None:
                other = next(theirs)
                if isinstance(other, FellBack):
                    yield self._fallen_back(other)
                    return
                if isinstance(step, Maps) and isinstance(other, Maps):
                    yield self._told(step, other)
                else:
                    yield Passed(name, done)
            elif isinstance(step, Maps):
                theirs = self._theirs(step)

    def _ours(self) -> Generator[Maps | Passed | FellBack, None, Network]:
        """Send the photo through the network as it was."""
        return feature_maps(
            self.before,
            self._photo,
            [*self.due, *([self._same] if self._same else [])],
            before_relu=self._before_relu,
            cache=self._cache,
            key=self._key,
            spare=self.spare,
        )

    def _theirs(self, common: Maps | None) -> Generator[Maps | Passed | FellBack, None, Network]:
        """Send the photo through the operated network, from the maps on that both have in common."""
        import torch  # noqa: PLC0415  (heavy)

        start = None
        if common is not None:
            seen = torch.relu(common.tensor) if common.before_relu else common.tensor
            start = _Start(replace(common, before_relu=False, tensor=seen))
        steps = feature_maps(
            self.after,
            self._photo,
            self.due,
            before_relu=self._before_relu,
            cache=start,
            key="what both have in common",
            spare=self.spare,
        )
        if common is not None and start is not None:
            deque(islice(steps, self.after.architecture.names.index(common.layer.name) + 1), maxlen=0)
            start.clear()
        return steps

    def _fallen_back(self, step: FellBack) -> FellBack:
        """Begin anew on the CPU, with both networks: maps in two precisions differ without any cut."""
        self.before = self.before.in_mode(self.spare)
        self.after = operated(self.before, self._cuts)
        return step

    def _told(self, before: Maps, after: Maps) -> Change:
        """Compare the maps of a layer."""
        name = before.layer.name
        self.due.remove(name)
        relative, channels = compared(before.tensor, after.tensor)
        gram = gram_change(before, after) if name in STYLE_LAYERS else None
        return Change(name, before.fraction, relative, channels, gram)
