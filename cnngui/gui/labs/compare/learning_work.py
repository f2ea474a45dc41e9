"""What the filter that learns does off the main thread. No Qt."""

from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path

from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.kernels.values import Filter
from cnngui.engine.photos import read_photo
from cnngui.engine.sizes import Pair
from cnngui.gui.labs.compare.lesson import Lesson, live_changes
from cnngui.gui.labs.compare.state import CompareState
from cnngui.tasks.feature_maps import Size, sized
from cnngui.tasks.filter_learning import (
    Learner,
    LearningError,
    LearnSettings,
    LearnStep,
    Start,
    learn,
    scene_of,
    scene_of_pair,
)
from cnngui.tasks.filter_learning.learn import MOST

LARGEST: Size = 512
"""Px of the photo's shorter side, at most, where my filter is learned."""


@dataclass(frozen=True)
class Subject:
    """What is learned: with another subject, the filter begins anew.

    Parameters
    ----------
    source : int
        Names the photo.
    second : str
        Path of the second picture; "" where my filter is learned.
    mine : Filter or None
        None where the second picture is the target.
    size : Size
        Of the photo; "full" where there is a second picture.
    shape : (rows, columns) or None
    in_colour : bool
    start : Start
    seed : int
    """

    source: int
    second: str
    mine: Filter | None
    size: Size
    shape: Pair | None
    in_colour: bool
    start: Start
    seed: int


def subject_of(state: CompareState) -> Subject:
    """Return what is learned with what is set.

    Raises
    ------
    LearningError
        When my filter is one of a later layer.
    """
    lesson = state.lesson
    rest = (lesson.shape, lesson.in_colour, lesson.start, lesson.seed)
    if lesson.second:
        return Subject(state.source, lesson.second, None, "full", *rest)
    if state.edited.layer:
        text = QT_TRANSLATE_NOOP("Errors", "Choose a filter of the first layer: only there it sees the photo itself.")
        raise LearningError(text)
    size = LARGEST if state.size == "full" else state.size
    return Subject(state.source, "", state.mine, size, *rest)


def settings_of(lesson: Lesson, subject: Subject) -> LearnSettings:
    """Return how it learns: with a bias on raw pixels where the target may have one."""
    return lesson.settings(has_bias=subject.mine is None or bool(subject.mine.bias) or lesson.relu)


@dataclass(eq=False)
class Pupil:
    """A filter that learns, and what is known of it by now.

    Parameters
    ----------
    subject : Subject
    learner : Learner
    step : LearnStep
        The newest that was shown.
    """

    subject: Subject
    learner: Learner
    step: LearnStep
    losses: list[float] = field(default_factory=list)
    angles: list[float] = field(default_factory=list)
    """1 − cosine of every step, where the true filter is known."""

    def catch_up(self) -> None:
        """Take in the steps that the curves don't have yet."""
        for record in self.learner.controls.records(len(self.losses)):
            self.losses.append(record.loss)
            if record.cosine is not None:
                self.angles.append(1 - record.cosine)

    def change(self, settings: LearnSettings) -> bool:
        """Let it go on with other settings; tell whether that changes anything."""
        controls, now = self.learner.controls, self.learner.settings
        changes = live_changes(controls.applied(now), settings)
        if changes:
            controls.change(**changes)
        return bool(changes)


@dataclass(frozen=True, eq=False)
class Task:
    """A filter that is to begin, or to learn on.

    Parameters
    ----------
    subject : Subject
    settings : LearnSettings
    pixels : (H, W, 3) uint8 RGB
    given : Filter or None
        To start from.
    pupil : Pupil or None
        None to begin.
    steps : int
        How many, at most.
    """

    subject: Subject
    settings: LearnSettings
    pixels: Pixels
    given: Filter | None = None
    pupil: Pupil | None = None
    steps: int = MOST


def do(task: Task) -> Generator[LearnStep, None, tuple[Pupil, LearnStep]]:
    """Begin, or learn on; return who learned, and how far it is at the end."""
    if task.pupil is not None:
        return task.pupil, (yield from learn(task.pupil.learner, task.steps))
    learner = _learner(task)
    step = learner.state()
    yield step
    return Pupil(task.subject, learner, step), step


def _learner(task: Task) -> Learner:
    subject = task.subject
    if subject.mine is None:
        scene = scene_of_pair(task.pixels, read_photo(Path(subject.second)).pixels, subject.shape)
    else:
        photo = sized(task.pixels, subject.size)
        scene = scene_of(photo, subject.mine, subject.shape, in_colour=subject.in_colour)
    return Learner(scene, task.settings, task.given)
