"""What the labs need is imported in steps, and nothing is left for the first look at one."""

import json
import subprocess
import sys

CODE = """
import json
import sys
from cnngui.gui.app import make_app
from cnngui.gui.lab_list import LABS
from cnngui.gui.warming import steps
make_app(["cnngui"])
count = sum(1 for _ in steps(LABS))
there = set(sys.modules)
for lab in LABS:
    __import__(f"cnngui.gui.labs.{lab.name}.controller")
print(json.dumps([count, sorted(set(sys.modules) - there), "torch" in there]))
"""


def test_the_labs_are_imported_in_many_steps() -> None:
    """A module a step; torch, which takes seconds, is none of them."""
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    count, left, has_torch = json.loads(done.stdout)
    assert count > 100
    assert left == []
    assert not has_torch
