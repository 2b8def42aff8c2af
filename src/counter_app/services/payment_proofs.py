"""Proofs of payment (回傳繳款證明), and what the desk is told before it takes the same money twice.

A proof posts nothing: it is a claim that money is on its way, and the line of a collection file
settles it.
"""

from collections.abc import Collection as Group
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.cases import CaseId, UnknownCase
from counter_app.domain.collections import (
    PaidElsewhere,
    PaymentProof,
    ProofId,
    ProofRefused,
    ProofState,
)
from counter_app.domain.kinds import Channel
from counter_app.domain.money import Twd
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.desk import Desk

TOLD_FOR: Final = timedelta(days=30)
"""So long after it was posted, the desk is told of money that arrived elsewhere."""
TEXT_CHARACTERS_MAX: Final = 200


def enter_proof(  # noqa: PLR0913 - what stands on a proof
    desk: Desk,
    actor: Actor,
    *,
    case_id: CaseId,
    channel: Channel,
    amount_twd: Twd,
    paid_on: date,
    reference: str,
    note: str,
) -> PaymentProof:
    """Write down that somebody showed a proof of payment.

    Money that a file brought before its proof settles it at once.

    Args:
        desk: Where.
        actor: Who was shown it.
        case_id: For which case.
        channel: Where it was paid.
        amount_twd: As it stands there.
        paid_on: As it stands there; no day ahead.
        reference: Number of the receipt, the transfer, the store.
        note: Anything else; may be empty.

    Raises:
        UnknownCase: There is no such case.
        ProofRefused: Something on it cannot be.
    """
    check_permitted(actor, Act.ENTER_PROOF)
    now = desk.clock()
    reference, note = reference.strip(), note.strip()
    if amount_twd <= 0:
        raise ProofRefused(field="amount_twd")
    if paid_on > now.astimezone(TAIPEI).date():
        raise ProofRefused(field="paid_on")
    if not reference or not _is_plain(reference):
        raise ProofRefused(field="reference")
    if not _is_plain(note):
        raise ProofRefused(field="note")
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        # Held, so that no file is posted to it at this moment and misses the proof.
        case = unit.cases.by_ids([case_id], lock=True).get(case_id)
        if case is None:
            raise UnknownCase(text=str(case_id))
        proof = PaymentProof(
            proof_id=ProofId(desk.new_id()),
            desk_no=desk.desk_no,
            case_id=case_id,
            case_number=case.case_number,
            channel=channel,
            amount_twd=amount_twd,
            paid_on=paid_on,
            reference=reference,
            note=note,
            state=ProofState.OPEN,
            entered_at=now,
            entered_by=actor.login,
        )
        arrived = unit.proofs.arrived(proof)
        if arrived is not None:
            proof = replace(proof, state=ProofState.SETTLED, collection_id=arrived)
        unit.proofs.add(proof)
        unit.journal.write(
            actor,
            at=now,
            act="enter_proof",
            subject=proof.proof_id,
            details={
                "case_number": case.case_number,
                "channel": channel.value,
                "amount_twd": amount_twd,
                "paid_on": paid_on.isoformat(),
                "reference": reference,
                "collection": arrived or "",
            },
        )
        unit.commit()
    return proof


def withdraw_proof(desk: Desk, actor: Actor, proof_id: ProofId) -> None:
    """Take back a proof that was entered wrongly, or that turned out to be none.

    Raises:
        ProofRefused: It is not open any more, or there is no such proof.
    """
    check_permitted(actor, Act.ENTER_PROOF)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        proof = unit.proofs.get(proof_id, lock=True)
        if proof is None or not unit.proofs.end(proof_id, ProofState.WITHDRAWN):
            raise ProofRefused(field="state")
        unit.journal.write(
            actor,
            at=desk.clock(),
            act="withdraw_proof",
            subject=proof_id,
            details={"case_number": proof.case_number, "amount_twd": proof.amount_twd},
        )
        unit.commit()


def open_proofs(desk: Desk, actor: Actor) -> tuple[PaymentProof, ...]:
    """Return the proofs whose money has not arrived yet, oldest first."""
    check_permitted(actor, Act.READ_COLLECTIONS)
    with desk.open_unit() as unit:
        return tuple(unit.proofs.open_proofs())


def paid_elsewhere(
    desk: Desk, actor: Actor, case_ids: Iterable[CaseId]
) -> dict[CaseId, PaidElsewhere]:
    """Return what the desk should know before it takes money, of the cases with something to say.

    Args:
        desk: Where.
        actor: Who takes money.
        case_ids: Any.
    """
    check_permitted(actor, Act.READ_COLLECTIONS)
    wanted: Group[CaseId] = set(case_ids)
    if not wanted:
        return {}
    now = desk.clock()
    with desk.open_unit() as unit:
        proofs = unit.proofs.open_proofs(wanted)
        posted = unit.collections.posted_since(wanted, now - TOLD_FOR)
        until = unit.collections.payable_until(wanted, today=now.astimezone(TAIPEI).date())
    told = {
        case_id: PaidElsewhere(
            case_id=case_id,
            proofs=tuple(proof for proof in proofs if proof.case_id == case_id),
            collections=tuple(line for line in posted if line.case_id == case_id),
            notice_until=until.get(case_id),
        )
        for case_id in wanted
    }
    return {
        case_id: found
        for case_id, found in told.items()
        if found.proofs or found.collections or found.notice_until is not None
    }


def _is_plain(text: str) -> bool:
    return text.isprintable() and len(text) <= TEXT_CHARACTERS_MAX
