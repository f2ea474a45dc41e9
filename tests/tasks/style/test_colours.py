"""The photo's own colours: brightness alone, and the linear map."""

import numpy as np

from cnngui.engine.arrays import Array
from cnngui.tasks.style.colours import grey_pair, luminance, matched, with_colours_of

YIQ = np.array([[0.299, 0.587, 0.114], [0.595716, -0.274453, -0.321263], [0.211456, -0.522591, 0.311135]])


def pictures() -> tuple[Array, Array]:
    """Return two pictures with different, correlated colours."""
    random = np.random.default_rng(0)
    mixes = random.normal(size=(2, 3, 3)) * 20
    first, second = (random.normal(size=(40, 30, 3)) @ mix + random.uniform(80, 160, 3) for mix in mixes)
    return first.astype(np.float32), second.astype(np.float32)


def test_brightness_of_one_and_colours_of_the_other() -> None:
    """Y comes from the first, I and Q from the second; with the whole YIQ matrix as the reference."""
    picture, content = pictures()
    found = with_colours_of(picture, content) @ YIQ.T
    np.testing.assert_allclose(found[..., 0], (picture @ YIQ.T)[..., 0], atol=1e-3)
    np.testing.assert_allclose(found[..., 1:], (content @ YIQ.T)[..., 1:], atol=1e-2)


def test_matched_colours_have_mean_and_covariance() -> None:
    """Those of the content, and the map has a symmetric square root's determinant and direction."""
    style, content = pictures()
    found = matched(style, content)
    np.testing.assert_allclose(found.mean((0, 1)), content.mean((0, 1)), atol=1e-2)
    np.testing.assert_allclose(np.cov(found.reshape(-1, 3).T), np.cov(content.reshape(-1, 3).T), rtol=1e-3, atol=0.05)


def test_matched_to_itself_changes_nothing() -> None:
    """The map is the identity then, which a root that is not symmetric would not give."""
    style, _ = pictures()
    np.testing.assert_allclose(matched(style, style), style, atol=0.01)


def test_a_grey_style_stays_finite() -> None:
    """Its covariance has no inverse."""
    _, content = pictures()
    assert np.isfinite(matched(np.full((8, 8, 3), 77, np.float32), content)).all()
    ramp = np.repeat(np.linspace(0, 255, 64, dtype=np.float32).reshape(8, 8, 1), 3, axis=2)
    assert np.isfinite(matched(ramp, content)).all()


def test_grey_pair() -> None:
    """Both have no colours, and the style has the content's mean and spread."""
    style, content = pictures()
    grey, other = grey_pair(content, style)
    assert (grey == grey[..., :1]).all()
    assert (other == other[..., :1]).all()
    np.testing.assert_allclose(grey[..., 0], luminance(content))
    assert abs(other.mean() - grey.mean()) < 1
    assert abs(other.std() - grey.std()) < 1
