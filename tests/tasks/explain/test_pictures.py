"""A map over its photo: colours on one scale where the network looked, pale grey elsewhere."""

import numpy as np

from cnngui.engine.colours import magnitude, paint, signed
from cnngui.networks.classifiers import Box
from cnngui.tasks.explain import over_photo
from cnngui.tasks.map_pictures import _labels
from tests.networks.classifiers.networks import photo


def test_places() -> None:
    """Half photo, half colour inside the box; outside no colour."""
    of, box = photo("chelsea.png"), Box(75, 0, 300, 300)
    kept = of.copy()
    heat = np.zeros((7, 7), np.float32)
    heat[:, 4:] = 2
    made = over_photo(of, box, heat, magnitude(4.0))
    assert np.array_equal(of, kept)
    assert made.shape == of.shape
    outside = np.delete(made, np.s_[75:375], axis=1).astype(int)
    assert np.ptp(outside, axis=2).max() == 0
    cold, warm = (paint(magnitude(4.0), np.full((1, 1), value, np.float32))[0, 0] for value in (0, 2))
    for column, colour in ((80, cold), (370, warm)):
        right = (of[150, column].astype(int) + colour) / 2
        assert np.abs(made[150, column] - right).max() <= 1


def test_share_and_scale() -> None:
    """All photo, or all colour; the same number has the same colour whatever else there is."""
    of, box = photo("chelsea.png")[:40, :40], Box(0, 0, 40, 40)
    values = np.full((2, 2), -1, np.float32)
    assert np.array_equal(over_photo(of, box, values, signed(3.0), 1.0), of)
    colour = paint(signed(3.0), values)[0, 0]
    assert (over_photo(of, box, values, signed(3.0), 0.0) == colour).all()


def test_labels_of_small_numbers() -> None:
    """A number that is not 0 is never written as 0 below a picture."""
    for high in (0.0021, 0.0748, 0.36, 2.5, 400.0):
        texts = dict(_labels(magnitude(high), ".", is_clipped=False))
        assert all((text == "0") is (value == 0) for value, text in texts.items())
        assert len(set(texts.values())) == len(texts)
