"""What is on a photo: classes with probabilities, how sure the network is, and "a cat: yes or no?"."""

from cnngui.tasks.classify.answers import UNSURE, Answer, Ranked, YesNo, answer_of, answered, yes_no
from cnngui.tasks.classify.several import Asked, Failed, Told, classified

__all__ = [
    "UNSURE",
    "Answer",
    "Asked",
    "Failed",
    "Ranked",
    "Told",
    "YesNo",
    "answer_of",
    "answered",
    "classified",
    "yes_no",
]
