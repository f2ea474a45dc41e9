"""What `cnngui explain` does: from a photo and a class to a map in a file."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

from cnngui.cli.classify_work import Named, asked
from cnngui.cli.console import remark
from cnngui.cli.features_work import photo_of
from cnngui.cli.guard import DONE
from cnngui.cli.outputs import Output
from cnngui.cli.parsing import UsageError
from cnngui.cli.progress import Progress
from cnngui.cli.rescue import refuse_unwritable, written_or_kept
from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.colours import Scale, magnitude, signed
from cnngui.engine.files import shown
from cnngui.engine.following import Following, finish
from cnngui.engine.saving import save_grid, save_picture
from cnngui.networks.classifiers import Classifier, Seen
from cnngui.networks.imagenet import index_of
from cnngui.tasks.classify import Answer, answer_of
from cnngui.tasks.explain import Explanation, cam, grad_cam, occlusion, over_photo, randomised, slopes
from cnngui.tasks.map_pictures import captioned
from cnngui.tuning import keep_freed_memory


@dataclass(frozen=True, eq=False)
class Found:
    """What is written.

    Parameters
    ----------
    values : (h, w) float32
    is_signed : bool
        Whether numbers below 0 say something.
    unit : str
        What the numbers are.
    check : str
        What came of the check with random weights; empty where there is none.
    """

    values: Array
    is_signed: bool
    unit: str
    check: str = ""


def explain(options: argparse.Namespace) -> int:
    """Explain a class, write the map, and tell what was found.

    Raises
    ------
    CnnguiError
        When an option, the photo, the weights, the device or the output does not do.
    """
    if options.layer and options.method != "grad-cam":
        raise UsageError("--layer goes with --method grad-cam, not with {method}.", method=options.method)
    if options.model is None:
        class_of(options.label)  # a name that is none is told before anything is loaded
    output = Output.of(options.output, options.photo)
    if output.path is not None:
        refuse_unwritable(output.path)
    photo = photo_of(options.photo).pixels
    keep_freed_memory()
    with Progress(is_wanted=not options.quiet) as progress:
        network, named = asked(options, progress)
        names = None if options.model is None else [named(index) for index in range(network.classes)]
        wanted = class_of(options.label, names)
        answer = answer_of(network, photo)
        index = answer.first.index if wanted is None else wanted
        found = _found(network, answer.seen, index, options, progress)
    caption = _caption(options, network, answer, index, found, named)
    _write(output, photo, answer, found, caption)
    if not options.quiet:
        remark(caption)
        if found.check:
            remark(found.check)
    return DONE


def class_of(text: str | None, names: Sequence[str] | None = None) -> int | None:
    """Return the class that a text names, one of ImageNet's or of some names.

    >>> class_of("Egyptian cat"), class_of("285"), class_of(None)
    (285, 285, None)
    >>> class_of("Oak", ["maple", "oak"]), class_of("0", ["maple", "oak"])
    (1, 0)
    """
    if text is None:
        return None
    if names is not None:
        return _own_class(text, names)
    found = index_of(text)
    if found is None:
        name = shown_text(text)
        raise UsageError("ImageNet has no class “{name}”: cnngui classify tells those of a photo.", name=name)
    return found


def _own_class(text: str, names: Sequence[str]) -> int:
    """Return the place of a class of one's own: by its name, or by its number where none is called so."""
    found = [at for at, name in enumerate(names) if name.casefold() == text.strip().casefold()]
    if not found and text.strip().isdecimal() and int(text) < len(names):
        return int(text)
    if not found:
        known = ", ".join(names[:12])
        raise UsageError("The model has no class “{name}”; it knows {known}.", name=shown_text(text), known=known)
    return found[0]


def shown_text(text: str) -> str:
    """Return what was typed so that a terminal can show it."""
    return "".join(sign if sign.isprintable() else "�" for sign in text[:60])


def _found(network: Classifier, seen: Seen, index: int, options: argparse.Namespace, progress: Progress) -> Found:
    if options.method == "gradients":
        return Found(slopes(network, seen, index).heat, is_signed=False, unit="of the score for one level of a pixel")
    if options.method == "occlusion":
        steps = Following(occlusion(network, seen, index))
        for step in steps:
            progress.show(f"squares of {step.size} px", step.fraction)
        return Found(steps.value.drops, is_signed=True, unit="of the probability, lost when covered")
    is_cam = options.method == "cam"
    real = cam(network, seen, index) if is_cam else grad_cam(network, seen, index, options.layer or "")
    return Found(real.spread, is_signed=False, unit="of the score", check=_check(network, real))


def _check(network: Classifier, real: Explanation) -> str:
    """Compare with networks whose weights are random, and say what came of it."""
    found = finish(randomised(network, real))
    like = f"rank correlation {found.correlation:.2f}, the mean of {len(found.correlations)}"
    if found.passes:
        return f"Checked: with random weights the map is another one ({like})."
    return f"Mind: with random weights the map is much the same ({like}): it shows the photo, not the network."


def _caption(
    options: argparse.Namespace, network: Classifier, answer: Answer, index: int, found: Found, named: Named
) -> str:
    probability = answer.probabilities[index]
    layer = f", {options.layer or network.last}" if options.method in {"grad-cam", "cam"} else ""
    return (
        f"{shown(options.photo)}: {named(index)} ({probability:.1%}), {network.title}, {options.method}{layer}; "
        f"largest number: {float(found.values.max()):.3g} {found.unit}"
    )


def _write(output: Output, photo: Pixels, answer: Answer, found: Found, caption: str) -> None:
    if output.path is None or output.path.suffix.lower() in {".npy", ".csv"}:
        if output.path is None:
            output.write((found.values,))
        else:
            written_or_kept(lambda path: save_grid(found.values, path), output.path)
        return
    scale = scale_of(found)
    picture = captioned(over_photo(photo, answer.seen.box, found.values, scale), scale, caption)
    written_or_kept(lambda path: save_picture(picture, path), output.path)


def scale_of(found: Found) -> Scale:
    """Return the colour scale: from 0, or the same both ways, to the largest number; nothing is stretched."""
    largest = float(max(found.values.max(), -found.values.min() if found.is_signed else 0)) or 1.0
    return signed(largest) if found.is_signed else magnitude(largest)
