"""What is said to be right is what is counted."""

import pytest

from cnngui.networks.plans.errata import ERRATA, Erratum, errata
from cnngui.networks.plans.known import known, variants
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.worked import worked


@pytest.mark.parametrize("erratum", ERRATA, ids=lambda each: f"{each.network}-{each.layer}-{each.printed}")
def test_each(erratum: Erratum) -> None:
    """Both sentences name the numbers; the right one is not the printed one."""
    assert erratum.printed != erratum.right
    assert {each.name for each in variants(erratum.network)} >= set(erratum.variants)
    for language in ("en", "fr"):
        sentence = erratum.note(language).replace(",", "").replace("\N{NARROW NO-BREAK SPACE}", "")
        for number in (erratum.printed, erratum.right):
            written = f"{number:g}".replace(".", "") if language == "fr" else f"{number:g}"
            assert written in sentence
    assert erratum.note("en") != erratum.note("fr")


def test_the_decks_five() -> None:
    """The course's slide on LeNet-5."""
    table = worked(known("lenet5", "deck"))
    five = [each for each in errata(table.plan) if each.printed != 46]
    assert [each.printed for each in five] == [208, 416, 48_001, 10_081, 841]
    for each in five:
        assert table.row(each.layer).parameters.value == each.right
    assert table.row("CONV2").output == (10, 10, 16)


def test_the_others() -> None:
    """C3's slices, AlexNet's input, VGG's memory and EfficientNet-Lite0's multiply-adds."""
    for variant in ("1998", "modern"):
        table = worked(known("lenet5", variant))
        (erratum,) = errata(table.plan)
        product = table.row("C3").parameters
        slices = (product.value - 16) // 25
        assert slices == erratum.right
    assert known("alexnet").input[0] == errata(known("alexnet"))[0].right
    assert worked(known("alexnet")).row("conv1").output[0] == 55
    (memory,) = errata(known("vgg16"))
    assert round(worked(known("vgg16")).totals.size * 4 / 1e6, 2) == memory.right
    lite = worked(known("efficientnet-lite0"))
    (adds,) = errata(lite.plan)
    assert adds.right == round(lite.totals.macs / 1e6)
    normalised = sum(row.size for row in lite.rows if row.kind == "batch_norm")
    assert all(f"{count:,}" in adds.note("en") for count in (lite.totals.macs, normalised))
    assert errata(Plan("mine")) == ()
