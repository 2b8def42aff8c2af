"""What tests of notices begin with: a branch with a contract, a bank and a giro account."""

from datetime import date

from counter_app.domain.notice_terms import (
    BankTerms,
    CollectionContract,
    DatedTerms,
    PaperTerms,
    PostTerms,
    TermsContent,
)
from counter_app.services.desk import Desk

SINCE = date(2020, 1, 1)
BANK = BankTerms(profile="004", prefix="700602")
CONTRACT = CollectionContract(service_code="6II")
PAPER = PaperTerms(website="https://example.org/", branch_phone="03-9000000", valid_days=14)


def put_terms(desk: Desk, **changes: TermsContent | None) -> None:
    """Put the terms of a branch in force: ``contract``, ``bank``, ``post``, ``paper``."""
    parts: dict[str, TermsContent | None] = {
        "contract/*": changes.get("contract", CONTRACT),
        "bank": changes.get("bank", BANK),
        "post": changes.get("post", PostTerms(account="12345678")),
        "paper": changes.get("paper", PAPER),
    }
    with desk.open_unit() as unit:
        for part, content in parts.items():
            unit.notice_terms.put(DatedTerms(part=part, valid_from=SINCE, content=content))
        unit.commit()
