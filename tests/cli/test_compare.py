"""`cnngui compare` prints and writes the rankings that the library computes."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cnngui.cli import main
from cnngui.engine.kernels.table import parse_or_find
from cnngui.engine.photos import read_photo
from cnngui.networks.loading import Loaded, load
from cnngui.tasks.compare import (
    Match,
    Spread,
    aligned,
    chain_of,
    hand_made,
    rank_responses,
    rank_weights,
    response_chance,
    weight_chance,
)
from cnngui.tasks.feature_maps import Size, feature_maps, sized
from cnngui.tasks.maps import Maps

PHOTO = "été à Łódź.png"


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    """Return the network as the command loads it."""
    return load("cpu")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a photo that is not square, and with what is none; and go there."""
    pixels = np.random.default_rng(2).integers(0, 256, (5, 8, 3)).astype(np.uint8)
    Image.fromarray(pixels).resize((80, 50), Image.Resampling.BICUBIC).save(tmp_path / PHOTO)
    (tmp_path / "grid.csv").write_text("3,0,1\n1,5,8\n")
    (tmp_path / "notes.png").write_text("buy milk\n")
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def compare(*words: str) -> None:
    """Run the command on the photo, on the CPU."""
    assert main(["compare", PHOTO, "--device", "cpu", *words]) == 0


def as_rows(matches: tuple[Match, ...]) -> list[dict[str, object]]:
    """Return a ranking as JSON has it."""
    return [
        {"channel": each.channel, "similarity": round(each.similarity, 6), "transform": each.transform}
        for each in matches
    ]


def responses(
    loaded: Loaded,
    kernel: str,
    layer: str,
    size: Size = 224,
    spread: Spread = "luminance",
    *,
    before_relu: bool = False,
) -> tuple[tuple[Match, ...], float]:
    """Rank responses as a program of its own would, and give the level of chance too."""
    seen = sized(read_photo(PHOTO).pixels, size)
    steps = feature_maps(loaded.network, seen, [layer], before_relu=before_relu)
    maps = [step for step in steps if isinstance(step, Maps)][-1]
    plane, table = aligned(hand_made(chain_of(parse_or_find(kernel)), seen), maps)
    return rank_responses(plane, table), response_chance(plane, table).level


@pytest.mark.usefixtures("folder")
def test_weights_by_default(loaded: Loaded, capsys: pytest.CaptureFixture[str]) -> None:
    """A table of eight, and a sentence; nothing else, for nothing was computed from the photo."""
    compare("--kernel", "vertical-edge")
    said, remarks = capsys.readouterr()
    assert remarks == ""
    lines = said.splitlines()
    learned = loaded.network.weights["conv1_1.weight"]
    expected = rank_weights(parse_or_find("vertical-edge"), learned)[:8]
    assert lines[0].split() == ["channel", "similarity"]
    assert [line.split() for line in lines[1:9]] == [
        [str(match.channel), f"{match.similarity:+.3f}"] for match in expected
    ]
    level = f"99 of 100 random kernels reach at most {weight_chance(learned).level:.3f}."
    assert lines[9:] == [f"vertical-edge is similar to channel 48 of conv1_1 (0.834): {level}"]


@pytest.mark.parametrize("spread", ["luminance", "equal"])
@pytest.mark.parametrize("transforms", [False, True])
@pytest.mark.usefixtures("folder")
def test_json_of_weights(loaded: Loaded, capsys: pytest.CaptureFixture[str], spread: Spread, transforms: bool) -> None:
    """Exactly the keys of the contract; the kernel as three rows."""
    words = ["--kernel", "-1,0,1", "--spread", spread, "--json", "--top", "64", "--layer", "CONV1_1"]
    compare(*words, *(["--transforms"] if transforms else []))
    found = json.loads(capsys.readouterr().out)
    learned = loaded.network.weights["conv1_1.weight"]
    kernel = parse_or_find("-1,0,1")
    assert found == {
        "layer": "conv1_1",
        "space": "weights",
        "kernel": [[0, 0, 0], [-1, 0, 1], [0, 0, 0]],
        "ranking": as_rows(rank_weights(kernel, learned, spread=spread, transforms=transforms)),
    }


