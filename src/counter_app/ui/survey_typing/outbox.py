"""What was typed and is not in the store yet, in order; the screen never waits for it.

Filled on the thread of the window, emptied on a worker.  What the store could not take for a
trouble stays first and is tried again; what a rule refused is handed back, with everything else
of the same sheet, for it would be refused, too.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock

from counter_app.domain.errors import Refusal, Trouble
from counter_app.domain.responses import (
    Answer,
    BatchNumber,
    Difference,
    ResponseId,
    Sheet,
)


class Kind(StrEnum):
    """What is done to a sheet."""

    BEGIN = "begin"
    SAVE = "save"
    CHECK = "check"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One change of one sheet.

    Attributes:
        batch: For a beginning alone.
        answers: The whole column so far.
    """

    kind: Kind
    response_id: ResponseId
    batch: BatchNumber | None = None
    answers: tuple[Answer, ...] = ()
    is_complete: bool = False


Outcome = Sheet | tuple[Difference, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What became of the letters.

    Attributes:
        taken: What the store has now, and what it said.
        refused: What a rule refused.
        is_late: The store is in trouble: the rest has to wait.
    """

    taken: tuple[tuple[Letter, Outcome], ...]
    refused: tuple[tuple[Letter, Refusal], ...]
    is_late: bool


class Outbox:
    """Letters in order.

    Any thread may look; one alone delivers.
    """

    def __init__(self, send: Callable[[Letter], Outcome]) -> None:
        """Begin without letters.

        Args:
            send: Does to the store what a letter says; doing it twice is as doing it once.
        """
        self._send = send
        self._letters: deque[Letter] = deque()
        self._lock = Lock()
        self._is_sending = False

    @property
    def waiting(self) -> int:
        """How many letters the store does not have yet."""
        with self._lock:
            return len(self._letters)

    def put(self, letter: Letter) -> None:
        """Add a letter; it takes the place of one that says less of the same sheet."""
        with self._lock:
            is_last_free = len(self._letters) > (1 if self._is_sending else 0)
            if is_last_free and _says_more(letter, self._letters[-1]):
                self._letters.pop()
            self._letters.append(letter)

    def deliver(self) -> Delivery:
        """Send everything that waits, until there is nothing more or the store is in trouble."""
        taken: list[tuple[Letter, Outcome]] = []
        refused: list[tuple[Letter, Refusal]] = []
        while (letter := self._head()) is not None:
            try:
                outcome = self._send(letter)
            except Refusal as refusal:
                refused.append((letter, refusal))
                self._drop_sheet(letter)
            except Trouble:
                self._let_go()
                return Delivery(taken=tuple(taken), refused=tuple(refused), is_late=True)
            except BaseException:
                # A bug is shown as one; what was typed stays here and is tried again.
                self._let_go()
                raise
            else:
                taken.append((letter, outcome))
                self._drop_head()
        return Delivery(taken=tuple(taken), refused=tuple(refused), is_late=False)

    def _head(self) -> Letter | None:
        with self._lock:
            self._is_sending = bool(self._letters)
            return self._letters[0] if self._letters else None

    def _let_go(self) -> None:
        with self._lock:
            self._is_sending = False

    def _drop_head(self) -> None:
        with self._lock:
            self._letters.popleft()
            self._is_sending = False

    def _drop_sheet(self, refused: Letter) -> None:
        with self._lock:
            self._letters = deque(
                each for each in self._letters if each.response_id != refused.response_id
            )
            self._is_sending = False


def _says_more(letter: Letter, before: Letter) -> bool:
    # A whole column says what the one before it said; corrections are each written down.
    is_column = letter.kind in {Kind.SAVE, Kind.CHECK}
    return is_column and letter.kind is before.kind and letter.response_id == before.response_id
