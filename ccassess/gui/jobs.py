"""Work that must not hold up the window: done by one worker thread, its outcome brought back by a queued signal."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def _worker() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="ccassess")


class Job(QObject):
    """One piece of work; jobs are done one after another, in the order in which they were started.

    `finished` carries what the work returned or the exception it raised, in the window's own thread.
    """

    finished = Signal(object)
    _returned = Signal(object)

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._future: Future[object] | None = None
        self._told = False
        self._returned.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin; once."""
        self._future = _worker().submit(self._work)
        self._future.add_done_callback(self._hand_over)

    def wait(self) -> None:
        """Wait for the end and tell it at once."""
        if self._future is not None:
            self._tell(_outcome(self._future))

    def _hand_over(self, future: Future[object]) -> None:
        """Bring the outcome to the window's thread; the worker calls this."""
        try:
            self._returned.emit(_outcome(future))
        except RuntimeError:  # the window is gone, and with it whoever wanted to know
            return

    def _tell(self, outcome: object) -> None:
        if not self._told:
            self._told = True
            self.finished.emit(outcome)
            self.deleteLater()


def _outcome(future: Future[object]) -> object:
    error = future.exception()
    return future.result() if error is None else error
