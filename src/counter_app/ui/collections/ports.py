"""What the pages need of the services: callables that hold desk and person already."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from counter_app.domain.cases import CaseId
from counter_app.domain.collections import (
    Collection,
    CollectionId,
    ImportedCollections,
    PaymentProof,
    ProofId,
)
from counter_app.domain.kinds import Channel
from counter_app.domain.money import Twd
from counter_app.services.collection_look import FileProfile, LookedFile
from counter_app.store.case_search import CaseHit
from counter_app.ui.background import Background

TellLines = Callable[[int, int], bool]
"""Told after each chunk: lines done and lines in all; says whether to go on."""


class EnterProof(Protocol):
    """`services.payment_proofs.enter_proof`."""

    def __call__(
        self,
        *,
        case_id: CaseId,
        channel: Channel,
        amount_twd: Twd,
        paid_on: date,
        reference: str,
        note: str,
    ) -> PaymentProof:
        """Write a proof down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionsPorts:
    """What the pages need.

    Attributes:
        profiles: Every file profile, the one used last first.
        look: What a file is, by a profile; nothing is posted.
        import_collections: Posts a file, by a profile.
        findings: What a person has to look at; the flag leaves out what somebody handled.
        handle_finding: A line is handled: how.
        open_proofs: Proofs whose money has not arrived.
        find: Cases that a text, or a paper that was scanned, may mean.
        store: Where the store is asked.
        importing: A worker of its own: a large file takes a while.
    """

    profiles: Callable[[], tuple[FileProfile, ...]]
    look: Callable[[Path, str], LookedFile]
    import_collections: Callable[[Path, str, TellLines], ImportedCollections]
    findings: Callable[[bool], tuple[Collection, ...]]
    handle_finding: Callable[[CollectionId, str], None]
    open_proofs: Callable[[], tuple[PaymentProof, ...]]
    enter_proof: EnterProof
    withdraw_proof: Callable[[ProofId], None]
    find: Callable[[str], tuple[CaseHit, ...]]
    store: Background
    importing: Background
