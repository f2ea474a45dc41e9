"""What `cnngui architectures` does: from a name or a file to a plan, from its table to a text or a file."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from cnngui.cli.console import answer, remark
from cnngui.cli.guard import DONE, MISTAKE
from cnngui.cli.parsing import UsageError
from cnngui.engine.drawings import as_svg
from cnngui.engine.files import atomic_write, shown
from cnngui.networks.plans.exports.code import as_pytorch
from cnngui.networks.plans.exports.files import as_json, load
from cnngui.networks.plans.exports.pictures import poster
from cnngui.networks.plans.exports.table import count, shape
from cnngui.networks.plans.exports.texts import as_csv, as_latex, as_markdown, as_text
from cnngui.networks.plans.known import TITLES, VARIANTS, known, title_of
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.repairs import repairs
from cnngui.networks.plans.worked import Worked, worked

_WRITERS: Mapping[str, Callable[[Worked, str], str]] = {
    "text": as_text,
    "csv": lambda table, _: as_csv(table),
    "json": lambda table, _: as_json(table),
    "markdown": as_markdown,
    "latex": as_latex,
    "svg": lambda table, language: as_svg(poster(table, language), title_of(table.plan, language)),
    "pytorch": lambda table, _: as_pytorch(table),
}

_SUFFIXES = {
    ".txt": "text",
    ".csv": "csv",
    ".json": "json",
    ".md": "markdown",
    ".tex": "latex",
    ".svg": "svg",
    ".py": "pytorch",
}


def tabulate(options: argparse.Namespace) -> int:
    """Print or write what is asked for; return the exit status.

    Raises
    ------
    CnnguiError
        When an option, the network or the output does not do.
    """
    kind = _format(options)
    if options.network is None:
        _list(options)
        return DONE
    table = worked(changed(chosen(options.network, options.variant), options.input, options.classes))
    _give(_WRITERS[kind](table, options.language), options.output)
    if table.trouble is None:
        return DONE
    remark(f"cnngui: {table.trouble.error} What would fit:")
    for repair in repairs(table.plan):
        remark(f"  {repair.text}")
    return MISTAKE


def _format(options: argparse.Namespace) -> str:
    """Return the format, before any work is done."""
    if options.format or options.output is None:
        return str(options.format or "text")
    suffix = options.output.suffix.lower()
    if suffix not in _SUFFIXES:
        text = "“{name}” does not say what to write: end it in {endings}, or give --format."
        name = shown(options.output) if options.output.name else ""
        raise UsageError(text, name=name, endings=", ".join(_SUFFIXES))
    return _SUFFIXES[suffix]


def chosen(network: str, variant: str | None) -> Plan:
    """Return the plan of a known network or of a file.

    Raises
    ------
    CnnguiError
        When there is none.

    Examples
    --------
    >>> chosen("VGG-16", None).name, chosen("EfficientNet-Lite0", None).name
    ('vgg16', 'efficientnet-lite0')
    """
    names = {name.replace("-", ""): name for name in TITLES}
    name = network.lower().replace("-", "")
    if name in names:
        return known(names[name], variant or "")
    path = Path(network)
    if path.suffix.lower() != ".json" and not path.is_file():
        return known(network)  # which says what there is
    if variant:
        raise UsageError("{name} is a file, which has no variants: leave out --variant.", name=shown(path))
    return load(path)


def changed(plan: Plan, lengths: tuple[int, ...] | None, classes: int | None) -> Plan:
    """Return a plan with another input and another number of classes.

    >>> changed(known("vgg16"), (64, 32), 5).input
    (64, 32, 3)
    """
    if lengths:
        plan = plan.with_input((*lengths, *plan.input[len(lengths) :]))
    return plan if classes is None else plan.with_classes(classes)


def _give(text: str, output: Path | None) -> None:
    if output is None:
        answer(text.rstrip("\n"))
        return
    with atomic_write(output) as stream:
        stream.write(f"{text.rstrip(chr(10))}\n".encode())
    answer(str(output))


def _list(options: argparse.Namespace) -> None:
    """Print the known networks, each variant with its input, its parameters and its source."""
    for option in ("variant", "input", "classes", "format", "output"):
        if getattr(options, option) is not None:
            raise UsageError(
                "--{option} needs the name of a network before it; there are {names}.",
                option=option,
                names=", ".join(TITLES),
            )
    language = options.language
    lines = []
    for variant in VARIANTS:
        table = worked(variant.plan)
        noun = {"en": "parameters", "fr": "paramètres"}[language]
        about = f"{shape(variant.input)}, {count(table.totals.parameters, language)} {noun}"
        lines += [f"{variant.network} --variant {variant.name}  ({about})", f"    {variant.source(language)}"]
    answer("\n".join(lines))
