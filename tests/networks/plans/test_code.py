"""The code that is copied is a script that runs, and has the table's counts."""

import subprocess
import sys

import pytest
import torch

from cnngui.networks.plans.blocks import Activation, BatchNorm, Conv, Dense, Flatten, Sum
from cnngui.networks.plans.exports.code import as_pytorch
from cnngui.networks.plans.known import VARIANTS, Variant, known
from cnngui.networks.plans.modules import module
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.troubles import PlanError, TooSmallError
from cnngui.networks.plans.worked import worked
from tests.networks.plans.drawn import fitting

SMALL = [each for each in VARIANTS if each.network == "lenet5"]


@pytest.mark.parametrize("variant", SMALL, ids=lambda each: each.name)
def test_it_runs_by_itself(variant: Variant) -> None:
    """In a process that knows nothing of this project; it prints the shape and the count."""
    plan = variant.plan
    done = subprocess.run(
        [sys.executable, "-I", "-c", as_pytorch(worked(plan))], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"(1, {plan.classes}) {worked(plan).totals.parameters}\n"


def test_any_code_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """What it prints is what the table says; what is trained is the same without the comments."""
    for seed in range(60):
        plan = fitting(seed)
        table = worked(plan)
        exec(as_pytorch(table), {"__name__": "copied"})  # noqa: S102  (that is what it is for)
        output = table.output if len(table.output) == 1 else (table.output[2], *table.output[:2])
        assert capsys.readouterr().out == f"{(1, *output)} {table.totals.parameters}\n"
        there = {name: tuple(weights.shape) for name, weights in module(plan).state_dict().items()}
        assert sum(weights.numel() for weights in module(plan).parameters()) == table.totals.parameters
        assert all(shape is not None for shape in there.values())


def test_sums_inside_sums() -> None:
    """Each adds what its source gave: checked by hand."""
    blocks = (
        Conv("conv1", 2, 1, bias=False),
        Activation("relu1"),
        Conv("conv2", 2, 1, bias=False),
        Sum("inner", "conv1"),
        Sum("outer", "input"),
    )
    model = module(Plan("sums", "", (3, 3, 2), blocks))
    given = torch.rand(1, 2, 3, 3)
    parts = dict(model.named_modules())
    one = parts["outer_.conv1"](given).relu()
    expected = given + one + parts["outer_.inner_.conv2"](one)
    assert torch.allclose(model(given), expected)


def test_weights_have_the_layers_names() -> None:
    """As torchvision's converted weights have here: conv1_1.weight, fc6.bias."""
    with torch.device("meta"):
        names = set(module(known("vgg16")).state_dict())
    assert {"conv1_1.weight", "conv5_3.bias", "fc6.weight", "fc8.bias"} <= names
    assert len(names) == 32


def test_names_that_torch_has_itself() -> None:
    """A layer may be called train or forward."""
    blocks = (Conv("train", 2, 1), BatchNorm("half"), Activation("forward"), Flatten("type"), Dense("modules", 3))
    model = module(Plan("names", "", (3, 3, 2), blocks))
    assert model(torch.rand(2, 2, 3, 3)).shape == (2, 3)


def test_the_title_stays_a_comment() -> None:
    """It has one line, and does not reach the code that is run."""
    with pytest.raises(PlanError, match="“x�import os” is no name of a network"):
        Plan("x\nimport os")
    table = worked(Plan("import os", "", (3, 3, 1), (Conv("conv1", 1),)))
    assert as_pytorch(table).startswith("# import os, input 3×3×1\n")
    assert "import os" not in as_pytorch(table, explains=False)


def test_what_does_not_fit_is_not_built() -> None:
    """The reason is raised."""
    with pytest.raises(TooSmallError, match="pool5"):
        module(known("vgg16").with_input((20, 20, 3)))


def test_nothing_else_needs_torch() -> None:
    """Tables, repairs, pictures and code are there before torch is."""
    names = "known worked repairs errata notation dense_instead modules exports.texts exports.files exports.code"
    lines = [f"import cnngui.networks.plans.{name}" for name in [*names.split(), "exports.pictures"]]
    check = "import sys; assert not {'torch', 'PySide6'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", "; ".join([*lines, check])], check=True)
