"""What is said about an explanation: its seven steps with their numbers, other methods, and its check."""

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from cnngui.engine.numbers import digits_that_give
from cnngui.gui.labs.classify.explaining import Checked, Why
from cnngui.gui.look.i18n import number, number_seen, short, short_number
from cnngui.gui.widgets.networks.answer_bars import chance
from cnngui.tasks.explain import MOST_ALIKE, Explanation, Share

tr = QCoreApplication.translate

SHARES = 6
"""Maps that are shown of those that add or take most."""

WRITTEN = 2
"""Of them, those whose numbers are written out."""

_FIGURES = 3
"""Digits that count; what is multiplied has more where a calculator would get another product."""


def step_titles() -> tuple[str, ...]:
    """Name the seven steps, as they stand under their pictures."""
    return (
        tr("Classify", "1 maps"),
        tr("Classify", "2 gradients"),
        tr("Classify", "3 weights"),
        tr("Classify", "4 top maps"),
        tr("Classify", "5 sum"),
        tr("Classify", "6 ReLU"),
        tr("Classify", "7 photo"),
    )


def signed_number(value: float, figures: int = _FIGURES) -> str:
    """Write a number with its sign.

    >>> signed_number(0.0123), signed_number(-4.0)
    ('+0.0123', '−4')
    """
    text = short(value, figures).text
    return f"+{text}" if value > 0 else text


def step_text(found: Explanation, step: int, named: Callable[[int], str]) -> str:
    """Tell a step, from 0, with its numbers; ``named`` gives a class's name."""
    about_class = {1: _gradients, 4: _sum}
    if step in about_class:
        return about_class[step](found, named(found.index))
    writers = {0: _maps, 2: _weights, 3: _shares, 5: _relu, 6: _photo}
    return writers[step](found)


def _maps(found: Explanation) -> str:
    height, width, count = found.maps.shape
    text = tr(
        "Classify",
        "{layer} gives {count} maps of {height} × {width} numbers. "
        "Here are the {shown} that add or take most: {names}.",
    )
    names = ", ".join(number(share.channel + 1) for share in found.shares(SHARES))
    return text.format(
        layer=found.layer, count=number(count), height=height, width=width, shown=min(SHARES, count), names=names
    )


def _gradients(found: Explanation, name: str) -> str:
    if found.method == "cam":
        text = tr("Classify", "CAM needs no gradients: the last layer's own weights say what a map adds to “{name}”.")
        return text.format(name=name)
    text = tr("Classify", "How much the score of “{name}” grows if a number of a map grows by 1: from {low} to {high}.")
    low, high = float(found.gradients.min()), float(found.gradients.max())
    return text.format(name=name, low=signed_number(low), high=signed_number(high))


def _weights(found: Explanation) -> str:
    places = found.maps.shape[0] * found.maps.shape[1]
    text = tr("Classify", "A map's weight is the mean of its {count} gradients: {weights}, …")
    told = ", ".join(
        tr("Classify", "map {number}: {weight}").format(
            number=number(share.channel + 1), weight=signed_number(share.weight)
        )
        for share in found.shares(SHARES)[:3]
    )
    return text.format(count=number(places), weights=told)


def product_text(share: Share) -> str:
    """Write weight × sum of the map = what it adds, as printed: = where that is exact, else ≈, rounded."""
    total = share.total / share.weight if share.weight else 0.0
    text = tr("Classify", "map {number}: {weight} × {sum} {sign} {total}")
    product = short(share.total)
    figures = digits_that_give(lambda figures: _product(share.weight, total, figures), product, _FIGURES)
    return text.format(
        number=number(share.channel + 1),
        weight=signed_number(share.weight, figures),
        sum=short(total, figures).text,
        sign="=" if _product(share.weight, total, figures) == product.said else "≈",
        total=signed_number(share.total),
    )


def _product(one: float, other: float, figures: int) -> Fraction:
    return Fraction(short(one, figures).said) * Fraction(short(other, figures).said)


def _shares(found: Explanation) -> str:
    text = tr("Classify", "Each map times its weight (weight × sum of its numbers): {products}, …")
    return text.format(products=", ".join(product_text(share) for share in found.shares(SHARES)[:WRITTEN]))


def _sum(found: Explanation, name: str) -> str:
    text = tr(
        "Classify",
        "All {count} weighted maps added up: from {low} to {high} at a place, {total} in all. "
        "The score of “{name}” is {score}.",
    )
    values = found.weighted
    return text.format(
        count=number(found.maps.shape[2]),
        low=signed_number(float(values.min())),
        high=signed_number(float(values.max())),
        total=signed_number(float(values.sum())),
        name=name,
        score=number_seen(found.score, 2),
    )


def _relu(found: Explanation) -> str:
    against = int((found.weighted < 0).sum())
    text = tr("Classify", "ReLU: what speaks against the class becomes 0, at {count} of {all} places.")
    return text.format(count=number(against), all=number(found.weighted.size))


def _photo(found: Explanation) -> str:
    height, width = found.heat.shape
    text = tr(
        "Classify",
        "The {height} × {width} numbers over the photo, smooth in between. The largest is {most}. "
        "What lies outside the square the network did not see.",
    )
    return text.format(height=height, width=width, most=short_number(float(found.heat.max())))


def other_text(found: Why) -> str:
    """Tell what a method without steps has found."""
    covered = found.covered
    if covered is None:
        text = tr("Classify", "Slopes of {width} × {height} pixels: how much the score changes with a level of 255.")
        return text.format(width=found.plane.shape[1], height=found.plane.shape[0])
    text = tr(
        "Classify",
        "Grey squares of {size} px, {done} of {all}. Covering the worst place takes {drop} points from {share}.",
    )
    return text.format(
        size=number(covered.size),
        done=number(covered.done),
        all=number(covered.drops.size),
        drop=number_seen(100 * max(float(covered.drops.max()), 0.0), 1),
        share=chance(covered.probability),
    )


def scale_text(found: Why, *, is_stretched: bool) -> str:
    """Say what the colours stand for."""
    if found.request.method == "occlusion":
        meaning = tr("Classify", "By how much the probability falls, 0 where it grows")
    elif found.request.method == "gradients":
        meaning = tr("Classify", "Size of the slope")
    else:
        meaning = tr("Classify", "What each place adds to the score")
    how = tr("Classify", "stretched to this map") if is_stretched else tr("Classify", "one scale for all classes")
    return f"{meaning}, {how}"


def verdict_text(found: Why | None, checked: Checked | None) -> str:
    """Say whether the explanation passes, and why not."""
    if found is None:
        return ""
    if found.found is None:
        return tr("Classify", "The check is for Grad-CAM and CAM, which have a map of a layer.")
    if checked is None and found.request.source < 0:
        return tr("Classify", "Live pictures are explained by Grad-CAM. Freeze one to check its explanation.")
    if checked is None:
        return tr("Classify", "Does this map show what the network has learned? “Check this explanation” tells.")
    random = checked.randomised
    text = tr("Classify", "Random weights give another map if the rank correlation is below {limit}: it is {value}.")
    told = text.format(value=number_seen(random.correlation, 2), limit=number(MOST_ALIKE, 1))
    if checked.passes is None:
        return told
    if checked.passes:
        end = tr("Classify", "The class goes and comes sooner than at random places (dashed): it passes.")
    elif not random.passes:
        end = tr("Classify", "It does not pass: it shows the photo more than what was learned.")
    else:
        end = tr("Classify", "It does not pass: random places (dashed) matter as much.")
    return f"{told} {end}"
