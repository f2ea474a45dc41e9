"""What is refused as a kernel, whoever made it."""

import pytest

from cnngui.engine.errors import KernelError
from cnngui.engine.kernels.check import HIGHEST, Kernel, check

ONE: Kernel = ((1.0, 2.0),)


@pytest.mark.parametrize(
    ("slices", "sentence"),
    [
        ((), "The filter has no slices; it needs at least one kernel."),
        (((),), "The kernel is empty; write numbers such as 1,0,-1/1,0,-1/1,0,-1."),
        ((((),),), "The kernel is empty; write numbers such as 1,0,-1/1,0,-1/1,0,-1."),
        (
            (((1.0, 2.0), (1.0,)),),
            "Row 2 is not as long as row 1, 1 against 2; every row needs as many numbers.",
        ),
        ((((1.0,),) * 16,), "The kernel is 16×1; 15×15 is the largest possible."),
        ((((1.0,) * 16,),), "The kernel is 1×16; 15×15 is the largest possible."),
        (
            (ONE, ((1.0,),)),
            "Slice 2 is 1×1 but slice 1 is 1×2; all slices of a filter need the same shape.",
        ),
        (
            (ONE, ((1.0, float("inf")),)),
            "“inf” in row 1, column 2 of slice 2 cannot be used; a kernel holds finite numbers from −1e30 to 1e30.",
        ),
        (
            (((-2e30,),),),
            "“-2e+30” in row 1, column 1 of slice 1 cannot be used; a kernel holds finite numbers from −1e30 to 1e30.",
        ),
    ],
)
def test_refusals_are_one_sentence(slices: tuple[Kernel, ...], sentence: str) -> None:
    """What, where, what to do."""
    with pytest.raises(KernelError) as caught:
        check(slices)
    assert str(caught.value) == sentence


def test_the_largest_kernel_is_allowed() -> None:
    """15×15, many slices, the largest numbers."""
    check(((((HIGHEST, -HIGHEST, 0.0) * 5,) * 15),) * 64)
