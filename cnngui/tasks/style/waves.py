"""How far each wave of a picture is to go: the loss yields more to slow ones than to fast ones.

How much the slope changes for a change of the picture was measured along the way of a run, by the wave's frequency:
waves of 100 px and more meet a fifth of the resistance that those of less than 10 px do, and in between it grows
smoothly. L-BFGS begins with this guess, where otherwise all numbers would be alike to it.
"""

from typing import TYPE_CHECKING

from cnngui.engine.sizes import Pair

if TYPE_CHECKING:
    import torch

STIFFER = 5.0
"""Resistance that fast waves meet, as a multiple of that of the slowest."""

BEND = 0.045
"""Waves a pixel between slow and fast."""


class Waves:
    """What a step of pictures of one size is multiplied by, wave by wave.

    Parameters
    ----------
    size : (H, W)
        Px.

    Examples
    --------
    >>> import torch
    >>> flat, fine = torch.ones(16, 16, 3), torch.ones(16, 16, 3)
    >>> fine[:, ::2] = -1
    >>> waves = Waves((16, 16))
    >>> ratio = waves.eased(flat.flatten())[0] / waves.eased(fine.flatten())[3].abs()
    >>> round(ratio.item(), 1)
    5.0
    """

    def __init__(self, size: Pair) -> None:
        import torch  # noqa: PLC0415  (heavy)

        self._size = height, width = size
        square = torch.fft.fftfreq(height)[:, None] ** 2 + torch.fft.rfftfreq(width)[None] ** 2
        self.factors = ((square + BEND**2) / (STIFFER * square + BEND**2))[..., None]
        """(H, W // 2 + 1, 1), in the order of `torch.fft.rfft2`."""

    def eased(self, step: "torch.Tensor") -> "torch.Tensor":
        """Return a step, all numbers of (H, W, 3) in a row, with its fast waves made smaller.

        As a matrix it is symmetric and has positive eigenvalues, so a step downhill stays one.
        """
        import torch  # noqa: PLC0415  (heavy)

        self.factors = self.factors.to(step.device)
        with torch.inference_mode():
            spectrum = torch.fft.rfft2(step.view(*self._size, 3), dim=(0, 1)).mul_(self.factors)
            eased: torch.Tensor = torch.fft.irfft2(spectrum, s=self._size, dim=(0, 1)).flatten()
            return eased
