"""What is set in the Transfer lab: the pictures, what learns of them and how, and what is looked at. No Qt."""

from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.gui.lab.fields import look
from cnngui.tasks.transfer import Augmentation, Scope, TransferError, TransferSettings, settings_for
from cnngui.tasks.transfer.bases import NetworkName

Page = Literal["pictures", "train", "answers"]
PAGES: Final[tuple[Page, ...]] = ("pictures", "train", "answers")

Kind = Literal["cutouts", "trap", "digits", "nothing", "folder", "files", "burst"]
SETS: Final[tuple[Kind, ...]] = ("cutouts", "trap", "digits")
"""Kinds of sources that come with the app."""

Part = Literal["mistakes", "sides", "fewer", "table"]
PARTS: Final[tuple[Part, ...]] = ("mistakes", "sides", "fewer", "table")

LONGEST_NAME = 40
"""Letters of a class's name that is typed."""


@dataclass(frozen=True)
class Source:
    """Where pictures come from.

    Parameters
    ----------
    kind : {"cutouts", "trap", "digits", "nothing", "folder", "files", "burst"}
        The cut-outs on white, those with grass behind every bird, digits; pieces of photos; a folder whose folders are
        classes; single files; pictures of the camera.
    paths : tuple of str
        The folder, or the files.
    into : str
        The class that files and pictures of the camera belong to.
    key : str
        Names pictures of the camera.
    """

    kind: Kind = "cutouts"
    paths: tuple[str, ...] = ()
    into: str = ""
    key: str = ""


