from counter_app.domain.brands import CREDIT_GROUP, ETICKET_BRANDS, brand_group, group_totals
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import BrandTotal


def total(brand: str, count: int, amount: int, refunds: int = 0, refunded: int = 0) -> BrandTotal:
    return BrandTotal(
        brand=brand,
        count=count,
        amount_twd=Twd(amount),
        refund_count=refunds,
        refund_twd=Twd(refunded),
    )


def test_bank_cards_are_told_together_and_etickets_by_issuer() -> None:
    cards = ("VISA", "Mastercard", "JCB", "UnionPay", "SmartPay", "U Card", "99", "")

    assert {brand_group(brand) for brand in cards} == {CREDIT_GROUP}
    assert [brand_group(brand) for brand in ETICKET_BRANDS] == list(ETICKET_BRANDS)
    assert brand_group(CREDIT_GROUP) == CREDIT_GROUP


def test_totals_are_added_up_by_group_and_nothing_is_left_out() -> None:
    by_brand = (
        total("JCB", 1, 300, refunds=1, refunded=100),
        total("EasyCard", 2, 200),
        total("VISA", 2, 700),
        total("icash", 0, 0),
    )

    grouped = group_totals(by_brand)

    assert grouped == (total(CREDIT_GROUP, 3, 1000, 1, 100), total("EasyCard", 2, 200))
    assert (grouped[0].transaction_count, grouped[0].net_twd) == (4, 900)
    assert group_totals(grouped) == grouped


def test_a_refund_that_cancels_out_a_sale_is_still_told() -> None:
    assert group_totals([total("VISA", 1, 500, refunds=1, refunded=500)]) != ()
