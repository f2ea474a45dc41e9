"""The table of weights, where they are looked for, and the numbers that come out of every form."""

import hashlib
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file

from cnngui.engine.following import finish
from cnngui.networks import weights
from cnngui.networks.architectures import VGG16
from cnngui.networks.weight_files import DamagedError, WeightsError
from cnngui.networks.weights import (
    KNOWN,
    VGG16_CONV,
    UnknownError,
    WeightsFile,
    find,
    import_folder,
    places,
    read_conv,
    reading,
    recognising,
    verify,
)
from cnngui.paths import resources

BUNDLED = resources() / "weights" / VGG16_CONV.file

PUBLISHED = {
    "conv1_1": (0.42947057, 0.73429835),
    "conv1_2": (0.16621928, -0.30912212),
    "conv2_1": (-0.008902963, -0.04577766),
    "conv2_2": (-0.0023012366, -0.06418542),
    "conv3_1": (0.002486315, -0.074358866),
    "conv3_2": (-0.0103266295, 0.019675018),
    "conv3_3": (0.0024918285, 0.035415243),
    "conv4_1": (-0.012453815, 0.013485669),
    "conv4_2": (0.007116542, 0.023680462),
    "conv4_3": (-0.0041355654, 0.03757768),
    "conv5_1": (-0.0006068934, 0.09722325),
    "conv5_2": (-0.0011261065, 0.21327873),
    "conv5_3": (0.00040788297, 0.18837857),
}
"""First weight and first bias of each layer of the original file, in which the first layer sees B, G, R."""

TORCHVISION = (0, 2, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26, 28)
"""Where torchvision's ``features`` have the 13 layers."""


