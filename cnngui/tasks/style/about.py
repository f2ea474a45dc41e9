"""What a restyled picture keeps about its making, as JSON: written here, and read back from whatever a file holds.

`cnngui.engine.saving.save_picture` puts the text into a file and `cnngui.engine.about.read_about` takes it out. There
are names in it and no folders: pictures are passed on, and the user's folders are private.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any, TypeVar, get_args

from cnngui import __version__
from cnngui.engine.about import read_about
from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError, PhotoError
from cnngui.engine.files import shown
from cnngui.tasks.style.settings import KeepColours, Optimizer, Pooling, Start, StyleSettings
from cnngui.tasks.style.steps import StyleResult

LONGEST = 1_000_000
"""Letters: a longer text is none of ours, and is not looked at."""

LARGEST = 2**31 - 1
"""Of whole numbers: what a side of a picture can be, and what a field on screen can hold."""

Value = TypeVar("Value")


@dataclass(frozen=True, eq=False)
class Made:
    """How a picture was made.

    Parameters
    ----------
    content : str
        Name of the photo.
    styles : tuple of str
        Names of the style pictures.
    settings : StyleSettings
        Without the mask.
    steps : int
    mode : str
        Of the network, as the user reads it.
    has_mask : bool
        Whether only a part was restyled; which one is not kept.
    """

    content: str
    styles: tuple[str, ...]
    settings: StyleSettings
    steps: int
    mode: str
    has_mask: bool


def written(program: str, content: str, styles: Sequence[str], result: StyleResult) -> str:
    """Return what a file keeps about a picture, as JSON; the same for the same picture.

    Parameters
    ----------
    program : str
        What made it, such as "cnngui style".
    content : str
        Name of the photo. Of a path, the folders are left out.
    styles : sequence of str
        Names of the style pictures, as well.
    result : StyleResult

    Examples
    --------
    >>> import numpy as np
    >>> from cnngui.networks.network import Network
    >>> settings, image = StyleSettings(seed=7), np.zeros((4, 6, 3), np.uint8)
    >>> result = StyleResult(image, settings, None, 20, 3.5, Network({}), (), is_stopped=False)
    >>> made = read_made(written("cnngui style", "/home/ada/cat.jpg", ["waves.jpg"], result))
    >>> made.content, made.styles, made.settings.seed, made.steps, made.mode
    ('cat.jpg', ('waves.jpg',), 7, 20, 'float32')
    """
    made = {
        "program": program,
        "version": __version__,
        "content": _name(content),
        "styles": [_name(style) for style in styles],
        "settings": {name: _plain(getattr(result.settings, name)) for name in _SETTINGS},
        "has_mask": result.settings.mask is not None,
        "steps": result.steps,
        "mode": str(result.network.mode.of_style),
    }
    return json.dumps(made)


def read_made(text: str) -> Made | None:
    """Read back what `written` gave.

    Parameters
    ----------
    text : str
        Any at all: that of another program, or one that is meant to do harm.

    Returns
    -------
    Made or None
        None where it is another text, something is missing, or settings make no sense. What a newer version has
        besides is left out.

    Examples
    --------
    >>> read_made("a photo of a cat") is None
    True
    """
    if len(text) > LONGEST:
        return None
    try:
        return _made(json.loads(text))
    except (CnnguiError, ValueError, TypeError, LookupError, OverflowError, RecursionError):
        return None


def read_settings(path: Path) -> Made:
    """Read how a saved picture was made.

    Raises
    ------
    PhotoError
        When the picture does not tell.
    """
    text = read_about(path)
    made = None if text is None else read_made(text)
    if made is None:
        words = QT_TRANSLATE_NOOP("Errors", "{name} does not tell how it was made: take a picture that was saved here.")
        raise PhotoError(words, name=shown(path))
    return made


def _made(given: object) -> Made:
    kept = _mapping(given)
    settings = _mapping(kept["settings"])
    return Made(
        content=_name(kept["content"]),
        styles=_several(_name)(kept["styles"]),
        settings=StyleSettings(**{name: read(settings[name]) for name, read in _SETTINGS.items()}),
        steps=_whole(kept["steps"]),
        mode=_line(kept["mode"]),
        has_mask=_exactly(bool, kept["has_mask"]),
    )


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else value


def _exactly(kind: type[Value], given: object) -> Value:
    """Take no bool for a number."""
    if type(given) is not kind:
        raise TypeError(given)
    return given


def _mapping(given: object) -> dict[str, object]:
    return _exactly(dict, given)


def _name(given: object) -> str:
    """Return a name without its folders, on one line: what is read may have a path, to lead elsewhere."""
    return re.split(r"[/\\]", _line(given))[-1]


def _line(given: object) -> str:
    return "".join(letter if letter.isprintable() else "�" for letter in _exactly(str, given))


def _whole(given: object) -> int:
    number = _exactly(int, given)
    if not 0 <= number <= LARGEST:
        raise ValueError(number)
    return number


def _number(given: object) -> float:
    """Take any finite number; which ones make sense is known to `StyleSettings`."""
    number = given if isinstance(given, float) else float(_exactly(int, given))
    if not isfinite(number):
        raise ValueError(number)
    return number


def _weights(given: object) -> dict[str, float]:
    return {name: _number(weight) for name, weight in _mapping(given).items()}


def _several(read: Callable[[object], Value]) -> Callable[[object], tuple[Value, ...]]:
    return lambda given: tuple(read(each) for each in _exactly(list, given))


def _or_none(read: Callable[[object], Value]) -> Callable[[object], Value | None]:
    return lambda given: None if given is None else read(given)


def _one_of(words: object) -> Callable[[object], str]:
    """Take a word of a ``Literal``."""
    known = {word: word for word in get_args(words)}
    return lambda given: known[_exactly(str, given)]


_SETTINGS: Mapping[str, Callable[[object], Any]] = {
    "content_layers": _weights,
    "style_layers": _weights,
    "content_weight": _number,
    "style_weight": _number,
    "tv_weight": _number,
    "pooling": _one_of(Pooling),
    "size": _whole,
    "scales": _or_none(_several(_whole)),
    "steps": _whole,
    "seconds": _or_none(_number),
    "optimizer": _one_of(Optimizer),
    "start": _one_of(Start),
    "seed": _whole,
    "keep_colours": _one_of(KeepColours),
    "style_scale": _number,
    "style_mix": _several(_number),
    "strength": _or_none(_number),
}
"""How each setting is read; the mask is none of them."""
