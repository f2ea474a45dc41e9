"""What the Classify lab says, in the language on screen."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor, log10
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from cnngui.engine.boxes import Box, as_box, overlap_of
from cnngui.engine.numbers import Written, digits_that_give, weight, written
from cnngui.engine.numbers.writing import rounded
from cnngui.gui.labs.classify.known import Known
from cnngui.gui.labs.classify.own_model import OwnModel
from cnngui.gui.labs.classify.state import OWN, ClassifyState, Method
from cnngui.gui.look.i18n import language, number, number_seen
from cnngui.gui.widgets.networks.answer_bars import chance
from cnngui.networks.classifiers import NETWORKS
from cnngui.networks.imagenet import GROUPS, name_of
from cnngui.networks.plans.known import TITLES
from cnngui.tasks.classify import Answer, YesNo
from cnngui.tasks.detect import Detections, Kept, Marks
from cnngui.tasks.detect.scoring import ENOUGH

tr = QCoreApplication.translate

PARAMETERS = {"efficientnet-lite0": 4_652_008, "vgg16": 138_357_544}
"""Learned numbers of each network, as its plan counts them."""

FEW = 3
"""Classes of a sum that are written out."""

_MOST_DIGITS = 12
"""Decimals of a percentage that are tried: of float32, no more count."""


def network_title(name: str, answer: Answer | None, own: OwnModel | None = None) -> str:
    """Name a network, with its parameters and the time that its answer took."""
    text = tr("Classify", "{network}: {count} million parameters")
    title, count = (TITLES[name], PARAMETERS[name]) if own is None else (f"{own.title} ({own.base})", own.parameters)
    told = text.format(network=title, count=number(count / 1e6, 2 if count < 1e7 else 0))
    if answer is None or not answer.seconds:
        return told
    time = tr("Classify", "{time}\N{NO-BREAK SPACE}ms").format(time=number(1000 * answer.seconds, 0))
    return f"{told} · {time}"


def times_text() -> str:
    """Say how much larger one network is than the other."""
    times = PARAMETERS["vgg16"] / PARAMETERS["efficientnet-lite0"]
    return tr("Classify", "VGG-16 has ≈ {times} times as many parameters.").format(times=number(times, 0))


def missing_text() -> str:
    """Say how VGG-16's fully connected layers are got."""
    return tr(
        "Classify",
        "VGG-16 (138 million parameters) answers here too once its dense (fully connected) layers are here. "
        "To get them: File › Get VGG-16's dense layers…",
    )


def sure_text(answer: Answer, first: str) -> str:
    """Say in words how sure a network is: how far the class ``first`` is ahead, and among how many it wavers."""
    if answer.is_unsure:
        text = tr("Classify", "Perhaps none of these: “{first}” has only {share}.")
        lead = text.format(first=first, share=chance(answer.first.probability))
    else:
        text = tr("Classify", "“{first}” is {margin} points ahead of the next class.")
        ahead = _said(answer.first.probability, 1) - _said(answer.first.probability - answer.margin, 1)
        lead = text.format(first=first, margin=number_seen(float(ahead), 1))  # of what is printed beside the names
    text = tr("Classify", "As unsure as among {count} equally likely classes (entropy {bits} bits).")
    spread = text.format(count=number(answer.spread, 1), bits=number_seen(answer.entropy, 2))
    return f"{lead} {spread}"


def question_text(state: ClassifyState) -> str:
    """Ask."""
    if state.group == OWN:
        if len(state.own) == 1:
            return tr("Classify", "{name}?").format(name=name_of(state.own[0], language()))
        return tr("Classify", "one of my {count} classes?").format(count=number(len(state.own)))
    return tr("Classify", "{name}?").format(name=GROUPS[state.group].title(language()))