@dataclass(frozen=True)
class Album:
    """Which pictures there are, as what was done to get them: steps of undo that stay small.

    Parameters
    ----------
    sources : tuple of Source
    added : tuple of str
        Classes that were added by hand.
    gone : frozenset of str
        Classes that were taken away.
    titles : tuple of (class, title)
        Of those that were renamed.
    moved : tuple of (picture, class)
    removed : frozenset of str
        Pictures.
    fine : frozenset of str
        Pictures that were suspected, and are in the right class.
    """

    sources: tuple[Source, ...] = (Source(),)
    added: tuple[str, ...] = ()
    gone: frozenset[str] = frozenset()
    titles: tuple[tuple[str, str], ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    removed: frozenset[str] = frozenset()
    fine: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Lesson:
    """What learns, and how; as in `TransferSettings`. None where the scope's own value is taken."""

    network: NetworkName = "efficientnet-lite0"
    scope: Scope = "last-layer"
    epochs: int | None = None
    learning_rate: float | None = None
    seed: int = 0
    share: int = 25
    hidden: int = 128
    is_balanced: bool = True
    flip: bool = False
    crop: int = 0
    colour: int = 0
    turn: int = 0


@dataclass(frozen=True)
class Flag:
    """A picture that may be in the wrong class.

    Parameters
    ----------
    picture : str
    given, likely : str
        Classes.
    probability : float
        Of the likely one.
    """

    picture: str
    given: str
    likely: str
    probability: float


@dataclass(frozen=True)
class TransferState:
    """What is set, and how it is looked at.

    Parameters
    ----------
    chosen : str
        The class whose pictures are shown.
    only_suspects : bool
        Whether only suspects are shown.
    flags : tuple of Flag
        What was found when one looked for wrong classes.
    cell : (label, answer) or None
        Of the confusion matrix; None for the worst mistakes.
    asked : str
        The picture whose answer is explained; "" for the first.
    target : int or None
        The class that is explained; None for the answer.
    has_heat : bool
        Whether it is shown where the network looked.
    shown, other : str
        Keys of the network on screen and of the one beside it.
    """

    album: Album = field(default_factory=Album)
    lesson: Lesson = field(default_factory=Lesson)
    page: Page = look("pictures")
    part: Part = look("mistakes")
    chosen: str = look("")
    only_suspects: bool = look(default=False)
    flags: tuple[Flag, ...] = look(())
    cell: tuple[int, int] | None = look(None)
    asked: str = look("")
    target: int | None = look(None)
    has_heat: bool = look(default=True)
    shown: str = look("")
    other: str = look("")


def settings_of(lesson: Lesson) -> TransferSettings:
    """Return the settings of a run.

    Raises
    ------
    TransferError
        When a number makes no sense.

    Examples
    --------
    >>> settings_of(Lesson(scope="everything", flip=True)).epochs, settings_of(Lesson(epochs=3)).epochs
    (12, 3)
    """
    how = Augmentation(lesson.flip, lesson.crop / 100, lesson.colour / 100, float(lesson.turn))
    same = {name: getattr(lesson, name) for name in ("network", "epochs", "learning_rate", "seed", "hidden")}
    more = {"share": lesson.share / 100, "is_balanced": lesson.is_balanced, "augmentation": how}
    return settings_for(lesson.scope, **same, **more)


def with_lesson(state: TransferState, **fields: Any) -> TransferState:  # noqa: ANN401  (of the fields' types)
    """Return a state with another lesson; another scope goes back to its own number of epochs and its own rate."""
    if fields.get("scope", state.lesson.scope) != state.lesson.scope:
        fields = {"epochs": None, "learning_rate": None, **fields}
    return replace(state, lesson=replace(state.lesson, **fields))


def with_album(state: TransferState, **fields: Any) -> TransferState:  # noqa: ANN401
    """Return a state with other pictures."""
    return replace(state, album=replace(state.album, **fields))


# Steps of undo


def with_source(state: TransferState, source: Source, *, alone: bool = False) -> TransferState:
    """Return a state with the pictures of one more source, or of it alone.

    One that is there already brings back what was taken away of it.

    Examples
    --------
    >>> folder = Source("folder", ("/pictures",))
    >>> album = Album(sources=(folder,), gone=frozenset({"cats"}), removed=frozenset({"/pictures/dogs/1.png", "x"}))
    >>> again = with_source(TransferState(album=album), folder).album
    >>> again.sources == album.sources, again.gone, again.removed
    (True, frozenset(), frozenset({'x'}))
    """
    if alone:
        return replace(state, album=Album(sources=(source,)), flags=(), chosen="")
    there, removed = state.album.sources, state.album.removed
    if source not in there:
        there = (*there, source)
    kept = frozenset(each for each in removed if not each.startswith(source.paths)) if source.paths else removed
    gone = state.album.gone - {source.into} if source.into else frozenset[str]()
    return with_album(state, sources=there, removed=kept, gone=gone)


def with_files(state: TransferState, files: tuple[str, ...], into: str, known: set[str]) -> TransferState:
    """Return a state with files in a class; those that are ``known`` already go over to it."""
    new = tuple(each for each in files if each not in known)
    old = tuple(each for each in files if each in known)
    made = with_source(state, Source("files", new, into)) if new else state
    return with_moved(made, old, into) if old else made


def with_moved(state: TransferState, pictures: tuple[str, ...], into: str) -> TransferState:
    """Return a state with pictures in another class."""
    kept = tuple(each for each in state.album.moved if each[0] not in pictures)
    moved = (*kept, *((each, into) for each in pictures))
    return with_album(state, moved=moved)


def without(state: TransferState, pictures: tuple[str, ...]) -> TransferState:
    """Return a state without some pictures."""
    return with_album(state, removed=state.album.removed | set(pictures))


def with_class(state: TransferState, name: str, there: dict[str, str]) -> TransferState:
    """Return a state with one more class, which is empty.

    Parameters
    ----------
    name : str
    there : dict of str to str
        Title of each class that there is.

    Raises
    ------
    TransferError
        When there is one of that name.
    """
    refuse_name(name, set(there.values()))
    album = state.album
    key = name if name not in there and name not in album.gone else f"{name} ({len(album.added) + len(album.gone)})"
    titles = album.titles if key == name else (*album.titles, (key, name))
    return replace(with_album(state, added=(*album.added, key), titles=titles), chosen=key)


def without_class(state: TransferState, key: str) -> TransferState:
    """Return a state without a class and its pictures."""
    return replace(with_album(state, gone=state.album.gone | {key}), chosen="")


def with_title(state: TransferState, key: str, title: str, there: dict[str, str]) -> TransferState:
    """Return a state with a class under another name.

    Raises
    ------
    TransferError
        When another class has it.
    """
    refuse_name(title, {other for each, other in there.items() if each != key})
    titles = tuple(each for each in state.album.titles if each[0] != key)
    return with_album(state, titles=(*titles, (key, title)) if title != key else titles)


def refuse_name(name: str, others: set[str]) -> None:
    """Refuse a name that is none, or that another class has.

    >>> refuse_name("cats", {"cats", "dogs"})
    Traceback (most recent call last):
    cnngui.tasks.transfer.errors.TransferError: There is a class cats already: give this one another name.
    """
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        text = QT_TRANSLATE_NOOP("Errors", "A class needs a name of 1 to {most} letters.")
        raise TransferError(text, most=LONGEST_NAME)
    if name in others:
        text = QT_TRANSLATE_NOOP("Errors", "There is a class {name} already: give this one another name.")
        raise TransferError(text, name=name)


def flagged(state: TransferState, now: dict[str, str]) -> dict[str, Flag]:
    """Return the suspects by picture: those that are still in the class that was doubted.

    Parameters
    ----------
    now : dict of str to str
        The class of each picture.
    """
    fine = state.album.fine
    return {
        each.picture: each for each in state.flags if now.get(each.picture) == each.given and each.picture not in fine
    }
