"""What typing needs of the services, with the person and the desk already in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from counter_app.domain.questionnaires import StoredQuestionnaire
from counter_app.domain.responses import (
    Answer,
    Batch,
    BatchNumber,
    BatchOpening,
    Difference,
    ResponseId,
    Sheet,
)
from counter_app.ui.background import Background

Unsettled = tuple[tuple[Sheet, tuple[Difference, ...]], ...]


class OpenBatch(Protocol):
    """`services.surveys.typing.open_batch`."""

    def __call__(self, opening: BatchOpening, *, request_key: str) -> Batch:
        """Open a batch once."""


class BeginSheet(Protocol):
    """`services.surveys.typing.begin_sheet`."""

    def __call__(self, batch: BatchNumber, *, response_id: ResponseId, scanned: str = "") -> Sheet:
        """Begin a sheet once."""


class SaveSheet(Protocol):
    """`services.surveys.typing.save_sheet`."""

    def __call__(
        self, response_id: ResponseId, answers: tuple[Answer, ...], *, is_complete: bool
    ) -> None:
        """Keep the column so far."""


class NextCheck(Protocol):
    """`services.surveys.checking.next_check`."""

    def __call__(self, batch: BatchNumber, *, take_over: bool = False) -> Sheet | None:
        """Take the next sheet for this person."""


class SaveCheck(Protocol):
    """`services.surveys.checking.save_check`."""

    def __call__(
        self, response_id: ResponseId, answers: tuple[Answer, ...], *, is_complete: bool
    ) -> tuple[Difference, ...]:
        """Keep the second column so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypingPorts:
    """Everything the page can ask for.

    Attributes:
        desk_no: Where; the stack of another desk may be typed here.
        check_every: Every which sheet a second person types again, unless told otherwise.
        today: Which day it is.
        new_id: Makes the identity of a sheet or of a request.
        questionnaires: Every version.
        batches: Those that are not closed, oldest first.
        open_batch, recount_batch, close_typing: See `services.surveys.typing`.
        begin_sheet, save_sheet, correct_sheet, discard_sheet: Likewise.
        check_untyped: Refuses the number of a form that is not to be typed any more.
        sheet_in_hand: What this person had begun and not ended.
        sheet_before, sheet_after: Sheets of the same batch, by place.
        sheet_numbered: A sheet of the stack by its number, whoever typed it.
        sheets_in_hand: Every sheet of the stack that somebody has not ended.
        next_check, save_check, unsettled, settle: See `services.surveys.checking`.
        store: Where the store is asked, one thing after the other.
    """

    desk_no: int
    check_every: int
    today: Callable[[], date]
    new_id: Callable[[], str]
    questionnaires: Callable[[], tuple[StoredQuestionnaire, ...]]
    batches: Callable[[], tuple[Batch, ...]]
    open_batch: OpenBatch
    recount_batch: Callable[[BatchNumber, int], Batch]
    close_typing: Callable[[BatchNumber], Batch]
    begin_sheet: BeginSheet
    check_untyped: Callable[[str], None]
    save_sheet: SaveSheet
    correct_sheet: Callable[[ResponseId, tuple[Answer, ...]], Sheet]
    discard_sheet: Callable[[ResponseId], object]
    sheet_in_hand: Callable[[BatchNumber], Sheet | None]
    sheet_before: Callable[[BatchNumber, int], Sheet | None]
    sheet_after: Callable[[BatchNumber, int], Sheet | None]
    sheet_numbered: Callable[[BatchNumber, str], Sheet]
    sheets_in_hand: Callable[[BatchNumber], tuple[Sheet, ...]]
    next_check: NextCheck
    save_check: SaveCheck
    unsettled: Callable[[BatchNumber], Unsettled]
    settle: Callable[[ResponseId, tuple[Answer, ...]], Sheet]
    store: Background
