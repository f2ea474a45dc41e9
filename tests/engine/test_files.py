"""Tests of opening and writing files whole."""

import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cnngui.engine.errors import PhotoError
from cnngui.engine.files import atomic_write, opened, shown


def write(path: Path, data: bytes) -> None:
    """Write in one go."""
    with atomic_write(path) as stream:
        stream.write(data)


def test_new_file(tmp_path: Path) -> None:
    """The file appears with the rights that any new file has, and nothing is left beside it."""
    write(tmp_path / "new.bin", b"abc")
    (tmp_path / "plain.bin").write_bytes(b"abc")
    assert (tmp_path / "new.bin").read_bytes() == b"abc"
    assert (tmp_path / "new.bin").stat().st_mode == (tmp_path / "plain.bin").stat().st_mode
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.bin", "plain.bin"]


def test_old_file_stays_until_the_end(tmp_path: Path) -> None:
    """While the new one is written, readers see the old one."""
    path = tmp_path / "file.bin"
    path.write_bytes(b"old")
    with atomic_write(path) as stream:
        stream.write(b"new and longer")
        stream.flush()
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new and longer"


@pytest.mark.parametrize("mistake", [ValueError("ours"), KeyboardInterrupt(), PhotoError("ours")])
def test_failure_leaves_nothing(mistake: BaseException, tmp_path: Path) -> None:
    """Whatever the writer raises passes unchanged; the old file stays as it was."""
    path = tmp_path / "file.bin"
    path.write_bytes(b"old")

    def fail() -> None:
        with atomic_write(path) as stream:
            stream.write(b"half")
            raise mistake

    with pytest.raises(type(mistake)) as caught:
        fail()
    assert caught.value is mistake
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_full_disk_is_a_sentence(tmp_path: Path) -> None:
    """An error of the disk while writing names the file and the reason."""
    path = tmp_path / "file.bin"

    def fill() -> None:
        with atomic_write(path):
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(
        PhotoError, match=r"The disk has no room for .*file\.bin: free some, or choose another folder\."
    ):
        fill()
    assert list(tmp_path.iterdir()) == []


def test_missing_folder(tmp_path: Path) -> None:
    """The folder must exist."""
    with pytest.raises(PhotoError, match="There is no folder to write"):
        write(tmp_path / "missing" / "file.bin", b"")
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(PhotoError, match="There is no folder to write"):
        write(tmp_path / "file" / "file.bin", b"")


def test_folder_is_no_target(tmp_path: Path) -> None:
    """A folder is not replaced, nor the root of the disk."""
    for target in (tmp_path, Path(tmp_path.anchor)):
        with pytest.raises(PhotoError, match="not an ordinary file"):
            write(target, b"")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are Unix")
def test_device_is_no_target(tmp_path: Path) -> None:
    """Replacing /dev/null, which root could do, would break the system."""
    os.mkfifo(tmp_path / "pipe")
    for target in (tmp_path / "pipe", Path("/dev/null")):
        with pytest.raises(PhotoError, match="not an ordinary file"):
            write(target, b"")
    assert Path("/dev/null").is_char_device()


@pytest.fixture
def guarded() -> Iterator[Path]:
    """Return a folder that everybody may read and only its owner write, and become somebody else if we are root."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "secret.bin").write_bytes(b"secret")
        (folder / "secret.bin").chmod(0)
        (folder / "fixed.bin").write_bytes(b"fixed")
        (folder / "fixed.bin").chmod(0o444)
        folder.chmod(0o555)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        yield folder
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


unix = pytest.mark.skipif(os.name == "nt", reason="the rights of Unix")


@unix
def test_no_right_to_read(guarded: Path) -> None:
    """The system's own refusal becomes one sentence, as root is not asked."""
    with (
        pytest.raises(PhotoError, match=r"secret\.bin may not be read: change its permissions"),
        opened(guarded / "secret.bin"),
    ):
        pass


