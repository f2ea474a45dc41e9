"""What a picture keeps about its making comes back, and no text does harm."""

import json
from dataclasses import fields, replace
from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cnngui import __version__
from cnngui.networks.architectures import VGG16
from cnngui.networks.network import Mode, Network
from cnngui.tasks.style import Made, StyleResult, StyleSettings
from cnngui.tasks.style.about import LARGEST, LONGEST, read_made, written
from cnngui.tasks.style.settings import KeepColours, Optimizer, Pooling, Start

NETWORK = Network({}, Mode(algorithm="ncnn"))
NAMES = [field.name for field in fields(StyleSettings) if field.name != "mask"]

weights = st.floats(0, 1e9)
layers = st.dictionaries(
    st.sampled_from([layer.name for layer in VGG16.convolutional]), st.floats(1e-3, 1e3), min_size=1, max_size=5
)
wholes = st.integers(32, LARGEST)
wanted = st.builds(
    StyleSettings,
    content_layers=layers,
    style_layers=layers,
    content_weight=weights,
    style_weight=weights,
    tv_weight=weights,
    pooling=st.sampled_from(get_args(Pooling)),
    size=wholes,
    scales=st.none() | st.lists(wholes, max_size=3).map(tuple),
    steps=wholes,
    seconds=st.none() | st.floats(1e-3, 1e9),
    optimizer=st.sampled_from(get_args(Optimizer)),
    start=st.sampled_from(get_args(Start)),
    seed=st.integers(0, LARGEST),
    keep_colours=st.sampled_from(get_args(KeepColours)),
    style_scale=st.floats(0.1, 10),
    style_mix=st.lists(st.floats(1e-3, 1e3), max_size=3).map(tuple),
    strength=st.none() | st.floats(0, 1),
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just(10**400),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def result(asked: StyleSettings, steps: int = 20) -> StyleResult:
    """Return a finished picture."""
    return StyleResult(np.zeros((4, 6, 3), np.uint8), asked, None, steps, 3.5, NETWORK, (), is_stopped=False)


def kept(**changes: Any) -> dict[str, Any]:  # noqa: ANN401  (as JSON is)
    """Return what a picture keeps, read as JSON, with changes."""
    text = written("cnngui style", "cat.jpg", ["waves.jpg", "été.png"], result(StyleSettings(seed=7), 31))
    return {**json.loads(text), **changes}


def kept_with(name: str, value: object) -> str:
    """Return the text of a picture that has another setting."""
    whole = kept()
    return json.dumps(whole | {"settings": whole["settings"] | {name: value}})


def read(text: str) -> Made:
    """Read what must be readable."""
    made = read_made(text)
    assert made is not None
    return made


def test_what_is_written() -> None:
    """As JSON that other programs read, every setting by its name in the engine."""
    whole = kept()
    assert list(whole) == ["program", "version", "content", "styles", "settings", "has_mask", "steps", "mode"]
    assert (whole["program"], whole["version"], whole["content"]) == ("cnngui style", __version__, "cat.jpg")
    assert (whole["styles"], whole["has_mask"]) == (["waves.jpg", "été.png"], False)
    assert (whole["steps"], whole["mode"]) == (31, "float32, ncnn")
    assert list(whole["settings"]) == NAMES
    assert whole["settings"]["style_layers"] == {f"conv{block}_1": 1.0 for block in range(1, 6)}


@settings(deadline=None, max_examples=60)
@given(wanted, st.integers(0, LARGEST))
@example(StyleSettings(), 0)
def test_settings_come_back(asked: StyleSettings, steps: int) -> None:
    """Field by field; the mask alone does not, and it is told that there was one."""
    text = written("CNNGUI", "a.png", [], result(asked, steps))
    made = read(text)
    for name in NAMES:
        assert getattr(made.settings, name) == getattr(asked, name), name
    assert (made.content, made.styles, made.steps, made.mode) == ("a.png", (), steps, "float32, ncnn")
    assert (made.settings.mask, made.has_mask) == (None, False)
    masked = read(written("CNNGUI", "a.png", [], result(replace(asked, mask=np.ones((2, 2), np.float32)))))
    assert (masked.settings.mask, masked.has_mask) == (None, True)
    assert written("CNNGUI", "a.png", list(made.styles), result(made.settings, steps)) == text


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("cat.jpg", "cat.jpg"),
        ("/home/ada/private/cat.jpg", "cat.jpg"),
        ("C:\\Users\\Ada\\été à Łódź.png", "été à Łódź.png"),
        ("../../secret", "secret"),
        ("folder/", ""),
        ("", ""),
        ("two\nlines\0.png", "two�lines�.png"),
        ("half of a letter \ud800", "half of a letter �"),
    ],
)
def test_names_without_folders(given: str, expected: str) -> None:
    """Neither written nor read, and never on two lines."""
    made = json.loads(written("CNNGUI", given, [given], result(StyleSettings())))
    assert (made["content"], made["styles"]) == (expected, [expected])
    hostile = read(json.dumps(kept(content=given, styles=[given])))
    assert (hostile.content, hostile.styles) == (expected, (expected,))


