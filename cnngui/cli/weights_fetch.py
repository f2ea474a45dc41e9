"""What `cnngui weights fetch` does: weights come over the line, a line on the terminal says how far they are."""

from cnngui.cli.console import remark
from cnngui.cli.progress import Progress
from cnngui.engine.files import shown
from cnngui.engine.following import Following
from cnngui.networks import weights
from cnngui.networks.downloads.addresses import address_of, host_of
from cnngui.networks.downloads.fetching import Fetched, fetching
from cnngui.networks.downloads.part import part_of
from cnngui.networks.downloads.troubles import megabytes
from cnngui.networks.weight_import import Outcome


def fetched(mirror: str, proxy: str, *, is_telling: bool) -> Outcome:
    """Fetch the whole VGG-16.

    Raises
    ------
    WeightsError
        When it does not come, or cannot be kept.
    KeyboardInterrupt
        When it was stopped; it has been said how to go on.
    """
    file = weights.VGG16_FULL
    kept, begun = part_of(file), False
    steps = fetching(file, mirror, proxy)
    following = Following(steps)
    with Progress(is_wanted=is_telling) as progress:
        try:
            for step in following:
                if is_telling and isinstance(step, Fetched) and not begun:
                    begun = True
                    progress.clear()
                    remark(_plan(file, mirror, kept))
                progress.show(_line(file.name, step), step.fraction)
        except KeyboardInterrupt:
            steps.close()
            progress.clear()
            if begun:
                remark(_farewell(part_of(file)))
            raise
    return following.value


def _plan(file: weights.WeightsFile, mirror: str, kept: int) -> str:
    here = f" ({megabytes(kept):g} MB of it are here)" if kept else ""
    size, host = f"{megabytes(file.bytes or 0):g} MB", host_of(address_of(file.source, file.file, mirror))
    return f"fetching {file.name}, {size}{here}, {file.licence}, from {host} into {shown(weights.import_folder())}"


def _farewell(kept: int) -> str:
    if not kept:
        return "stopped before anything came: the same command begins again"
    return f"stopped: {megabytes(kept):g} MB are kept, and the same command goes on from there"


def _line(name: str, step: object) -> str:
    if not isinstance(step, Fetched):
        return f"checking {name}"
    text = f"{name}: {megabytes(step.done):g} of {megabytes(step.total):g} MB"
    if step.speed is None or step.time_left is None:
        return text
    left = step.time_left
    time = f"{left:.0f} s" if left < 100 else f"{left / 60:.0f} min"
    return f"{text}, {megabytes(round(step.speed)):g} MB/s, {time} left"
