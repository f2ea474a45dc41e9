"""Slopes handed back through a network, layer by layer, without what PyTorch's compiler brings along."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch


def with_slope(output: "torch.Tensor", slope: "torch.Tensor") -> "torch.Tensor":
    """Return a number whose slope by ``output`` is ``slope``.

    PyTorch takes such a slope itself (``grad_outputs``), and imports its symbolic algebra to compare two shapes: SymPy,
    which takes a second and which the installers leave out.

    Parameters
    ----------
    output, slope : Tensor
        Of one shape; the output hangs on something that wants a slope.

    Returns
    -------
    Tensor, ()

    Examples
    --------
    >>> import torch
    >>> seen = torch.ones(2, requires_grad=True)
    >>> torch.autograd.grad(with_slope(3 * seen, torch.tensor([1.0, 2.0])), seen)[0].tolist()
    [3.0, 6.0]
    """
    return (output * slope).sum()
