"""What `cnngui compare` says: a table, a sentence, JSON, and the texts of a sheet."""

import json
from collections.abc import Sequence

from cnngui.engine.kernels.values import Filter, resized
from cnngui.tasks.compare.chance import LEAST_SIMILAR, Chance, meaning
from cnngui.tasks.compare.sheet import SheetWords
from cnngui.tasks.compare.weights import SIDE, Match


def as_table(matches: Sequence[Match], *, has_transforms: bool) -> str:
    """Return the ranking in columns.

    >>> print(as_table([Match(48, 0.834), Match(5, -0.5, "flip")], has_transforms=True))
    channel  similarity  transform
         48      +0.834  identity
          5      -0.500  flip
    """
    lines = ["channel  similarity" + "  transform" * has_transforms]
    for match in matches:
        line = f"{match.channel:7}  {match.similarity:+10.3f}"
        lines.append(f"{line}  {match.transform}" if has_transforms else line)
    return "\n".join(lines)


def sentence(kernel: Filter, best: Match, layer: str, chance: Chance, *, in_weights: bool) -> str:
    """Say what the best similarity means.

    Parameters
    ----------
    kernel : Filter
    best : Match
    layer : str
    chance : Chance
    in_weights : bool
        False where responses were compared.

    Examples
    --------
    >>> sentence(Filter((((1.0,),),), name="identity"), Match(3, -0.9), "conv1_1", Chance(0.81), in_weights=True)
    'identity is similar to the opposite of channel 3 of conv1_1 (-0.900): ...'
    """
    name = kernel.name or "the kernel"
    who = name if in_weights else f"the response to {name}"
    who = who if kernel.name and in_weights else who[0].upper() + who[1:]
    other = f"channel {best.channel} of {layer}"
    tries = "random kernels" if in_weights else "random shifts of the response"
    luck = f"99 of 100 {tries} reach at most {chance.level:.3f}"
    found = meaning(best.similarity, chance)
    opposite = "the opposite of " if best.similarity < 0 else ""
    if found == "identical":
        return f"{who} is identical to {opposite}{other}, but for its scale ({best.similarity:.3f}): {luck}."
    if found == "similar":
        return f"{who} is similar to {opposite}{other} ({best.similarity:.3f}): {luck}."
    reason = luck if chance.level >= LEAST_SIMILAR else f"{luck}, and similar is what lies above {LEAST_SIMILAR}"
    return (
        f"{who} is unrelated to every channel of {layer}: the best is {best.channel} ({best.similarity:.3f}); {reason}."
    )


def as_json(layer: str, space: str, kernel: Filter, matches: Sequence[Match]) -> str:
    """Return the ranking as JSON.

    >>> json.loads(as_json("conv1_1", "weights", Filter((((1.0,),),)), [Match(3, 0.5)]))["ranking"]
    [{'channel': 3, 'similarity': 0.5, 'transform': 'identity'}]
    """
    slices = [resized(each, (SIDE, SIDE)) if space == "weights" else each for each in kernel.slices]
    ranking = [
        {"channel": match.channel, "similarity": round(match.similarity, 6), "transform": match.transform}
        for match in matches
    ]
    numbers = slices[0] if len(slices) == 1 else slices
    return json.dumps({"layer": layer, "space": space, "kernel": numbers, "ranking": ranking}, indent=2)


def channel_title(match: Match, chance: Chance) -> str:
    """Return what is written above a learned filter on a sheet.

    >>> channel_title(Match(51, -0.8, "flip"), Chance(0.3))
    'Channel 51: −0.800, similar (flip)'
    """
    turned = "" if match.transform == "identity" else f" ({match.transform})"
    number = f"{match.similarity:.3f}".replace("-", "−")
    return f"Channel {match.channel}: {number}, {meaning(match.similarity, chance)}{turned}"


def sheet_words(kernel: Filter, layer: str, space: str, told: str, size: tuple[int, int]) -> SheetWords:
    """Return the texts of a sheet; ``size`` (H, W) is that of the photo as the network saw it."""
    return SheetWords(
        title=f"{kernel.name or 'A kernel'} beside {layer} of VGG-16, in the space of {space}",
        sentence=told,
        photo=f"Photo, {size[1]}×{size[0]}",
        kernel=kernel.name or "Kernel",
        response="Its response",
        colours="in colours",
        red="red",
        green="green",
        blue="blue",
        map="feature map",
    )
