"""The class for "nothing here"."""

from cnngui.paths import resources
from cnngui.tasks.transfer import NOTHING, place_of_nothing, with_nothing
from tests.tasks.transfer.sets import colours


def test_pieces_of_photos() -> None:
    """One class more, of pieces that the seed decides; the others stay as they were."""
    before = colours()
    one, again, other = (with_nothing(before, seed, count=12) for seed in (4, 4, 5))
    assert one.classes == (*before.classes, NOTHING)
    assert one.examples[: len(before)] == before.examples
    assert one.counts[-1] == 12
    keys = [[each.key for each in some.examples] for some in (one, again, other)]
    assert keys[0] == keys[1] != keys[2]
    assert len(set(keys[0])) == len(one)


def test_it_is_known_in_every_language() -> None:
    """A network that learned in French names the class in French."""
    assert place_of_nothing(("cats", NOTHING)) == place_of_nothing(("chats", "rien")) == 1
    assert place_of_nothing(("cats", "dogs")) is None


def test_once_is_enough() -> None:
    """A set that has the class is left as it is; pieces come from the photos that are named."""
    photo = resources() / "photos" / "rocket.jpg"
    made = with_nothing(colours(), count=3, photos=[photo])
    assert {each.name.split("-")[0] for each in made.of(3)} == {f"{NOTHING}/rocket"}
    assert with_nothing(made) is made
