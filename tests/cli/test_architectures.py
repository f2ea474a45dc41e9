"""`cnngui architectures`: from the words on the command line to a table or a file."""

import csv
import io
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from cnngui.cli import main
from cnngui.cli.architectures import FORMATS
from cnngui.networks.plans.exports.files import load, save
from cnngui.networks.plans.known import TITLES, VARIANTS, known
from cnngui.networks.plans.worked import worked


def told(words: str, capsys: pytest.CaptureFixture[str], status: int = 0) -> tuple[str, str]:
    """Run the command; return what it printed."""
    assert main(["architectures", *words.split()]) == status
    out, err = capsys.readouterr()
    return out, err


@pytest.mark.parametrize(
    ("words", "parameters", "macs"),
    [
        ("lenet5 --variant 1998", 60_000, 328_096),
        ("lenet5", 61_706, 416_520),
        ("LeNet-5 -v deck", 62_958, 849_320),
        ("alexnet", 60_965_224, 724_406_816),
        ("alexnet --variant ungrouped", 62_378_344, 1_135_256_096),
        ("alexnet --variant torchvision", 61_100_840, 714_188_480),
        ("vgg16", 138_357_544, 15_470_264_320),
        ("vgg19", 143_667_240, 19_632_062_464),
    ],
)
def test_totals(words: str, parameters: int, macs: int, capsys: pytest.CaptureFixture[str]) -> None:
    """As published, in every format with numbers."""
    facts = json.loads(told(f"{words} --format json", capsys)[0])
    assert facts["totals"]["parameters"] == parameters
    assert facts["totals"]["macs"] == macs
    text, err = told(words, capsys)
    assert f"{parameters:,}" in text
    assert f"{macs:,}" in text
    assert err == ""
    *lines, total = csv.DictReader(io.StringIO(told(f"{words} -f csv", capsys)[0]))
    assert sum(int(line["parameters"]) for line in lines) == int(total["parameters"]) == parameters


def test_layers_as_the_issue_says(capsys: pytest.CaptureFixture[str]) -> None:
    """Names, fields and strides."""
    facts = json.loads(told("vgg16 -f json", capsys)[0])
    assert (facts["name"], facts["variant"], facts["input"]) == ("vgg16", "paper", [224, 224, 3])
    layers = {layer["name"]: layer for layer in facts["layers"]}
    assert list(layers)[-4:] == ["pool5", "fc6", "fc7", "fc8"]
    conv, pool = layers["conv5_3"], layers["pool5"]
    assert (conv["type"], conv["f"], conv["s"], conv["p"]) == ("conv", 3, 1, 1)
    assert (conv["output"], conv["parameters"], conv["receptive_field"], conv["stride"]) == (
        [14, 14, 512],
        2359808,
        196,
        16,
    )
    assert (pool["receptive_field"], pool["stride"], layers["fc6"]["parameters"]) == (212, 32, 102_764_544)


def test_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    """Every variant, with its count and source, in both languages."""
    for language in ("en", "fr"):
        out, _ = told(f"--language {language}", capsys)
        for variant in VARIANTS:
            assert f"{variant.network} --variant {variant.name} " in out
            assert variant.source(language) in out


def test_input_and_classes(capsys: pytest.CaptureFixture[str]) -> None:
    """Dense layers follow the input; two numbers keep the channels."""
    facts = json.loads(told("vgg16 --input 64x32 --classes 5 -f json", capsys)[0])
    layers = {layer["name"]: layer for layer in facts["layers"]}
    assert facts["input"] == [64, 32, 3]
    assert layers["fc6"]["parameters_product"] == "(2·512 + 1)·4096"
    assert layers["fc8"]["output"] == [5]


