"""What the installers leave out is not needed: CNNGUI's work is done with these modules out of reach."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from frozen import left_out

ROOT = Path(__file__).parents[2]

BLOCKED = """
import sys
sys.path.insert(0, "packaging")
from frozen.left_out import is_left_out

class Away:
    def find_spec(self, name, path=None, target=None):
        if is_left_out(name):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Away())
from cnngui.cli import main
sys.exit(main(sys.argv[1:]))
"""


def cnngui(*words: str) -> subprocess.CompletedProcess[str]:
    """Run a command with the modules out of reach."""
    environment = os.environ | {"CNNGUI_TRACEBACK": "1", "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", BLOCKED, *words]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.parametrize(
    "path",
    [
        "torch/bin/protoc",
        "torch/test/cpp.bin",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt/translations/qtbase_de.qm",
        "libgtk-3.so.0",
        "libstdc++.so.6",
        "torch\\\\include\\\\ATen.h".replace("\\\\", "\\"),
        "cnngui/_resources/i18n/cnngui_fr.ts",
    ],
)
def test_these_files_stay_away(path: str) -> None:
    """With a reason."""
    assert left_out.reason_against(path)


@pytest.mark.parametrize(
    "path",
    [
        "torch/bin/torch_shm_manager",
        "torch/lib/libtorch_cpu.so",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/translations/qtbase_fr.qm",
        "libxcb-cursor.so.0",
        "cnngui/_resources/i18n/cnngui_fr.qm",
        "cnngui/_resources/weights/vgg16-conv-f16.safetensors",
        "qtawesome/fonts/materialdesignicons6-webfont-6.9.96.ttf",
    ],
)
def test_these_files_come_along(path: str) -> None:
    """Each was left out once, or could be by a careless rule, and something broke."""
    assert left_out.reason_against(path) == ""


def test_no_resource_stays_away_but_the_sources_of_translations() -> None:
    """Photos, weights, styles, digits and licences all come along."""
    paths = [f"cnngui/_resources/{path.relative_to(ROOT / 'resources')}" for path in (ROOT / "resources").rglob("*.*")]
    away = {path for path in paths if left_out.reason_against(path)}
    assert away == {path for path in paths if path.endswith(".ts")}


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    "words",
    [
        "features resources/photos/chelsea.png --layer conv1_2 --output {folder}/maps.npy",
        "style resources/photos/chelsea.png waves --size 64 --steps 2 --keep-colours linear --output {folder}/a.png",
        "style resources/photos/chelsea.png waves --size 64 --steps 2 --optimizer adam --output {folder}/b.png",
        "compare resources/photos/chelsea.png --kernel sobel-x --space responses --output {folder}/c.png",
        "digits train --epochs 1 --output {folder}/d.safetensors",
        "detect resources/photos/chelsea.png",
        "train {pictures} --retrain last-block --epochs 1 --output {folder}/t.safetensors",
        "--self-test",
        "weights verify",
    ],
)
def test_the_work_is_done_without_what_is_left_out(words: str, tmp_path: Path) -> None:
    """As in an installed program, but with the modules of this environment."""
    pictures = tmp_path / "pictures"
    for kind in ("birds", "fruit"):
        shutil.copytree(ROOT / "resources" / "cutouts" / kind, pictures / kind)
    run = cnngui(*words.format(folder=tmp_path, pictures=pictures).split())
    assert run.returncode == 0, run.stderr + run.stdout


def test_no_slope_is_handed_to_pytorch() -> None:
    """It would import SymPy, which is left out: `with_slope` does without."""
    most = {"backward": 1, "grad": 2}
    for path in (ROOT / "cnngui").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and "autograd" in ast.unparse(call):
                count = most.get(call.func.attr, len(call.args))
                assert len(call.args) <= count, f"{path}:{call.lineno}"
                assert not {each.arg for each in call.keywords} & {"grad_outputs", "grad_tensors"}


def test_the_modules_are_out_of_reach() -> None:
    """The test above can fail."""
    code = BLOCKED.partition("from cnngui.cli")[0] + "import sympy"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert "No module named 'sympy'" in run.stderr
