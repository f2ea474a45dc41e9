"""Networks as JSON: one form for the table of a known network and for the file of one's own, which is read back."""

import json
import re
from collections.abc import Mapping
from dataclasses import MISSING, fields
from pathlib import Path

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.files import atomic_write, opened, shown
from cnngui.engine.sizes import Pair
from cnngui.networks.plans.blocks import (
    Activation,
    AdaptivePool,
    BatchNorm,
    Block,
    Conv,
    Dense,
    Flatten,
    Pool,
    RadialBasis,
    Sum,
)
from cnngui.networks.plans.plan import LONGEST_NAME, Plan
from cnngui.networks.plans.troubles import PlanError
from cnngui.networks.plans.worked import Row, Worked

LARGEST_FILE = 4 * 2**20

_KEYS = {"size": "f", "padding": "p", "stride": "s", "connections_of": "connections"}
"""Field of a block → its key, where that is another; the output of an adaptive pooling is "size"."""

_FUNCTIONS = ("relu", "relu6", "tanh", "scaled_tanh", "sigmoid", "lrn", "dropout")

_BLOCKS: Mapping[str, type[Block]] = {
    "conv": Conv,
    "pool": Pool,
    "adaptive_pool": AdaptivePool,
    "fc": Dense,
    "rbf": RadialBasis,
    "batch_norm": BatchNorm,
    "sum": Sum,
    "flatten": Flatten,
    **dict.fromkeys(_FUNCTIONS, Activation),
}

_NEEDED = {"filters", "units", "source"}
"""Keys that have no default in a file; f is needed too, but for a pooling, where it is 2."""

KINDS = tuple(_BLOCKS)
"""What a block can be called in a file."""


def as_json(table: Worked) -> str:
    """Write a plan with its table; `parse` reads the plan back and leaves what can be counted aside.

    Examples
    --------
    >>> from cnngui.networks.plans.known import known
    >>> from cnngui.networks.plans.worked import worked
    >>> facts = json.loads(as_json(worked(known("vgg16"))))
    >>> facts["totals"]["parameters"], facts["layers"][0]["receptive_field"], facts["layers"][0]["filters"]
    (138357544, 3, 64)
    """
    plan, totals = table.plan, table.totals
    layers = [_facts(row) for row in table.layers]
    if table.trouble:
        layers += [_settings(block) for block in plan.blocks[table.trouble.place :]]
    facts: dict[str, object] = {"name": plan.name, "variant": plan.variant, "input": list(plan.input)}
    first = table.rows[0].then
    facts |= {"then": [_settings(block) for block in first]} if first else {}
    facts["layers"] = layers
    if table.trouble:
        facts["trouble"] = {"layer": plan.blocks[table.trouble.place].name, "reason": str(table.trouble.error)}
    else:
        facts["totals"] = {
            "parameters": totals.parameters,
            "macs": totals.macs,
            "activation_size": totals.size - table.rows[0].size,
            "activation_size_with_input": totals.size,
        }
    text = json.dumps(facts, indent=2, ensure_ascii=False)
    return re.sub(
        r"\[[\d,\s]+\]", lambda numbers: re.sub(r"\s+", " ", numbers[0]).replace("[ ", "[").replace(" ]", "]"), text
    )


def _settings(block: Block) -> dict[str, object]:
    """Return what makes a block; what is usual is left out."""
    found: dict[str, object] = {"name": block.name, "type": block.kind}
    for field in fields(block):
        value = getattr(block, field.name)
        key = _key(block, field.name)
        if field.name in {"name", "function"} or (
            field.name in {"groups", "bias", "connections_of", "same"} and value == field.default
        ):
            continue
        found[key] = [list(seen) for seen in value] if field.name == "connections_of" else value
    if isinstance(block, RadialBasis):
        found.pop("bias", None)
    if isinstance(block, Conv) and block.same:
        found.pop("p")  # it follows from the size of what comes in
    return found


def _key(block: Block, field: str) -> str:
    return field if isinstance(block, AdaptivePool) else _KEYS.get(field, field)


def _facts(row: Row) -> dict[str, object]:
    settings = _settings(row.block) if row.block else {}
    then = {"then": [_settings(block) for block in row.then]} if row.then else {}
    return {
        "name": row.name,
        "type": row.kind,
        "f": row.f,
        "s": row.s,
        "p": row.p if row.p is not None or row.paddings is None else [list(both) for both in row.paddings],
        "output": list(row.output),
        "activation_size": row.size,
        "parameters": row.parameters.value,
        "parameters_product": row.parameters.product(),
        "macs": row.macs.value,
        "macs_product": row.macs.product(),
        "receptive_field": _both(row.field),
        "stride": _both(row.stride),
        **settings,
        **then,
    }


def _both(values: Pair | None) -> int | list[int] | None:
    if values is None:
        return None
    return values[0] if values[0] == values[1] else list(values)


