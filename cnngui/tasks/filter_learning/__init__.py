"""A filter that learns: gradient descent finds the kernel that makes one picture of another."""

from cnngui.tasks.filter_learning.controls import Controls
from cnngui.tasks.filter_learning.knowable import Knowable
from cnngui.tasks.filter_learning.learn import learn
from cnngui.tasks.filter_learning.learner import Learner
from cnngui.tasks.filter_learning.pairs import scene_of_pair
from cnngui.tasks.filter_learning.scenes import Scene, scene_of
from cnngui.tasks.filter_learning.settings import LearningError, LearnSettings, Start
from cnngui.tasks.filter_learning.steps import LearnStep, Record

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
