"""On how many threads torch computes."""

from collections.abc import Iterator
from contextlib import contextmanager

from cnngui.networks.torch_loading import load_torch


@contextmanager
def one_thread() -> Iterator[None]:
    """Let torch compute on one thread, and as before afterwards.

    Two threads spend more time waiting for each other than a small network takes: on a busy machine six times. It also
    makes sums, and with them weights, the same bit by bit every time.

    >>> with one_thread():
    ...     load_torch().get_num_threads()
    1
    """
    torch = load_torch()
    before = torch.get_num_threads()
    if before == 1:
        yield
        return
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
