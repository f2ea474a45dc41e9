"""Which connections are drawn, how strongly, and that a sample is always the same."""

import numpy as np

from cnngui.engine.lessons.connection_lines import (
    MOST_DOTS,
    MOST_LINES,
    MOST_THICK,
    Links,
    Wiring,
    coverage,
    spread,
)


def sliding(length: int, size: int) -> Links:
    """Connect the units of a one-dimensional convolution."""
    return {at: [(at + i, i) for i in range(size)] for at in range(length - size + 1)}


def test_all_connections_where_they_are_few() -> None:
    """Each as it was given, in order."""
    wiring = Wiring(6, 4, sliding(6, 3))
    found = wiring.sample()
    expected = [(at + i, at, i) for at in range(4) for i in range(3)]
    assert (found.total, wiring.total) == (12, 12)
    assert [tuple(end) for end in found.ends.tolist()] == expected


def test_fully_connected_is_every_pair() -> None:
    """Weights are nobody else's."""
    found = Wiring(5, 3, None).sample()
    assert {(first, output) for first, output, _ in found.ends.tolist()} == {(i, o) for i in range(5) for o in range(3)}
    assert set(found.ends[:, 2].tolist()) == {-1}


def test_sample_is_of_connections_that_exist_each_once() -> None:
    """The same one at every call, from all over the layer."""
    links = sliding(5000, 5)
    wiring = Wiring(5000, 4996, links)
    found = wiring.sample()
    ends = [tuple(end) for end in found.ends.tolist()]
    assert (found.count, found.total) == (MOST_LINES, 4996 * 5)
    assert len(set(ends)) == MOST_LINES
    assert all((first, weight) in links[output] for first, output, weight in ends)
    assert np.array_equal(found.ends, wiring.sample().ends)
    quarters = np.histogram(found.ends[:, 1], 4, (0, 4996))[0]
    assert quarters.min() > 0.8 * quarters.max()


def test_sample_of_three_billion_connections() -> None:
    """The layer of the course's slide, without a list of them."""
    found = Wiring(3_000_000, 1000, None).sample()
    assert (found.count, found.total) == (MOST_LINES, 3_000_000_000)
    assert found.ends[:, 0].max() < 3_000_000
    assert found.ends[:, 1].max() < 1000
    assert found.ends[:, 0].max() > 2_900_000


def test_connections_of_one_output() -> None:
    """All of them, or, of very many, as many as there are dots, and those that begin at the dots."""
    wiring = Wiring(MOST_THICK, 2, None)
    assert wiring.of_output(1).ends[:, 0].tolist() == list(range(MOST_THICK))
    many = Wiring(3072, 2, None).of_output(1)
    assert (many.count, many.total) == (MOST_DOTS, 3072)
    assert many.ends[:, 0].tolist() == spread(3072)
    assert Wiring(9, 9, {4: [(3, 0)]}).of_output(5).count == 0


def test_no_units() -> None:
    """Nothing is drawn, nothing fails."""
    for wiring in (Wiring(0, 0, None), Wiring(0, 4, {}), Wiring(3, 0, None)):
        assert (wiring.total, wiring.sample().count) == (0, 0)
        assert wiring.sample().ends.shape == (0, 3)


def test_spread_reaches_both_ends() -> None:
    """Without a unit twice."""
    found = spread(4704)
    assert (found[0], found[-1], len(set(found))) == (0, 4703, MOST_DOTS)


def test_coverage_follows_the_lines() -> None:
    """The ground is untouched elsewhere; the whole width is drawn alike, also at its ends."""
    drawn = coverage(np.array([[10.0, 10.0], [30.0, 70.0]]), (100, 200), 0.6)
    assert drawn[15:25].max() == 0
    rows = drawn[25:].argmax(axis=0) + 25
    assert np.abs(rows - np.linspace(30, 70, 200)).max() <= 1
    assert drawn[10].min() == drawn[10].max() > 0


def test_coverage_grows_where_lines_cross_and_is_never_full() -> None:
    """Two turns of many lines each."""
    once = coverage(np.full((250, 2), 5.0), (11, 20), 0.3)
    twice = coverage(np.full((500, 2), 5.0), (11, 20), 0.3)
    assert 0 < once[5, 10] < twice[5, 10] < 255
