"""TIFFs of numbers: any depth, sign and point, in rows of pixels or plane by plane, as bytes that can be shown."""

import struct
from collections.abc import Iterator
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFile, TiffImagePlugin

from cnngui.engine.brightness import bright, brought
from cnngui.engine.errors import QT_TRANSLATE_NOOP, Note
from cnngui.engine.tiff_layout import INKS, ZERO_IS_WHITE, Layout

if TYPE_CHECKING:
    from PIL._imaging import PixelAccess

Numbers = NDArray[Any]

_REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


class NumbersTiff(ImageFile.ImageFile):
    """A TIFF whose numbers are read here, as Pillow's other pictures are opened and loaded.

    Parameters
    ----------
    stream : file
    layout : Layout
    count : int
        Pictures in the file.
    """

    format = "TIFF"
    format_description = "TIFF of numbers"

    def __init__(self, stream: IO[bytes], layout: Layout, count: int) -> None:
        self._layout = layout
        self._stream = stream
        self._shown: Image.Image | None = None
        self._told: tuple[Note, ...] = ()
        self.n_frames = count
        super().__init__(stream)

    def _open(self) -> None:
        self._size = (self._layout.width, self._layout.height)
        self._mode = "L"
        if self._layout.profile:
            self.info["icc_profile"] = self._layout.profile

    def load(self) -> "PixelAccess | None":
        """Nothing yet: `eight_bit` reads the numbers."""
        return None

    def getexif(self) -> Image.Exif:
        """Return how the picture is turned, and nothing else."""
        exif = Image.Exif()
        exif[0x0112] = self._layout.orientation
        return exif

    @property
    def has_transparency_data(self) -> bool:
        """Tell whether it has alpha."""
        return _alpha_place(self._layout) is not None

    def eight_bit(self) -> tuple[Image.Image, tuple[Note, ...]]:
        """Return it as L, RGB, RGBA or CMYK, and what is to be said about it."""
        if self._shown is None:
            self._shown, self._told = _shown(read_numbers(self._stream, self._layout), self._layout)
        return self._shown, self._told


def _alpha_place(layout: Layout) -> int | None:
    """Return which number of a pixel is its alpha; colours with a fourth number that nothing is said of have one."""
    if layout.photometric == INKS:
        return None
    for place, meaning in enumerate(layout.extra):
        if meaning in {1, 2} and layout.colours + place < layout.samples:
            return layout.colours + place
    return 3 if layout.colours == 3 and layout.samples == 4 and not layout.extra else None


def _shown(numbers: Numbers, layout: Layout) -> tuple[Image.Image, tuple[Note, ...]]:
    """Bring (H, W, samples) to a picture."""
    colours, place = numbers[..., : layout.colours], _alpha_place(layout)
    if layout.photometric == INKS:
        levels, told = _whole_scale(colours, layout), [brought(layout.bits)] if layout.bits > 8 else []
        return Image.fromarray(np.ascontiguousarray(levels), "CMYK"), tuple(told)
    if place is not None and layout.extra[:1] == (1,):
        colours = _divided(colours, numbers[..., place], layout)
    zero_is_white = layout.photometric == ZERO_IS_WHITE
    levels, notes = bright(colours, bits=layout.bits, zero_is_white=zero_is_white, missing=layout.missing)
    if layout.samples > layout.colours and place is None and layout.colours == 1:
        text = QT_TRANSLATE_NOOP("Notes", "It has {count} channels of numbers; this is the first.")
        notes = (*notes, Note(text, {"count": layout.samples}))
    if place is not None:
        alpha = _whole_scale(numbers[..., place], layout)
        levels = np.dstack([*(levels[..., channel % layout.colours] for channel in range(3)), alpha])
    return Image.fromarray(np.ascontiguousarray(levels[..., 0] if levels.shape[2] == 1 else levels)), notes


def _whole_scale(numbers: Numbers, layout: Layout) -> NDArray[np.uint8]:
    """Bring numbers to bytes that always mean the same, such as how opaque a pixel is."""
    full = 1.0 if layout.kind == "f" else float(2 ** (layout.bits - (layout.kind == "i")) - 1)
    with np.errstate(invalid="ignore"):
        share = np.clip(np.nan_to_num(numbers.astype(np.float64), posinf=full) / full, 0, 1)
    return np.rint(share * 255).astype(np.uint8)


def _divided(colours: Numbers, alpha: Numbers, layout: Layout) -> Numbers:
    """Take out of colours the alpha that was multiplied in."""
    full = 1.0 if layout.kind == "f" else float(2 ** (layout.bits - (layout.kind == "i")) - 1)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        share = alpha[..., np.newaxis].astype(np.float64) / full
        plain = np.where(share > 0, colours / share, 0)
    if layout.kind == "f":
        return plain
    return cast("Numbers", np.rint(np.clip(np.nan_to_num(plain), 0, full)).astype(colours.dtype))


