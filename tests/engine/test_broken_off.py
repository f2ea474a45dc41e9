"""Pictures that lack their last bytes."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from cnngui.engine.errors import PhotoError
from cnngui.engine.photos import photo_from_bytes, read_preview
from tests.corpus_bytes import encoded

Y, X = np.mgrid[:240, :320]
PICTURE = np.dstack([X % 256, Y, (X + Y) % 256]).astype(np.uint8)
KINDS = {
    "baseline": {"quality": 95},
    "4:4:4": {"quality": 95, "subsampling": 0},
    "progressive": {"quality": 95, "progressive": True},
    "small-inside": {"quality": 95},
}


def jpeg(kind: str) -> bytes:
    """Encode, with a small JPEG in its EXIF data if that is wanted."""
    options: dict[str, object] = dict(KINDS[kind])
    if kind == "small-inside":
        small = encoded(PICTURE[::8, ::8].copy(), "JPEG")
        exif = Image.Exif()
        exif[0x010E] = small.decode("latin-1")
        options["exif"] = exif
    return encoded(PICTURE, "JPEG", **options)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("tail", [b"", b"\0" * 9, b"\xff", b"\r\n"])
def test_without_the_end_mark(kind: str, tail: bytes) -> None:
    """The very same pixels."""
    data = jpeg(kind)
    whole = photo_from_bytes(data, "x")
    assert whole.notes == ()
    photo = photo_from_bytes(data[:-2] + tail, "x")
    assert np.array_equal(photo.pixels, whole.pixels)
    assert [str(note) for note in photo.notes] in ([], ["The file lacks its last bytes; the picture is whole."])


@pytest.mark.parametrize("kind", ["baseline", "4:4:4", "small-inside"])
def test_a_few_rows_are_made_up_and_said_so(kind: str) -> None:
    """All the others are right."""
    data = jpeg(kind)
    whole = photo_from_bytes(data, "x").pixels
    photo = photo_from_bytes(data[:-40], "x")
    (note,) = photo.notes
    lost = note.fields["count"]
    assert isinstance(lost, int)
    assert 0 < lost <= 17
    assert f"its last {lost} rows of pixels are made up" in str(note)
    assert np.array_equal(photo.pixels[:-lost], whole[:-lost])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.8])
def test_half_a_picture_is_refused(kind: str, share: float) -> None:
    """Also one that was sent from coarse to fine, and is complete but for its details."""
    data = jpeg(kind)
    with pytest.raises(PhotoError, match=r"damaged|cut short"):
        photo_from_bytes(data[: int(len(data) * share)], "x")


def test_preview_of_a_picture_that_breaks_off(tmp_path: object) -> None:
    """A thumbnail is made of it, too."""
    path = f"{tmp_path}/p.jpg"
    with open(path, "wb") as file:  # noqa: PTH123  (a plain text path is to do)
        file.write(jpeg("baseline")[:-2])
    assert read_preview(path, 32).shape == (24, 32, 3)


@pytest.mark.parametrize("suffix", ["j2k", "jp2"])
def test_jpeg_2000_without_its_end_mark(suffix: str) -> None:
    """Both forms of it."""
    stream = BytesIO()
    Image.fromarray(PICTURE).save(stream, "JPEG2000", no_jp2=suffix == "j2k")
    for missing in (1, 2):
        assert np.array_equal(photo_from_bytes(stream.getvalue()[:-missing], "x").pixels, PICTURE)


@pytest.mark.parametrize("kind", ["GIF", "BMP"])
def test_what_pillow_takes_is_taken(kind: str) -> None:
    """The end mark of a GIF, the padding of a BMP."""
    picture = PICTURE[:, :319].copy()
    assert photo_from_bytes(encoded(picture, kind)[:-1], "x").size == (319, 240)
