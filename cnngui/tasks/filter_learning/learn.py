"""A filter learns: a generator that tells how it goes, so many steps or until there is nothing more to learn."""

import time
from collections.abc import Generator
from time import perf_counter

from cnngui.tasks.filter_learning.learner import Learner
from cnngui.tasks.filter_learning.steps import LearnStep
from cnngui.tasks.pacing import PULSE

MOST = 20_000
"""Steps at one go; those who want more let it go on."""

_NAP = 0.01
"""Seconds that slow motion sleeps at a time, so that other work goes on."""


def learn(learner: Learner, steps: int = MOST) -> Generator[LearnStep, None, LearnStep]:
    """Let a filter learn, so many steps at most; it can go on from there.

    One step at a time: ``learn(learner, 1)`` again and again. What may be changed meanwhile, and how it is stopped, is
    in ``learner.controls``.

    Yields
    ------
    LearnStep
        First as it is, then about every 50 ms, and after every step in slow motion.

    Returns
    -------
    LearnStep
        As it is at the end.

    Examples
    --------
    >>> import numpy as np
    >>> from cnngui.engine.following import finish
    >>> from cnngui.engine.kernels.table import find
    >>> from cnngui.tasks.filter_learning.scenes import scene_of
    >>> photo = np.random.default_rng(0).integers(0, 256, (20, 30, 3)).astype(np.uint8)
    >>> learner = Learner(scene_of(photo, find("sobel-x").filter))
    >>> finish(learn(learner, 1)).number, finish(learn(learner)).cosine > 0.9999
    (1, True)
    """
    learner.follow()
    yield learner.state()
    told = perf_counter()
    for _ in range(steps):
        if learner.controls.is_stopped or not learner.step():
            break
        pace = learner.settings.pace
        if pace or perf_counter() - told > PULSE:
            state = learner.state()
            yield state
            told = perf_counter()
            while perf_counter() < told + pace and not learner.controls.is_stopped:
                time.sleep(_NAP)
                yield state
    return learner.state()