def parse(text: str, name: str) -> Plan:
    """Read a network.

    Parameters
    ----------
    text : str
        JSON as `as_json` writes it, or by hand: ``{"input": [32, 32, 1], "layers": [{"type": "conv", "filters": 6,
        "f": 5}, {"type": "relu"}, {"type": "pool"}, {"type": "flatten"}, {"type": "fc", "units": 10}]}``.
    name : str
        What sentences call the text, and the network where it names none.

    Raises
    ------
    PlanError
        When it is no JSON, or says something that makes no sense: which layer, what, and what to do.

    Examples
    --------
    >>> plan = parse('{"input": [8, 8, 1], "layers": [{"type": "conv", "filters": 6, "f": 5}]}', "mine")
    >>> plan.blocks
    (Conv(name='conv1', filters=6, size=5, padding=0, stride=1, groups=1, bias=True, connections_of=(), same=False),)
    """
    try:
        facts = json.loads(text)
    except (ValueError, RecursionError) as error:
        at = f"{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else "–"
        text = QT_TRANSLATE_NOOP("Errors", "{name} is no JSON (line and column {at}): save the network again.")
        raise PlanError(text, name=name, at=at) from error
    if not isinstance(facts, dict) or not isinstance(facts.get("layers"), list) or "input" not in facts:
        text = QT_TRANSLATE_NOOP("Errors", "{name} is no network: it needs “input” and a list of “layers”.")
        raise PlanError(text, name=name)
    shape = facts["input"]
    if not isinstance(shape, list) or len(shape) != 3 or not all(type(length) is int for length in shape):
        text = QT_TRANSLATE_NOOP("Errors", "“input” in {name} must be three whole numbers: [rows, columns, channels].")
        raise PlanError(text, name=name)
    title, variant = (_title(facts.get(key, "")) for key in ("name", "variant"))
    plan = Plan(title or _title(Path(name).stem), variant, (shape[0], shape[1], shape[2]))
    for number, layer in enumerate(_listed(facts), 1):
        plan = plan.inserted(len(plan.blocks), _block(layer, number, name, plan))
    return plan


def _title(value: object) -> str:
    text = value if isinstance(value, str) else ""
    return "".join(sign for sign in text if sign.isprintable())[:LONGEST_NAME]


def _listed(facts: dict[str, object]) -> list[object]:
    """Return the layers, each followed by what is done in place behind it."""
    found: list[object] = []
    layers = facts["layers"]
    for layer in [{"then": facts.get("then", [])}, *(layers if isinstance(layers, list) else [])]:
        then = layer.get("then", []) if isinstance(layer, dict) else []
        found += [layer, *(then if isinstance(then, list) else [])]
    return found[1:]


def _block(layer: object, at: int, name: str, plan: Plan) -> Block:
    kind = layer.get("type") if isinstance(layer, dict) else None
    if not isinstance(layer, dict) or not isinstance(kind, str) or kind not in _BLOCKS:
        text = QT_TRANSLATE_NOOP("Errors", "Layer {number} of {name} is of no type that is known; there are {kinds}.")
        raise PlanError(text, number=at, name=name, kinds=", ".join(KINDS))
    block, given = _BLOCKS[kind], dict(layer)
    called = given.get("name", plan.fresh_name(kind))
    where = called if isinstance(called, str) else kind
    values: dict[str, object] = {"name": where}
    if block is Activation:
        values["function"] = kind
    for field in fields(block):
        key = field.name if block is AdaptivePool else _KEYS.get(field.name, field.name)
        counted = (block is RadialBasis and key == "bias") or (key == "p" and given.get("same") is True)
        if counted or field.name in {"name", "function"}:
            continue
        if given.get(key) is not None:
            values[field.name] = _value(field.name, given[key], where, key, name)
        elif field.name in _NEEDED or field.default is MISSING or (field.name == "size" and block is not Pool):
            text = QT_TRANSLATE_NOOP("Errors", "{layer} in {name} lacks “{key}”: add it.")
            raise PlanError(text, layer=where, name=name, key=key)
    if block is Pool and "stride" not in values and "size" in values:
        values["stride"] = values["size"]
    return block(**values)  # type: ignore[arg-type]  # (each has been looked at)


_POOLS = ("max", "average", "subsampling")


def _value(field: str, value: object, layer: str, key: str, name: str) -> object:
    """Return a value of the type that a field has."""
    if field == "connections_of":
        rows = value if isinstance(value, list) else [None]
        if all(isinstance(row, list) and all(type(one) is int for one in row) for row in rows):
            return tuple(map(tuple, rows))
    elif field in {"bias", "same"}:
        if isinstance(value, bool):
            return value
    elif field in {"source", "pool"}:
        if isinstance(value, str) and (field == "source" or value in _POOLS):
            return value
    elif type(value) is int:
        return value
    text = QT_TRANSLATE_NOOP("Errors", "“{key}” of {layer} in {name} makes no sense: {value}.")
    raise PlanError(text, key=key, layer=layer, name=name, value=json.dumps(value)[:40])


def load(path: Path) -> Plan:
    """Read a network from a file.

    Raises
    ------
    PhotoError
        When the file cannot be read.
    PlanError
        When it holds no network.
    """
    name = shown(path)
    with opened(path) as stream:
        data = stream.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        text = QT_TRANSLATE_NOOP("Errors", "{name} is too large for a network ({most} MB are the most).")
        raise PlanError(text, name=name, most=LARGEST_FILE // 2**20)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        words = QT_TRANSLATE_NOOP("Errors", "{name} is no text in UTF-8: save the network again.")
        raise PlanError(words, name=name) from error
    return parse(text, name)


def save(table: Worked, path: Path) -> None:
    """Write a network to a file, whole or not at all.

    Raises
    ------
    PhotoError
        When the file cannot be written.
    """
    with atomic_write(path) as stream:
        stream.write(f"{as_json(table)}\n".encode())
