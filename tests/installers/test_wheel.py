"""The wheel is installed where there is no network, from a folder of wheels, and its labs open."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]


def run(*command: object, **environment: str) -> str:
    """Run a command that must not fail; what it prints is returned."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words, env=os.environ | environment, cwd=ROOT, capture_output=True, text=True, timeout=1500, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build our wheel into a folder, with those of everything that it needs."""
    folder = tmp_path_factory.mktemp("wheels")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    # What is installed says which build of PyTorch: `pip download torch` alone would fetch the one for NVIDIA cards.
    import torch  # noqa: PLC0415

    build = f"torch=={torch.__version__}"
    run(*pip, "download", "-q", "-c", "constraints.txt", "-d", folder, build)
    run(*pip, "wheel", "-q", "-c", "constraints.txt", "--find-links", folder, "-w", folder, ".")
    return folder


@pytest.fixture(scope="module")
def installed(wheels: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install it from that folder alone, as README says, and return the folder of programs."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    offline = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels)}
    run(programs / "python", "-m", "pip", "install", "-q", "--no-index", "--find-links", wheels, "cnngui", **offline)
    return programs


def test_the_wheel_carries_the_resources(wheels: Path) -> None:
    """Photos, weights and licences are inside, and so is no test."""
    (wheel,) = wheels.glob("cnngui-*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "cnngui/_resources/photos/chelsea.png" in names
    assert "cnngui/_resources/weights/vgg16-conv-f16.safetensors" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "packaging/"))]


def test_it_tests_itself(installed: Path) -> None:
    """``cnngui --self-test``, in the installed form."""
    assert "Everything works" in run(installed / "cnngui", "--self-test", PYTHONPATH="")


def test_every_lab_opens(installed: Path, tmp_path: Path) -> None:
    """Each is drawn, from outside the checkout."""
    told = subprocess.run(
        [installed / "cnngui", "shots", tmp_path / "labs"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    from cnngui.gui.lab_list import LABS  # noqa: PLC0415  (Qt)

    assert {path.stem for path in (tmp_path / "labs").iterdir()} == {lab.name for lab in LABS}
