"""A draft and its review are shown step by step: at a blow, a long one would hold up the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject

from csreview.gui.desk import Desk
from csreview.gui.session import Session
from csreview.gui.turns import Turns
from csreview.model import Agreement, Review


class Presenting(QObject):
    """Shows a session's review on the desk, and begins with what is known of it while it is still worked out."""

    def __init__(self, session: Session, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._desk = desk
        self._turns = Turns(self)
        self._ahead: tuple[Review, Iterator[None]] | None = None
        self.half = False  # whether the desk holds something that was not shown to its end

    def hear(self, told: Agreement | Review) -> None:
        """Begin with what will be shown: the draft's text, then the findings of the side that is looked from."""
        self.half = True
        if isinstance(told, Agreement):
            self._desk.prepare(told)
        elif told.side is self._session.side:
            self._ahead = told, self._desk.present(told)
            self._turns.begin(self._ahead[1])

    def begin(self, then: Callable[[], None]) -> None:
        """Show the session's review to the end, go to what is chosen in it, `then` do what is left."""
        self.half = True
        self._turns.begin(self._showing(then))

    def stop(self) -> None:
        """Drop what is under way."""
        self._turns.stop()
        self._desk.draft.drop_prepared()
        self._ahead = None

    def _showing(self, then: Callable[[], None]) -> Iterator[None]:
        session, desk = self._session, self._desk
        review, found = session.review, session.found.get(session.side)
        if review is None:
            return
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead[0] is found:
            yield from ahead[1]
            if review is not found:
                desk.take(review)
        else:
            yield from desk.present(review)
        desk.show_target(review, session.other, session.target)
        yield
        self.half = False
        then()
