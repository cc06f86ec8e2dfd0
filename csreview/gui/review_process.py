"""Reviews in a process of their own, so that the window never waits for an interpreter that checks a draft.

A thread could not promise that: it holds Python's lock for up to 200 ms at a time. The process is started once the
window stands, loads what every review needs, and is kept for the next draft. It ends with the window, even one that is
killed. It knows no Qt.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import pickle
import signal
import threading
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from csreview import pattern_cache
from csreview.errors import Cancelled, CsreviewError
from csreview.gui.lean import Ear, Mouth, pack_quickly
from csreview.gui.reviewer import Meanings, PipelineReviewer, Report, Reviews, ShouldStop, Sight
from csreview.model import Carried, Checklist, Decision, Draft, DraftKey, Side

_LOOK = 0.03
"""Seconds between looks at whether the user wants to stop."""
_PATIENCE = 0.6
"""Seconds that a job which was told to stop may go on; then its process is ended."""
_STOP = "stop"
_COLLECT_AFTER = 100_000
"""New objects after which the process looks for cycles, of which a review makes next to none."""

Hear = Callable[[Any], None]
"""Told what the process sends before its answer: steps, an agreement, lean reviews."""
pack_quickly()


@dataclass(frozen=True, slots=True)
class WarmUp:
    """Asks to load what every review needs; answered with the checklist."""

    date: str
    stage: str
    checklist: str = ""


@dataclass(frozen=True, slots=True)
class Open:
    """Asks for the reviews of a draft: see `Reviewer.open`; they are told one by one, that for the `first` side first.
    `knows` is whether the window has the checklist that was sent last.
    """

    date: str
    stage: str
    first: Side
    path: Path
    annexes: tuple[Path, ...]
    text: str | None
    knows: bool = False
    checklist: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """Answers `Open`, when the reviews were told, and `Compare`, with meanings."""

    sight: Sight
    meanings: Meanings | None = None


@dataclass(frozen=True, slots=True)
class Compare:
    """Asks what changed between two versions: see `Reviewer.compare`."""

    date: str
    stage: str
    old: Path
    new: Path
    checklist: str = ""


@dataclass(frozen=True, slots=True)
class Carry:
    """Asks what becomes of decisions in the next version: see `Reviewer.carry`."""

    old: DraftKey
    new: DraftKey
    decisions: tuple[Decision, ...]
    before: tuple[Carried, ...]


@dataclass(frozen=True, slots=True)
class Explain:
    """Asks why the verdict on a requirement of a draft fell as it did."""

    draft: Draft
    requirement: str
    checklist: str = ""


class ReviewFault(Exception):
    """A fault of the program in the review's process; `lines` say where, without a word of any draft."""

    def __init__(self, kind: str, lines: tuple[str, ...] = ()) -> None:
        super().__init__(kind, lines)
        self.kind = kind
        self.lines = lines


