"""What `cnngui detect --model` does: a network of one's own classes slides over a photo."""

import argparse
from time import perf_counter

from cnngui.cli.classify_work import asked
from cnngui.cli.console import remark
from cnngui.cli.detect_work import photo_and_limits, tell
from cnngui.cli.guard import DONE
from cnngui.cli.parsing import UsageError
from cnngui.cli.progress import Progress
from cnngui.cli.rescue import written_or_kept
from cnngui.engine.box_drawing import Marked, with_boxes
from cnngui.engine.following import Following
from cnngui.engine.saving import save_picture
from cnngui.tasks.detect import sliding_over
from cnngui.tasks.detect.own_classes import OVERLAP, THRESHOLD
from cnngui.tasks.transfer.nothing import place_of_nothing
from cnngui.tuning import keep_freed_memory


def detect_own(options: argparse.Namespace) -> int:
    """Find things of one's own classes, tell them, and draw them where that is asked for.

    Raises
    ------
    CnnguiError
        When an option, the photo, the model, the device or the output does not do.
    """
    if options.over_all_classes:
        raise UsageError("--over-all-classes is how --model always does it: leave it out.")
    photo, threshold, overlap = photo_and_limits(options, THRESHOLD, OVERLAP)
    keep_freed_memory()
    with Progress(is_wanted=not options.quiet) as progress:
        network, named = asked(options, progress)
        names = [named(index) for index in range(network.classes)]
        nothing = place_of_nothing(names)
        started = perf_counter()
        steps = Following(sliding_over(network, photo.pixels, nothing=nothing))
        for fraction in steps:
            progress.show("sliding", fraction)
    found = steps.value.found(threshold, overlap)
    if options.output is not None:
        marks = [Marked(each.box, f"{names[each.number]} {each.score:.2f}", each.number) for each in found]
        written_or_kept(lambda place: save_picture(with_boxes(photo.pixels, marks), place), options.output)
    tell(found, threshold, names, is_json=options.json)
    if not options.quiet:
        width, height = photo.size
        windows, seconds = len(steps.value.boxes), perf_counter() - started
        remark(f"{width}×{height} · {windows} windows → {len(found)} boxes · {network.mode} · {1000 * seconds:.0f} ms")
    return DONE
