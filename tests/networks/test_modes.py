"""Which way is fastest: tried on networks whose speed and precision the test sets, against a clock of its own."""

import json
from collections.abc import Generator, Mapping
from dataclasses import replace
from math import inf, nan
from pathlib import Path

import numpy as np
import pytest
import torch

from cnngui.engine.arrays import Pixels
from cnngui.engine.following import Following
from cnngui.networks import modes
from cnngui.networks.architectures import Layer
from cnngui.networks.modes import MOST_ERROR, Memory, Trial, Trying, candidates, fastest, trials
from cnngui.networks.network import Mode, Network
from tests.networks.reference import bundled, chelsea

PLAIN, WINOGRAD, NCNN, HALF = candidates("cpu")
PHOTO = np.zeros((8, 8, 3), np.uint8)

TIMES = {PLAIN: 0.01, WINOGRAD: 0.008, NCNN: 0.006}
"""Seconds a layer of those in float32."""

TABLE = [
    ([(100, 0), (70, 0.00001), (90, 0.00001), (60, 0.006)], HALF),
    ([(100, 0), (60, 0.00001), (70, 0.00001), (58, 0.006)], WINOGRAD),  # half precision is not clearly faster
    ([(100, 0), (70, 0.00001), (60, 0.00001), (58, 0.006)], NCNN),
    ([(100, 0), (70, 0.00001), (68, 0.00001), (None, inf)], WINOGRAD),  # ncnn is not clearly faster
    ([(100, 0), (97, 0.00001), (97, 0.00001), (94, 0.006)], HALF),  # clearly faster than the plain way
    ([(100, 0), (97, 0.00001), (97, 0.00001), (96, 0.006)], PLAIN),
    ([(100, 0), (70, 0.00001), (60, 0.00001), (20, 0.011)], NCNN),  # too far from float32
    ([(100, 0), (70, 0.00001), (60, 0.00001), (20, MOST_ERROR)], HALF),
    ([(100, 0), (None, inf), (None, inf), (20, 0.006)], HALF),
    ([(100, 0), (None, inf), (None, inf), (None, inf)], PLAIN),
    ([(None, inf), (None, inf), (500, 0), (None, inf)], NCNN),
    ([(None, inf), (500, 0), (None, inf), (None, inf)], WINOGRAD),
    ([(None, inf), (None, inf), (None, inf), (None, inf)], PLAIN),
]


@pytest.mark.parametrize(("measured", "best"), TABLE)
def test_the_fastest_way_that_passes_is_taken(measured: list[tuple[float | None, float]], best: Mode) -> None:
    """Milliseconds and error of plain, Winograd's, ncnn's and half precision, and which is taken."""
    ways = zip(candidates("cpu"), measured, strict=True)
    assert fastest([Trial(mode, time, error, 1) for mode, (time, error) in ways]) == best


class FakeWays(Network):
    """Needs as long for a layer, and strays as far, as it is told for its mode; or fails."""

    now = 0.0
    """Seconds: the clock of all networks."""

    def __init__(
        self, times: Mapping[Mode, float], errors: Mapping[Mode, float], failure: Exception, mode: Mode = PLAIN
    ) -> None:
        super().__init__({}, mode)
        self._facts = times, errors, failure

    def in_mode(self, mode: Mode) -> "FakeWays":
        """Return the way with the same table."""
        return FakeWays(*self._facts, mode)

    def sent(self, photo: Pixels) -> torch.Tensor:
        """Return as little as will do."""
        return torch.zeros(1, 1, 1, 2)

    def through(self, layer: Layer, planes: torch.Tensor, *, relu: bool = True) -> torch.Tensor:
        """Return 0 and 1, and add the error in one layer alone."""
        times, errors, failure = self._facts
        if self.mode not in times:
            raise failure
        FakeWays.now += times[self.mode]
        return torch.tensor([[[[0.0, 1 + errors.get(self.mode, 0) * (layer.name == "conv3_2")]]]])


def finished(steps: Generator[Trial | Trying, None, Mode]) -> tuple[list[Trial], Mode]:
    """Return all trials, and the mode that is chosen."""
    following = Following(steps)
    return [step for step in following if isinstance(step, Trial)], following.value


