"""Make ``resources/digits/lenet5.safetensors``: a LeNet-5 that has learned all 60,000 training digits of MNIST.

    python packaging/train_lenet5.py

The digits come as in ``convert_mnist.py``. Each is moved, turned and stretched a little, anew every time that it is
seen, because drawings and photos are not as tidy as MNIST. The seed is fixed and torch computes on one thread, so the
same torch on the same processor makes the same file. The test digits are those that come with the app; none is learned
from.
"""

import hashlib
import sys

from convert_mnist import original

from cnngui.engine.digits import Digits, read_bundled
from cnngui.engine.files import atomic_write
from cnngui.engine.following import Following
from cnngui.networks.digits import packed
from cnngui.paths import bundled_digits, resources
from cnngui.tasks.digits import TrainSettings, train

SETTINGS = TrainSettings(seed=1998, epochs=16, learning_rate=4e-3, shift=1.0, turn=12.0, stretch=0.14)


def main() -> int:
    """Train, and write what was learned."""
    digits = Digits(original().train, read_bundled(bundled_digits()).test)
    steps, told = Following(train(digits, SETTINGS)), 0
    for step in steps:
        if step.epoch >= told:
            print(f"epoch {step.epoch:.2f}, {step.seconds:.0f} s, accuracy {step.accuracy or 0:.4f}", flush=True)
            told += 1
    found = steps.value.examined
    about: dict[str, object] = {"seed": SETTINGS.seed, "epochs": SETTINGS.epochs, "accuracy": found.accuracy}
    about["digits"] = len(digits.train)
    data = packed(steps.value.network, about)
    with atomic_write(resources() / "digits" / "lenet5.safetensors") as stream:
        stream.write(data)
    print(f"{found.right} of {found.count} test digits right ({found.accuracy:.2%}) after {steps.value.seconds:.0f} s")
    print(f"lenet5.safetensors: {len(data)} bytes, SHA-256 {hashlib.sha256(data).hexdigest()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
