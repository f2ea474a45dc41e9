"""Undo is a stack of states, one entry a drag."""

from hypothesis import given
from hypothesis import strategies as some

from cnngui.gui.services.undo import LIMIT, History


def test_undo_and_redo_walk_the_states() -> None:
    """Back and forth, and no further than the ends."""
    history = History(0)
    history.push(1)
    history.push(2)
    assert [history.undo() for _ in range(3)] == [1, 0, 0]
    assert [history.redo() for _ in range(3)] == [1, 2, 2]


def test_a_change_after_undo_forgets_what_was_taken_back() -> None:
    """There is one future only."""
    history = History("a")
    history.push("b")
    history.undo()
    history.push("c")
    assert not history.can_redo
    assert history.undo() == "a"


def test_the_same_state_makes_no_step() -> None:
    """Undo always changes something."""
    history = History((1, 2))
    history.push((1, 2))
    assert not history.can_undo


def test_two_drags_are_two_steps() -> None:
    """The key merges changes in a row, and only those."""
    history = History(0)
    for value in (1, 2, 3):
        history.push(value, merge="bias")
    history.push(4, merge="stride")
    history.push(5, merge="bias")
    assert [history.undo() for _ in range(3)] == [4, 3, 0]


def test_undo_ends_a_drag() -> None:
    """A change after undo never overwrites what undo came back to."""
    history = History(0)
    history.push(1, merge="bias")
    history.push(2)
    history.undo()
    history.push(3, merge="bias")
    assert history.undo() == 1


def test_the_stack_is_limited() -> None:
    """The oldest states go first."""
    history = History(0)
    for value in range(1, LIMIT + 51):
        history.push(value)
    assert history.current == LIMIT + 50
    for _ in range(LIMIT + 10):
        history.undo()
    assert history.current == 50
    assert not history.can_undo


@given(some.lists(some.one_of(some.integers(0, 9), some.sampled_from(["undo", "redo"])), max_size=60))
def test_it_behaves_as_two_lists(commands: list[int | str]) -> None:
    """Against the plainest form there is: a list of what was, and a list of what was taken back."""
    history, past, future = History(0), [0], list[int]()
    for command in commands:
        if command == "undo":
            if len(past) > 1:
                future.append(past.pop())
            history.undo()
        elif command == "redo":
            if future:
                past.append(future.pop())
            history.redo()
        elif isinstance(command, int) and command != past[-1]:
            past.append(command)
            future.clear()
            history.push(command)
        assert history.current == past[-1]
        assert (history.can_undo, history.can_redo) == (len(past) > 1, bool(future))
