"""What a lab fills in of its own: its state, its work and its pictures."""

from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar

from cnngui.engine.chain import Chain
from cnngui.gui.lab.commands import Command
from cnngui.gui.lab.plain import Plain
from cnngui.gui.services.workspace import Selection

State = TypeVar("State")


class LabHooks(Generic[State]):
    """Called by `LabBase`; what a lab has no use for, it leaves as it is here."""

    name = ""
    """The lab's in the list of labs."""

    needs_photo = False
    """Whether it goes on with the last photo where a grid of numbers is opened."""

    def commands(self) -> Sequence[Command]:
        """Return the lab's commands; "Start again" is added."""
        return ()

    def on_photo(self, state: State) -> State:
        """Return a state as it goes for the photo that is open."""
        return state

    def resolve(self, state: State) -> None:
        """Refuse a state that makes no sense.

        Raises
        ------
        CnnguiError
        """

    def first_again(self, state: State) -> State:
        """Return what "Start again" leads to from a state."""
        raise NotImplementedError

    def show_settings(self, state: State) -> None:
        """Show what is set."""

    def work(self, state: State) -> None:
        """See to the pictures: ask for what isn't there, show what is; only called in front, on what can be seen."""

    def turn_page(self, step: int) -> bool:  # noqa: ARG002
        """Take a clicker's Page key, pressed anywhere in the window: 1 for down; tell whether there is a use for it."""
        return False

    def finish_edit(self) -> None:
        """End what is being typed, before an undo."""

    def entering(self) -> None:
        """Look at what may have changed while another lab was in front."""

    def leaving(self) -> None:
        """Leave off what nobody waits for."""

    def drag_ended(self) -> None:
        """See to what was put off while a control was being dragged."""

    def device_changed(self) -> None:
        """Hear that there is a network, or another; the state is followed then."""

    def photo_changed(self) -> None:
        """Hear that there is another photo, or on coming in that there may be."""

    def chain_of(self, state: State) -> Chain | None:  # noqa: ARG002
        """Return the hand-made layers of a state, where the lab shares them with others."""
        return None

    def with_chain(self, state: State, chain: Chain) -> State:  # noqa: ARG002
        """Take the hand-made layers of another lab."""
        return state

    def selection_of(self, state: State) -> Selection | None:  # noqa: ARG002
        """Return what is picked of the network, where the lab shares it with others."""
        return None

    def with_selection(self, state: State, selection: Selection) -> State:  # noqa: ARG002
        """Go to what was picked in another lab."""
        return state

    def more_state(self) -> Mapping[str, Plain]:
        """Return what else the lab takes along, as plain data."""
        return {}

    def restore_more(self, data: Mapping[str, Any]) -> None:
        """Come back to a former ``more_state()``."""

    def is_settled(self) -> bool:
        """Tell whether what was asked for is on screen, when no job is under way."""
        return True
