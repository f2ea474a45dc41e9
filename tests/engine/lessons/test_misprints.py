"""The deck's misprints, in both languages."""

from cnngui.engine.lessons.counts import ONE_CHANNEL, RGB
from cnngui.engine.lessons.misprints import MISPRINTS, PARAMETERS


def test_the_sentences_name_both_numbers() -> None:
    """The printed and the right one."""
    for misprint in MISPRINTS:
        for language in ("en", "fr"):
            assert f"{misprint.printed}" in misprint.note(language)
            assert f"{misprint.right}" in misprint.note(language)
        assert misprint.note("fr") != misprint.note("en")


def test_parameters() -> None:
    """156 is right for one channel, and the RGB input has 456."""
    assert (ONE_CHANNEL.value, RGB.value) == (PARAMETERS.printed, PARAMETERS.right) == (156, 456)