@pytest.mark.usefixtures("folder")
def test_three_slices(loaded: Loaded, capsys: pytest.CaptureFixture[str]) -> None:
    """A learned filter typed in is found again; the kernel is three slices."""
    weights = loaded.network.weights["conv1_1.weight"][17]
    text = ";".join("/".join(",".join(str(-2 * number) for number in row) for row in each) for each in weights)
    compare("-k", text, "--json", "--top", "1")
    found = json.loads(capsys.readouterr().out)
    assert np.array(found["kernel"]) == pytest.approx(-2 * weights)
    assert found["ranking"] == [{"channel": 17, "similarity": -1.0, "transform": "identity"}]
    compare("-k", text)
    sentence = "The kernel is identical to the opposite of channel 17 of conv1_1, but for its scale (-1.000): "
    assert sentence in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_json_of_responses(loaded: Loaded, capsys: pytest.CaptureFixture[str]) -> None:
    """Any layer, before ReLU, at any size; a kernel larger than 3×3 as it is."""
    words = ["--space", "responses", "--layer", "conv2_1", "--before-relu", "--size", "40", "--top", "300"]
    compare("--kernel", "log-5", *words, "--json")
    said, remarks = capsys.readouterr()
    found = json.loads(said)
    ranking, _ = responses(loaded, "log-5", "conv2_1", 40, before_relu=True)
    assert (found["layer"], found["space"]) == ("conv2_1", "responses")
    assert np.array(found["kernel"]).shape == (5, 5)
    assert len(found["ranking"]) == 128
    for row, match in zip(found["ranking"], ranking, strict=True):
        assert row["similarity"] == pytest.approx(match.similarity, abs=1e-4)
    assert remarks.startswith("80×50 → seen at 64×40 · conv2_1 20×32×128 · before ReLU · CPU, float32")


@pytest.mark.usefixtures("folder")
def test_a_sentence_about_responses(loaded: Loaded, capsys: pytest.CaptureFixture[str]) -> None:
    """What is rare but weak is not called similar, and it is said why."""
    compare("--kernel", "corner", "--space", "responses", "--layer", "conv4_1", "--quiet")
    said, remarks = capsys.readouterr()
    ranking, level = responses(loaded, "corner", "conv4_1")
    assert remarks == ""
    last = said.splitlines()[-1]
    assert f"channel {ranking[0].channel}" in last or f"the best is {ranking[0].channel}" in last
    assert f"99 of 100 random shifts of the response reach at most {level:.3f}" in last


@pytest.mark.parametrize("name", ["ranking.csv", "RANKING.CSV"])
def test_a_csv(folder: Path, loaded: Loaded, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """The same rows as are printed."""
    compare("--kernel", "emboss", "--transforms", "--top", "12", "--output", name)
    header, *lines = (folder / name).read_text(encoding="utf-8").splitlines()
    assert header == "channel,similarity,transform"
    expected = rank_weights(parse_or_find("emboss"), loaded.network.weights["conv1_1.weight"], transforms=True)[:12]
    assert lines == [f"{each.channel},{each.similarity:.6f},{each.transform}" for each in expected]
    table = [line.split() for line in capsys.readouterr().out.splitlines()[1:-1]]
    assert [row[0] for row in table] == [line.split(",")[0] for line in lines]
    assert [row[2] for row in table] == [line.split(",")[2] for line in lines]


@pytest.mark.parametrize("space", ["weights", "responses"])
def test_a_sheet(folder: Path, capsys: pytest.CaptureFixture[str], space: str) -> None:
    """1600 pixels wide, in colours; of weights too, for it shows the maps."""
    compare("--kernel", "sobel-x", "--space", space, "--output", "sheet.png", "--top", "3")
    with Image.open(folder / "sheet.png") as picture:
        pixels = np.asarray(picture)
    assert pixels.shape[1] == 1600
    assert len(np.unique(pixels.astype(np.int64) @ [1 << 16, 1 << 8, 1])) > 200
    assert " · conv1_1 50×80×64 · CPU, float32" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_another_layer_means_responses(capsys: pytest.CaptureFixture[str]) -> None:
    """Only the filters of conv1_1 see the photo, so that nothing need be said; who says weights is refused."""
    compare("--kernel", "sobel-x", "--layer", "conv2_2", "-q")
    alone = capsys.readouterr().out
    compare("--kernel", "sobel-x", "--layer", "conv2_2", "--space", "responses", "-q")
    assert capsys.readouterr().out == alone
    assert main(["compare", PHOTO, "--kernel", "sobel-x", "--layer", "conv2_2", "--space", "weights"]) == 2
