"""Weights over the line: the bytes go to a part file, which becomes the weights file once its SHA-256 is right."""

import errno
import re
import shutil
import time
from collections import deque
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path

from cnngui import __version__
from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.files import shown
from cnngui.engine.following import Following
from cnngui.networks.downloads.addresses import FetchError, address_of, host_of, proxies_of
from cnngui.networks.downloads.line import Answer, Given, Line, opener_for, proxy_for
from cnngui.networks.downloads.lock import alone
from cnngui.networks.downloads.part import Part, Version, place_of
from cnngui.networks.downloads.troubles import (
    PassingError,
    Route,
    a_page,
    another_file,
    changing,
    cut_short,
    in_words,
    kept,
    megabytes,
    of_other_bytes,
    refusal,
)
from cnngui.networks.weight_files import Progress
from cnngui.networks.weight_import import Outcome, made, sound_place
from cnngui.networks.weights import WeightsFile, import_folder

_LOOK = 0.1
"""Seconds between two steps while nothing comes."""

_LENGTH = r"\d{1,18}"
"""A number of bytes that makes sense."""

_PACE_OVER = 5.0
"""Seconds over which the speed is measured."""


@dataclass(frozen=True)
class Patience:
    """How long is waited for a server.

    Parameters
    ----------
    silence : float
        Seconds that it may say nothing.
    pauses : tuple of float
        Seconds before each new try after a line broke off; after so many tries in a row that bring nothing, it is told.
    """

    silence: float = 20.0
    pauses: tuple[float, ...] = (1.0, 2.0, 4.0, 8.0)


PATIENCE = Patience()


@dataclass(frozen=True)
class Fetched:
    """How far it is.

    Parameters
    ----------
    done, total : int
        Bytes that are here, and of the whole file.
    speed : float, optional
        Bytes a second of late; None until it is known.

    Examples
    --------
    >>> step = Fetched(250, 1000, 75.0)
    >>> step.fraction, step.time_left
    (0.25, 10.0)
    """

    done: int
    total: int
    speed: float | None = None

    @property
    def fraction(self) -> float:
        """How much is here, 0 to 1."""
        return self.done / self.total

    @property
    def time_left(self) -> float | None:
        """Seconds that the rest takes at this speed; a bar knows less, which sees how much was here before."""
        return (self.total - self.done) / self.speed if self.speed else None


Steps = Generator[Fetched | Progress, None, None]


def fetching(
    file: WeightsFile, mirror: str = "", proxy: str = "", patience: Patience | None = None
) -> Generator[Fetched | Progress, None, Outcome]:
    """Fetch weights into `cnngui.networks.weights.import_folder`, as if they had been imported.

    What came earlier is not fetched again. Closed or broken off at any moment, it keeps what has come, and the place
    of the weights is empty or holds the whole file.

    Parameters
    ----------
    file : WeightsFile
        Of which size and SHA-256 are published.
    mirror : str
        Where else it lies: the address of the file, or of a folder, which ends in a slash.
    proxy : str
        "" for the system's, "none" for none, or an address.
    patience : Patience, optional

    Yields
    ------
    Fetched, or Progress while a file that is here is checked

    Returns
    -------
    Outcome
        Not new where sound weights are here already, for which nothing is asked of anybody.

    Raises
    ------
    FetchError
        When an address is none, the line or the server fails, or what it gives is another file.
    WeightsError
        When there is no room, or the folder cannot be written.
    """
    address, proxies = address_of(file.source, file.file, mirror), proxies_of(proxy)
    if (place := (yield from sound_place(file))) is not None:
        return Outcome(place, file, place)
    target = made(import_folder()) / file.file
    with _writing(target), alone(target.with_name(f".{file.file}.lock")) as is_ours:
        if not is_ours:
            text = QT_TRANSLATE_NOOP(
                "Errors", "{name} is being fetched by another CNNGUI: wait for it, or stop it there."
            )
            raise FetchError(text, name=file.name)
        with Part(place_of(file)) as part:
            yield from _Fetch(file, part, address, proxies, patience or PATIENCE).run()
            part.become(target)
    return Outcome(target, file, target, is_new=True)


