"""A network with classes of one's own for other programs: ONNX, with the preparation of pixels and softmax in it.

It takes a photo that is cut to a square and scaled already, as numbers from 0 to 255, and gives the probability of each
class. The package onnx, which writes the format, is an optional dependency.
"""

import json
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from cnngui.engine.arrays import Array
from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.files import atomic_write
from cnngui.networks.classifiers.running import folded
from cnngui.networks.classifiers.steps import Step
from cnngui.networks.plans.blocks import Activation, AdaptivePool, Block, Conv, Dense, Flatten, Pool, Sum
from cnngui.networks.weight_files import weights_errors
from cnngui.tasks.transfer.errors import TransferError
from cnngui.tasks.transfer.model import TransferModel

if TYPE_CHECKING:
    from onnx import NodeProto, TensorProto

OPSET, IR = 17, 10
"""Versions of the operators and of the format, old enough for programs of 2022."""

INPUT, OUTPUT = "photo", "probabilities"


def refuse_without_onnx() -> None:
    """Say what is missing.

    Raises
    ------
    TransferError
        When the package onnx is not installed.
    """
    if find_spec("onnx") is None:
        text = QT_TRANSLATE_NOOP("Errors", "To write ONNX, the package onnx is needed: pip install onnx.")
        raise TransferError(text)


def save_onnx(model: TransferModel, path: Path) -> None:
    """Write a model as ONNX, whole or not at all.

    Raises
    ------
    TransferError
        When the package onnx is not installed.
    WeightsError
        When the file cannot be written.
    """
    data = as_onnx(model)
    with weights_errors(), atomic_write(path) as stream:
        stream.write(data)


def as_onnx(model: TransferModel) -> bytes:
    """Return a model as ONNX.

    Its input "photo" is (n, 3, side, side) float32, RGB from 0 to 255, its output "probabilities" (n, classes); names
    of classes, and how a photo is cut and scaled, stand in its metadata.

    Raises
    ------
    TransferError
        When the package onnx is not installed.
    """
    refuse_without_onnx()
    from onnx import TensorProto, checker, helper  # noqa: PLC0415  (optional)

    graph = _Graph(model)
    side, classes = model.base.preparation.side, len(model.classes)
    given = helper.make_tensor_value_info(INPUT, TensorProto.FLOAT, ["n", 3, side, side])
    made = helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["n", classes])
    whole = helper.make_graph(graph.nodes, "cnngui", [given], [made], graph.initializers())
    found = helper.make_model(whole, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="CNNGUI")
    found.ir_version = IR
    preparation = model.base.preparation
    facts = {
        "classes": json.dumps(list(model.classes), ensure_ascii=False),
        "side": str(preparation.side),
        "share": str(preparation.share),
        "filter": preparation.filter,
    }
    helper.set_model_props(found, facts)
    checker.check_model(found)
    return bytes(found.SerializeToString())


class _Graph:
    """Nodes and tensors of a model, step by step."""

    def __init__(self, model: TransferModel) -> None:
        runner = model.classifier.runner
        values = model.base.preparation.values
        self.nodes: list[NodeProto] = []
        self._tensors: dict[str, Array] = {}
        self._weights = runner.weights
        shape = (1, 3, 1, 1)
        offset, factor = (self._tensor(name, getattr(values, name).reshape(shape)) for name in ("offset", "factor"))
        last = self._node("Mul", [self._node("Sub", [INPUT, offset], "minus"), factor], "input")
        for step in runner.steps:
            last = self._step(step, last)
        self._node("Softmax", [last], OUTPUT, axis=1)

    def initializers(self) -> "list[TensorProto]":
        """Return the tensors as ONNX has them."""
        from onnx import numpy_helper  # noqa: PLC0415  (optional)

        return [numpy_helper.from_array(values, name) for name, values in self._tensors.items()]

    def _step(self, step: Step, given: str) -> str:
        block, behind = step.block, len(step.then)
        name = step.name if not behind else f"{step.name}:0"
        for at, each in enumerate(step.before):
            given = self._done(each, given, f"{step.name}:before{at}")
        if isinstance(block, Conv):
            made = self._convolved(step, block, given, name)
        elif isinstance(block, Dense):
            weight = self._tensor(f"{step.name}.weight", self._weights[f"{step.name}.weight"])
            bias = self._tensor(f"{step.name}.bias", self._weights[f"{step.name}.bias"])
            made = self._node("Gemm", [given, weight, bias], name, transB=1)
        elif isinstance(block, Sum):
            made = self._node("Add", [given, block.source], name)
        else:
            made = self._pooled(block, given, name)
        for at, each in enumerate(step.then, 1):
            made = self._done(each, made, step.name if at == behind else f"{step.name}:{at}")
        return made

    def _convolved(self, step: Step, block: Conv, given: str, name: str) -> str:
        rows, columns = block.axes(_shape(step))
        weight, bias = folded(self._weights, step)
        parts = [given, self._tensor(f"{step.name}.weight", weight)]
        if bias is not None:
            parts.append(self._tensor(f"{step.name}.bias", bias))
        pads = [rows.before, columns.before, rows.after, columns.after]
        strides = [block.stride, block.stride]
        return self._node("Conv", parts, name, pads=pads, strides=strides, group=block.groups)

    def _pooled(self, block: Block, given: str, name: str) -> str:
        if isinstance(block, AdaptivePool) and block.size == 1:
            return self._node("GlobalAveragePool", [given], name)
        if isinstance(block, Pool) and block.pool in {"max", "average"}:
            kind = "MaxPool" if block.pool == "max" else "AveragePool"
            around, window = [block.padding] * 4, [block.size] * 2
            return self._node(kind, [given], name, kernel_shape=window, strides=[block.stride] * 2, pads=around)
        raise TypeError(type(block))

    def _done(self, block: Block, given: str, name: str) -> str:
        if isinstance(block, Flatten):
            return self._node("Flatten", [given], name)
        function = block.function if isinstance(block, Activation) else ""
        if function == "relu":
            return self._node("Relu", [given], name)
        if function == "relu6":
            bounds = [self._tensor(key, np.array(value, np.float32)) for key, value in (("zero", 0), ("six", 6))]
            return self._node("Clip", [given, *bounds], name)
        raise TypeError(type(block))

    def _tensor(self, name: str, values: Array) -> str:
        self._tensors[name] = np.ascontiguousarray(values, np.float32)
        return name

    def _node(self, kind: str, given: list[str], name: str, **how: Any) -> str:  # noqa: ANN401  (checked by onnx)
        from onnx import helper  # noqa: PLC0415  (optional)

        self.nodes.append(helper.make_node(kind, given, [name], name=name, **how))
        return name


def _shape(step: Step) -> tuple[int, int, int]:
    rows, columns, channels = step.given
    return rows, columns, channels
