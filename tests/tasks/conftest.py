"""What several tasks are tried on: VGG-16 with the bundled weights."""

import pytest

from cnngui.networks.network import Network
from tests.networks.conftest import one_thread
from tests.networks.reference import Weights, bundled

__all__ = ["one_thread"]  # tasks are tried as networks are


@pytest.fixture(scope="session")
def weights() -> Weights:
    """Read the bundled weights, once."""
    return bundled()


@pytest.fixture(scope="session")
def network(weights: Weights) -> Network:
    """Return VGG-16 on the CPU in plain float32."""
    return Network(weights, name="bundled")