class ReviewProcess:
    """The process, from the window's side. May be called from any thread; one call is answered at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self.checklist: Checklist | None = None  # the one that the process sent last

    def ask(self, request: object, report: Hear, should_stop: ShouldStop) -> object:
        """Return the answer to a request. Raises CsreviewError, among them Cancelled, and ReviewFault."""
        with self._lock:
            try:
                connection = self._ready()
                connection.send(request)
                return self._answer(connection, report, should_stop)
            except (EOFError, OSError) as error:
                self.end()
                raise Cancelled if should_stop() else ReviewFault("the review's process ended") from error

    def end(self) -> None:
        """End the process; the next request starts another."""
        process, self._process = self._process, None
        connection, self._connection = self._connection, None
        self.checklist = None
        if process is not None:
            process.kill()
            process.join()
        if connection is not None:
            connection.close()

    def _ready(self) -> Connection:
        if self._process is not None and self._connection is not None and self._process.is_alive():
            return self._connection
        self.end()
        ours, theirs = multiprocessing.Pipe()
        process = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        self._process, self._connection = process, ours
        return ours

    def _answer(self, connection: Connection, report: Hear, should_stop: ShouldStop) -> object:
        while True:
            while not connection.poll(_LOOK):
                if should_stop():
                    return self._give_up(connection)
            answer = _received(connection)
            if isinstance(answer, _Failed):
                raise answer.error
            if isinstance(answer, _Done):
                return answer.value
            report(answer)

    def _give_up(self, connection: Connection) -> object:
        """Tell the job to stop; a process that does not listen is ended."""
        connection.send(_STOP)
        while connection.poll(_PATIENCE):
            if isinstance(connection.recv(), _Done | _Failed):
                raise Cancelled
        self.end()
        raise Cancelled


class ProcessReviewer:
    """A reviewer (see `Reviewer`) that lets the process do the work."""

    def __init__(
        self,
        process: ReviewProcess,
        date: str,
        stage: str = "draft",
        first: Side = Side.MERCHANT,
        checklist: str = "",
    ) -> None:
        self._process = process
        self._date = date
        self._stage = stage
        self._first = first
        self._checklist = checklist
        self._draft: Draft | None = None
        self._sight: Sight | None = None

    def warm(self) -> None:
        """Start the process and let it load what every review needs."""
        sent = self._process.ask(WarmUp(self._date, self._stage, self._checklist), lambda _step: None, lambda: False)
        self._process.checklist = sent if isinstance(sent, Checklist) else None

    def open(
        self,
        path: Path,
        report: Report,
        should_stop: ShouldStop,
        annexes: Sequence[Path] = (),
        text: str | None = None,
    ) -> Reviews:
        """Read a draft and review it for both sides."""
        told = Ear(report, self._process.checklist)
        knows, own = told.checklist is not None, self._checklist
        request = Open(self._date, self._stage, self._first, path, tuple(annexes), text, knows, own)
        self._ask(request, told.hear, should_stop)
        self._process.checklist, reviews = told.checklist, {side: told.reviews[side] for side in Side}
        self._draft = reviews[self._first].agreement.draft
        return reviews

    def _ask(self, request: Open | Compare, report: Hear, should_stop: ShouldStop) -> Opened:
        answer = self._process.ask(request, report, should_stop)
        assert isinstance(answer, Opened)
        self._sight = answer.sight
        return answer

    def compare(self, old: Path, new: Path, report: Report, should_stop: ShouldStop) -> Meanings:
        """Read and review two versions; what changed, for each side."""
        meanings = self._ask(Compare(self._date, self._stage, old, new, self._checklist), report, should_stop).meanings
        assert meanings is not None
        self._draft = next(iter(meanings.values())).new.agreement.draft
        return meanings

    def sight(self) -> Sight:
        """What came with the draft that was opened last."""
        assert self._sight is not None
        return self._sight

    def carry(
        self, old: DraftKey, new: DraftKey, decisions: Sequence[Decision], before: Sequence[Carried]
    ) -> tuple[Carried, ...] | None:
        """What becomes of decisions in the next version; None where a process ended in between."""
        request = Carry(old, new, tuple(decisions), tuple(before))
        carried = self._process.ask(request, lambda _step: None, lambda: False)
        return carried if isinstance(carried, tuple) else None

    def explain(self, requirement: str) -> str:
        """Return the trace of a verdict; "" before a draft is opened, or where the checklist has no such requirement."""
        if self._draft is None:
            return ""
        return str(
            self._process.ask(Explain(self._draft, requirement, self._checklist), lambda _step: None, lambda: False)
        )


@dataclass(frozen=True, slots=True)
class _Done:
    value: object


@dataclass(frozen=True, slots=True)
class _Failed:
    error: BaseException


def _received(connection: Connection) -> object:
    """Take a message in. A review is some hundred thousand values that live as long as the draft is shown: collecting
    garbage among them would hold up the window for nothing.
    """
    content = connection.recv_bytes()
    gc.disable()
    try:
        return pickle.loads(content)
    finally:
        gc.freeze()
        gc.enable()


def serve(connection: Connection) -> None:
    """Answer requests until the window is gone; what the process of a review does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is the window's business
    gc.set_threshold(_COLLECT_AFTER, 50, 50)
    cache = pattern_cache.install()
    desk = _Desk(connection)
    with contextlib.suppress(EOFError, OSError):
        while True:
            request = connection.recv()
            if request != _STOP:  # it was told to stop just when it was done
                connection.send(_outcome(desk, request))
                if cache is not None:
                    cache.save()


