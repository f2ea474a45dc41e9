"""The jobs of the Transfer lab, and what they have brought."""

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from cnngui.engine.arrays import Pixels
from cnngui.gui.lab.latest import LatestJob
from cnngui.gui.labs.transfer.gathering import Laid
from cnngui.gui.labs.transfer.work import (
    Forecast,
    ForecastRequest,
    Share,
    Why,
    WhyRequest,
    drawing_small,
    explaining,
    fewer_of,
    forecasting,
    suspecting,
    table_of,
)
from cnngui.gui.services.jobs import Lane
from cnngui.tasks.transfer import Cell, Example, FewerPoint, Suspect

if TYPE_CHECKING:
    from cnngui.gui.lab.base import LabBase
    from cnngui.gui.labs.transfer.state import TransferState
    from cnngui.gui.labs.transfer.workshop import Workshop

Wanted = tuple[tuple[str, Example], ...]
About = tuple[Laid, str]


class TransferJobs(QObject):
    """Asks for what is not there yet, and keeps what came."""

    suspected = Signal(object, object)
    """Pictures as they were, and the suspects."""

    def __init__(self, lab: "LabBase[TransferState]", workshop: "Workshop") -> None:
        super().__init__(lab)
        self._lab, self._bench = lab, workshop.bench
        self.small: dict[str, Pixels] = {}
        self.forecast: Forecast | None = None
        self.why: Why | None = None
        self.points: tuple[Laid, tuple[FewerPoint, ...]] | None = None
        self.cells: tuple[Cell, ...] | None = None
        self._failed: set[object] = set()
        self._make_jobs()

    def _make_jobs(self) -> None:
        lab = self._lab
        self._drawing: LatestJob[Wanted, dict[str, Pixels]] = LatestJob(
            lab,
            "small",
            "",
            self._draw,
            self._take_small,
            step=self._follow_small,
            lane=Lane.FILES,
            needs_network=False,
        )
        self._forecasting: LatestJob[ForecastRequest, Forecast] = LatestJob(
            lab,
            "forecast",
            "",
            self._foretell,
            self._take_forecast,
            step=self._follow_forecast,
            failed=self._fail,
            awaited=False,
            needs_network=False,
            parent=self,
        )
        self._suspecting: LatestJob[About, tuple[Suspect, ...]] = LatestJob(
            lab,
            "suspects",
            self.tr("Looking for wrong classes"),
            self._suspect,
            self._take_suspects,
            awaited=False,
            needs_network=False,
            parent=self,
        )
        self._explaining: LatestJob[WhyRequest, Why] = LatestJob(
            lab,
            "why",
            self.tr("Explaining the answer"),
            self._explain,
            self._take_why,
            failed=self._fail,
            needs_network=False,
            parent=self,
        )
        self._make_measuring()

    def _make_measuring(self) -> None:
        lab = self._lab
        self._fewer: LatestJob[About, tuple[FewerPoint, ...]] = LatestJob(
            lab,
            "fewer",
            self.tr("Measuring with fewer pictures"),
            self._measure_fewer,
            self._take_points,
            step=self._follow_points,
            awaited=False,
            needs_network=False,
            parent=self,
        )
        self._table: LatestJob[str, tuple[Cell, ...]] = LatestJob(
            lab,
            "table",
            self.tr("Measuring the course’s table"),
            self._measure_table,
            self._take_cells,
            step=self._follow_cells,
            awaited=False,
            needs_network=False,
            parent=self,
        )

    # Work, off the main thread

    def _draw(self, wanted: Wanted, _: object) -> Generator[Share, None, dict[str, Pixels]]:
        return drawing_small(wanted)

    def _foretell(self, request: ForecastRequest, _: object) -> Generator[Share, None, Forecast]:
        before = self.forecast if self.forecast is not None and self.forecast.request == request else None
        return forecasting(request, self._bench, before)

    def _suspect(self, about: About, _: object) -> Generator[Share, None, tuple[Suspect, ...]]:
        return suspecting(*about, self._bench)

    def _explain(self, request: WhyRequest, _: object) -> Generator[Share, None, Why]:
        return explaining(request)

    def _measure_fewer(self, about: About, _: object) -> Generator[Share, None, tuple[FewerPoint, ...]]:
        return fewer_of(*about, self._bench)

    def _measure_table(self, network: str, _: object) -> Generator[Share, None, tuple[Cell, ...]]:
        return table_of(network, self._bench)

    # Asking

    def want_small(self, wanted: Wanted) -> None:
        """Draw pictures small that are not yet."""
        missing = tuple(each for each in wanted if each[0] not in self.small)
        if missing:
            self._drawing.ask(missing)

    def want_forecast(self, request: ForecastRequest) -> None:
        """Tell what learning takes."""
        told = self.forecast
        is_there = told is not None and told.request == request and told.is_whole
        if not is_there and request not in self._failed:
            self._forecasting.ask(request)

    def leave_forecast(self) -> None:
        """Measure no more: nobody looks, or something learns; what is known by now is kept."""
        self._forecasting.leave_off()

    def is_told(self, request: ForecastRequest) -> bool:
        """Tell whether the scope that is set is measured, or cannot be."""
        told = self.forecast
        return request in self._failed or (
            told is not None and told.request == request and told.knows(request.settings.scope)
        )

    def has_failed(self, request: ForecastRequest) -> bool:
        """Tell whether it cannot be told what learning takes."""
        return request in self._failed

    def want_why(self, request: WhyRequest) -> None:
        """Explain a picture."""
        if (self.why is None or self.why.request != request) and request not in self._failed:
            self._explaining.ask(request)

    def is_explained(self, request: WhyRequest) -> bool:
        """Tell whether a picture is explained, or cannot be."""
        return request in self._failed or (self.why is not None and self.why.request == request)

    def suspect(self, laid: Laid, network: str) -> None:
        """Look for pictures in the wrong class."""
        self._suspecting.ask((laid, network))

    def measure_fewer(self, laid: Laid, network: str) -> None:
        """Measure with fewer pictures."""
        self._fewer.ask((laid, network))

    def measure_table(self, network: str) -> None:
        """Measure the course's table."""
        self._table.ask(network)

    # Results

    def _fail(self, request: Any, error: Exception) -> None:  # noqa: ANN401  (of one job or another)
        self._failed.add(request)
        self._lab.complain(error)
        self._lab.follow_soon()

    def _follow_small(self, _: Wanted, step: Share) -> None:
        if isinstance(step.ready, dict):
            self.small.update(step.ready)
            self._lab.follow_soon()

    def _take_small(self, _: Wanted, made: dict[str, Pixels]) -> None:
        self.small.update(made)
        self._lab.follow_soon()

    def _follow_forecast(self, _: ForecastRequest, step: Share) -> None:
        if isinstance(step.ready, Forecast):
            self.forecast = step.ready
            self._lab.follow_soon()

    def _take_forecast(self, _: ForecastRequest, told: Forecast) -> None:
        self.forecast = told
        self._lab.follow_soon()

    def _take_suspects(self, about: About, found: tuple[Suspect, ...]) -> None:
        self.suspected.emit(about[0], found)

    def _take_why(self, _: WhyRequest, why: Why) -> None:
        self.why = why
        self._lab.follow_soon()

    def _follow_points(self, about: About, step: Share) -> None:
        if isinstance(step.ready, tuple):
            self._take_points(about, step.ready)

    def _take_points(self, about: About, points: tuple[FewerPoint, ...]) -> None:
        self.points = about[0], points
        self._lab.follow_soon()

    def _follow_cells(self, network: str, step: Share) -> None:
        if isinstance(step.ready, tuple):
            self._take_cells(network, step.ready)

    def _take_cells(self, _: str, cells: tuple[Cell, ...]) -> None:
        self.cells = cells
        self._lab.follow_soon()
