"""The page of pictures: what is dropped, moved, taken away; suspects; the camera."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QInputDialog

from cnngui.engine.arrays import Pixels
from cnngui.engine.folders import SUFFIXES
from cnngui.gui.lab.commands import Command
from cnngui.gui.labs.transfer import state as states
from cnngui.gui.labs.transfer.gathering import Laid, is_picture
from cnngui.gui.labs.transfer.house import House
from cnngui.gui.labs.transfer.pictures.camera import Burst, LivePicture
from cnngui.gui.labs.transfer.pictures.class_list import ClassItem
from cnngui.gui.labs.transfer.pictures.panel import PicturesPanel
from cnngui.gui.labs.transfer.pictures.shelf import ShelfItem
from cnngui.gui.labs.transfer.pictures.view import PicturesView
from cnngui.gui.labs.transfer.pictures.words import count_text, reasons, skipped_text, suspects_text, title_text
from cnngui.gui.labs.transfer.saving import ask_folder
from cnngui.gui.labs.transfer.state import SETS, Album, Flag, Source, TransferState
from cnngui.gui.look.i18n import number
from cnngui.gui.services.open_file import ask_for_files
from cnngui.gui.widgets.pictures.pictures import rgb_image
from cnngui.tasks.transfer import NOTHING, Suspect


class PicturesPage(QObject):
    """Wishes become another album, the album pictures."""

    def __init__(self, lab: House, view: PicturesView, panel: PicturesPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._lab = lab
        self._view, self._panel = view, panel
        self._burst = Burst(self._keep_burst, self)
        self._images: dict[str, QImage] = {}
        self._shown: tuple[object, ...] = ()
        view, panel = self._view, self._panel
        view.classes.chosen.connect(self._choose)
        view.classes.moved.connect(self._move)
        view.classes.dropped.connect(self.take)
        view.classes.delete_wished.connect(partial(self._lab.do, "remove-class"))
        view.shelf.dropped.connect(self.take)
        view.shelf.delete_wished.connect(self.remove)
        view.shelf.marked.connect(self._show_marked)
        view.shelf.opened.connect(self._lab.explain)
        panel.command_wished.connect(self._lab.do)
        panel.set_wished.connect(self._open_set)
        panel.share_wished.connect(self._keep_unseen)
        panel.named.connect(self._rename)
        panel.move_wished.connect(self._move_marked)
        panel.suspects_wished.connect(self._show_only)
        panel.burst_begun.connect(self._hold)
        panel.burst_ended.connect(partial(self._burst.hold, on=False))
        lab.jobs.suspected.connect(self._take_suspects)

    def commands(self) -> Sequence[Command]:
        """Return the page's commands."""
        return [
            Command("open-folder", self.tr("Open a folder of pictures…"), self._ask_folder),
            Command("open-pictures", self.tr("Pictures into this class…"), self._ask_pictures),
            Command("empty", self.tr("Begin without pictures"), self._empty),
            Command("add-class", self.tr("Add a class…"), self._ask_class),
            Command("add-nothing", self.tr("Add a class for “nothing here”"), self._add_nothing),
            Command("remove-class", self.tr("Remove the class"), self._remove_class),
            Command("remove-pictures", self.tr("Remove the marked pictures"), self.remove),
            Command("suspects", self.tr("Look for wrong classes"), self._look_for_suspects),
            Command("fine", self.tr("The marked pictures are in the right class"), self._call_fine),
        ]

    # Wishes

    def _choose(self, key: str) -> None:
        self._lab.wish(chosen=key)

    @property
    def _laid(self) -> Laid:
        return self._lab.laid

    def chosen(self, state: TransferState) -> str:
        """Return the class that is chosen; the first where it is gone."""
        keys = self._laid.keys
        return state.chosen if state.chosen in keys else (keys[0] if keys else "")

    def take(self, paths: Sequence[Path], into: str = "") -> None:
        """Take files and folders that were dropped, into a class; folders are classes by themselves."""
        networks = [path for path in paths if path.suffix.lower() == ".safetensors"]
        if networks:
            self._lab.workshop.load(networks[0])
            return
        files = tuple(str(path) for path in paths if is_picture(path))
        folders = [path for path in paths if path.is_dir()]
        state = self._lab.now
        is_first = state.album.sources in {(Source(kind),) for kind in SETS} and not into
        for path in folders:
            source = Source("folder", (str(path.absolute()),))
            if self._lab.wish(states.with_source, source, alone=is_first):
                self._lab.library.read_again(source)
            is_first = False
        into = into or self.chosen(state)
        if files and into:
            self._lab.wish(states.with_files, files, into, set(self._laid.groups))
        elif files:
            self._lab.context.messages.tell(self.tr("Add a class first, and drop pictures on it."))
        elif not folders:
            self._lab.context.messages.tell(self.tr("These are no pictures and no folders."))

    def _open_set(self, name: str) -> None:
        kind = next(each for each in SETS if each == name)
        self._lab.wish(states.with_source, Source(kind), alone=True)

    def _keep_unseen(self, share: int) -> None:
        self._lab.wish(states.with_lesson, merge="share", share=share)

    def _empty(self) -> None:
        self._lab.wish(album=Album(sources=()), flags=(), chosen="")

    def _ask_folder(self) -> None:
        path = ask_folder(self._lab.context.settings)
        if path is not None:
            self.take([path])

    def _ask_pictures(self) -> None:
        suffixes = [each for each in SUFFIXES if each not in {".csv", ".tsv", ".npy"}]
        paths = ask_for_files(self._lab.context.settings, self.tr("Pictures for this class"), suffixes)
        if paths:
            self.take(paths, self.chosen(self._lab.now))

    def _ask_class(self) -> None:
        name, is_given = QInputDialog.getText(self._view, self.tr("Add a class"), self.tr("Its name:"))
        if is_given:
            self.add_class(name)

    def add_class(self, name: str) -> None:
        """Add a class, which is empty."""
        self._lab.wish(states.with_class, name.strip(), self._laid.titles)

    def _add_nothing(self) -> None:
        self._lab.wish(states.with_source, Source("nothing", into=NOTHING))

    def _rename(self, title: str) -> None:
        key = self.chosen(self._lab.now)
        if key:
            self._lab.wish(states.with_title, key, title, self._laid.titles)

    def _remove_class(self) -> None:
        key = self.chosen(self._lab.now)
        if key:
            self._lab.wish(states.without_class, key)

    def _move(self, pictures: tuple[str, ...], into: str) -> None:
        if pictures:
            self._lab.wish(states.with_moved, tuple(pictures), into)

    def _move_marked(self, into: str) -> None:
        self._move(self._view.shelf.selected, into)

    def remove(self) -> None:
        """Take the marked pictures away."""
        if self._view.shelf.selected:
            self._lab.wish(states.without, self._view.shelf.selected)

    # Suspects

    def _look_for_suspects(self) -> None:
        self._lab.jobs.suspect(self._laid, self._lab.now.lesson.network)

    def _take_suspects(self, laid: Laid, found: Sequence[Suspect]) -> None:
        flags = tuple(
            Flag(laid.names[each.place], laid.groups[laid.names[each.place]], laid.keys[each.likely], each.probability)
            for each in found
        )
        self._lab.wish(flags=flags, only_suspects=bool(flags))
        if not flags:
            self._lab.context.messages.tell(self.tr("No picture seems to be in the wrong class."))

    def _call_fine(self) -> None:
        fine = self._lab.now.album.fine | set(self._view.shelf.selected)
        self._lab.wish(states.with_album, fine=fine)

    def _show_only(self, on: bool) -> None:
        self._lab.wish(only_suspects=on)

    # Camera

    def _hold(self) -> None:
        if not self.chosen(self._lab.now):
            self._lab.context.messages.tell(self.tr("Add a class first: the pictures go there."))
        elif not self._lab.is_live:
            self._panel.taken.setText(self.tr("Start the camera first."))
        else:
            self._burst.hold(on=True)

    def show_camera(self, step: LivePicture) -> None:
        """Show a picture of the camera, and keep it if the button is held."""
        self._view.live.setVisible(True)
        self._view.live.set_side(round(0.9 * self._view.classes.width()))
        side = min(step.frame.pixels.shape[:2])
        top, left = ((length - side) // 2 for length in step.frame.pixels.shape[:2])
        self._view.live.set_image(
            rgb_image(np.ascontiguousarray(step.frame.pixels[top : top + side, left : left + side]))
        )
        if self._burst.take(step.frame):
            self._panel.taken.setText(count_text(self._burst.count))

    def end_live(self) -> None:
        """Show no more."""
        self._burst.hold(on=False)
        self._view.live.setVisible(False)

    def _keep_burst(self, pictures: Sequence[Pixels]) -> None:
        source = self._lab.library.keep_burst(list(pictures), self.chosen(self._lab.now))
        self._lab.wish(states.with_source, source)

    # State → pictures

    def show_settings(self, state: TransferState) -> None:
        """Show what is set."""
        laid, key = self._laid, self.chosen(state)
        panel = self._panel
        panel.show_class(laid.titles.get(key))
        panel.show_classes(list(laid.titles.items()), "" if state.only_suspects else key)
        sources = state.album.sources
        panel.show_set(sources[0].kind if len(sources) == 1 and sources[0].kind in SETS else "", state.lesson.share)
        flags = states.flagged(state, laid.groups)
        panel.show_suspects(suspects_text(len(state.flags), len(flags)), only=state.only_suspects, is_any=bool(flags))
        panel.show_note(skipped_text(laid.pictures.skipped), reasons(laid.pictures.skipped))
        self._show_marked()

    def _show_marked(self) -> None:
        marked = self._view.shelf.selected
        flags = states.flagged(self._lab.now, self._laid.groups)
        text = self.tr("Marked pictures: {count}").format(count=number(len(marked)))
        self._panel.show_marked(text, is_any=bool(marked), is_any_suspect=any(each in flags for each in marked))

    def work(self, state: TransferState) -> None:
        """Show the classes, and the pictures of one."""
        laid = self._laid
        flags = states.flagged(state, laid.groups)
        wanted = self._wanted(state, flags)
        firsts = [laid.of(key)[:1] for key in laid.keys]
        every = [*(name for names in firsts for name in names), *wanted]
        self._lab.jobs.want_small(tuple((name, laid.examples[name]) for name in every))
        about = (laid, tuple(wanted), tuple(flags), len(self._lab.jobs.small), state.album)
        if about != self._shown:
            self._shown = about
            self._show_classes(state, flags)
            self._view.shelf.set_items([self._item(name, flags.get(name)) for name in wanted])
        title = laid.titles.get(self.chosen(state))
        self._view.title.setText(title_text(title, len(wanted), only_suspects=state.only_suspects))

    def _wanted(self, state: TransferState, flags: dict[str, Flag]) -> list[str]:
        """Return the pictures that are shown."""
        if state.only_suspects:
            return list(flags)
        return self._laid.of(self.chosen(state))

    def _show_classes(self, state: TransferState, flags: dict[str, Flag]) -> None:
        laid = self._laid
        items = []
        for key, title, count in zip(laid.keys, laid.pictures.classes, laid.pictures.counts, strict=True):
            first = next(iter(laid.of(key)), "")
            doubted = sum(flag.given == key for flag in flags.values())
            text = f"{title}\n{count_text(int(count))}"
            hint = self.tr("{name}: {pictures}; drop pictures here")
            hint = hint.format(name=title, pictures=count_text(int(count)))
            items.append(ClassItem(key, text + f" · {number(doubted)} ?" * bool(doubted), self.image(first), hint))
        self._view.classes.set_items(items, self.chosen(state))

    def _item(self, name: str, flag: Flag | None) -> ShelfItem:
        example, titles = self._laid.examples[name], self._laid.titles
        if flag is None:
            return ShelfItem(name, example.name, self.image(name))
        likely = titles.get(flag.likely, flag.likely)
        text = self.tr("{name}: in {given}, but {share} % {likely} for networks that have not seen it")
        share = number(100 * flag.probability, 0)
        hint = text.format(name=example.name, given=titles[flag.given], share=share, likely=likely)
        return ShelfItem(name, hint, self.image(name), f"{likely}?", is_flagged=True)

    def find(self, picture: str) -> None:
        """Show a picture among those of its class, marked."""
        group = self._laid.groups.get(picture)
        if group is not None:
            self._lab.wish(page="pictures", chosen=group, only_suspects=False)
            self._view.shelf.select([picture])

    def image(self, name: str) -> QImage | None:
        """Return a small picture; None while it is not drawn."""
        if name not in self._images and name in self._lab.jobs.small:
            self._images[name] = rgb_image(self._lab.jobs.small[name])
        return self._images.get(name)

    def is_settled(self) -> bool:
        """Tell whether the pictures of the class are drawn."""
        state = self._lab.now
        wanted = self._wanted(state, states.flagged(state, self._laid.groups))
        return all(name in self._lab.jobs.small for name in wanted)

    def turn_page(self, step: int) -> bool:
        """Go to the next class by a clicker's keys."""
        keys, key = self._laid.keys, self.chosen(self._lab.now)
        at = keys.index(key) + step if key else -1
        if 0 <= at < len(keys):
            self._choose(keys[at])
        return 0 <= at < len(keys)

    def finish_edit(self) -> None:
        """Take the name that is being typed."""
        self._panel.finish_edit()
