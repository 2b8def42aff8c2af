"""Post what stores and banks collected: once, to the debt that its barcode or account names.

A file is checked whole, then posted a chunk at a time, each in one transaction with its journal
entry.  A chunk that was cut off is posted when the same file is imported again, for the key of a
line is unique: what is posted stays posted once.  The takings of a desk are not touched: this money
never was in a drawer.

==========  ==========================================================================
what        when
==========  ==========================================================================
wrong       no amount or less, no day or one ahead, a field that cannot be read; a number of
            ours with a wrong check digit; paid before any notice had the number; or the number
            passed on to another debt, and the amount is that of the old one; not final, after
            the same amount was posted: it may have been taken back
unknown     no notice of ours carries the number
not final   the status says that the money has not arrived
overpaid    more than was due on the day of payment, or after the expiry of the case
posted      all the others, in part where the debt is larger
==========  ==========================================================================
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, Final

from counter_app.domain.approvals import ReasonMissing
from counter_app.domain.cases import CaseId
from counter_app.domain.collections import (
    FOR_A_PERSON,
    Collection,
    CollectionId,
    CollectionLine,
    CollectionOutcome,
    FindingHandled,
    ImportedCollections,
    MatchBy,
    PaymentProof,
    ProofState,
)
from counter_app.domain.money import ZERO_TWD, Twd
from counter_app.domain.parts import Parts, allocate
from counter_app.domain.progress import Progress, never_stop
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.exchange.collection_files import CollectionFile
from counter_app.exchange.collection_profiles import find_profile, read_profile
from counter_app.services.desk import Desk
from counter_app.services.dues import due_of, laws_of
from counter_app.store.collections import Balance, LinePosted, MatchedNotice
from counter_app.store.errors import StoreBusy
from counter_app.store.unit_of_work import UnitOfWork

CHUNK_LINES: Final = 5_000
"""So many lines are one transaction, for which a desk that is paying may have to wait."""
FINDINGS_MAX: Final = 1_000

_TRIES_MAX: Final = 10
_NOTHING: Final = Parts()
_CHECK_LENGTHS: Final = (1, 2)
"""How many check digits an account ends with, depending on the bank."""


def import_collections(
    desk: Desk,
    actor: Actor,
    path: Path,
    *,
    profile: str,
    home: Path | None = None,
    progress: Progress | None = None,
) -> ImportedCollections:
    """Post what a file says was collected; importing it again posts only what is not posted yet.

    Args:
        desk: Where.
        actor: Who.
        path: The file.
        profile: Name of the file profile, see `profile_names`; or its file, ``.toml``.
        home: The desk's home, whose own profiles go first.
        progress: Asked after each chunk whether to go on.

    Raises:
        ProfileRefused: There is no such profile, or it says something that cannot be.
        CollectionFileRefused: The file is not what the profile describes; nothing was posted.
        RateNotKnown: Interest accrues in a year without a rate: the chunks before are posted,
            the same file imported again posts the rest.
    """
    check_permitted(actor, Act.IMPORT_COLLECTIONS)
    today = desk.today()
    file = CollectionFile(path, read_profile(find_profile(profile, home)), near=today)
    return _Import(desk, actor, file, profile=profile, today=today).run(progress or never_stop)


def findings(desk: Desk, actor: Actor, *, only_open: bool = True) -> tuple[Collection, ...]:
    """Return the lines that a person has to look at, newest first, `FINDINGS_MAX` at most.

    Args:
        desk: Where.
        actor: Who looks.
        only_open: Leave out what somebody has handled.
    """
    check_permitted(actor, Act.READ_COLLECTIONS)
    with desk.open_unit() as unit:
        return tuple(unit.collections.findings(only_open=only_open, most=FINDINGS_MAX))


def handle_finding(desk: Desk, actor: Actor, collection_id: CollectionId, *, note: str) -> None:
    """Take a line off the list, with words about what was done.

    Raises:
        ReasonMissing: There are no words.
        FindingHandled: Somebody has handled it, or it never was on the list.
    """
    check_permitted(actor, Act.IMPORT_COLLECTIONS)
    words = " ".join(note.split())
    if not words or not words.isprintable():
        raise ReasonMissing
    now = desk.clock()
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        line = unit.collections.get(collection_id)
        if line is None or not unit.collections.handle(
            collection_id, note=words, by=actor.login, at=now
        ):
            raise FindingHandled
        unit.journal.write(
            actor,
            at=now,
            act="handle_collection",
            subject=collection_id,
            details={
                "outcome": line.outcome.value,
                "amount_twd": line.amount_twd,
                "overpaid_twd": line.overpaid_twd,
                "case_number": line.case_number,
                "note": words,
            },
        )
        unit.commit()


@dataclass(slots=True)
class _Tally:
    """What became of some lines."""

    counts: Counter[CollectionOutcome] = field(default_factory=Counter)
    known: int = 0
    waiting: int = 0
    other_amount: int = 0
    posted_twd: int = 0
    overpaid_twd: int = 0
    malformed: list[tuple[int, str]] = field(default_factory=list)

    def add(self, other: "_Tally") -> None:
        self.counts.update(other.counts)
        self.known += other.known
        self.waiting += other.waiting
        self.other_amount += other.other_amount
        self.posted_twd += other.posted_twd
        self.overpaid_twd += other.overpaid_twd
        self.malformed += other.malformed


class _Import:
    """One run over one file."""

    def __init__(
        self, desk: Desk, actor: Actor, file: CollectionFile, *, profile: str, today: date
    ) -> None:
        self._desk = desk
        self._actor = actor
        self._file = file
        self._profile = profile
        self._today = today

    def run(self, progress: Progress) -> ImportedCollections:
        """Post the file, chunk after chunk."""
        self._begin()
        whole = _Tally()
        done_count = 0
        lines = self._file.lines()
        while chunk := list(islice(lines, CHUNK_LINES)):
            whole.add(self._post(chunk))
            done_count += len(chunk)
            if not progress(done_count, self._file.line_count):
                break
        return ImportedCollections(
            file_name=self._file.name,
            line_count=self._file.line_count,
            known_count=whole.known,
            waiting_count=whole.waiting,
            counts=dict(whole.counts),
            posted_twd=Twd(whole.posted_twd),
            overpaid_twd=Twd(whole.overpaid_twd),
            other_amount_count=whole.other_amount,
            malformed=tuple(whole.malformed),
            is_complete=done_count == self._file.line_count,
        )

    def _begin(self) -> None:
        now = self._desk.clock()
        facts = {"line_count": self._file.line_count, "total_twd": self._file.total_twd}
        with self._desk.open_unit() as unit:
            unit.queue_at_desk(self._desk.desk_no)
            self._is_new = unit.collections.add_file(
                file_hash=self._file.sha256,
                desk_no=self._desk.desk_no,
                profile=self._profile,
                file_name=self._file.name,
                imported_at=now,
                imported_by=self._actor.login,
                **facts,
            )
            unit.journal.write(
                self._actor,
                at=now,
                act="import_collections",
                subject=self._file.name,
                details={"sha256": self._file.sha256, "profile": self._profile, **facts},
            )
            unit.commit()

    def _post(self, lines: Sequence[CollectionLine]) -> _Tally:
        """Post a chunk; where another desk was quicker with one of its lines, look again."""
        for _ in range(_TRIES_MAX):
            try:
                with self._desk.open_unit() as unit:
                    chunk = _Chunk(unit, self._desk, self._actor, today=self._today)
                    tally = chunk.post(self._file, lines, is_new=self._is_new)
                    if tally.counts:
                        unit.commit()
                    return tally
            except LinePosted:
                continue
        raise StoreBusy


class _Chunk:
    """Some lines in one transaction."""

    def __init__(self, unit: UnitOfWork, desk: Desk, actor: Actor, *, today: date) -> None:
        self._unit = unit
        self._desk = desk
        self._actor = actor
        self._today = today
        self._now = desk.clock()
        self._tally = _Tally()
        self._rows: list[dict[str, Any]] = []
        self._settled: set[CaseId] = set()
        self._answered: list[tuple[PaymentProof, CollectionId]] = []

    def post(
        self, file: CollectionFile, lines: Sequence[CollectionLine], *, is_new: bool
    ) -> _Tally:
        """Post what is new of some lines, and write it all down."""
        unit = self._unit
        self._read(lines)
        posted: set[int] = set()
        if not is_new:
            # The key has the channel in it, which a corrected profile may read otherwise.
            numbers = (line.line_number for line in lines)
            posted = unit.collections.posted_lines(file.sha256, numbers)
        for line in lines:
            if line.line_key in self._known or line.line_number in posted:
                self._tally.known += 1
            else:
                self._take(file, line)
        if not self._rows:
            return self._tally
        unit.collections.save_balances(map(self._cases.__getitem__, self._settled))
        unit.collections.add_many(self._desk.desk_no, self._rows)
        unit.collections.add_findings(
            row["collection_id"]
            for row in self._rows
            if CollectionOutcome(row["outcome"]) in FOR_A_PERSON
        )
        for proof, collection_id in self._answered:
            unit.proofs.end(proof.proof_id, ProofState.SETTLED, collection_id)
        self._write_down(file, lines)
        return self._tally

    def _read(self, lines: Sequence[CollectionLine]) -> None:
        """Look up all that the lines are about, and hold their cases."""
        unit = self._unit
        unit.queue_at_desk(self._desk.desk_no)
        self._notices = unit.collections.notices_with(
            lines[0].match_by, (line.number for line in lines)
        )
        self._bases = unit.collections.bases_among(
            line.number[:-length].lstrip("0")
            for line in lines
            if line.match_by is not MatchBy.NOTICE_NUMBER and line.number not in self._notices
            for length in _CHECK_LENGTHS
        )
        case_ids = {notice.case_id for found in self._notices.values() for notice in found}
        self._cases = unit.collections.hold_balances(case_ids)
        # Only now: who held the cases before may have posted these very lines.
        self._known = unit.collections.known_keys(line.line_key for line in lines)
        self._posted = unit.collections.posted_among(
            notice.notice_number
            for line in lines
            if not line.is_final
            for notice in self._notices.get(line.number, ())
        )
        self._claims = unit.collections.claimed(case_ids)
        self._laws = laws_of(unit, self._cases.values())
        self._proofs: dict[CaseId, list[PaymentProof]] = {}
        for proof in unit.proofs.open_proofs():
            self._proofs.setdefault(proof.case_id, []).append(proof)

    # --- one line -------------------------------------------------------------------

    def _take(self, file: CollectionFile, line: CollectionLine) -> None:
        outcome, notice = self._judge(line)
        case = None if notice is None else self._cases[notice.case_id]
        paid, overpaid_twd = _NOTHING, ZERO_TWD
        if outcome is CollectionOutcome.POSTED and case is not None and notice is not None:
            if case.case_id in self._claims:
                self._tally.waiting += 1
                return
            paid, overpaid_twd = self._settle(case, line)
            if overpaid_twd:
                outcome = CollectionOutcome.OVERPAID
            self._tally.other_amount += line.amount_twd != notice.amount_twd
            self._posted.add((notice.notice_number, line.amount_twd))
        collection_id = CollectionId(self._desk.new_id())
        self._rows.append(
            {
                "collection_id": collection_id,
                "desk_no": self._desk.desk_no,
                "file_hash": file.sha256,
                "line_number": line.line_number,
                "line_key": line.line_key,
                "channel": line.channel.value,
                "number_read": line.number,
                "paid_on": line.paid_on,
                "debited_on": line.debited_on,
                "amount_twd": abs(line.amount_twd),
                "status": line.status,
                "outcome": outcome.value,
                "notice_number": None if notice is None else notice.notice_number,
                "case_id": None if case is None else case.case_id,
                "case_number": "" if case is None else case.case_number,
                "costs_twd": paid.costs_twd,
                "interest_twd": paid.interest_twd,
                "late_fee_twd": paid.late_fee_twd,
                "principal_twd": paid.principal_twd,
                "overpaid_twd": overpaid_twd,
                "posted_at": self._now,
                "posted_by": self._actor.login,
            }
        )
        tally = self._tally
        tally.counts[outcome] += 1
        tally.posted_twd += paid.total_twd
        tally.overpaid_twd += overpaid_twd
        if line.fault:
            tally.malformed.append((line.line_number, line.fault))
        if case is not None and outcome in _SETTLING:
            self._answer_proof(case.case_id, line, collection_id)

    def _judge(self, line: CollectionLine) -> tuple[CollectionOutcome, MatchedNotice | None]:
        """Say what a line is, before its case is looked at, and which notice it names."""
        found = self._notices.get(line.number, ())
        newest = found[0] if found else None
        day = line.paid_on or line.debited_on
        if line.fault or line.amount_twd <= 0 or day is None or day > self._today:
            return CollectionOutcome.WRONG, newest
        if not line.is_final:
            # Nothing is taken back by a guess, but somebody must know.
            was_posted = any(
                (each.notice_number, line.amount_twd) in self._posted for each in found
            )
            return (CollectionOutcome.WRONG if was_posted else CollectionOutcome.NOT_FINAL), newest
        if not found:
            is_ours = any(
                line.number[:-length].lstrip("0") in self._bases for length in _CHECK_LENGTHS
            )
            return (CollectionOutcome.WRONG if is_ours else CollectionOutcome.UNKNOWN), None
        held = [notice for notice in found if notice.issued_on <= day]
        if not held:
            return CollectionOutcome.WRONG, found[-1]
        return _named(held, line.amount_twd)

    def _settle(self, case: Balance, line: CollectionLine) -> tuple[Parts, Twd]:
        """Take a line off what was due on its day; return what it settled and what is over."""
        day = line.paid_on or line.debited_on or self._today
        if case.expires_on is not None and day > case.expires_on:
            return _NOTHING, line.amount_twd
        due = due_of(self._desk, case, self._laws, on=day)
        due_twd = due.parts.total_twd
        if not due_twd:
            return _NOTHING, line.amount_twd
        paid = due.parts  # mostly
        if line.amount_twd < due_twd:
            paid = allocate(due.parts, line.amount_twd, self._desk.allocation_order)
        self._settled.add(case.case_id)
        case.parts = due.parts - paid
        case.late_fee_charged_twd = due.late_fee_charged_twd
        case.computed_on = due.computed_for
        # Of today, not of the payment: whoever delivers cases learns of it only now.
        case.last_paid_on = max(self._today, case.last_paid_on or self._today)
        return paid, Twd(max(line.amount_twd - due_twd, 0))

    def _answer_proof(
        self, case_id: CaseId, line: CollectionLine, collection_id: CollectionId
    ) -> None:
        waiting = self._proofs.get(case_id, [])
        for proof in waiting:
            if proof.channel is line.channel and proof.amount_twd == line.amount_twd:
                waiting.remove(proof)
                self._answered.append((proof, collection_id))
                return

    def _write_down(self, file: CollectionFile, lines: Sequence[CollectionLine]) -> None:
        tally = self._tally
        self._unit.journal.write(
            self._actor,
            at=self._now,
            act="post_collections",
            subject=file.name,
            details={
                "sha256": file.sha256,
                "first_line": lines[0].line_number,
                "last_line": lines[-1].line_number,
                **{outcome.value: tally.counts[outcome] for outcome in CollectionOutcome},
                "known": tally.known,
                "waiting": tally.waiting,
                "posted_twd": tally.posted_twd,
                "overpaid_twd": tally.overpaid_twd,
                "proofs": [proof.proof_id for proof, _ in self._answered],
            },
        )


_SETTLING: Final = frozenset({CollectionOutcome.POSTED, CollectionOutcome.OVERPAID})


def _named(
    held: Sequence[MatchedNotice], amount_twd: Twd
) -> tuple[CollectionOutcome, MatchedNotice | None]:
    """Say which of the notices that carry a number was meant.

    Args:
        held: Newest first, all issued by the day of payment.
        amount_twd: What was paid.
    """
    holder = held[0]
    for notice in held:
        if notice.amount_twd == amount_twd:
            # A number that went on to another debt, paid with the amount of the old one.
            is_holders = notice.case_id == holder.case_id
            return (CollectionOutcome.POSTED if is_holders else CollectionOutcome.WRONG), notice
    return CollectionOutcome.POSTED, holder
