"""What is kept shares one budget, and goes in the order in which it was used."""

import gc
import threading

from cnngui.engine.shelf import MOST, SHELF, Kept, Shelf, budget


def test_what_was_used_longest_ago_goes_first() -> None:
    """Whoever keeps it."""
    shelf, one, other = Shelf(10), Kept[str](), Kept[str]()
    shelf.keep(one, "a", "A", 4)
    shelf.keep(other, "a", "B", 4)
    assert shelf.find(one, "a") == "A"  # used again
    assert shelf.keep(one, "c", "C", 4) == 4
    assert (shelf.find(one, "a"), shelf.find(other, "a"), shelf.find(one, "c")) == ("A", None, "C")
    assert shelf.bytes == 8


def test_what_is_in_use_leaves_less_room() -> None:
    """It is counted, and never let go."""
    shelf, one = Shelf(10), Kept[str]()
    shelf.keep(one, "a", "A", 6)
    shelf.reserve(one, "growing", 7)
    assert shelf.find(one, "a") is None
    assert shelf.bytes == 7
    shelf.reserve(one, "growing", 0)
    shelf.keep(one, "a", "A", 10)
    assert shelf.find(one, "a") == "A"


def test_what_is_larger_than_the_budget_is_not_kept() -> None:
    """And drives nothing out."""
    shelf, one = Shelf(10), Kept[str]()
    shelf.keep(one, "a", "A", 6)
    assert shelf.keep(one, "b", "B", 11) == 0
    assert (shelf.find(one, "a"), shelf.find(one, "b")) == ("A", None)


def test_things_go_with_their_owner() -> None:
    """Or when it clears them; those of others stay."""
    shelf, one, other = Shelf(10), Kept[str](), Kept[str]()
    for owner in (one, other):
        shelf.keep(owner, "a", "A", 2)
        shelf.reserve(owner, "b", 1)
    del one
    del owner
    gc.collect()
    assert shelf.bytes == 3
    shelf.clear(other)
    assert shelf.bytes == 0


def test_many_threads_keep_within_the_budget() -> None:
    """Jobs keep things from their own threads."""
    shelf, owner = Shelf(100), Kept[str]()

    def work(first: int) -> None:
        for number in range(first, first + 500):
            shelf.keep(owner, number, number, number % 30)
            shelf.find(owner, number - 1)

    threads = [threading.Thread(target=work, args=(first,)) for first in (0, 1000, 2000)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 0 < shelf.bytes <= 100


def test_the_budget_of_the_program() -> None:
    """A quarter of the machine's memory, and never over 1.5 GB."""
    assert SHELF.budget == budget() <= MOST <= 1.5e9
