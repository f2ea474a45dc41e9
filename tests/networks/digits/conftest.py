"""Networks of digits are tried as others are."""

from tests.networks.conftest import one_thread

__all__ = ["one_thread"]