def sum_text(found: YesNo) -> str:
    """Write out the sum that makes the probability of a yes; = where the printed parts add up, else ≈.

    The parts have as many decimals as it takes to get what is printed behind them.
    """
    if not found.parts:
        return tr("Classify", "No class is chosen yet: the sum is 0.")
    parts, rest = found.parts[:FEW], found.parts[FEW:]
    shares = [each.probability for each in parts] + ([sum(each.probability for each in rest)] if rest else [])
    total = printed(found.probability)
    digits = digits_that_give(lambda digits: sum(_said(share, digits) for share in shares), total, 1, _MOST_DIGITS)
    texts = [percent(share, digits) for share in shares]
    names = [name_of(each.index, language()) for each in parts]
    terms = [f"{text} ({name})" for text, name in zip(texts, names, strict=False)]
    if rest:
        text = tr("Classify", "{share} ({count} more)")
        terms.append(text.format(share=texts[-1], count=number(len(rest))))
    sign = "=" if sum(_said(share, digits) for share in shares) == total.said else "≈"
    more = tr("Classify", "yes from {threshold} % on").format(threshold=number(100 * found.threshold, 0))
    return f"{' + '.join(terms)} {sign} {percent(found.probability)}\N{NO-BREAK SPACE}% · {more}"


def printed(probability: float, digits: int = 1) -> Written:
    """Return a probability in percent as it is printed in a sum: with few decimals, or one digit where that would be 0.

    >>> printed(0.3849).said, printed(0.3849, 2).said, printed(0.00004321).said
    (Decimal('38.5'), Decimal('38.49'), Decimal('0.004'))
    """
    whole = 100 * probability
    is_small = whole and whole < 0.5 * 10.0**-digits
    return written(whole, -floor(log10(float(f"{whole:.0e}"))) if is_small else digits)


def percent(probability: float, digits: int = 1) -> str:
    """Write what `printed` gives.

    >>> percent(0.3849), percent(0.00004321), percent(0.16), percent(0.16, 2)
    ('38.5', '0.004', '16.0', '16.00')
    """
    return number_seen(float(printed(probability, digits).said), digits)


def _said(probability: float, digits: int) -> Fraction:
    return Fraction(printed(probability, digits).said)


def method_title(method: Method) -> str:
    """Name a way of explaining."""
    return {
        "grad-cam": tr("Classify", "Grad-CAM"),
        "cam": tr("Classify", "CAM"),
        "occlusion": tr("Classify", "occlusion"),
        "gradients": tr("Classify", "gradients"),
    }[method]


def method_hint(method: Method) -> str:
    """Say in a sentence how it goes about it."""
    return {
        "grad-cam": tr("Classify", "Weighs a layer's maps by how much the class's score grows with them."),
        "cam": tr("Classify", "Weighs the last maps by the last layer's own weights for the class."),
        "occlusion": tr("Classify", "Covers one part of the photo after the other: where does the score fall?"),
        "gradients": tr("Classify", "How much would the score change with each pixel?"),
    }[method]


# Boxes


def counts_text(found: Detections, *, is_own: bool = False) -> str:
    """Say how many boxes there are, are believed, and stay."""
    text = tr("Classify", "{all} boxes → {above} from {score} on → {kept} stay")
    if is_own:
        text = tr("Classify", "{all} windows → {above} from {score} on → {kept} stay")
    return text.format(
        all=number(len(found.looked.best)),
        above=number(len(found.above)),
        score=number(found.threshold, 2),
        kept=number(len(found.found)),
    )


def marks_text(marks: Marks | None) -> str:
    """Write out precision and recall, where it is known what is there."""
    if marks is None:
        return ""
    told, right = len(marks.matches), marks.right
    of_told = _share_text(tr("Classify", "Precision: {right} of {all} boxes right"), right, told)
    of_there = _share_text(tr("Classify", "Recall: {right} of {all} things found"), right, marks.truths)
    rule = tr("Classify", "Right: the class, and an IoU of at least {least} with the dashed box of the thing.")
    return f"{of_told} {of_there} {rule.format(least=number(ENOUGH, 1))}"