def test_a_newer_version() -> None:
    """What it has besides is left out, and layers may go by their ReLU."""
    whole = kept(version="99.0", camera={"name": "old"})
    whole["settings"] |= {"sparkle": 3, "style_layers": {"relu2_1": 1, "conv3_1": 0.5}}
    made = read(json.dumps(whole))
    assert dict(made.settings.style_layers) == {"conv2_1": 1.0, "conv3_1": 0.5}
    assert (made.settings.seed, made.steps) == (7, 31)


@pytest.mark.parametrize("name", ["content", "styles", "settings", "has_mask", "steps", "mode"])
def test_something_is_missing(name: str) -> None:
    """Of the picture: nothing is made up."""
    whole = kept()
    del whole[name]
    assert read_made(json.dumps(whole)) is None


@pytest.mark.parametrize("name", NAMES)
def test_a_setting_is_missing(name: str) -> None:
    """Or is of another kind."""
    whole = kept()
    others: tuple[object, ...] = ([[]], {"a": []}, True, "much", [True], {"conv1_1": None})
    for wrong in others:
        assert read_made(kept_with(name, wrong)) is None, wrong
    del whole["settings"][name]
    assert read_made(json.dumps(whole)) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("size", 31),
        ("size", -512),
        ("size", 512.0),
        ("size", LARGEST + 1),
        ("size", 10**400),
        ("scales", [64, -1]),
        ("scales", [10**30]),
        ("steps", 0),
        ("seed", -1),
        ("seed", 2**64),
        ("seconds", 0),
        ("seconds", float("inf")),
        ("seconds", 10**400),
        ("strength", float("nan")),
        ("strength", 1.01),
        ("style_scale", 1e9),
        ("content_weight", -1),
        ("tv_weight", float("nan")),
        ("style_weight", 10**400),
        ("style_mix", [0, 0]),
        ("style_mix", [1, -1]),
        ("style_layers", {"conv9_1": 1}),
        ("style_layers", {"pool2": 1}),
        ("style_layers", {"{layer.__class__}": 1}),
        ("content_layers", {"conv1_1": float("inf")}),
        ("content_layers", {"conv1_1": -1}),
        ("pooling", "Max"),
        ("start", ""),
        ("keep_colours", None),
    ],
)
def test_a_setting_makes_no_sense(name: str, value: object) -> None:
    """It is refused, be it for Python or for the engine."""
    assert read_made(kept_with(name, value)) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a photo of a cat",
        "null",
        "[]",
        '"content"',
        "NaN",
        "9" * 5000,
        "[" * 200_000,
        '{"settings":' * 100_000,
        '{"content": "a.png", "styles": [], "settings": {}}',
        "\ud800",
    ],
    ids=lambda text: text[:12] or "nothing",
)
def test_other_texts(text: str) -> None:
    """They are none of ours."""
    assert read_made(text) is None


def test_a_text_without_end() -> None:
    """It is not even looked at, though it makes sense."""
    text = json.dumps(kept())
    assert read_made(text + " " * (LONGEST - len(text))) is not None
    assert read_made(text + " " * (LONGEST - len(text) + 1)) is None


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_nothing_is_raised(data: st.DataObject) -> None:
    """Whatever takes the place of whatever; and what is read can be written again."""
    whole = kept()
    inside = data.draw(st.booleans())
    part = whole["settings"] if inside else whole
    part[data.draw(st.sampled_from(sorted(part)))] = data.draw(json_values)
    made = read_made(json.dumps(whole))
    if made is not None:
        again = read(written("CNNGUI", made.content, made.styles, result(made.settings, made.steps)))
        assert (again.content, again.styles, again.steps) == (made.content, made.styles, made.steps)
        assert all(getattr(again.settings, name) == getattr(made.settings, name) for name in NAMES)


@settings(deadline=None, max_examples=100)
@given(st.text() | json_values.map(json.dumps), st.integers(0, 900), st.integers(0, 40))
def test_damaged_texts(text: str, place: int, length: int) -> None:
    """Ours with a piece of another in it, or another alone: an answer or none, and no error."""
    assert read_made(text) is None
    whole = json.dumps(kept())
    assert isinstance(read_made(whole[:place] + text + whole[place + length :]), Made | None)
