"""Tests of the export for other programs: ONNX Runtime gives the app's answers."""

import json
from pathlib import Path

import numpy as np
import pytest

from cnngui.engine.following import finish
from cnngui.tasks.transfer import (
    FeatureCache,
    Scope,
    TransferError,
    as_onnx,
    onnx_files,
    save_onnx,
    settings_for,
    train,
)
from tests.tasks.transfer.sets import base, colours, noise

onnx = pytest.importorskip("onnx", reason="an optional dependency")
runtime = pytest.importorskip("onnxruntime", reason="needed by this test alone")


@pytest.mark.parametrize(
    ("network", "scope"),
    [
        ("efficientnet-lite0", "head"),
        ("efficientnet-lite0", "scratch"),
        pytest.param("vgg16", "last-layer", marks=pytest.mark.slow),
    ],
)
def test_the_answers_are_the_apps(network: str, scope: Scope, tmp_path: Path) -> None:
    """Classes, preparation, and probabilities to 1e-4."""
    settings = settings_for(scope, network=network, epochs=2)
    model = finish(train(colours(3), base(network), settings, cache=FeatureCache(tmp_path / "kept"))).model
    path = tmp_path / "m.onnx"
    save_onnx(model, path)
    facts = {each.key: each.value for each in onnx.load(str(path)).metadata_props}
    assert json.loads(facts["classes"]) == ["red", "green", "blue"]
    assert (facts["side"], facts["filter"]) == ("224", "bicubic")
    photos = [noise(9, 300), *(example.pixels() for example in colours(3).examples[::3])]
    squares = np.stack([model.classifier.seen(photo).pixels for photo in photos]).transpose(0, 3, 1, 2)
    session = runtime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    (found,) = session.run(None, {"photo": squares.astype(np.float32)})
    assert np.abs(found - model.probabilities(photos)).max() < 1e-4


def test_without_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One sentence that says what to install."""
    settings = settings_for("last-layer", epochs=1)
    model = finish(train(colours(3), base(), settings, cache=FeatureCache(tmp_path))).model
    monkeypatch.setattr(onnx_files, "find_spec", lambda _: None)
    with pytest.raises(TransferError, match="pip install onnx"):
        as_onnx(model)