def tried(
    monkeypatch: pytest.MonkeyPatch,
    times: Mapping[Mode, float],
    errors: Mapping[Mode, float] | None = None,
    failure: Exception | None = None,
) -> tuple[list[Trial], Mode]:
    """Try the four ways of the CPU."""
    monkeypatch.setattr(modes, "perf_counter", lambda: FakeWays.now)
    return finished(trials(FakeWays(times, errors or {}, failure or RuntimeError("no such kernel")), "cpu", [PHOTO]))


def test_every_way_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time of all layers, error against the plain way, and how far the trials are."""
    seen, best = tried(monkeypatch, TIMES | {HALF: 0.004}, {NCNN: 1e-5, HALF: 0.006})
    assert best == HALF
    assert [trial.mode for trial in seen] == list(candidates("cpu"))
    assert [trial.milliseconds for trial in seen] == pytest.approx([170, 136, 102, 68])  # 13 layers and 4 poolings
    assert [trial.error for trial in seen] == pytest.approx([0, 0, 1e-5, 0.006], abs=1e-6)
    assert [trial.fraction for trial in seen] == pytest.approx([0.25, 0.5, 0.75, 1])


@pytest.mark.parametrize("error", [0.011, -0.011, nan, inf])
def test_a_way_that_strays_is_refused(monkeypatch: pytest.MonkeyPatch, error: float) -> None:
    """However fast it is, and if only one layer strays; a number that is none counts as far."""
    seen, best = tried(monkeypatch, dict.fromkeys(TIMES, 0.01) | {HALF: 0.001}, {HALF: error})
    assert replace(best, drawn_in=None) == PLAIN
    assert not seen[3].passes
    assert seen[3].error > MOST_ERROR


@pytest.mark.parametrize(
    ("seconds", "error", "drawn_in"),
    [
        (0.005, 0.02, "bfloat16"),  # too far for maps, near enough for a picture
        (0.0065, 0.02, None),  # slower than ncnn
        (0.005, 0.06, None),
        (0.005, nan, None),
        (0.005, 0.006, None),  # it is the best for everything
    ],
)
def test_style_takes_what_is_fastest_for_a_picture(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seconds: float, error: float, drawn_in: str | None
) -> None:
    """Half precision where it is near enough and faster than the best way; remembered with it."""
    _, best = tried(monkeypatch, TIMES | {HALF: seconds}, {HALF: error})
    assert best.drawn_in == drawn_in
    memory = Memory(tmp_path / "modes.json")
    memory.keep("CPU", best)
    assert memory.mode("CPU", "cpu") == best


@pytest.mark.parametrize(
    "failure",
    [
        RuntimeError("no kernel image is available"),
        NotImplementedError("not implemented for 'BFloat16'"),
        TypeError("BFloat16 is not supported on MPS"),
        AssertionError("Torch not compiled with CUDA enabled"),
    ],
)
def test_a_way_that_fails_is_passed_over(monkeypatch: pytest.MonkeyPatch, failure: Exception) -> None:
    """The others are tried, and the fastest of them is taken."""
    seen, best = tried(monkeypatch, TIMES, failure=failure)
    assert best == NCNN
    assert (seen[3].milliseconds, seen[3].error, seen[3].passes) == (None, inf, False)


def test_where_the_plain_way_fails_another_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is slower than nothing, but it works."""
    _, best = tried(monkeypatch, {HALF: 0.01})
    assert best == HALF


def test_a_hopelessly_slow_way_is_not_tried_further(monkeypatch: pytest.MonkeyPatch) -> None:
    """It costs the one layer by which it is known."""
    times = dict.fromkeys(TIMES, 0.01) | {HALF: 5}
    before = FakeWays.now
    seen, best = tried(monkeypatch, times)
    assert best == PLAIN
    assert (seen[3].milliseconds, seen[3].passes) == (None, False)
    assert FakeWays.now - before < 3 * 5


