"""What a lab is given: a way back that outlives the window."""

from dataclasses import replace
from pathlib import Path

from tests.gui.lab.conftest import light
from tests.gui.labs.bench import build_world


def test_a_job_leads_back_to_the_window_that_there_is(tmp_path: Path) -> None:
    """Also when it began in another one."""
    world = build_world(tmp_path, light())
    back = world.context.way_to("steps")
    later: list[str] = []
    replace(world.context, show_lab=later.append)
    back()
    assert (world.shown_labs, later) == ([], ["steps"])
