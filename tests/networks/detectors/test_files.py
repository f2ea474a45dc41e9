"""The detector's file: small, described, and refused where it is not the one that is known."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from safetensors import safe_open
from safetensors.numpy import load_file, save_file

from cnngui.networks import weights
from cnngui.networks.detectors import ENGLISH, FRENCH, bundled_detector, class_name
from cnngui.networks.detectors.files import SSD_MOBILENET
from cnngui.networks.detectors.layers import shapes
from cnngui.networks.weight_files import DamagedError, WeightsError
from cnngui.networks.weights import verify
from cnngui.paths import resources

BUNDLED = resources() / "weights" / SSD_MOBILENET.file


def test_the_bundled_file() -> None:
    """Below 10 MB, all in float16, and it says where it comes from."""
    assert BUNDLED.stat().st_size == SSD_MOBILENET.bytes < 10_000_000  # type: ignore[operator]  # (is known)
    tensors = load_file(BUNDLED)
    assert {name: values.shape for name, values in tensors.items()} == shapes()
    assert {values.dtype for values in tensors.values()} == {np.dtype(np.float16)}
    with safe_open(BUNDLED, framework="np") as file:
        about = file.metadata()["about"]
    assert "Apache-2.0" in about
    assert "@mediapipe/objectron@0.4.1675468480" in about


def cut(path: Path) -> None:
    """Cut the end off."""
    path.write_bytes(BUNDLED.read_bytes()[:-5])


def changed(path: Path) -> None:
    """Change one byte."""
    content = bytearray(BUNDLED.read_bytes())
    content[5_000_000] ^= 1
    path.write_bytes(content)


def foreign(path: Path) -> None:
    """Write another network."""
    save_file({"conv1.weight": np.zeros((3, 3), np.float16)}, path)


@pytest.mark.parametrize("damage", [cut, changed, foreign])
def test_another_file_is_refused(damage: Callable[[Path], None], tmp_path: Path) -> None:
    """In one sentence with its name; nothing in it is read."""
    path = tmp_path / "réseau.safetensors"
    damage(path)
    with pytest.raises(DamagedError, match=r"réseau\.safetensors"):
        verify(SSD_MOBILENET, path)


def test_a_file_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It came along, so the program is to be installed again; a sound copy of the teacher's does as well."""
    monkeypatch.setattr(weights, "resources", lambda: tmp_path)
    with pytest.raises(WeightsError, match="which come with CNNGUI, are gone: install it again"):
        bundled_detector()
    (tmp_path / SSD_MOBILENET.file).write_bytes(BUNDLED.read_bytes())
    monkeypatch.setenv("CNNGUI_WEIGHTS_DIR", str(tmp_path))
    assert bundled_detector().mode.device == "cpu"


def test_class_names() -> None:
    """23 distinct ones in each language, French ones with French typography and hardly an English word."""
    for names in (ENGLISH, FRENCH):
        assert len(set(names)) == len(names) == 23
    assert {one for one, other in zip(ENGLISH, FRENCH, strict=True) if one.lower() == other} == {"Table"}
    assert not any("'" in name for name in FRENCH)
    assert [class_name(number, "fr") for number in (3, 19, 22)] == ["personne", "chien", "voiture"]
    assert class_name(12) == "Coffee cup"