class _Fetch:
    """One file, as many requests as it takes."""

    def __init__(
        self, file: WeightsFile, part: Part, address: str, proxies: dict[str, str] | None, patience: Patience
    ) -> None:
        self._file, self._part, self._patience = file, part, patience
        self._total = file.bytes or 0
        self._address = address
        self._opener = opener_for(proxies)
        self._route = Route(host_of(address), proxy_for(proxies, address))
        self._pace = _Pace()
        self._is_heard = False
        """Whether a server has answered at all."""
        self._is_patched = False
        """Whether the bytes are of more than one answer."""
        self._changes = 0

    def run(self) -> Steps:
        """Fill the part, and make sure that it is the file; begin anew once where several answers did not fit."""
        for done in self._part.hashing():
            self._is_patched = True
            yield Fetched(min(done, self._total), self._total)
        if self._part.done > self._total:
            self._part.begin(Version())
        while True:
            yield from self._filling()
            if self._part.sha256().startswith(self._file.sha256):
                return
            was_patched = self._is_patched
            self._begin(Version())
            if not was_patched:
                raise of_other_bytes(self._route)
            self._count_change(of_other_bytes(self._route))

    def _filling(self) -> Steps:
        """Ask until all bytes are there, or until several tries in a row have brought none."""
        farthest, tries = self._part.done, 0
        while self._part.done < self._total:
            try:
                self._refuse_full_disk()
                yield from self._asking()
            except PassingError as error:
                if self._part.done > farthest:
                    farthest, tries = self._part.done, 0
                if not self._is_heard or tries == len(self._patience.pauses):
                    raise kept(error, self._part.done, self._total) from error
                yield from self._pausing(self._patience.pauses[tries])
                tries += 1

    def _asking(self) -> Steps:
        """Make one request, and take what it brings."""
        line = Line(self._opener, self._address, self._headers(), self._patience.silence)
        try:
            given = yield from self._next(line)
            self._is_heard = True
            self._weigh(given.answer)
            while not given.is_last and self._part.done < self._total:
                self._part.write(given.piece[: self._total - self._part.done])
                yield self._step()
                given = yield from self._next(line)
            if self._part.done < self._total:
                raise cut_short(self._route)
        finally:
            line.close()

    def _next(self, line: Line) -> Generator[Fetched, None, Given]:
        """Wait for more, and say in words why it does not come."""
        try:
            for _ in (more := Following(line.next())):
                yield self._step()
        except (OSError, HTTPException, ValueError) as error:
            raise in_words(error, self._route) from error
        return more.value

    def _headers(self) -> dict[str, str]:
        headers = {"Accept-Encoding": "identity", "User-Agent": f"CNNGUI/{__version__}"}
        if self._part.done:
            headers["Range"] = f"bytes={self._part.done}-"
            if self._part.version.address == self._address and self._part.version.condition:
                headers["If-Range"] = self._part.version.condition
        return headers

    def _weigh(self, answer: Answer) -> None:
        """Decide from how an answer begins whether it goes on where we are, begins anew, or is none of ours."""
        version = Version(self._address, answer.header("ETag"), answer.header("Last-Modified"))
        has_file = answer.status in {200, 206}
        has_changed = has_file and bool(self._part.done) and version.differs(self._part.version)
        start, size = _range_of(answer)
        if answer.status == 200 and size != self._total and answer.header("Content-Type").startswith("text/html"):
            raise a_page(self._route)
        if size not in {None, self._total}:
            raise another_file(self._route, size or 0, self._total)
        if has_changed:
            self._count_change(changing(self._route))
        if answer.status == 200:
            self._begin(version)
        elif answer.status == 206 and start == self._part.done and not has_changed:
            self._is_patched = self._is_patched or start > 0
            self._part.keep(version)
        elif answer.status in {206, 416}:
            self._begin(Version())
            raise cut_short(self._route)  # so that it is asked for from the beginning
        else:
            raise refusal(answer, self._route)

    def _begin(self, version: Version) -> None:
        """Begin anew."""
        self._part.begin(version)
        self._pace = _Pace()
        self._is_patched = False

    def _count_change(self, error: FetchError) -> None:
        """Bear with one change of the file, and with no other."""
        self._changes += 1
        if self._changes > 1:
            raise error

    def _refuse_full_disk(self) -> None:
        needed = self._total - self._part.done
        if shutil.disk_usage(self._part.path.parent).free < needed:
            raise _no_room(self._part.path.parent, needed)

    def _pausing(self, seconds: float) -> Steps:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            time.sleep(min(left, _LOOK))
            yield self._step()

    def _step(self) -> Fetched:
        return Fetched(self._part.done, self._total, self._pace.speed(self._part.done))


class _Pace:
    """How fast it has gone of late."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()

    def speed(self, done: int) -> float | None:
        """Note how many bytes are there now, and return how many came in a second; None while nothing is known."""
        now = time.monotonic()
        self._seen.append((now, done))
        while len(self._seen) > 2 and now - self._seen[0][0] > _PACE_OVER:
            self._seen.popleft()
        then, before = self._seen[0]
        return (done - before) / (now - then) if now - then > _LOOK and done > before else None


def _range_of(answer: Answer) -> tuple[int, int | None]:
    """Return where an answer's bytes begin (-1 where that cannot be read), and how long the whole file is, if told."""
    if answer.status == 200:
        length = re.fullmatch(_LENGTH, answer.header("Content-Length"), re.ASCII)
        return 0, int(length[0]) if length else None
    told = re.fullmatch(rf"bytes (?:({_LENGTH})-\d+|\*)/({_LENGTH}|\*)", answer.header("Content-Range"), re.ASCII)
    if answer.status not in {206, 416} or told is None:
        return -1, None
    return int(told[1] or -1), int(told[2]) if told[2] != "*" else None


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    """Say in words why the part file cannot be written."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}:
            raise _no_room(target.parent) from error
        text = QT_TRANSLATE_NOOP(
            "Errors", "The folder {name} cannot be written ({reason}): set CNNGUI_DATA_DIR to one that can."
        )
        raise FetchError(text, name=shown(target.parent), reason=error.strerror or str(error)) from error


def _no_room(folder: Path, needed: int = 0) -> FetchError:
    if not needed:
        text = QT_TRANSLATE_NOOP("Errors", "The disk of {name} is full: free some, and fetch again to go on.")
        return FetchError(text, name=shown(folder))
    text = QT_TRANSLATE_NOOP(
        "Errors", "The disk of {name} has no room for {size} MB: free some, or set CNNGUI_DATA_DIR to another folder."
    )
    return FetchError(text, name=shown(folder), size=megabytes(needed))