@pytest.fixture(autouse=True)
def no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin with an empty data folder, and without a teacher's."""
    monkeypatch.setenv("CNNGUI_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("CNNGUI_WEIGHTS_DIR", raising=False)


def known(template: WeightsFile, path: Path) -> WeightsFile:
    """Return a row of the table for another file."""
    content = path.read_bytes()
    size = template.bytes and len(content)
    return replace(template, file=path.name, bytes=size, sha256=hashlib.sha256(content).hexdigest())


@dataclass(frozen=True)
class Made:
    """A file in another form, its row, and the numbers in it by our names."""

    file: WeightsFile
    path: Path
    numbers: dict[str, NDArray[np.float16]]


@pytest.fixture(scope="module", params=[KNOWN[1], KNOWN[2]], ids=["torchvision", "timm"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Write random numbers in the true shapes, in half precision and without the fully connected layers."""
    template: WeightsFile = request.param
    random = np.random.default_rng(8)
    ours, theirs = {}, {}
    for layer, at in zip(VGG16.convolutional, TORCHVISION, strict=True):
        for part, shape in (("weight", (layer.channels, layer.inputs, 3, 3)), ("bias", (layer.channels,))):
            values = random.random(shape, np.float32).astype(np.float16)
            ours[f"{layer.name}.{part}"] = theirs[f"features.{at}.{part}"] = values
    theirs["classifier.0.bias"] = np.zeros(4096, np.float16)
    path = tmp_path_factory.mktemp("Élèves et poids") / template.file
    if path.suffix == ".pth":
        torch.save({name: torch.from_numpy(values) for name, values in theirs.items()}, path)
    else:
        save_file(theirs, path)
    return Made(known(template, path), path, ours)


class TestTable:
    """The rows are what was published, and fit together."""

    def test_rows(self) -> None:
        """Names and files differ, hashes are whole, only the bundled one is needed."""
        assert [file.name for file in KNOWN] == ["vgg16-conv", "vgg16", "vgg16-timm"]
        assert len({file.file for file in KNOWN}) == len({file.sha256 for file in KNOWN}) == len(KNOWN)
        assert all(re.fullmatch("[0-9a-f]{64}", file.sha256) for file in KNOWN)
        assert [file.name for file in KNOWN if not file.optional] == ["vgg16-conv"]
        assert KNOWN[1].file == f"vgg16-{KNOWN[1].sha256[:8]}.pth"  # as torch.hub names files

    def test_names_of_the_layers(self) -> None:
        """Ours, and torchvision's, whose ReLUs and poolings count."""
        names = [layer.name for layer in VGG16.convolutional]
        assert VGG16_CONV.layers == dict(zip(names, names, strict=True))
        for file in KNOWN[1:]:
            assert file.layers == {n: f"features.{at}" for n, at in zip(names, TORCHVISION, strict=True)}

    def test_preprocessing(self) -> None:
        """Both give what their authors' own arithmetic gives."""
        pixels = np.random.default_rng(2).integers(0, 256, (5, 4, 3)).astype(np.uint8)
        original, torchvision = (KNOWN[at].preprocessing for at in (0, 1))
        assert np.allclose((pixels - original.offset) * original.factor, pixels - np.array([123.68, 116.779, 103.939]))
        expected = (pixels / 255 - np.array([0.485, 0.456, 0.406])) / np.array([0.229, 0.224, 0.225])
        assert np.allclose((pixels - torchvision.offset) * torchvision.factor, expected, atol=1e-5)
        assert torchvision.offset.dtype == torchvision.factor.dtype == np.float32


class TestBundled:
    """The weights that come along."""

    @pytest.mark.parametrize("source", [VGG16_CONV, BUNDLED], ids=["known", "path"])
    def test_the_published_numbers(self, source: WeightsFile | Path) -> None:
        """First weight and bias of all layers; the first layer's is that of blue, the last channel here."""
        read = read_conv(source)
        assert list(read) == [f"{name}.{part}" for name in PUBLISHED for part in ("weight", "bias")]
        for name, (weight, bias) in PUBLISHED.items():
            first = read[f"{name}.weight"][0, 2 if name == "conv1_1" else 0, 0, 0]
            assert first == pytest.approx(weight, rel=1e-3)
            assert read[f"{name}.bias"][0] == pytest.approx(bias, rel=1e-3)

    def test_shapes(self) -> None:
        """14,714,688 parameters in float32, in the table's shapes."""
        read = read_conv(VGG16_CONV)
        for layer in VGG16.convolutional:
            assert read[f"{layer.name}.weight"].shape == (layer.channels, layer.inputs, 3, 3)
            assert read[f"{layer.name}.bias"].shape == (layer.channels,)
        assert sum(values.size for values in read.values()) == 14_714_688
        assert {values.dtype for values in read.values()} == {np.dtype(np.float32)}

    def test_it_is_quick(self) -> None:
        """Half a second with all checks (the best of some tries)."""
        best = float("inf")
        for _ in range(10):  # other work on the machine only ever makes it slower
            start = time.perf_counter()
            read_conv(VGG16_CONV)
            best = min(best, time.perf_counter() - start)
            if best < 0.5:
                break
        assert best < 0.5

    def test_steps(self) -> None:
        """The fractions rise to 1 while it is read."""
        fractions = [step.fraction for step in reading(VGG16_CONV)]
        assert fractions == sorted(fractions)
        assert (len(fractions) > 3, fractions[-1]) == (True, 1.0)


class TestOtherForms:
    """Files of torchvision and timm."""

    def test_read(self, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
        """Our names, and the very numbers; a path under any name is recognised by its bytes."""
        monkeypatch.setattr(weights, "KNOWN", (VGG16_CONV, made.file))
        assert finish(recognising(made.path)) is made.file
        for read in (read_conv(made.file, made.path.parent), read_conv(made.path)):
            assert list(read) == list(made.numbers)
            assert all(np.array_equal(read[name], values) for name, values in made.numbers.items())

    def test_only_the_first_digits_are_published(self, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
        """Eight digits recognise and verify it."""
        file = replace(made.file, sha256=made.file.sha256[:8])
        monkeypatch.setattr(weights, "KNOWN", (file,))
        assert finish(recognising(made.path)) is file
        verify(file, made.path)

    def test_another_network(self, made: Made) -> None:
        """A file of the right bytes in which the layers are missing is refused by what it lacks."""
        with pytest.raises(DamagedError, match=r"another network, without conv1_1\.weight"):
            verify(replace(made.file, form="cnngui"), made.path)


class TestPlaces:
    """Ours, the user's, the teacher's."""

    def test_order(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The first that has it wins; the argument comes before the environment."""
        ours, named, given = tmp_path / "ours", tmp_path / "la classe", tmp_path / "argument"
        monkeypatch.setattr(weights, "resources", lambda: ours)
        monkeypatch.setenv("CNNGUI_WEIGHTS_DIR", str(named))
        file = KNOWN[1]
        assert places(file) == ()
        assert find(file, given) is None
        for folder, asked in (
            (named, None),
            (given, given),
            (import_folder(), None),
            (ours / "weights", given),
        ):
            folder.mkdir(parents=True)
            (folder / file.file).write_bytes(b"x")
            assert find(file, asked) == folder / file.file
        assert places(file, given) == tuple(f / file.file for f in (ours / "weights", import_folder(), given))
        assert places(file)[-1] == named / file.file

    def test_folders_are_no_files(self, tmp_path: Path) -> None:
        """A folder that is called like the weights is not found, nor is anything in a file."""
        (tmp_path / KNOWN[1].file).mkdir()
        assert find(KNOWN[1], tmp_path) is None
        (tmp_path / "file").touch()
        assert find(KNOWN[1], tmp_path / "file") is None

    def test_not_here(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """The sentence says how to get it."""
        with pytest.raises(WeightsError, match="vgg16 are not here: bring them in with cnngui weights import"):
            read_conv(KNOWN[1])
        monkeypatch.setattr(weights, "resources", lambda: tmp_path)
        with pytest.raises(WeightsError, match="vgg16-conv, which come with CNNGUI, are gone: install it again"):
            read_conv(VGG16_CONV)


def flipped(content: bytes) -> bytes:
    """Change one bit in the middle, which makes another finite number."""
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "flipped": flipped,
    "cut": lambda content: content[: len(content) // 2],
    "empty": lambda _content: b"",
    "longer": lambda content: content + b"\0",
}


class TestDamaged:
    """A file that is not what it was."""

    @pytest.fixture
    def elsewhere(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """Return the path of the bundled weights in an installation of the test's own."""
        monkeypatch.setattr(weights, "resources", lambda: tmp_path / "installé ici")
        path = tmp_path / "installé ici" / "weights" / VGG16_CONV.file
        path.parent.mkdir(parents=True)
        return path

    @pytest.mark.parametrize("damage", DAMAGES)
    def test_it_is_noticed(self, elsewhere: Path, damage: str) -> None:
        """By verifying, by reading it as known weights and by reading it as a path; the sentence names the file."""
        elsewhere.write_bytes(DAMAGES[damage](BUNDLED.read_bytes()))
        for read in (
            lambda: verify(VGG16_CONV, elsewhere),
            lambda: read_conv(VGG16_CONV),
            lambda: read_conv(elsewhere),
        ):
            with pytest.raises(WeightsError) as caught:
                read()
            assert elsewhere.name in str(caught.value)
            assert str(caught.value).endswith(("install CNNGUI again if it came along.", "choose another."))

    def test_the_size_is_told(self, elsewhere: Path) -> None:
        """A half file is told by its bytes."""
        elsewhere.write_bytes(b"x" * 1000)
        with pytest.raises(DamagedError, match="has 1000 bytes and not 29431848"):
            verify(VGG16_CONV, elsewhere)

    def test_a_sound_one_elsewhere_is_taken(self, elsewhere: Path, tmp_path: Path) -> None:
        """A damaged file does not hide the teacher's; where all are damaged, the first is named."""
        elsewhere.write_bytes(b"damaged")
        teachers = tmp_path / VGG16_CONV.file
        teachers.write_bytes(BUNDLED.read_bytes())
        assert read_conv(VGG16_CONV, tmp_path)["conv1_1.bias"][0] == pytest.approx(0.734, abs=1e-3)
        teachers.write_bytes(b"damaged as well")
        with pytest.raises(DamagedError, match="has 7 bytes"):
            read_conv(VGG16_CONV, tmp_path)

    def test_unknown(self, tmp_path: Path) -> None:
        """A file of nobody's is told apart from a damaged one."""
        path = tmp_path / "notes.txt"
        path.write_text("not weights")
        with pytest.raises(UnknownError, match="none of the weights files"):
            read_conv(path)
        with pytest.raises(WeightsError, match="no file"):
            read_conv(tmp_path / "none")
