from counter_app.domain.money import Twd
from counter_app.domain.paper_codes import (
    PaperKind,
    code_text,
    notice_facts,
    parse_code,
    receipt_facts,
)
from counter_app.domain.parts import Parts
from notice_papers import make_notice
from papers import make_fee_line, make_long_receipt, make_receipt, make_receipt_line


def test_the_code_of_a_notice_says_all_by_which_money_can_go_astray() -> None:
    notice = make_notice()
    facts = notice_facts(notice)

    assert notice.store_barcode is not None
    assert notice.virtual_account is not None
    assert notice.post_slip is not None
    assert facts.content.decode().split("\n") == [
        "N",
        "N11400000123",
        "法務部行政執行署宜蘭分署",
        "2025-01-31",
        "12423",
        "王小明",
        "宜執甲114年綜所稅執字第00000123號",
        "財政部北區國稅局宜蘭分局",
        "2025-02-14",
        notice.store_barcode.segment_2,
        notice.virtual_account.account,
        notice.post_slip.account,
    ]
    assert facts.signed_bytes == b"counter-app paper\n" + facts.content


def test_a_way_that_is_not_open_is_an_empty_line() -> None:
    notice = make_notice(
        store_barcode=None, virtual_account=None, post_slip=None, payable_until=None
    )

    facts = notice_facts(notice)

    assert facts.content.decode().split("\n")[8:] == ["", "", "", ""]
    assert parse_code(code_text(facts, "00" * 64)).facts == facts


def test_the_amount_of_a_notice_is_that_of_its_four_parts() -> None:
    due = Parts(costs_twd=Twd(1), interest_twd=Twd(2), late_fee_twd=Twd(3), principal_twd=Twd(4))

    assert notice_facts(make_notice(due=due)).amount_twd == 10


def test_the_code_of_a_receipt_names_no_way_to_pay() -> None:
    receipt = make_receipt(lines=(make_receipt_line(), make_fee_line()))
    facts = receipt_facts(receipt)

    assert facts.kind is PaperKind.RECEIPT
    assert (facts.number, facts.amount_twd) == ("R11401000123", receipt.total_twd)
    assert facts.subject == "宜執甲114年綜所稅執字第00066110號、閱卷影印費"
    assert facts.agency == "財政部北區國稅局宜蘭分局"
    assert facts.content.decode().split("\n")[8:] == ["", "", "", ""]


def test_of_many_cases_a_receipt_names_three_and_how_many() -> None:
    three, many = (receipt_facts(make_long_receipt(count)) for count in (3, 40))

    assert three.subject.count("號") == 3
    assert "等" not in three.subject
    assert many.subject.count("號") == 3
    assert many.subject.endswith(" 等 40 件")
    assert many.agency == "財政部北區國稅局宜蘭分局"
    assert len(code_text(many, "00" * 64)) < 600


def test_a_name_cannot_become_another_line() -> None:
    facts = notice_facts(make_notice(obligor_name="王\n小 \u3000明\r"))

    assert facts.content.decode().split("\n")[5] == "王 小 明"
    assert parse_code(code_text(facts, "00" * 64)).facts.name == "王 小 明"