@unix
def test_no_right_to_write(guarded: Path) -> None:
    """Neither a new file in a protected folder nor a protected file is written."""
    for name in ("new.bin", "fixed.bin"):
        with pytest.raises(PhotoError, match=f"{name} may not be written: choose another folder"):
            write(guarded / name, b"new")
    assert (guarded / "fixed.bin").read_bytes() == b"fixed"


@unix
def test_protected_file_in_our_folder(guarded: Path) -> None:
    """A write-protected file is kept, although to replace it needs no right to write it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.bin"
        path.write_bytes(b"old")
        path.chmod(0o444)
        with pytest.raises(PhotoError, match="may not be written"):
            write(path, b"new")
        assert path.read_bytes() == b"old"
        path.chmod(0o644)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_link_is_followed(tmp_path: Path) -> None:
    """Writing to a link writes its file and keeps the link."""
    (tmp_path / "real.bin").write_bytes(b"old")
    link = tmp_path / "link.bin"
    link.symlink_to(tmp_path / "real.bin")
    write(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "real.bin").read_bytes() == b"new"


def test_longest_name(tmp_path: Path) -> None:
    """A name of 255 bytes leaves no room for a suffix: the file beside it has a name of its own."""
    path = tmp_path / ("n" * 255)
    write(path, b"abc")
    assert path.read_bytes() == b"abc"


def test_opened_closes(tmp_path: Path) -> None:
    """The file is closed after an error, too."""
    path = tmp_path / "file.bin"
    path.write_bytes(b"abc")
    streams = []

    def fail() -> None:
        with opened(path) as stream:
            streams.append(stream)
            raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        fail()
    assert streams[0].closed


def test_shown_can_be_printed() -> None:
    """Names that are not text, as old systems left them, do not break a sentence."""
    assert shown(Path(os.fsdecode(b"caf\xe9.png"))).encode("utf-8")
    assert shown(Path("a\x1b[31mb")) == "a�[31mb"


@unix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_permissions_stay(mode: int, tmp_path: Path) -> None:
    """What is private stays private, also while it is written; what others may write, they still may."""
    path = tmp_path / "file.bin"
    path.write_bytes(b"old")
    path.chmod(mode)
    with atomic_write(path) as stream:
        stream.write(b"new")
        (part,) = tmp_path.glob(".cnngui-*.part")
        assert part.stat().st_mode & 0o077 == 0
    assert path.stat().st_mode & 0o777 == mode
    assert path.read_bytes() == b"new"


def test_what_a_crash_has_left_goes_after_a_day(tmp_path: Path) -> None:
    """Not what another process is writing now, and nobody else's files."""
    names = [".cnngui-01234567.part", ".cnngui-89abcdef.part", ".cnngui-notes.part"]
    for name in names:
        (tmp_path / name).write_bytes(b"half")
    for name in names[1:]:
        os.utime(tmp_path / name, (0, 0))
    write(tmp_path / "new.bin", b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([names[0], names[2], "new.bin"])


def test_writers_in_c_are_kept_from_the_file(tmp_path: Path) -> None:
    """With the number of the file they would hide why it cannot be written."""
    with atomic_write(tmp_path / "file.bin") as stream, pytest.raises(OSError, match="fileno"):
        stream.fileno()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_no_room_is_one_sentence(number: int, tmp_path: Path) -> None:
    """Whatever the system calls it."""

    def fill() -> None:
        with atomic_write(tmp_path / "file.bin"):
            raise OSError(number, os.strerror(number))

    with pytest.raises(PhotoError, match=r"has no room for .*file\.bin: free some, or choose another folder\."):
        fill()


def test_an_address_is_no_file() -> None:
    """It is told as it was written, with what to do."""
    with (
        pytest.raises(PhotoError, match=r"^https://example\.org/a\.png is an address.*save the picture first"),
        opened(Path("https://example.org/a.png")),
    ):
        pass
