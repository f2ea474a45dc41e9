"""How long the window stands still while PyTorch loads on its lane; prints the longest gap in ms and ends.

A module of its own, since it needs a process that has not loaded PyTorch yet.
"""

import sys
import time
from itertools import pairwise

from PySide6.QtCore import QTimer

from cnngui.gui.app import make_app
from cnngui.gui.services.jobs import JobRunner, Lane
from cnngui.networks.torch_loading import load_torch


def main() -> int:
    """Tick every ms while PyTorch loads."""
    app = make_app(["cnngui"])
    jobs = JobRunner()
    ticks = [time.perf_counter()]
    timer = QTimer(interval=1)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()
    jobs.start(Lane.TORCH, load_torch, title="torch", on_result=lambda _torch: app.quit())
    app.exec()
    timer.stop()
    jobs.shutdown()
    longest = max(after - before for before, after in pairwise(ticks))
    sys.stdout.write(f"stall {longest * 1000:.0f} ms\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
