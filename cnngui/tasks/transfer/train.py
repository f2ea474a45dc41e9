"""A network is taught new classes: a generator that tells how it goes, and when stopped keeps the best weights."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import replace
from math import isfinite
from time import perf_counter

import numpy as np

from cnngui.engine.arrays import Array
from cnngui.engine.errors import QT_TRANSLATE_NOOP, Note, is_out_of_memory
from cnngui.engine.following import Following
from cnngui.networks.network import Mode
from cnngui.tasks.learning import Examined, Places
from cnngui.tasks.learning.notes import loss_has_grown
from cnngui.tasks.pacing import PULSE, paced
from cnngui.tasks.transfer.bases import Base
from cnngui.tasks.transfer.checks import refuse_unfit
from cnngui.tasks.transfer.controls import Controls
from cnngui.tasks.transfer.features import FeatureCache, Frozen
from cnngui.tasks.transfer.learner import Learner, class_shares
from cnngui.tasks.transfer.likeness import grouping
from cnngui.tasks.transfer.model import TransferModel
from cnngui.tasks.transfer.pictures import Example, PictureSet
from cnngui.tasks.transfer.scopes import counts, has_hidden
from cnngui.tasks.transfer.settings import TransferSettings
from cnngui.tasks.transfer.splitting import split
from cnngui.tasks.transfer.steps import Phase, Record, TransferResult, TransferStep

FEATURE_SHARE = {"last-layer": 0.95, "head": 0.9, "last-block": 0.3}
"""Of the whole way that the frozen part takes, where it must be computed."""

ASKED_AFTER_STOP = 32
"""Pictures learned from that are still asked about after a stop, where each takes its time."""


def train(
    pictures: PictureSet,
    base: Base,
    settings: TransferSettings | None = None,
    controls: Controls | None = None,
    cache: FeatureCache | None = None,
) -> Generator[TransferStep, None, TransferResult]:
    """Teach a network the classes of some pictures.

    Parameters
    ----------
    pictures : PictureSet
    base : Base
        Of the settings' network.
    settings : TransferSettings, optional
    controls : Controls, optional
        What may be changed while it runs.
    cache : FeatureCache, optional
        Where features are kept; by default the user's own.

    Yields
    ------
    TransferStep
        About every 50 ms.

    Returns
    -------
    TransferResult
        With the weights that answered best about the pictures that are not learned from. On the CPU the same bit by bit
        for the same pictures and settings, whatever else the machine does.

    Raises
    ------
    TransferError
        When the pictures do not do: see `cnngui.tasks.transfer.checks`.
    PhotoError
        When a picture is gone by now.
    """
    together = yield from _grouped(pictures)
    refuse_unfit(pictures, together)
    handles, kept = controls or Controls(), cache or FeatureCache()
    run = _Run(pictures, base, settings or TransferSettings(), handles, kept, together)
    return (yield from run.work())


def _grouped(pictures: PictureSet) -> Generator[TransferStep, None, Places]:
    """Find pictures that are nearly the same."""
    begun = told = perf_counter()
    steps = Following(grouping(pictures))
    for _ in steps:
        if perf_counter() - told > PULSE:
            told = perf_counter()
            nothing = (None, None, None, None, None)
            yield TransferStep("features", 0, 0, 0.0, 0, *nothing, 0, 0.0, told - begun, None, 0.0)
    return steps.value


class _Run:
    """One network on its way."""

    def __init__(
        self,
        pictures: PictureSet,
        base: Base,
        asked: TransferSettings,
        controls: Controls,
        cache: FeatureCache,
        together: Places,
    ) -> None:
        self._pictures, self._base, self._asked, self._controls, self._cache = pictures, base, asked, controls, cache
        self._settings = controls.applied(asked)
        self._split = split(pictures.labels, together, asked.share, asked.seed)
        self._set_up(base)
        self._random = np.random.default_rng(asked.seed)
        self._copies = asked.copies if asked.augmentation.is_on else 0
        self._begun, self._told_at, self._feature_seconds = perf_counter(), 0.0, 0.0
        self._phase: Phase = "features"
        self._done = self._total = self._epoch = self._batches = self._seen = 0
        self._loss: float | None = None
        self._accuracy: float | None = None
        self._validation: Examined | None = None
        self._best: tuple[Mapping[str, Array], Examined, int] | None = None
        self._note: Note | None = None

    def _set_up(self, base: Base, learned: Mapping[str, Array] | None = None) -> None:
        """Build what learns; ``learned`` is put into it."""
        self._base = base
        pictures = self._pictures
        shares = class_shares(
            pictures.labels[self._split.train], len(pictures.classes), is_balanced=self._asked.is_balanced
        )
        self._learner = Learner(base, self._settings, len(pictures.classes), shares)
        self._frozen = Frozen(base, self._learner.start, self._cache, self._asked.augmentation, self._asked.seed)
        if learned is not None:
            self._learner.put_back(learned)

    def work(self) -> Generator[TransferStep, None, TransferResult]:
        """Learn to the end, or until it is stopped."""
        yield self._tell()
        yield from self._features()
        if not self._controls.is_stopped:
            self._phase = "learning"
            self._validation = self._undecided()
            self._keep_best()
            while not self._is_over():
                yield from self._one_epoch()
        train = yield from self._final()
        return self._result(train)

    def _features(self) -> Generator[TransferStep, None, None]:
        begun = perf_counter()
        train, asked = self._examples(self._split.train), self._examples(self._split.validation)
        wanted: list[tuple[Example, int]] = []
        for part, copies in ((train, self._copies), (asked, 0)):
            looking = self._frozen.missing(part, copies)
            wanted += yield from paced(looking, lambda: self._told_at, lambda: [self._tell()])
        self._total = len(wanted)
        for done in self._frozen.computing(wanted):
            self._done = done
            if perf_counter() - self._told_at > PULSE:
                yield self._tell()
            if self._controls.is_stopped:
                break
        self._feature_seconds = perf_counter() - begun
        yield self._tell()

    def _one_epoch(self) -> Generator[TransferStep, None, None]:
        """Learn from every picture once, then ask about the others."""
        order = self._random.permutation(self._split.train)
        losses, right, seen = [], 0, 0
        for start in range(0, len(order), self._settings.batch):
            if self._controls.is_stopped:
                break
            self._settings = self._learner.settings = self._controls.applied(self._asked)
            places = order[start : start + self._settings.batch]
            loss, hits = yield from paced(self._batch(places), lambda: self._told_at, lambda: [self._tell()])
            if not isfinite(loss):
                self._note = loss_has_grown()
                if self._best:
                    self._learner.put_back(self._best[0])
                return
            losses.append(loss)
            right, seen = right + hits, seen + len(places)
            self._batches, self._seen = self._batches + 1, self._seen + len(places)
            if perf_counter() - self._told_at > PULSE:
                yield self._tell()
        if not losses:
            return
        self._epoch += 1
        self._loss, self._accuracy = sum(losses) / len(losses), right / seen
        if self._controls.is_stopped and self._epoch > 1 and not self._frozen.is_vector:
            return  # asking would take long; the weights after an earlier epoch are kept
        self._validation = yield from self._asked_about(self._split.validation)
        self._keep_best()
        told = (self._epoch, self._loss, self._accuracy, self._validation.loss, self._validation.accuracy)
        self._controls.record(Record(*told, self._seconds))
        yield self._tell()

    def _batch(self, places: Places) -> Generator[None, None, tuple[float, int]]:
        """Learn from some pictures; where the memory does not do, go on with fewer at a time, then on the CPU."""
        chosen = [(self._pictures.examples[at], self._copy()) for at in places]
        labels = self._pictures.labels[places]
        while True:
            try:
                given = self._frozen.given(chosen)
                return (yield from self._learner.step(given, labels, self._fraction_learned))
            except Exception as error:
                if not is_out_of_memory(error) or not self._made_smaller():
                    raise

    def _made_smaller(self) -> bool:
        """Take fewer pictures at a time, or another device; False where there is nothing smaller."""
        if self._learner.together > 1:
            self._learner.together //= 2
            text = QT_TRANSLATE_NOOP(
                "Notes", "The memory was full: it went on with fewer pictures at a time ({count})."
            )
            self._note = Note(text, {"count": self._learner.together})
            return True
        if self._base.mode.device == "cpu":
            return False
        text = QT_TRANSLATE_NOOP("Notes", "The memory of {device} was full: it went on with the CPU.")
        self._note = Note(text, {"device": self._base.mode.device})
        self._set_up(replace(self._base, mode=Mode()), self._learner.learned)
        return True

    def _copy(self) -> int:
        """Return which changed copy is learned from: one of a few where features are kept, else always another."""
        if not self._copies:
            return 0
        return int(self._random.integers(self._copies + 1 if self._learner.start else 2**31))

    def _asked_about(self, places: Places) -> Generator[TransferStep, None, Examined]:
        """Ask about pictures, without learning."""
        found = [np.zeros((0, len(self._pictures.classes)), np.float32)]
        chunk = 256 if self._frozen.is_vector else 1
        for start in range(0, len(places), chunk):
            some = [(self._pictures.examples[at], 0) for at in places[start : start + chunk]]
            asking = self._learner.answering(self._frozen.given(some))
            found.append((yield from paced(asking, lambda: self._told_at, lambda: [self._tell()])))
            if perf_counter() - self._told_at > PULSE:
                yield self._tell()
        return Examined(np.concatenate(found), self._pictures.labels[places], len(places))

    def _undecided(self) -> Examined:
        """Return what it answers at first: the new last layer begins with zeros, and every class is as likely."""
        classes, places = len(self._pictures.classes), self._split.validation
        even = np.full((len(places), classes), 1 / classes, np.float32)
        return Examined(even, self._pictures.labels[places], len(places))

    def _keep_best(self) -> None:
        now = self._validation
        assert now is not None  # noqa: S101  (it was asked just before)
        if not isfinite(now.loss):
            return
        if self._best is None or _is_better(now, self._best[1]):
            self._best = self._learner.learned, now, self._epoch

    def _is_over(self) -> bool:
        settings, best = self._settings, self._best
        waited = self._epoch - best[2] if best else 0
        is_enough = bool(settings.patience) and waited >= settings.patience
        return self._controls.is_stopped or self._epoch >= settings.epochs or is_enough or self._is_broken

    @property
    def _is_broken(self) -> bool:
        return self._note is not None and self._note == loss_has_grown()

    def _final(self) -> Generator[TransferStep, None, Examined]:
        """Ask the best weights about the pictures that they learned from."""
        nothing = Examined(np.zeros((0, len(self._pictures.classes)), np.float32), self._pictures.labels[:0], 0)
        if self._best is None:
            text = QT_TRANSLATE_NOOP("Notes", "It was stopped before anything was learned.")
            self._note = Note(text)
            self._best = self._learner.learned, nothing, 0
            return nothing
        if not self._best[2] and self._note is None:
            self._note = self._learned_nothing()
        self._phase = "asking"
        self._learner.put_back(self._best[0])
        places = self._split.train
        if self._controls.is_stopped and not self._frozen.is_vector:
            places = places[:ASKED_AFTER_STOP]
        train = yield from self._asked_about(places)
        yield self._tell()
        return train

    def _learned_nothing(self) -> Note:
        """Return why the weights are those of the beginning: it was stopped, or never did better than they do."""
        if not self._epoch:
            return Note(QT_TRANSLATE_NOOP("Notes", "It was stopped before anything was learned."))
        text = QT_TRANSLATE_NOOP(
            "Notes",
            "No epoch answered better than before it learned, so the network is as it was at first: take other "
            "pictures, a lower learning rate, or let less learn.",
        )
        return Note(text)

    def _result(self, train: Examined) -> TransferResult:
        assert self._best is not None  # noqa: S101  (`_final` has seen to it)
        learned, validation, epoch = self._best
        settings, classes = self._settings, len(self._pictures.classes)
        hidden = settings.hidden if has_hidden(settings.scope) else 0
        found = counts(self._base, settings.scope, classes, settings.hidden)
        about = {
            "pictures": len(self._split.train),
            "asked": len(self._split.validation),
            "train_accuracy": train.accuracy,
            "validation_accuracy": validation.accuracy,
            "trainable_parameters": found.trainable,
            "frozen_parameters": found.frozen,
            "seed": settings.seed,
            "epochs": self._epoch,
            "best_epoch": epoch,
            "learning_rate": settings.learning_rate,
            "batch": settings.batch,
            "seconds": round(self._seconds, 3),
        }
        model = TransferModel(self._base, self._pictures.classes, settings.scope, hidden, learned, about)
        return TransferResult(
            *(model, settings, found, self._split, train, validation, epoch, self._epoch),
            *(self._seconds, self._feature_seconds),
            is_stopped=self._controls.is_stopped,
            note=self._note,
        )

    def _examples(self, places: Places) -> Sequence[Example]:
        return [self._pictures.examples[at] for at in places]

    @property
    def _seconds(self) -> float:
        return perf_counter() - self._begun

    @property
    def _fraction_learned(self) -> float:
        return min(1.0, self._seen / (self._settings.epochs * max(1, len(self._split.train))))

    @property
    def _fraction(self) -> float:
        if self._phase == "asking":
            return 1.0
        first = FEATURE_SHARE.get(self._settings.scope, 0.0) if self._total else 0.0
        return first * (self._done / self._total if self._total else 0) + (1 - first) * self._fraction_learned

    def _tell(self) -> TransferStep:
        self._told_at = perf_counter()
        seconds, fraction = self._seconds, self._fraction
        asked, best = self._validation, self._best
        return TransferStep(
            phase=self._phase,
            done=self._done,
            total=self._total,
            epoch=self._seen / max(1, len(self._split.train)),
            batches=self._batches,
            loss=self._loss,
            accuracy=self._accuracy,
            validation_loss=asked.loss if asked else None,
            validation_accuracy=asked.accuracy if asked else None,
            best_accuracy=best[1].accuracy if best else None,
            best_epoch=best[2] if best else 0,
            rate=self._learner.rate,
            seconds=seconds,
            seconds_left=seconds * (1 - fraction) / fraction if fraction > 0.02 else None,
            fraction=fraction,
        )


def _is_better(one: Examined, other: Examined) -> bool:
    """Tell whether more answers are right, or as many with less loss."""
    return (one.right, -one.loss) > (other.right, -other.loss)
