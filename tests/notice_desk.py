"""What tests of notices begin with: a branch with a contract, a bank and a giro account.

The numbers are the examples that were published.
"""

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

SINCE = date(2000, 1, 1)
BANK = BankTerms(profile="004", prefix="700602")
CONTRACT = CollectionContract(service_code="6II")
POST = PostTerms(account="19834251")
PAPER = PaperTerms(
    website="https://example.org/",
    branch_address="宜蘭縣宜蘭市中山路二段 1 號",
    branch_phone="03-9000000",
    service_hours="08:30–12:00、13:30–17:30",
    hardship_contact="全功能服務櫃檯",
)


def put_terms(desk: Desk, **changes: TermsContent | None) -> None:
    """Put the terms of a branch in force: ``contract``, ``bank``, ``post``, ``paper``."""
    parts: dict[str, TermsContent | None] = {
        "contract/*": changes.get("contract", CONTRACT),
        "bank": changes.get("bank", BANK),
        "post": changes.get("post", POST),
        "paper": changes.get("paper", PAPER),
    }
    with desk.open_unit() as unit:
        for part, content in parts.items():
            unit.notice_terms.put(DatedTerms(part=part, valid_from=SINCE, content=content))
        unit.commit()
