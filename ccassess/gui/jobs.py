"""Work that must not hold up the window: done by worker threads, its outcome brought back by a queued signal."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import cache, partial
from itertools import count
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def _worker(lane: str) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"ccassess{lane}")


class Job(QObject):
    """One piece of work; jobs of one lane are done one after another, in the order in which they were started.

    A lane of its own is for what must not wait behind the drawing of a report.
    `finished` carries what the work returned or the exception it raised, in the window's own thread.
    """

    finished = Signal(object)

    def __init__(self, work: Callable[[], object], parent: QObject, lane: str = "") -> None:
        super().__init__(parent)
        self._work = work
        self._lane = lane
        self._future: Future[object] | None = None
        self._told = False

    def start(self) -> None:
        """Begin; once."""
        number = _courier().expect(self)
        self._future = _worker(self._lane).submit(self._work)
        self._future.add_done_callback(partial(_hand_over, number))

    def succeeds_within(self, seconds: float) -> bool:
        """Wait a while; whether the work has been done by then, and without an exception. Nothing is told yet."""
        return self._future is not None and bool(wait([self._future], seconds).done) and not self._future.exception()

    def ends_within(self, seconds: float) -> bool:
        """Wait a while and tell the end; whether it has come by then."""
        if self._future is None or not wait([self._future], seconds).done:
            return False
        self.wait()
        return True

    def wait(self) -> None:
        """Wait for the end and tell it at once."""
        if self._future is not None:
            self.tell(_outcome(self._future))

    def tell(self, outcome: object) -> None:
        """Say how the work ended, once."""
        if not self._told:
            self._told = True
            self.finished.emit(outcome)
            self.deleteLater()


class _Courier(QObject):
    """Brings outcomes to the window's thread, and there to their jobs.

    It lives as long as the program: the worker may still be handing over when a job, already told by `wait`, is gone.
    """

    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._expected: dict[int, Job] = {}
        self._numbers = count()
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def expect(self, job: Job) -> int:
        """Return the number under which a job's outcome is to be handed over."""
        number = next(self._numbers)
        self._expected[number] = job
        return number

    def _deliver(self, parcel: object) -> None:
        number, outcome = cast("tuple[int, object]", parcel)
        job = self._expected.pop(number)
        if isValid(job):  # else the window is gone, and with it whoever wanted to know
            job.tell(outcome)


@cache
def _courier() -> _Courier:
    return _Courier()


def _hand_over(number: int, future: Future[object]) -> None:
    """Give an outcome to the courier; the worker calls this, and touches nothing of the window's."""
    _courier().arrived.emit((number, _outcome(future)))


def _outcome(future: Future[object]) -> object:
    error = future.exception()
    return future.result() if error is None else error
