"""Tests of `cnngui.networks.imagenet.groups`."""

import pytest

from cnngui.networks.imagenet import COUNT, GROUPS, name_of

INSIDE = {
    "animals": {"mammals", "birds", "reptiles", "amphibians", "fish", "insects", "spiders", "crustaceans"},
    "mammals": {"cats", "dogs", "bears", "primates", "elephants", "ungulates", "rodents", "rabbits", "sea-mammals"},
    "dogs": {"terriers"},
    "felines": {"cats", "big-cats"},
    "birds": {"birds-of-prey"},
    "reptiles": {"snakes", "lizards", "turtles"},
    "insects": {"beetles", "butterflies"},
    "fish": {"sharks"},
    "food": {"fruit", "vegetables", "dishes", "drinks"},
}
"""Group → groups that are part of it."""


@pytest.mark.parametrize("key", GROUPS)
def test_classes_are_in_range(key: str) -> None:
    """At least three classes each, ascending, none twice."""
    group = GROUPS[key]
    assert group.key == key
    assert list(group.classes) == sorted(set(group.classes))
    assert len(group.classes) >= 3
    assert 0 <= group.classes[0] <= group.classes[-1] < COUNT


def test_titles() -> None:
    """Both languages have a title of their own for each group, with a capital."""
    for language in ("en", "fr"):
        titles = [group.title(language) for group in GROUPS.values()]
        assert len(set(titles)) == len(titles)
        assert all(title[0].isupper() and title == title.strip() for title in titles)
    assert GROUPS["big-cats"].title("fr_CA") == "Grands félins"
    assert GROUPS["big-cats"].title("de") == "Big cats"


@pytest.mark.parametrize(
    ("whole", "part"), [(whole, part) for whole, parts in INSIDE.items() for part in sorted(parts)]
)
def test_parts_are_inside(whole: str, part: str) -> None:
    """A cat is a mammal, and a mammal an animal."""
    assert set(GROUPS[part].classes) < set(GROUPS[whole].classes)


@pytest.mark.parametrize("part", ["mammals", "birds", "reptiles", "amphibians", "fish", "insects", "crustaceans"])
def test_kinds_of_animals_share_nothing(part: str) -> None:
    """No bird is a fish."""
    others = {index for key in INSIDE["animals"] - {part} for index in GROUPS[key].classes}
    assert not others & set(GROUPS[part].classes)


def test_the_course_asks_for_cats() -> None:
    """For "a cat? 0 or 1": five classes; and all 118 breeds of dogs."""
    assert GROUPS["cats"].classes == (281, 282, 283, 284, 285)
    assert len(GROUPS["dogs"].classes) == 118


@pytest.mark.parametrize(
    ("key", "word", "elsewhere"),
    [
        ("bears", "bear", {"bearskin hat", "teddy bear"}),
        ("snakes", "snake", set()),
        ("terriers", "terrier", set()),
        ("sharks", "shark", set()),
        ("bottles", "bottle", {"bottle cap"}),
        ("balls", "ball", {"football helmet", "baseball player", "ballpoint pen", "balloon"}),
        ("shops", "shop", {"grasshopper", "shopping basket", "shopping cart"}),
        ("clocks", "clock", set()),
        ("elephants", "elephant", set()),
    ],
)
def test_none_is_forgotten(key: str, word: str, elsewhere: set[str]) -> None:
    """What has the group's word in its name is in it, but for things that are only called after it."""
    named = {index for index in range(COUNT) if word in name_of(index) and name_of(index) not in elsewhere}
    assert named <= set(GROUPS[key].classes)