def _outcome(desk: _Desk, request: object) -> _Done | _Failed:
    try:
        return _Done(desk.answer(request))
    except CsreviewError as error:
        return _Failed(error)
    except Exception as error:
        return _Failed(ReviewFault(type(error).__name__, lines_of(error)))


def lines_of(error: BaseException) -> tuple[str, ...]:
    """Return the lines of code that an error came through; no message, since it may quote a draft."""
    frames = traceback.extract_tb(error.__traceback__)
    return tuple(f"  {frame.filename.rsplit('csreview', 1)[-1]}:{frame.lineno} {frame.name}" for frame in frames)


class _Desk:
    """Answers requests with the reviewer of the draft that was opened last."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stopped = False
        self._last: tuple[Draft, PipelineReviewer] | None = None
        self._given: Checklist | None = None  # the one that was sent last

    def answer(self, request: object) -> object:
        """Return the answer to a request of the window. Raises CsreviewError, or Cancelled after a wish to stop."""
        self._stopped = False
        if isinstance(request, WarmUp):
            return self._warm(request)
        if isinstance(request, Open):
            return self._open(request)
        if isinstance(request, Compare):
            return self._compare(request)
        if isinstance(request, Carry):
            reviewer = self._knowing(PipelineReviewer(""))
            return reviewer.carry(request.old, request.new, request.decisions, request.before)
        if isinstance(request, Explain):
            return self._explain(request)
        raise TypeError(type(request).__name__)

    def _warm(self, request: WarmUp) -> Checklist:
        from csreview import pipeline  # noqa: PLC0415 - loads with what every review needs

        PipelineReviewer(request.date, request.stage, checklist=request.checklist).warm()
        self._given = pipeline.load(request.checklist or pipeline.DEFAULT_CHECKLIST)
        return self._given

    def _open(self, request: Open) -> Opened:
        reviewer = self._knowing(PipelineReviewer(request.date, request.stage, request.first, request.checklist))
        mouth = Mouth(self._connection.send, self._given if request.knows else None)
        reviews = reviewer.open(request.path, mouth.tell, self._should_stop, request.annexes, request.text)
        self._last, self._given = (reviews[request.first].agreement.draft, reviewer), mouth.checklist
        return Opened(reviewer.sight())

    def _compare(self, request: Compare) -> Opened:
        reviewer = self._knowing(PipelineReviewer(request.date, request.stage, checklist=request.checklist))
        meanings = reviewer.compare(request.old, request.new, self._connection.send, self._should_stop)
        self._last = next(iter(meanings.values())).new.agreement.draft, reviewer
        return Opened(reviewer.sight(), meanings)

    def _knowing(self, reviewer: PipelineReviewer) -> PipelineReviewer:
        """Return the reviewer, with the reviews of the one before it at hand."""
        for reviews in self._last[1].kept.values() if self._last is not None else ():
            reviewer.keep(reviews)
        return reviewer

    def _explain(self, request: Explain) -> str:
        if self._last is not None and self._last[0] == request.draft:
            return self._last[1].explain(request.requirement)
        from csreview import pipeline  # noqa: PLC0415 - loads with the first draft

        try:
            checklist = request.checklist or pipeline.DEFAULT_CHECKLIST
            return pipeline.explain(request.draft, request.requirement, checklist=checklist)
        except KeyError:
            return ""

    def _should_stop(self) -> bool:
        """Whether the window sent anything meanwhile: while a job is under way, that can only be to stop."""
        if not self._stopped and self._connection.poll():
            self._connection.recv()
            self._stopped = True
        return self._stopped