def read_numbers(stream: IO[bytes], layout: Layout) -> Numbers:
    """Read (H, W, samples) in the type of the file, in this machine's byte order.

    Raises
    ------
    EOFError, OSError, ValueError
        When the file is cut short or damaged.
    """
    planes, samples = (layout.samples, 1) if layout.is_planar else (1, layout.samples)
    rows, columns = layout.block
    numbers: Numbers | None = None
    down, across = -(-layout.height // rows), -(-layout.width // columns)
    if len(layout.offsets) < planes * down * across:
        raise EOFError(layout.offsets)
    for number, (plane, top, left) in enumerate(_places(planes, down, across)):
        height = rows if layout.is_tiled else min(rows, layout.height - top * rows)
        block = _block(stream, layout, number, (height, columns, samples))
        if numbers is None:  # not before there is something to put there: a short file may claim any size
            numbers = np.zeros((layout.height, layout.width, layout.samples), layout.dtype.newbyteorder("="))
        channels = slice(plane, plane + 1) if layout.is_planar else slice(None)
        place = numbers[top * rows : (top + 1) * rows, left * columns : (left + 1) * columns, channels]
        place[...] = block[: place.shape[0], : place.shape[1]]
    assert numbers is not None  # noqa: S101  (a picture has at least one block)
    return numbers


def _places(planes: int, down: int, across: int) -> Iterator[tuple[int, int, int]]:
    return ((plane, top, left) for plane in range(planes) for top in range(down) for left in range(across))


def _block(stream: IO[bytes], layout: Layout, number: int, shape: tuple[int, int, int]) -> Numbers:
    """Read a strip or a tile, (rows, columns, samples)."""
    rows, columns, samples = shape
    row_bytes = -(-columns * samples * layout.bits // 8)
    count = layout.counts[number] if number < len(layout.counts) else rows * row_bytes
    if layout.is_tiled and count == 0 and layout.offsets[number] == 0:
        return np.zeros(shape, layout.dtype)  # nothing was ever written there
    stream.seek(layout.offsets[number])
    data = stream.read(count if layout.compression != 1 else rows * row_bytes)
    if layout.compression == 1:
        data = data.translate(_REVERSED) if layout.fill_order == 2 else data
    else:
        data = _unpacked(data, layout, rows, row_bytes)
    if len(data) < rows * row_bytes:
        raise EOFError(len(data))
    lines = np.frombuffer(data, np.uint8, rows * row_bytes).reshape(rows, row_bytes)
    if layout.predictor == 3:
        return _of_differing_bytes(lines, layout, shape)
    numbers = _numbers(lines, layout)[:, : columns * samples].reshape(shape)
    if layout.predictor == 2:
        whole = numbers.view(f"{layout.order}u{layout.dtype.itemsize}").astype(f"u{layout.dtype.itemsize}")
        sums = np.cumsum(whole, axis=1, dtype=whole.dtype)
        return cast("Numbers", sums.view(layout.dtype.newbyteorder("=")))
    return numbers


def _unpacked(data: bytes, layout: Layout, rows: int, row_bytes: int) -> bytes:
    """Let Pillow, and libtiff in it, take out the compression: of a grey TIFF with a byte a pixel."""
    tags = {256: row_bytes, 257: rows, 258: 8, 259: layout.compression, 262: 1, 266: layout.fill_order}
    tags |= {273: 8 + 2 + 12 * 10 + 4, 277: 1, 278: rows, 279: len(data)}
    directory = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags.items())
    head = b"II*\0" + struct.pack("<IH", 8, len(tags)) + directory + bytes(4)
    image = TiffImagePlugin.TiffImageFile(BytesIO(head + data))
    return np.asarray(image).tobytes()


def _numbers(lines: NDArray[np.uint8], layout: Layout) -> Numbers:
    """Take numbers of any width out of rows of bytes, (rows, numbers)."""
    rows, size = len(lines), layout.dtype.itemsize
    if layout.bits == 8 * size:
        return lines.view(layout.dtype)
    if layout.bits % 8 == 0:
        parts = lines.reshape(rows, -1, layout.bits // 8)
        parts = parts if layout.order == ">" else parts[..., ::-1]
    else:
        count = lines.shape[1] * 8 // layout.bits
        bits = np.unpackbits(lines, axis=1)[:, : count * layout.bits].reshape(rows, count, layout.bits)
        gap = np.zeros((rows, count, 8 * size - layout.bits), np.uint8)
        parts = np.packbits(np.concatenate([gap, bits], axis=2), axis=2)
    padded = np.zeros((*parts.shape[:2], size), np.uint8)
    padded[..., size - parts.shape[2] :] = parts
    return padded.view(f">{layout.kind}{size}")[..., 0].astype(layout.dtype)


def _of_differing_bytes(lines: NDArray[np.uint8], layout: Layout, shape: tuple[int, int, int]) -> Numbers:
    """Undo what makes floats small: their first bytes, then their second bytes, …, each less the one before."""
    rows, columns, samples = shape
    sums = np.cumsum(lines.reshape(rows, -1, samples), axis=1, dtype=np.uint8)
    size = layout.dtype.itemsize
    parts = sums.reshape(rows, size, columns * samples).transpose(0, 2, 1)
    return np.ascontiguousarray(parts).view(f">f{size}").reshape(shape)
