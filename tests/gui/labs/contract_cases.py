"""What the contract has to know of each lab: how to get at its controls, what only looks, and what computes."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QComboBox, QDoubleSpinBox

from cnngui.engine.photos import Photo
from cnngui.paths import bundled_styles
from tests.gui.labs.contract_hands import ContractBench, controls
from tests.gui.labs.photos import cat

Act = Callable[[ContractBench], None]


def nothing(bench: ContractBench) -> None:
    """Leave the lab as it is."""


@dataclass(frozen=True)
class Work:
    """Something that a lab computes.

    Parameters
    ----------
    name : str
    begin : callable
        The wish, by hand.
    before : callable
        Goes to where the wish can be had.
    layer : str
        At which a device can fail while it is computed; "" where no device is used.
    is_main : bool
        Whether stopping it leaves something that a person waits for.
    settles : bool
        Whether the lab has come to rest only once it is there.
    photo : callable
        What it is computed on.
    """

    name: str
    begin: Act
    before: Act = nothing
    layer: str = ""
    is_main: bool = False
    settles: bool = True
    photo: Callable[[], Photo] = cat


@dataclass(frozen=True)
class Case:
    """A lab.

    Parameters
    ----------
    prepare : callable
        Makes room for the drags: an input that is large enough.
    scenes : tuple of callable
        Each brings other controls into reach.
    looks : frozenset of str
        Names of controls that change nothing that can be undone.
    forgets : frozenset of str
        Names of looks that a window built anew begins with afresh.
    works : tuple of Work
    needs_photo : bool
        Whether a grid of numbers is refused.
    nonsense : callable
        A wish that is refused, or fails.
    clicks : tuple of callable
        Picks in pictures, each of something else.
    """

    prepare: Act = nothing
    scenes: tuple[Act, ...] = (nothing,)
    looks: frozenset[str] = frozenset()
    forgets: frozenset[str] = frozenset()
    works: tuple[Work, ...] = ()
    needs_photo: bool = False
    nonsense: Act | None = None
    clicks: tuple[Act, ...] = ()


def choose_spin(bench: ContractBench, end: str, value: float) -> None:
    """Type a number into the field whose path ends so."""
    for control in controls(bench):
        field, is_it = control.widget, control.path.endswith((end, f"{end}, rows"))
        if is_it and isinstance(field, QDoubleSpinBox) and control.is_reachable:
            field.setValue(value)
            bench.pause()
            return
    raise AssertionError(end)


def _action(text: str) -> Act:
    return lambda bench: bench.action(text).trigger()


def _own_kernel_size(bench: ContractBench) -> None:
    bench.turn("Kernel size", "own")


def _step_kernel(bench: ContractBench) -> None:
    """Change a number of the kernel."""
    next(control for control in controls(bench) if control.cell == (0, 0)).nudge()


# Filters


def _too_wide(bench: ContractBench) -> None:
    """Spread the kernel over more than the photo."""
    bench.untick("same size")
    choose_spin(bench, "Padding", 0)
    choose_spin(bench, "Dilation", 16)


def _filters_scene(bench: ContractBench) -> None:
    bench.open_folds()
    bench.untick("same size")
    bench.turn("Pooling", "max")
    _own_kernel_size(bench)


FILTERS = Case(
    scenes=(_filters_scene,),
    looks=frozenset({"Scale", "whole range", "Layer", "Filter in the editor"}),
    works=(Work("main", _step_kernel, is_main=True),),
    nonsense=_too_wide,
)

# Steps


def _steps_room(bench: ContractBench) -> None:
    bench.panel.sources.random_wished.emit(16, 16, 1, -9.0, 9.0)
    bench.panel.ground_wished.emit(24, 24)


def _steps_slide(bench: ContractBench) -> None:
    bench.turn("Page", "slide")
    bench.open_folds()
    bench.turn("Pooling", "max")
    _own_kernel_size(bench)


def _steps_page(page: str) -> Act:
    def turn(bench: ContractBench) -> None:
        bench.turn("Page", page)
        bench.open_folds()

    return turn


STEPS = Case(
    prepare=_steps_room,
    scenes=(_steps_slide, _steps_page("field"), _steps_page("shift"), _steps_page("why")),
    looks=frozenset(
        {"down", "right", "Step", "Page", "Speed", "Layer", "Filter in the editor"}
        | {f"At random › {name}" for name in ("Rows", "Columns", "Channels", "From", "to")}
        | {"From the photo › Rows", "From the photo › Columns", "Exercises", "Seed"}
        | {"what leaves comes in on the other side", "Height", "Width", "Channels", "Hidden units"}
    ),
    forgets=frozenset({"Speed"}),
    works=(Work("movie", _action("Save moving picture…"), settles=False),),
    nonsense=_too_wide,
)

# Maps


def _page(name: str, title: str) -> Act:
    """Return what turns to a page by what is written on it."""

    def turn(bench: ContractBench) -> None:
        bench.turn(name, title)

    return turn


def forget_maps(bench: ContractBench) -> None:
    """Empty the cache of maps, so that there is something to compute."""
    kept = getattr(bench.lab, "_kept", None)
    for holder, name in ((bench.context.networks, "cache"), (bench.lab, "_cache"), (kept, "cache")):
        cache = getattr(holder, name, None)
        if cache is not None:
            cache.clear()


def _maps_at(layer: str) -> Act:
    def go(bench: ContractBench) -> None:
        bench.view.strip.layer_picked.emit(layer)
        bench.settle()
        bench.idle()
        forget_maps(bench)

    return go


def _look_for_it(bench: ContractBench) -> None:
    _page("About the map", "sights")(bench)
    bench.press("Look for it")


def _everywhere(bench: ContractBench) -> None:
    _page("About the map", "places")(bench)
    bench.tick("in all samples")


def _other_size(name: str) -> Act:
    def choose(bench: ContractBench) -> None:
        combo = bench.combo(name)
        bench.choose(combo, combo.itemText((combo.currentIndex() + 1) % combo.count()))

    return choose


def _pick_map(channel: int) -> Act:
    return lambda bench: bench.view.mosaic.map_picked.emit(channel)


MAPS = Case(
    looks=frozenset({"About the map", "in all samples", "Scale"}),
    works=(
        Work("main", _other_size("Size for the network"), layer="conv1_1", is_main=True),
        Work("recipe", _page("About the map", "recipe"), _maps_at("conv2_1"), layer="pool1"),
        Work("sights", _look_for_it, _maps_at("conv1_2"), layer="conv1_2", settles=False),
        Work("places", _page("About the map", "places"), _maps_at("conv2_1"), layer="conv2_1"),
        Work("everywhere", _everywhere, _maps_at("conv2_1"), layer="conv2_1"),
        Work(
            "layers",
            lambda bench: bench.action("Save all layers…").trigger(),
            _maps_at("conv1_1"),
            "conv3_1",
            settles=False,
        ),
    ),
    needs_photo=True,
    clicks=(_pick_map(5), _pick_map(9)),
)

# Compare


def _compare_surgery(kind: str) -> Act:
    def turn(bench: ContractBench) -> None:
        _own_kernel_size(bench)
        bench.turn("Behind the ranking", "surgery")
        bench.settle()
        combo = bench.combo("What to do to the learned filter")
        bench.choose(combo, combo.itemText(combo.findData(kind)))

    return turn


def _before_surgery(bench: ContractBench) -> None:
    _compare_surgery("zero")(bench)
    bench.settle()
    bench.idle()
    forget_maps(bench)


def _operate(bench: ContractBench) -> None:
    bench.press("Operate")


def _compare_layer(bench: ContractBench) -> None:
    combo = next(each for each in bench.find(QComboBox) if each.findText("conv2_1") >= 0)
    bench.choose(combo, "conv2_1")


def _on_this_photo(bench: ContractBench) -> None:
    bench.turn("Compare", "photo")
    bench.settle()


def _pick_filter(channel: int) -> Act:
    return lambda bench: bench.view.strip.channel_picked.emit(channel)


COMPARE = Case(
    scenes=(
        _own_kernel_size,
        _compare_surgery("scale"),
        _compare_surgery("keep"),
        _page("Right picture", "wipe"),
        _page("Behind the ranking", "learns"),
    ),
    looks=frozenset({"Share of mine", "Right picture", "Behind the ranking", "by", "Number"}),
    works=(
        Work("main", _compare_layer, _on_this_photo, layer="conv2_1", is_main=True),
        Work("search", _page("Compare", "photos"), layer="conv1_1"),
        Work("surgery", _operate, _before_surgery, layer="conv2_1"),
        Work("quiz", lambda bench: bench.press("Ask the class"), layer="conv1_1"),
    ),
    needs_photo=True,
    clicks=(_pick_filter(5), _pick_filter(9)),
)

# Style


def _style_small(bench: ContractBench) -> None:
    """Few steps at a small size."""
    bench.qtbot.waitUntil(lambda: bench.context.networks.network is not None, timeout=20_000)
    bench.history.amend(replace(bench.state, size=64, steps=4))
    _refresh(bench)


def _refresh(bench: ContractBench) -> None:
    """Show what is set."""
    follow = getattr(bench.lab, "follow", None) or bench.lab._follow
    follow()
    bench.settle()


def _style_picture(bench: ContractBench) -> None:
    """Grow a picture, and choose two styles and a region to paint."""
    _style_small(bench)
    bench.press("Start")
    bench.idle()
    for at, path in enumerate(bundled_styles()[:2]):
        bench.panel.styles.picked.emit(str(path), at > 0)
    bench.open_folds()
    bench.turn("Restyle", "painted")


def _start_unpainted(bench: ContractBench) -> None:
    """Begin a picture where nothing is to be restyled."""
    bench.turn("Restyle", "painted")
    bench.press("Start")


STYLE = Case(
    prepare=_style_picture,
    looks=frozenset({"Photo over the result", "Size of the brush", "Gram matrices"}),
    forgets=frozenset({"Size of the brush", "Gram matrices"}),
    works=(
        Work("run", lambda bench: bench.press("Start"), _style_small, layer="conv1_1", is_main=True, settles=False),
        Work("estimate", _other_size("Size of the result")),
    ),
    needs_photo=True,
    nonsense=_start_unpainted,
)

# Architectures


def _own_network(bench: ContractBench) -> None:
    """Take a network that has a block of every kind that has numbers."""
    bench.panel.network_wished.emit("alexnet", "torchvision")


def _block(name: str) -> Act:
    def pick(bench: ContractBench) -> None:
        bench.turn("Page", "build")
        bench.view.build.table.picked.emit(name)

    return pick


def _name_taken(bench: ContractBench) -> None:
    """Give a block the name of another."""
    _block("C3")(bench)
    field = bench.view.build.name
    field.setFocus()
    field.selectAll()
    field.insert("C1")
    field.editingFinished.emit()


ARCHITECTURES = Case(
    prepare=_own_network,
    scenes=(
        _page("Page", "layers"),
        _page("Page", "books"),
        _page("Page", "scale"),
        _block("conv2"),
        _block("pool2"),
        _block("fc7"),
        _block("avgpool"),
    ),
    looks=frozenset({"Page", "boxes", "bars", "notation", "Memory in", "Compare with", "First", "Second", "Third"}),
    nonsense=_name_taken,
)

# Digits


def _digits(*, origin: str = "drawn", layer: str = "C1") -> Act:
    """Turn to the page that reads, with everything open, and a number of a layer picked."""

    def turn(bench: ContractBench) -> None:
        bench.turn("Page", "read")
        bench.settle()
        bench.open_folds()
        bench.turn("Source", origin)
        bench.tick_if_off("a square without ink")
        bench.view.pages["read"].picked.emit(layer, (0, 0, 0))
        bench.settle()

    return turn


def _stroke(x: float) -> Act:
    def draw(bench: ContractBench) -> None:
        sheet = bench.view.pages["read"].drawing
        sheet.stroke.begin()
        sheet.begun.emit(x, 0.2)
        sheet.went.emit(x, 0.8)
        sheet.stroke.end()

    return draw


def _open_spoil(bench: ContractBench) -> None:
    """Show the curves; nothing of them is known then."""
    bench.turn("Page", "read")
    bench.settle()


def _spoil(bench: ContractBench) -> None:
    bench.open_folds()


def _learn(bench: ContractBench) -> None:
    """Turn to the page where a network learns; with nothing learned there are no small digits and numbers."""
    bench.turn("Page", "learn")
    bench.settle()
    bench.open_folds()


def _learn_step(bench: ContractBench) -> None:
    _learn(bench)
    bench.turn("What is shown", "step")
    bench.view.pages["learn"].step.layer_wished.emit("C3")
    bench.settle()


_WATCHED = frozenset({"What is shown", "Slow motion", "Shown", "Beside it", "Kernel of", "filter"})

DIGITS = Case(
    scenes=(_digits(), _digits(origin="test", layer="C3"), _learn, _learn_step),
    looks=frozenset({"Page", "slice", "show what the answer needs"}) | _WATCHED,
    works=(Work("curves", _spoil, _open_spoil, is_main=True),),
    needs_photo=True,
    clicks=(_stroke(0.3), _stroke(0.6)),
)

# Classify


def _classify_own(bench: ContractBench) -> None:
    """Ask about classes of one's own, with the detector's boxes."""
    bench.turn("Page", "answers")
    bench.lab.wish(own=(281, 285), group="own")


def _classify_where(way: str) -> Act:
    def turn(bench: ContractBench) -> None:
        bench.turn("Page", "where")
        bench.turn("How it is found", way)
        bench.open_folds()

    return turn


def _explained(bench: ContractBench) -> None:
    bench.turn("Page", "why")
    bench.settle()


def _explain_class(at: int) -> Act:
    def pick(bench: ContractBench) -> None:
        _explained(bench)
        bench.view.why.class_picked.emit(bench.view.why.bars.rows[at].index)
        bench.settle()

    return pick


def _slid(bench: ContractBench) -> None:
    _classify_where("sliding")(bench)
    bench.settle()


CLASSIFY = Case(
    scenes=(_classify_own, _page("Page", "why"), _classify_where("once"), _classify_where("sliding")),
    looks=frozenset(
        {"Page", "boxes: where is it?", "Share of the photo", "stretch the colours", "How it is found"}
        | {"all 1,917 boxes", "Beside the photo"}
    ),
    forgets=frozenset({"Beside the photo"}),
    works=(
        Work("why", _page("Method", "cam"), _explained, is_main=True),
        Work("boxes", _page("Page", "where")),
        Work("slide", lambda bench: bench.press("Other digits"), _slid),
        Work("measure", lambda bench: bench.press("Measure one by one"), _slid, settles=False),
    ),
    needs_photo=True,
    clicks=(_explain_class(1), _explain_class(2)),
)

CASES: dict[str, Case] = {
    "filters": FILTERS,
    "steps": STEPS,
    "maps": MAPS,
    "compare": COMPARE,
    "style": STYLE,
    "architectures": ARCHITECTURES,
    "digits": DIGITS,
    "classify": CLASSIFY,
}
