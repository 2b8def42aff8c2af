"""What differs between readers that are reached through ICERAPI."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from counter_app.devices.profiles import ProfileTable
from counter_app.domain.outcomes import DeclineReason


class ReturnWay(StrEnum):
    """How a reader gives money back."""

    CANCEL = "cancel"
    """It undoes the debit, which it must know by device, number and day."""
    REFUND = "refund"
    """It loads the amount onto the card that lies on it, as often as it is told to."""
    NONE = "none"


_REASONS: Final = frozenset(reason.value for reason in DeclineReason)
_WAYS: Final = frozenset(way.value for way in ReturnWay)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderProfile:
    """One reader, as its program is set up.

    Attributes:
        folder: Where the program runs and ``ICERData`` lies.
        command: Program and arguments, run without a shell.
        run_ms: Then the program is killed.
        answer_ms: After the program's end, until its answer must be complete.
        retry_max: How often one debit may be tried again.
        batch_number: Empty leaves it to the program.
        approved_codes, retry_codes: Of T3901.
        reader_error_code: The T3901 behind which T3904, the reader's own code, decides.
        reader_retry_prefix: Beginning of a reader code that asks for the same card again.
        declined_codes, reader_declined_codes: Codes that *prove* that nothing was taken.
        before_settlement, after_settlement: How money goes back.
        is_settled_by_till: Whether a till asks for the settlement, or the program by itself.
    """

    name: str
    folder: Path
    command: tuple[str, ...]
    run_ms: int
    answer_ms: int
    poll_ms: int
    retry_max: int
    batch_number: str
    approved_codes: frozenset[str]
    retry_codes: frozenset[str]
    reader_error_code: str
    reader_retry_prefix: str
    declined_codes: Mapping[str, DeclineReason]
    reader_declined_codes: Mapping[str, DeclineReason]
    before_settlement: ReturnWay = ReturnWay.NONE
    after_settlement: ReturnWay = ReturnWay.NONE
    is_settled_by_till: bool = False

    def asks_for_retry(self, code: str, reader_code: str) -> bool:
        """Tell whether the same debit must be tried again with the same card."""
        by_reader = code == self.reader_error_code and reader_code.startswith(
            self.reader_retry_prefix
        )
        return code in self.retry_codes or by_reader

    def decline_reason(self, code: str, reader_code: str) -> DeclineReason | None:
        """Return why a code says no, or None if it does not prove that nothing was taken."""
        if code == self.reader_error_code:
            return self.reader_declined_codes.get(reader_code)
        return self.declined_codes.get(code)


def read_reader_profile(path: Path) -> ReaderProfile:
    """Read a reader profile; a relative folder counts from the file's own.

    Raises:
        ProfileUnreadable: It names the file, the key and what is wrong with it.
    """
    root = ProfileTable.from_file(path)
    waits, rules, codes = (root.table(name) for name in ("waits", "rules", "codes"))
    # A profile of the first release has no such table: its reader only takes money.
    returns = root.table("returns") if root.has("returns") else None
    profile = ReaderProfile(
        name=root.text("name"),
        folder=path.parent / root.text("folder"),
        command=root.texts("command"),
        run_ms=waits.whole("run_ms", least=1),
        answer_ms=waits.whole("answer_ms"),
        poll_ms=waits.whole("poll_ms", least=1),
        retry_max=rules.whole("retry_max", most=3),
        batch_number=rules.text("batch_number"),
        approved_codes=frozenset(codes.texts("approved")),
        retry_codes=frozenset(codes.texts("retry")),
        reader_error_code=codes.text("reader_error"),
        reader_retry_prefix=codes.text("reader_retry_prefix"),
        declined_codes=_reasons(codes, "declined"),
        reader_declined_codes=_reasons(codes, "reader_declined"),
    )
    if returns is not None:
        profile = replace(
            profile,
            before_settlement=ReturnWay(returns.text("before_settlement", among=_WAYS)),
            after_settlement=ReturnWay(returns.text("after_settlement", among=_WAYS)),
            is_settled_by_till=returns.flag("is_settled_by_till"),
        )
        returns.close()
    for table in (root, waits, rules, codes):
        table.close()
    return profile


def _reasons(table: ProfileTable, key: str) -> dict[str, DeclineReason]:
    return {
        code: DeclineReason(reason) for code, reason in table.pairs(key, among=_REASONS).items()
    }
