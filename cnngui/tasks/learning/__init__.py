"""A filter that learns: gradient descent finds the kernel that makes one picture of another."""

from cnngui.tasks.learning.controls import Controls
from cnngui.tasks.learning.knowable import Knowable
from cnngui.tasks.learning.learn import learn
from cnngui.tasks.learning.learner import Learner
from cnngui.tasks.learning.pairs import scene_of_pair
from cnngui.tasks.learning.scenes import Scene, scene_of
from cnngui.tasks.learning.settings import LearningError, LearnSettings, Start
from cnngui.tasks.learning.steps import LearnStep, Record

__all__ = [
    "Controls",
    "Knowable",
    "LearnSettings",
    "LearnStep",
    "Learner",
    "LearningError",
    "Record",
    "Scene",
    "Start",
    "learn",
    "scene_of",
    "scene_of_pair",
]