def test_a_device_that_is_not_there_keeps_the_plain_way() -> None:
    """Nothing can be sent to it; every way fails, and none of it is an exception."""
    seen, best = finished(trials(Network(bundled()), "cuda:99", [PHOTO]))
    assert best == Mode("cuda:99")
    assert [trial.passes for trial in seen] == [False] * 3


def test_the_real_ways_of_this_processor() -> None:
    """On the real network: each way either passes or has a reason, and what is chosen passed."""
    seen, best = finished(trials(Network(bundled()), "cpu", [chelsea(48)]))
    facts = {trial.mode: trial for trial in seen}
    assert facts[PLAIN].error == 0
    assert facts[replace(best, drawn_in=None)].passes
    assert facts[WINOGRAD].error < 1e-4
    assert facts[NCNN].milliseconds is None or facts[NCNN].error < 1e-4
    assert facts[HALF].milliseconds is None or 1e-4 < facts[HALF].error < 0.03


def test_each_device_is_remembered_apart(tmp_path: Path) -> None:
    """By its title; and the name by which torch knows it today is taken."""
    memory = Memory(tmp_path / "new folder" / "modes.json")
    assert memory.mode("CPU", "cpu") is None
    memory.keep("CPU", HALF)
    memory.keep("CUDA H100", Mode("cuda:0", "float16"))
    again = Memory(tmp_path / "new folder" / "modes.json")
    assert again.mode("CPU", "cpu") == HALF
    assert again.mode("CUDA H100", "cuda:1") == Mode("cuda:1", "float16")
    assert again.mode("CUDA L4", "cuda:0") is None
    again.keep("CPU", NCNN)
    assert memory.mode("CPU", "cpu") == NCNN


def test_what_changes_the_speed_forgets_the_mode(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Another PyTorch, another number of threads, another processor: it has to be tried again."""
    memory = Memory(tmp_path / "modes.json")
    memory.keep("CPU", HALF)
    threads = torch.get_num_threads()
    for place, name, value in (
        (torch, "__version__", "99.0"),
        (torch, "get_num_threads", lambda: threads + 1),
        (modes, "_processor", lambda: "another"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(place, name, value)
            assert memory.mode("CPU", "cpu") is None
    assert memory.mode("CPU", "cpu") == HALF


BROKEN = [b"", b"{", b"[1, 2]", b"\xff\xfe", b"null", b"[" * 100_000]


@pytest.mark.parametrize("content", BROKEN, ids=lambda content: repr(content[:8]))
def test_a_broken_file_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    """It is read as empty, and the next mode mends it."""
    path = tmp_path / "modes.json"
    path.write_bytes(content)
    memory = Memory(path)
    assert memory.mode("CPU", "cpu") is None
    memory.keep("CPU", HALF)
    assert memory.mode("CPU", "cpu") == HALF


ENTRIES: list[object] = [
    3,
    None,
    [],
    {},
    {"precision": "float8"},
    {"precision": ["float32"]},
    {"colour": "red"},
    {"algorithm": 1},
]


@pytest.mark.parametrize("entry", [*ENTRIES, {"drawn_in": "float16"}, {"drawn_in": ["bfloat16"]}])
def test_a_broken_entry_is_no_mode(tmp_path: Path, entry: object) -> None:
    """Whatever stands in its place; an entry without words is the plain mode."""
    path = tmp_path / "modes.json"
    memory = Memory(path)
    memory.keep("CPU", HALF)
    (key,) = json.loads(path.read_text())
    path.write_text(json.dumps({key: entry}))
    assert memory.mode("CPU", "cpu") == (PLAIN if entry == {} else None)


def test_a_mode_that_the_device_cannot_have_is_none(tmp_path: Path) -> None:
    """The way of ncnn is the CPU's alone."""
    memory = Memory(tmp_path / "modes.json")
    memory.keep("CUDA H100", NCNN)
    assert memory.mode("CUDA H100", "cuda:0") is None


def test_where_nothing_can_be_written_nothing_is_remembered(tmp_path: Path) -> None:
    """A file where a folder should be, and a folder where the file should be."""
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "file" / "modes.json", tmp_path / "folder"):
        memory = Memory(path)
        memory.keep("CPU", HALF)
        assert memory.mode("CPU", "cpu") is None
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "folder"]