def _share_text(text: str, right: int, count: int) -> str:
    told = text.format(all=number(count), right=number(right))
    if not count:
        return f"{told}."
    share = number(right / count, 2)
    sign = "=" if abs(round(right / count, 2) - right / count) < 1e-9 else "≈"
    return f"{told}, {number(right)} / {number(count)} {sign} {share}."


def box_label(known: Known, found: Detections, place: int) -> str:
    """Name what a box shows, with its score."""
    return f"{known.thing(int(found.looked.classes[place]))} {number(float(found.looked.best[place]), 2)}"


def fate_text(known: Known, found: Detections, at: int) -> str:
    """Tell what became of the last box that was decided, ``at`` of them so far (-1 for all)."""
    count = len(found.fates)
    if not count:
        text = tr("Classify", "No box is believed: lower the score from which one is. The best has {score}.")
        return text.format(score=number_seen(float(found.looked.best.max()), 2))
    if at < 0:
        return tr("Classify", "All {count} are decided. Page Down goes through them one by one.").format(
            count=number(count)
        )
    if at == 0:
        return tr("Classify", "{count} boxes wait, the best first. Page Down decides the first.").format(
            count=number(count)
        )
    fate = found.fates[at - 1]
    step = tr("Classify", "{at} of {count}").format(at=number(at), count=number(count))
    if isinstance(fate, Kept):
        text = tr("Classify", "{step}: {box} stays: of those that are left it has the highest score.")
        return text.format(step=step, box=box_label(known, found, fate.box))
    text = tr("Classify", "{step}: {box} goes because of {other}: their IoU is {iou}, more than {limit}.")
    one, other = box_label(known, found, fate.box), box_label(known, found, fate.by)
    told = text.format(step=step, box=one, other=other, iou=number(fate.iou, 3), limit=number(found.overlap, 2))
    boxes = (as_box(found.looked.boxes[place]) for place in (fate.box, fate.by))
    return f"{told} {overlap_text(*boxes)}"


def overlap_text(first: Box, second: Box) -> str:
    """Write out the IoU of two boxes."""
    both = overlap_of(first, second)
    result, areas = weight(both.iou, 3), (both.common, both.first, both.second)
    digits = digits_that_give(lambda digits: _ratio(*(rounded(area, digits) for area in areas)), result, 0)
    common, one, other = (rounded(area, digits) for area in areas)
    union = one + other - common
    text = tr("Classify", "IoU = {common} / ({first} + {second} − {common}) = {common} / {union} {sign} {iou} (px²)")
    sign = "=" if union and _ratio(common, one, other) == result.said else "≈"
    told = {"common": common, "first": one, "second": other, "union": union}
    texts = {name: number(area, digits) for name, area in told.items()}
    return text.format(**texts, sign=sign, iou=number_seen(both.iou, 3))


def _ratio(common: Decimal, first: Decimal, second: Decimal) -> Fraction:
    union = Fraction(first + second - common)
    return Fraction(common) / union if union else Fraction(-1)  # that is never printed


def own_text(known: Known, found: Detections, kept: Sequence[int]) -> str:
    """Tell the IoU of the drawn box with the one of those found that it overlaps most."""
    drawn = known.state.drawn
    if drawn is None:
        return ""
    if not kept:
        return tr("Classify", "Your box: there is none to compare it with.")
    boxes = [found.looked.detection(place).box for place in kept]
    best = max(range(len(boxes)), key=lambda at: overlap_of(drawn, boxes[at]).iou)
    text = tr("Classify", "Your box and {box}: {overlap}")
    return text.format(box=box_label(known, found, kept[best]), overlap=overlap_text(drawn, boxes[best]))


def shortened(text: str, longest: int) -> str:
    """Return a text of at most so many letters.

    >>> shortened("vegetables", 12), shortened("stationary bicycle", 12)
    ('vegetables', 'stationary…')
    """
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def networks_known(state: ClassifyState) -> tuple[tuple[str, str], ...]:
    """Return the networks that can be explained, as (name, title)."""
    if state.model:
        return ((state.main, Path(state.model).stem),)
    return tuple((name, TITLES[name]) for name in NETWORKS)
