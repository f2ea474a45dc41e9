"""Brings a state on the canvas: only the page that is open."""

from PySide6.QtCore import QObject

from cnngui.gui.labs.architectures import shown, words
from cnngui.gui.labs.architectures.state import ArchitecturesState, row_of
from cnngui.gui.labs.architectures.view import ArchitecturesView
from cnngui.gui.look.errors import note_text, sentence
from cnngui.gui.look.i18n import language
from cnngui.networks.plans.repairs import repairs
from cnngui.networks.plans.worked import worked


class ArchitecturesPresenter(QObject):
    """What is on the pages; the layer under the pointer is lit up here."""

    def __init__(self, view: ArchitecturesView, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._state = ArchitecturesState()
        view.pointed.connect(self._point_at)
        view.three.hovered.connect(self._tell_of_three)
        view.three.picked.connect(self._tell_of_three)

    def show(self, state: ArchitecturesState) -> None:
        """Show the page that is open."""
        before, self._state = self._state, state
        view = self._view
        view.show_page(state.page)
        self._show_trouble(state)
        {
            "layers": self._show_layers,
            "books": self._show_books,
            "scale": self._show_scale,
            "build": self._show_build,
        }[state.page](state)
        if before.blocks != state.blocks and not row_of(state.table, view.table.lit):
            view.light_up("")

    def _show_trouble(self, state: ArchitecturesState) -> None:
        trouble = state.table.trouble
        if trouble is None or state.page == "scale":
            self._view.trouble.show_trouble("", ())
            return
        found = [" ".join(map(note_text, repair.notes)) for repair in repairs(state.plan)]
        text = self.tr("{why} What would fit:").format(why=sentence(trouble.error))
        self._view.trouble.show_trouble(text, found)

    def _show_layers(self, state: ArchitecturesState) -> None:
        view, table, number = self._view, state.table, words.bytes_of(state)
        view.show_parts(boxes=state.has_boxes, strips=state.has_strips, notation=state.has_notation)
        view.heading.setText(words.heading(table, number))
        view.table.set_table(*shown.layers_table(table, number, state.sort, language()), state.sort)
        if state.has_boxes:
            view.plates.set_plates(shown.plates_of(table, language()))
        if state.has_strips:
            view.strips.set_strips(shown.strips_of(table, number, language()))
        view.frame(state.row.name if state.row is not None else "")
        self._tell_of_layer(view.table.lit or state.layer)

    def _show_books(self, state: ArchitecturesState) -> None:
        view, one, other = self._view, state.table, worked(state.compared)
        for label, table in ((view.one, one), (view.other, other)):
            label.setText(f"{words.heading(table, words.bytes_of(state))}. {words.source_text(table.plan)}")
        view.difference.setText(words.difference_text(one, other))
        view.books.set_table(*shown.books_table(one, other))

    def _show_scale(self, state: ArchitecturesState) -> None:
        view = self._view
        view.three.set_plates(shown.scale_plates(state))
        view.totals.set_strips(shown.scale_strips(state))
        self._tell_of_three(*view.three.current)

    def _show_build(self, state: ArchitecturesState) -> None:
        view, table = self._view.build, state.table
        view.heading.setText(words.heading(table, words.bytes_of(state)))
        view.plates.set_plates(shown.plates_of(table, language()))
        view.table.set_table(*shown.blocks_table(table, language()))
        view.table.set_current(state.layer)
        view.plates.set_current("", state.row.name if state.row is not None else "")

    def _point_at(self, name: str) -> None:
        """Light up a layer wherever it is seen."""
        view, row = self._view, row_of(self._state.table, name)
        found = row.name if row is not None else ""
        if self._state.page == "build":
            view.build.plates.set_lit("", found)
            view.build.table.set_lit(name)
            return
        view.light_up(found)
        self._tell_of_layer(found or self._state.layer)

    def _tell_of_layer(self, name: str) -> None:
        view, table = self._view, self._state.table
        if self._state.has_notation:
            row = row_of(table, name) or words.first_layer(table)
            view.notation.setText(words.notation_text(table, row))
            view.instead.setText(words.instead_text(row))

    def _tell_of_three(self, plate: str, name: str) -> None:
        """Write the notation of the layer of one of the three that is pointed at, or picked."""
        if not name:
            plate, name = self._view.three.current
        plans = shown.plans_on_scale(self._state)
        table = worked(plans[int(plate or 0)])
        self._view.told.setText(words.notation_text(table, row_of(table, name) or words.first_layer(table)))
