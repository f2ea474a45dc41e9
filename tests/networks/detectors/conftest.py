"""Detectors are tried as other networks are."""

import pytest

from cnngui.networks.detectors import Detector, bundled_detector
from tests.networks.conftest import one_thread

__all__ = ["one_thread"]


@pytest.fixture(scope="session")
def detector() -> Detector:
    """Return the detector that comes with the app."""
    return bundled_detector()
