"""The message bar of today: whoever speaks need not know that the window was built anew."""

from cnngui.gui.services.messages import BarOfToday, Messages
from tests.fakes_gui import FakeMessages


def test_it_speaks_through_the_newest_bar() -> None:
    """Sentences, errors, and taking them away."""
    messages: Messages = (board := BarOfToday())
    old, new = FakeMessages(), FakeMessages()
    board.speak_through(old)
    messages.tell("one")
    board.speak_through(new)
    messages.tell("two")
    error = ValueError("three")
    messages.tell_error(error)
    assert (old.said, old.errors) == (["one"], [])
    assert (new.said, new.errors) == (["two"], [error])
    messages.clear()
    assert new.said == []


def test_what_is_said_too_early_is_not_lost() -> None:
    """The last sentence waits for the first bar, and is said once."""
    board, bars = BarOfToday(), (FakeMessages(), FakeMessages())
    board.tell("first")
    board.tell("second")
    for bar in bars:
        board.speak_through(bar)
    assert [bar.said for bar in bars] == [["second"], []]
