"""Sign what a notice or a receipt says, and tell a genuine paper from a forged one."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from counter_app.domain.paper_codes import PaperFacts, PaperForged, code_text, parse_code
from counter_app.domain.printing import PaperUnwritten
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.exchange.verifier_page import verifier_page, write_page
from counter_app.services.anchors import signing_key
from counter_app.services.desk import Desk
from counter_app.store.unit_of_work import UnitOfWork
from counter_app.vault.signing import is_signed, sign

_BRANCH: Final = re.compile(r"法務部行政執行署[\u4e00-\u9fff]{2}分署")
"""What a forger writes in place of a name must not be read out as advice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPaper:
    """A code that the branch has signed.

    Attributes:
        facts: What a paper with this code must say, to the letter.
        public_key: Of the pair that signed it.
        made_at: When that pair was made; None where only the public key is known.
    """

    facts: PaperFacts
    public_key: str
    made_at: datetime | None = None


def code_signer(unit: UnitOfWork, desk: Desk) -> Callable[[PaperFacts], str]:
    """Return what turns the facts of a paper into the text of its code.

    Ed25519 gives the same signature for the same facts, so a code is not stored but made
    whenever its paper is drawn.

    Args:
        unit: One in which nothing was written yet: a store of an older program may have no key
            pair, and the one that is made here is committed at once, before it signs anything.
        desk: Where.

    Returns:
        A function that may outlive the unit.  It gives no code for a paper without a number,
        which is a preview, nor where a store without a key pair can only be read.
    """
    key = unit.anchors.signing_key()
    if key is None and not desk.is_read_only:
        key = signing_key(unit, desk)
        unit.commit()
    private_key = "" if key is None else key.private_key

    def code(facts: PaperFacts) -> str:
        if not (private_key and facts.number):
            return ""
        return code_text(facts, sign(private_key, facts.signed_bytes))

    return code


def branch_keys(desk: Desk) -> tuple[str, ...]:
    """Return every public key that the branch ever signed with, the newest first.

    An older store may have none: then the branch has signed nothing yet.
    """
    with desk.open_unit() as unit:
        return tuple(unit.anchors.keys_made_at())


def check_paper(desk: Desk, actor: Actor, text: str) -> CheckedPaper:
    """Tell whether a code is the branch's, by every key that it ever signed with.

    Raises:
        NotPermitted: The role does not check papers.
        NotAPaperCode: The text is no code, or not whole.
        PaperForged: The branch did not sign what it says.
    """
    check_permitted(actor, Act.CHECK_PAPER)
    with desk.open_unit() as unit:
        made_at = unit.anchors.keys_made_at()
    checked = check_text(text, made_at, branch=desk.branch_name)
    return replace(checked, made_at=made_at[checked.public_key])


def check_text(text: str, public_keys: Iterable[str], *, branch: str = "") -> CheckedPaper:
    """Do as `check_paper` for whoever has only the public keys, and no home.

    Args:
        text: As it was scanned or typed.
        public_keys: 64 hexadecimal digits each.
        branch: Whose they are, so that a paper of another one is told from a forged one.

    Raises:
        NotAPaperCode, PaperForged: As `check_paper`.
    """
    code = parse_code(text)
    for public_key in public_keys:
        if is_signed(public_key, code.signature, code.facts.signed_bytes):
            return CheckedPaper(facts=code.facts, public_key=public_key)
    named = code.facts.branch
    is_other = branch and named != branch and _BRANCH.fullmatch(named)
    other_branch = named if is_other else ""
    raise PaperForged(number=code.facts.number, other_branch=other_branch)


def export_verifier(desk: Desk, out: Path) -> Path:
    """Write the page with which anybody can check a paper, without network and without us.

    It holds the name of the branch and its public keys, and nothing that must not be known.

    Args:
        desk: Where.
        out: The page; one that is there is replaced.

    Raises:
        PaperUnwritten: It cannot be written; what was there is as it was.
        StoreUnreachable, StoreBusy: The store cannot be read.
    """
    with desk.open_unit() as unit:
        keys = tuple(unit.anchors.keys_made_at())
        if not keys:
            keys = (signing_key(unit, desk).public_key,)
            unit.commit()
    page = verifier_page(
        branch_name=desk.branch_name,
        public_keys=keys,
        made_on=desk.today(),
        is_demo=desk.is_demo,
    )
    try:
        write_page(out, page)
    except OSError as error:
        raise PaperUnwritten(path=str(out), detail=error.strerror or "") from error
    return out
