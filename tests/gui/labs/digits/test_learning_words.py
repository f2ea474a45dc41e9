"""What is said of networks that learn, and the board that says how well they read."""

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from cnngui.gui.labs.digits.learning.pupil import Pupil
from cnngui.gui.labs.digits.learning.words import plan_title, progress_parts, title_of
from cnngui.gui.widgets.networks.score_board import Score, ScoreBoard
from cnngui.networks.digits import fully_connected, lenet
from cnngui.networks.plans.known import known
from cnngui.networks.plans.plan import Plan
from cnngui.tasks.digits import TrainSettings
from tests.gui.hands import shown

ABOUT = ("of 5,000 test digits", "training 95.6 %", "epoch 1.00/4", "12.3 s")


@pytest.mark.parametrize(
    ("plan", "title"),
    [
        (lenet(), "LeNet-5"),
        (lenet("tanh", "average", (8, 12)), "LeNet-5 tanh average 8·12"),
        (fully_connected(), "fully connected"),
        (known("lenet5", "1998"), "LeNet-5, 1998"),
    ],
)
def test_names(plan: Plan, title: str) -> None:
    """A network is called by what is another than usual in it."""
    assert plan_title(plan) == title
    assert title_of(Pupil(7, TrainSettings(plan=plan), None, "lenet")) == f"7. {title}"


def test_what_is_not_nothing_is_not_told_to_be() -> None:
    """The first hundredth of a second, and of an epoch."""
    pupil = Pupil(1, TrainSettings(), None, "lenet", train_count=60_000)
    pupil.seen, pupil.seconds = 64, 0.004
    assert progress_parts(pupil) == ("epoch\N{NO-BREAK SPACE}0.0011/4", "0.004\N{NO-BREAK SPACE}s")


@pytest.mark.parametrize(("width", "begins"), [(1200, "of 5,000"), (420, "")])
def test_the_least_important_goes_first(qtbot: QtBot, width: int, begins: str) -> None:
    """Where there is no room for all; the accuracy and three lines always have room."""
    board = ScoreBoard("scores", "nothing yet")
    board.resize(width, 100)
    shown(qtbot, board)
    board.set_scores([Score(f"{at}. LeNet-5", "96.62 %", ABOUT, at) for at in (0, 1)])
    text, lines = board._told(board.scores[0], board._beside(board.scores[0], board._place(0)).width())
    assert text.startswith(begins)
    assert text.endswith("12.3 s")
    assert lines <= 3
    assert ("of 5,000" in text) == bool(begins)
    line = QFontMetricsF(board.font()).lineSpacing()
    assert board.height() >= (lines + 1) * line
    assert "of 5,000 test digits" in board.accessibleDescription()