@pytest.mark.parametrize("kind", FORMATS)
def test_an_impossible_input(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The table up to the break on stdout, why and what would fit on stderr, and status 2."""
    out, err = told(f"vgg16 --input 20x20x3 --format {kind}", capsys, 2)
    assert "conv5_3" in out.replace("\\_", "_")
    assert kind == "json" or "fc6" not in out
    assert err.splitlines() == [
        "cnngui: pool5 needs a window of 2×2, but only 1×1 are left, padding included. What would fit:",
        "  Make the input 32×32.",
        "  Give pool5 a padding of 1.",
        "  Leave out pool5.",
        "  Give pool3 a stride of 1.",
    ]


@pytest.mark.parametrize("suffix", [".txt", ".csv", ".json", ".md", ".tex", ".svg", ".py"])
def test_files(suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The name says the format; the file is written whole, and its path printed."""
    path = tmp_path / f"réseau{suffix}"
    path.write_text("old", encoding="utf-8")
    assert told(f"lenet5 --output {path}", capsys) == (f"{path}\n", "")
    text = path.read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    if suffix == ".svg":
        ET.fromstring(text)  # noqa: S314  (our own)
    if suffix == ".json":
        assert load(path) == known("lenet5")
    if suffix == ".py":
        done = subprocess.run([sys.executable, "-I", path], capture_output=True, text=True, check=True)
        assert done.stdout == "(1, 10) 61706\n"


def test_the_format_goes_before_the_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where both are given."""
    path = tmp_path / "table.dat"
    told(f"lenet5 -f csv -o {path}", capsys)
    assert path.read_text(encoding="utf-8").startswith("name,type,f,s,p,")


def test_a_network_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file is read, counted and drawn as the known ones are."""
    path = tmp_path / "mine.json"
    save(worked(known("lenet5", "deck")), path)
    out, _ = told(f"{path} --classes 4", capsys)
    assert f"{62_958 - 85 * 6:,}" in out


def test_french(capsys: pytest.CaptureFixture[str]) -> None:
    """Titles, kinds, thousands and what is printed otherwise."""
    out, _ = told("lenet5 --variant deck --language fr", capsys)
    assert re.search(r"total +13\u202f126 +62\u202f958", out)
    assert "convolution + ReLU" in out
    assert "La diapositive imprime 208 paramètres pour CONV1\u202f; il y en a 608" in out


MISTAKES = {
    "an unknown network": ("lenet6", "There is no network lenet6 (did you mean lenet5?); there are lenet5, alexnet"),
    "an unknown variant": ("vgg16 -v 1998", "VGG-16 has no variant 1998; there are paper, torchvision."),
    "no such file": ("none.json", "There is no file none.json: check the path."),
    "a folder": ("folder.json", "folder.json is a folder: choose a file in it."),
    "a variant of a file": ("net.json -v 1998", "net.json is a file, which has no variants: leave out --variant."),
    "no network in the file": ("net.json", "net.json is no network: it needs “input” and a list of “layers”."),
    "one number": ("vgg16 -i 224", "'224' is not rows x columns x channels, such as 224x224x3"),
    "words": ("vgg16 -i axbxc", "'axbxc' is not rows x columns x channels"),
    "nothing": ("vgg16 -i 0x224x3", "The input is 0×224×3; it must be from 1×1×1 to"),
    "too much": ("vgg16 -i 99999x224x3", "The input is 99999×224×3; it must be from 1×1×1 to"),
    "far too much": ("vgg16 -i 9999999999x224x3", "999999999… is too large"),
    "negative": ("vgg16 -i -1x224x3", "'-1x224x3' is not rows x columns x channels"),
    "no classes": ("vgg16 -c 0", "n_C of fc8 is 0; it must be from 1 to 65536."),
    "half a class": ("vgg16 -c 1.5", "'1.5' is not a whole number"),
    "a strange format": ("vgg16 -f pdf", "invalid choice: 'pdf'"),
    "a strange ending": ("vgg16 -o a.pdf", "“a.pdf” does not say what to write: end it in .txt, .csv, .json, .md"),
    "no folder": ("vgg16 -o none/a.csv", "There is no folder to write none/a.csv in"),
    "no network": ("--classes 10", "--classes needs the name of a network before it; there are lenet5, alexnet"),
    "an unknown option": ("vgg16 --varian 3", "did you mean --variant?"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistakes(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence, status 2, and nothing is written."""
    words, sentence = MISTAKES[name]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "net.json").write_text("[]", encoding="utf-8")
    before = set(tmp_path.iterdir())
    out, err = told(words, capsys, 2)
    assert out == ""
    assert sentence in err
    assert err.count("\n") == 1
    assert set(tmp_path.iterdir()) == before


def test_every_name(capsys: pytest.CaptureFixture[str]) -> None:
    """The help names them all."""
    assert list(TITLES) == ["lenet5", "alexnet", "vgg11", "vgg13", "vgg16", "vgg19", "efficientnet-lite0"]
    out, _ = told("--help", capsys)
    assert all(name in out for name in TITLES)
