"""Card brands, as machines tell them apart at their settlement.

Our books know the brand of every sale.  A terminal tells e-tickets by issuer, but all bank
cards and wallets only together.  To compare the two, both sides go through `group_totals`;
then `BrandTotal.transaction_count` and `BrandTotal.net_twd` must agree group by group.
"""

from collections.abc import Iterable
from typing import Final

from counter_app.domain.money import Twd
from counter_app.domain.outcomes import BrandTotal

CREDIT_GROUP: Final = "信用卡"
"""Bank cards of every brand, and wallets."""

ETICKET_BRANDS: Final = ("EasyCard", "iPASS", "icash", "HappyCash")


def brand_group(brand: str) -> str:
    """Return the group that a settlement tells a brand in.

    >>> brand_group("VISA"), brand_group(""), brand_group("EasyCard")
    ('信用卡', '信用卡', 'EasyCard')
    """
    return brand if brand in ETICKET_BRANDS else CREDIT_GROUP


def group_totals(totals: Iterable[BrandTotal]) -> tuple[BrandTotal, ...]:
    """Return totals added up by group, bank cards first; groups without anything are left out."""
    added: dict[str, BrandTotal] = {}
    for total in totals:
        group = brand_group(total.brand)
        before = added.get(group, BrandTotal(brand=group, count=0, amount_twd=Twd(0)))
        added[group] = BrandTotal(
            brand=group,
            count=before.count + total.count,
            amount_twd=Twd(before.amount_twd + total.amount_twd),
            refund_count=before.refund_count + total.refund_count,
            refund_twd=Twd(before.refund_twd + total.refund_twd),
        )
    order = (CREDIT_GROUP, *ETICKET_BRANDS)
    return tuple(
        added[group]
        for group in order
        if group in added and (added[group].transaction_count or added[group].net_twd)
    )
