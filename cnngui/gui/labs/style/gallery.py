"""Pictures of the gallery → files of a session, and back, so that they are there the next day."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import cv2
import numpy as np

from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import CnnguiError
from cnngui.engine.photos import Photo
from cnngui.gui.lab.plain import built, plain
from cnngui.gui.labs.style.piece import Piece, about, as_result, settings_at_end
from cnngui.gui.labs.style.state import StyleState
from cnngui.networks.network import Network
from cnngui.tasks.style import StyleResult
from cnngui.tasks.style.losses import Losses
from cnngui.tasks.style.steps import Record

Files = Mapping[str, bytes]

_STEP = "step"

_QUICK = (cv2.IMWRITE_PNG_COMPRESSION, 1)


def drawn(piece: Piece) -> dict[str, bytes]:
    """Return the pictures of a picture as files, as far as it is; none where there is nothing to see yet.

    A picture takes 40 ms at 384 px, most of it for the pictures on its way.
    """
    if piece.image is None:
        return {}
    files = {"image.png": _png(piece.image), "photo.png": _png(piece.photo.pixels)}
    return files | {f"{_STEP}{each.step}.png": _png(each.shown) for each in piece.controls.snapshots}


def put_away(piece: Piece, files: Files) -> None:
    """Keep the pictures of a finished picture as files; those on its way as long as there is room."""
    on_the_way = {name: content for name, content in files.items() if name.startswith(_STEP)}
    piece.files = {name: content for name, content in files.items() if name not in on_the_way}
    piece.way.keep("steps", on_the_way, sum(map(len, on_the_way.values())))
    piece.controls.forget_snapshots()
    piece.count()


def packed(piece: Piece) -> dict[str, bytes]:
    """Return the files of a picture, with how it was made; none where there is nothing to see yet."""
    result = piece.result or (as_result(piece, piece.step) if piece.step is not None else None)
    if result is None:
        return {}
    files = piece.files | (piece.way.find("steps") or {}) if piece.files else drawn(piece)
    data = {
        "key": piece.key,
        "photo": piece.photo.name,
        "state": plain(piece.state),
        "about": about(piece, result),
        "is_saved": piece.is_saved,
        "steps": result.steps,
        "seconds": result.seconds,
        "records": [_record(each) for each in piece.controls.records()],
    }
    return files | {"piece.json": json.dumps(data).encode()}


def on_the_way(piece: Piece) -> list[Pixels]:
    """Return the earlier pictures that are still kept, the oldest first."""
    kept = piece.way.find("steps")
    if kept is None:
        return [each.shown for each in piece.controls.snapshots]
    return [_pixels(kept[name]) for name in sorted(kept, key=_number_of)]


def _number_of(name: str) -> int:
    return int(name.removeprefix(_STEP).removesuffix(".png"))


def unpacked(files: Files, number: int, place: Callable[[str], str]) -> Piece:
    """Return a picture from its files.

    Parameters
    ----------
    files : mapping of str to bytes
    number : int
        In the gallery.
    place : callable
        Returns where a style picture is now.

    Raises
    ------
    TypeError, ValueError, LookupError, AttributeError, CnnguiError, cv2.error
        When they are no files of a picture.
    """
    data = json.loads(files["piece.json"])
    state: StyleState = built(StyleState, data["state"])
    state = moved(state, place)
    piece = Piece(number, Photo(_pixels(files["photo.png"]), str(data["photo"])), state, Network({}))
    piece.key, piece.is_saved = str(data["key"]), bool(data["is_saved"])
    piece.about = None if data["about"] is None else str(data["about"])
    for each in data["records"]:
        piece.controls.record(_record_of(each))
    image, settings = _pixels(files["image.png"]), settings_at_end(state)
    last = piece.controls.records()[-1].losses if data["records"] else None
    steps, seconds = int(data["steps"]), float(data["seconds"])
    piece.result = StyleResult(image, settings, last, steps, seconds, piece.network, (), is_stopped=True)
    put_away(piece, {name: content for name, content in files.items() if _is_picture(name)})
    return piece


def _is_picture(name: str) -> bool:
    """Tell which files are taken; those on the way are named by their step.

    >>> [_is_picture(name) for name in ("image.png", "step30.png", "piece.json", "stepx.png")]
    [True, True, False, False]
    """
    stem = name.removesuffix(".png")
    return stem in {"image", "photo"} or stem.removeprefix(_STEP).isdigit()


def all_unpacked(
    files: Files, numbers: Callable[[], int], there: Sequence[Piece], place: Callable[[str], str]
) -> tuple[list[Piece], int]:
    """Return the pictures that are not ``there`` yet, and how many cannot be read."""
    folders: dict[str, dict[str, bytes]] = {}
    for path, content in files.items():
        folder, _, name = path.partition("/")
        folders.setdefault(folder, {})[name] = content
    known, found, lost = {piece.key for piece in there}, [], 0
    for _, each in sorted(folders.items()):
        try:
            piece = unpacked(each, 0, place)
        except (TypeError, ValueError, LookupError, AttributeError, CnnguiError, cv2.error):
            lost += 1
            continue
        if piece.key not in known:
            piece.number = numbers()
            found.append(piece)
    return found, lost


def moved(state: StyleState, place: Callable[[str], str]) -> StyleState:
    """Return a state whose style pictures are where they are now."""
    return replace(state, styles=tuple(place(style) for style in state.styles))


def _record(record: Record) -> list[object]:
    losses = record.losses
    return [record.step, *record.scale, record.seconds, dict(losses.content), dict(losses.style), losses.tv]


def _record_of(data: Any) -> Record:  # noqa: ANN401
    step, height, width, seconds, content, style, tv = data
    losses = Losses(_numbers(content), _numbers(style), float(tv))
    return Record(int(step), (int(height), int(width)), losses, float(seconds))


def _numbers(data: Mapping[str, object]) -> dict[str, float]:
    return {str(name): float(value) for name, value in data.items()}  # type: ignore[arg-type]


def _png(pixels: Pixels) -> bytes:
    return cv2.imencode(".png", pixels[..., ::-1], _QUICK)[1].tobytes()


def _pixels(content: bytes) -> Pixels:
    found = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR)
    if found is None:
        raise ValueError("no picture")
    return np.ascontiguousarray(found[..., ::-1], np.uint8)
