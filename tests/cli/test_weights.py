"""`cnngui weights` lists, verifies and imports, in lines that a terminal holds."""

import json
import re
from pathlib import Path

import pytest

from cnngui.cli import main
from cnngui.networks import weights
from cnngui.networks.classifiers import LITE0
from cnngui.networks.weights import KNOWN, VGG16_CONV, import_folder
from cnngui.paths import resources

GOOD = resources() / "weights" / VGG16_CONV.file
OPTIONAL = KNOWN[1]
OTHER = resources() / "weights" / LITE0.file


def lines_of(text: str) -> list[str]:
    """Return lines with two spaces between the columns, however wide these are."""
    return [re.sub(r"(?<=\S) {2,}", "  ", line) for line in text.splitlines()]


@pytest.fixture(autouse=True)
def no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin with an empty data folder, and without a teacher's."""
    monkeypatch.setenv("CNNGUI_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("CNNGUI_WEIGHTS_DIR", raising=False)


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install CNNGUI without its weights, and give the folder where they would be."""
    monkeypatch.setattr(weights, "resources", lambda: tmp_path / "cnngui")
    folder = tmp_path / "cnngui" / "weights"
    folder.mkdir(parents=True)
    return folder


class TestList:
    """What is here."""

    def test_as_installed(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A line each, and how to get what is not here."""
        assert main(["weights"]) == 0
        out = capsys.readouterr().out
        assert len({line.index("  /") for line in out.splitlines() if "  /" in line}) == 1  # columns are straight
        assert lines_of(out) == [
            f"vgg16-conv  29.4 MB  CC BY 4.0  {GOOD}",
            "vgg16  553.4 MB  BSD-3-Clause  not here (optional)",
            "vgg16-timm  size unknown  BSD-3-Clause  not here (optional)",
            f"efficientnet-lite0  9.4 MB  Apache-2.0  {OTHER}",
            "",
            "To have what is not here, fetch it and bring it in with cnngui weights import PATH:",
            "  vgg16  https://download.pytorch.org/models/vgg16-397923af.pth",
            "  vgg16-timm  https://huggingface.co/timm/vgg16.tv_in1k/resolve/main/model.safetensors",
        ]

    def test_a_teachers_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """By the option or by the environment; what is here shows its own size."""
        folder = tmp_path / "Salle 12, été"
        folder.mkdir()
        (folder / OPTIONAL.file).write_bytes(b"x" * 2_000_000)
        assert main(["weights", "list", "--folder", str(folder)]) == 0
        by_option = capsys.readouterr().out
        assert f"vgg16  2.0 MB  BSD-3-Clause  {folder / OPTIONAL.file}" in lines_of(by_option)
        monkeypatch.setenv("CNNGUI_WEIGHTS_DIR", str(folder))
        assert main(["weights"]) == 0
        assert capsys.readouterr().out == by_option

    def test_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        """All that is known of each."""
        assert main(["weights", "--json"]) == 0
        facts = json.loads(capsys.readouterr().out)
        assert facts["works"] is True
        assert [row["path"] for row in facts["weights"]] == [str(GOOD), None, None, str(OTHER)]
        for row, file in zip(facts["weights"], (*KNOWN, LITE0), strict=True):
            names = ("name", "file", "bytes", "sha256", "licence", "source", "optional")
            assert {name: row[name] for name in names} == {name: getattr(file, name) for name in names}

    def test_bundled_gone(self, bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """The one that comes along must be here."""
        assert main(["weights"]) == 2
        assert "vgg16-conv, which come with CNNGUI, are gone: install it again." in capsys.readouterr().out


class TestVerify:
    """Whether it is sound."""

    def test_as_installed(self, capsys: pytest.CaptureFixture[str]) -> None:
        """What is optional may be absent."""
        assert main(["weights", "verify"]) == 0
        assert lines_of(capsys.readouterr().out) == [
            f"ok  vgg16-conv  {GOOD}",
            "no  vgg16  not here (optional)",
            "no  vgg16-timm  not here (optional)",
            f"ok  efficientnet-lite0  {OTHER}",
        ]

    def test_damaged(self, bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Every place is checked, and every damage is a line."""
        content = bytearray(GOOD.read_bytes())
        content[-9] ^= 1
        (bare / VGG16_CONV.file).write_bytes(content)
        import_folder().mkdir(parents=True)
        (import_folder() / VGG16_CONV.file).write_bytes(GOOD.read_bytes())
        (import_folder() / OPTIONAL.file).write_bytes(b"half")
        assert main(["weights", "verify"]) == 2
        said = capsys.readouterr()
        wrong = "is damaged or another file, because its SHA-256 is wrong"
        again = "import it again, or install CNNGUI again if it came along."
        assert said.err == ""
        assert lines_of(said.out) == [
            f"DAMAGED  vgg16-conv  {bare / VGG16_CONV.file} {wrong}: {again}",
            f"ok  vgg16-conv  {import_folder() / VGG16_CONV.file}",
            f"DAMAGED  vgg16  {import_folder() / OPTIONAL.file} has 4 bytes and not 553433881: {again}",
            "no  vgg16-timm  not here (optional)",
            f"MISSING  {LITE0.name}  The weights {LITE0.name}, which come with CNNGUI, are gone: install it again.",
        ]

    def test_bundled_gone(self, bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """2, and what to do."""
        assert main(["weights", "verify"]) == 2
        first = lines_of(capsys.readouterr().out)[0]
        assert (
            first == "MISSING  vgg16-conv  The weights vgg16-conv, which come with CNNGUI, are gone: install it again."
        )

    def test_json(self, bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """The same for a program."""
        (bare / VGG16_CONV.file).write_bytes(b"half")
        assert main(["weights", "verify", "--json"]) == 2
        facts = json.loads(capsys.readouterr().out)
        assert facts["works"] is False
        assert ["has 4 bytes" in row["trouble"] for row in facts["weights"]] == [True, False, False, False]


class TestImport:
    """What comes in."""

    def test_a_file(self, bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Imported once, kept the second time, and then found."""
        place = import_folder() / VGG16_CONV.file
        assert main(["weights", "import", str(GOOD)]) == 0
        assert main(["weights", "import", str(GOOD)]) == 0
        assert capsys.readouterr().out.splitlines() == [
            f"imported  vgg16-conv: {place}",
            f"kept      vgg16-conv: {place}, which is sound",
        ]
        (bare / LITE0.file).write_bytes(OTHER.read_bytes())
        assert main(["weights", "verify"]) == 0
        assert f"ok  vgg16-conv  {place}" in lines_of(capsys.readouterr().out)

    def test_a_folder(self, bare: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """One line for each known file, and one for all others; a damaged one gives 2."""
        stick = tmp_path / "stick"
        stick.mkdir()
        (stick / "b.safetensors").write_bytes(GOOD.read_bytes())
        for number in range(7):
            (stick / f"{number}.txt").write_text("notes")
        assert main(["weights", "import", str(stick)]) == 0
        assert capsys.readouterr().out.splitlines() == [
            f"imported  vgg16-conv: {import_folder() / VGG16_CONV.file}",
            "skipped   not known to CNNGUI: 0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 2 more",
        ]
        (stick / "6.txt").unlink()
        (stick / "5.txt").unlink()
        (stick / OPTIONAL.file).write_bytes(b"half")
        assert main(["weights", "import", str(stick)]) == 2
        damaged, kept, skipped = sorted(capsys.readouterr().out.splitlines())
        assert damaged.startswith(f"DAMAGED   {stick / OPTIONAL.file} is damaged or another file")
        assert kept.startswith("kept      vgg16-conv: ")
        assert skipped == "skipped   not known to CNNGUI: 0.txt, 1.txt, 2.txt, 3.txt, 4.txt"

    def test_json(self, bare: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Every file of the folder, with what became of it."""
        (tmp_path / "stick").mkdir()
        (tmp_path / "stick" / "a").write_bytes(GOOD.read_bytes())
        (tmp_path / "stick" / "b").write_text("notes")
        assert main(["weights", "import", str(tmp_path / "stick"), "--json"]) == 0
        facts = json.loads(capsys.readouterr().out)
        first, second = facts["files"]
        place = str(import_folder() / VGG16_CONV.file)
        assert (first["name"], first["path"], first["is_new"], first["trouble"]) == ("vgg16-conv", place, True, "")
        assert (second["name"], second["path"], second["is_new"]) == (None, None, False)
        assert "none of the weights files" in second["trouble"]

    def test_refused(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """An unknown file is one sentence on stderr."""
        path = tmp_path / "notes.txt"
        path.write_text("notes")
        assert main(["weights", "import", str(path)]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert (
            said.err == f"cnngui: {path} is none of the weights files that CNNGUI knows: cnngui weights lists them.\n"
        )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["import"], "import needs the path"),
        (["import", "a", "--folder", "."], "--folder goes with list and verify"),
        (["list", "a"], "cnngui weights list --folder PATH"),
        (["verify", "a"], "cnngui weights verify --folder PATH"),
        (["list", "--folder", "nowhere"], "There is no folder nowhere"),
        (["lits"], "invalid choice: 'lits'"),
        (["--jsn"], "did you mean --json?"),
    ],
)
def test_wrong_words(capsys: pytest.CaptureFixture[str], words: list[str], said: str) -> None:
    """A wrong word is one sentence."""
    assert main(["weights", *words]) == 2
    output = capsys.readouterr()
    assert (output.out, output.err.count("\n")) == ("", 1)
    assert said in output.err


def test_the_folder_that_is_named_may_be_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A stick that is not plugged in is no mistake when only the environment names it."""
    monkeypatch.setenv("CNNGUI_WEIGHTS_DIR", str(tmp_path / "none"))
    assert main(["weights", "verify"]) == 0
    assert "vgg16-conv" in capsys.readouterr().out
