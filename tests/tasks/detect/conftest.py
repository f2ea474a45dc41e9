"""What detection is tried on: networks that come with the app."""

import pytest

from cnngui.engine.digits import DigitSet, read_bundled
from cnngui.networks.digits import bundled_network
from cnngui.paths import bundled_digits
from cnngui.tasks.detect import Sliding
from tests.networks.detectors.conftest import detector

__all__ = ["detector"]


@pytest.fixture(scope="session")
def sliding() -> Sliding:
    """Return the bundled LeNet-5 as a convolution."""
    return Sliding(bundled_network())


@pytest.fixture(scope="session")
def test_digits() -> DigitSet:
    """Return the bundled test digits."""
    return read_bundled(bundled_digits()).test
