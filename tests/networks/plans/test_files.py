"""Networks as JSON come back as they were, and what is wrong with a file is said."""

import json
from pathlib import Path
from random import Random

import pytest

from cnngui.engine.errors import CnnguiError
from cnngui.networks.plans.blocks import Activation, Conv, Dense, Flatten, Pool
from cnngui.networks.plans.exports.files import LARGEST_FILE, as_json, load, parse, save
from cnngui.networks.plans.known import VARIANTS, Variant
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.troubles import PlanError
from cnngui.networks.plans.worked import worked
from tests.networks.plans.drawn import fitting, impossible


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda each: f"{each.network}-{each.name}")
def test_known_networks_come_back(variant: Variant) -> None:
    """Name, variant, input and every block."""
    plan = variant.plan
    assert parse(as_json(worked(plan)), "file") == plan


def test_any_network_comes_back() -> None:
    """Also one that does not fit."""
    for seed in range(150):
        for plan in (fitting(seed), impossible(seed)):
            assert parse(as_json(worked(plan)), "file") == plan


def test_written_by_hand() -> None:
    """What is usual can be left out; names are made up."""
    text = """{"input": [32, 32, 1], "layers": [{"type": "conv", "filters": 6, "f": 5}, {"type": "relu"},
    {"type": "pool", "f": 3}, {"type": "pool", "pool": "average", "s": 1}, {"type": "flatten"},
    {"type": "fc", "units": 10}]}"""
    plan = parse(text, "mine.json")
    assert plan == Plan(
        "mine",
        "",
        (32, 32, 1),
        (
            Conv("conv1", 6, 5),
            Activation("relu1"),
            Pool("pool1", 3, 0, 3),
            Pool("pool2", 2, 0, 1, "average"),
            Flatten("flatten1"),
            Dense("fc1", 10),
        ),
    )


LAYER = '{"input": [8, 8, 1], "layers": [%s]}'

WRONG = {
    "no JSON": ("{", "f is no JSON (line and column 1:2): save the network again."),
    "endless brackets": ("[" * 100_000, "f is no JSON (line and column –): save the network again."),
    "a list": ("[]", "f is no network: it needs “input” and a list of “layers”."),
    "no layers": ('{"input": [8, 8, 1]}', "f is no network: it needs “input” and a list of “layers”."),
    "a flat input": (
        '{"input": [8, 8], "layers": []}',
        "“input” in f must be three whole numbers: [rows, columns, channels].",
    ),
    "a true input": (
        '{"input": [8, 8, true], "layers": []}',
        "“input” in f must be three whole numbers: [rows, columns, channels].",
    ),
    "a huge input": (
        '{"input": [8, 9999999, 1], "layers": []}',
        "The input is 8×9999999×1; it must be from 1×1×1 to 8192×8192×65536.",
    ),
    "a strange type": (
        LAYER % '{"type": "lstm"}',
        (
            "Layer 1 of f is of no type that is known; there are conv, pool, adaptive_pool, fc, rbf, batch_norm, sum, "
            "flatten, relu, relu6, tanh, scaled_tanh, sigmoid, lrn, dropout."
        ),
    ),
    "no filters": (LAYER % '{"type": "conv", "f": 3}', "conv1 in f lacks “filters”: add it."),
    "no window": (LAYER % '{"type": "conv", "filters": 3}', "conv1 in f lacks “f”: add it."),
    "no units": (LAYER % '{"type": "fc", "name": "fc6"}', "fc6 in f lacks “units”: add it."),
    "no source": (LAYER % '{"type": "sum"}', "sum1 in f lacks “source”: add it."),
    "half a filter": (
        LAYER % '{"type": "conv", "f": 3, "filters": 1.5}',
        "“filters” of conv1 in f makes no sense: 1.5.",
    ),
    "true filters": (
        LAYER % '{"type": "conv", "f": 3, "filters": true}',
        "“filters” of conv1 in f makes no sense: true.",
    ),
    "a strange pool": (LAYER % '{"type": "pool", "pool": "min"}', '“pool” of pool1 in f makes no sense: "min".'),
    "strange connections": (
        LAYER % '{"type": "conv", "f": 3, "filters": 1, "connections": [0]}',
        "“connections” of conv1 in f makes no sense: [0].",
    ),
    "a strange bias": (LAYER % '{"type": "fc", "units": 3, "bias": 1}', "“bias” of fc1 in f makes no sense: 1."),
    "a strange name": (
        LAYER % '{"type": "flatten", "name": "a b"}',
        "“a b” is no name of a layer: take up to 24 letters, digits and _, a letter first.",
    ),
    "no number": (
        LAYER % "7",
        (
            "Layer 1 of f is of no type that is known; there are conv, pool, adaptive_pool, fc, rbf, "
            "batch_norm, sum, flatten, relu, relu6, tanh, scaled_tanh, sigmoid, lrn, dropout."
        ),
    ),
    "a strange function behind": (
        LAYER % '{"type": "flatten", "then": [{"type": "softmax"}]}',
        (
            "Layer 2 of f is of no type that is known; there are conv, pool, adaptive_pool, fc, rbf, batch_norm, sum, "
            "flatten, relu, relu6, tanh, scaled_tanh, sigmoid, lrn, dropout."
        ),
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said(name: str) -> None:
    """Which layer, what, and what to do."""
    text, sentence = WRONG[name]
    with pytest.raises(PlanError) as told:
        parse(text, "f")
    assert str(told.value) == sentence


def test_no_file_can_break_the_reader() -> None:
    """Pieces taken out of a good file, or changed: a plan or a sentence, nothing else."""
    random = Random(7)  # noqa: S311
    good = as_json(worked(fitting(3)))
    sentences = []
    for _ in range(400):
        start = random.randrange(len(good))
        spoilt = (
            good[:start]
            + random.choice(("", "[]", "{}", "null", "-1", '"x"', "1e99"))
            + good[start + random.randint(0, 9) :]
        )
        try:
            parse(spoilt, "f")
        except CnnguiError as error:
            sentences.append(str(error))
    assert 0 < len(sentences) < 400
    assert all(sentence.endswith(".") for sentence in sentences)


def test_saved_and_loaded(tmp_path: Path) -> None:
    """Whole or not at all."""
    plan = fitting(5)
    path = tmp_path / "réseau.json"
    save(worked(plan), path)
    assert load(path) == plan
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert json.loads(path.read_text(encoding="utf-8"))["name"] == plan.name


def test_files_that_are_none(tmp_path: Path) -> None:
    """Not there, no text, or far too large."""
    path = tmp_path / "f.json"
    with pytest.raises(CnnguiError, match="There is no file"):
        load(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PlanError, match=r"is no text in UTF-8: save the network again\."):
        load(path)
    path.write_bytes(b" " * (LARGEST_FILE + 1))
    with pytest.raises(PlanError, match=r"is too large for a network \(4 MB are the most\)\."):
        load(path)
