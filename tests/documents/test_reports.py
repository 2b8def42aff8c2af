"""The papers about takings, read back by outside programs: text, tables, bars."""

import io
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from odfdo import Document
from pypdf import PdfReader

from counter_app.documents.payout import payout_pdf, payout_sheet
from counter_app.documents.register import register_pdf, register_sheet
from counter_app.documents.remittance import remittance_pdf, remittance_sheet
from counter_app.documents.report_words import number_words
from counter_app.documents.tables import draw_workbook
from counter_app.documents.z_report import z_report_pdf, z_report_sheet
from counter_app.domain.closing import Anchor, SettlementState
from counter_app.domain.money import Twd
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.reversals import PayBackWay, ReversalKind, ReversalState
from counter_app.domain.sheets import Column, Table, Workbook
from counter_app.domain.takings import ANCHOR_MARK, ShiftReport, anchor_line
from counter_app.domain.tenders import Tender, TenderId, TenderKind, TenderState
from counter_app.exchange.sheets import workbook_to_ods
from counter_app.services.anchors import is_genuine
from paper_readers import poppler_text, pypdf_text, rendered, squeezed, zbar_texts, zxing_texts
from papers import LONG_NAME, RARE_NAMES
from report_papers import (
    make_anchor,
    make_pay_out,
    make_register,
    make_remittance,
    make_shift_report,
    number,
)


def tables_of(workbook: Workbook) -> dict[str, list[list[Any]]]:
    """Read the spreadsheet of a report back, sheet by sheet."""
    found = Document(io.BytesIO(workbook_to_ods(workbook))).body.tables
    return {str(each.name): [list(row) for row in each.get_values()] for each in found}


def pages_of(pdf: bytes) -> list[str]:
    return [squeezed(page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]


# --- Z and X --------------------------------------------------------------------------------


def test_the_z_report_says_everything_to_two_readers(tmp_path: Path) -> None:
    report = make_shift_report()
    assert report.count is not None

    pdf = z_report_pdf(report)

    for text in (pypdf_text(pdf), poppler_text(pdf, tmp_path)):
        for words in (
            "法務部行政執行署宜蘭分署",
            "日結Z報表",
            "114/11/20",
            "000231",
            "114/11/2008:21",
            "現金",
            "2,909,645",
            "4,928,905",
            "批號000231",
            "中午先行解繳",
            "-2,000,000",
            f"{report.expected_cash_twd:,}",
            f"{report.count.count.total_twd:,}",
            "-50",
            "找零時多給一枚五十元硬幣",
            "陳主管",
            "刷卡機1,500元結果不明（王○明）",
            "R11401000049",
            "R11401000412",
            "R11401000017",
            "補印",
            "財政部北區國稅局",
            "執行必要費用",
            "4,726,555",
            "收費人員",
            "主管",
            "出納",
            "第1頁，共2頁",
        ):
            assert words in text, words


def test_the_anchor_is_read_from_the_paper_and_its_signature_holds(tmp_path: Path) -> None:
    report = make_shift_report()
    assert report.anchor is not None
    pdf = z_report_pdf(report)
    pages = pages_of(pdf)
    line = anchor_line(report.anchor)
    assert squeezed(line) in "".join(pages)

    page = next(place for place, words in enumerate(pages) if ANCHOR_MARK in words)
    image = rendered(pdf, dpi=300, page=page)
    found = zxing_texts(image)

    assert found == [line]
    # Split at blanks, as the second reader's lines are; it reads the same.
    assert zbar_texts(image, tmp_path) == line.split()
    read = anchor_of(found[0])
    assert read == report.anchor
    assert is_genuine(read)
    assert not is_genuine(replace(read, row_hash="8" * 64))


def anchor_of(line: str) -> Anchor:
    """Read an anchor as somebody with nothing but the paper would."""
    mark, desk, seq, row_hash, z_number, day, last, public_key, signature, at = line.split(" ")
    assert mark == ANCHOR_MARK
    return Anchor(
        chain_desk_no=int(desk),
        chain_seq=int(seq),
        row_hash=row_hash,
        desk_no=int(desk),
        z_number=int(z_number),
        business_day=date.fromisoformat(day),
        at=datetime.fromisoformat(at),
        last_receipt="" if last == "-" else last,
        public_key=public_key,
        signature=signature,
    )


def test_a_faxed_anchor_is_still_read() -> None:
    report = make_shift_report()
    assert report.anchor is not None
    pdf = z_report_pdf(report)
    page = len(pages_of(pdf)) - 1

    assert zxing_texts(rendered(pdf, dpi=200, page=page)) == [anchor_line(report.anchor)]


def test_an_x_report_says_that_nothing_is_closed(tmp_path: Path) -> None:
    pdf = z_report_pdf(
        make_shift_report(
            z_number=None,
            anchor=None,
            count=None,
            settlements=(),
            next_float_twd=None,
            paid_in_twd=None,
        )
    )

    text = poppler_text(pdf, tmp_path)

    assert "未結班X報表" in text
    assert "尚未清點" in text
    assert "尚未結算" in text
    assert ANCHOR_MARK not in text
    assert "Z報表" not in text


def test_the_sheets_of_a_report_hold_the_figures_of_its_pages() -> None:
    report = make_shift_report()

    tables = tables_of(z_report_sheet(report))

    assert tables["支付工具合計"][1][:3] == ["現金", 292, 2_909_645]
    assert tables["支付工具合計"][-1][-1] == 4_928_905 == report.net_twd
    assert tables["端末機對帳"][1] == [
        "刷卡機",
        "信用卡",
        61,
        1_200_300,
        60,
        1_200_300,
        0,
        "批號 000231　連線",
    ]
    drawer = dict(zip(*tables["錢箱"], strict=True))
    assert drawer["現金收入"] == 2_909_645
    assert drawer["應有現金"] == report.expected_cash_twd
    assert drawer["差額"] == -50
    assert (
        drawer["開班備用金"] + drawer["現金收入"] + drawer["存入"] - drawer["提出及退還"]
        == drawer["應有現金"]
    )
    counted = tables["實點面額"]
    assert counted[2][-1] == report.expected_cash_twd - 50
    assert counted[1][-1] == sum(cell for cell in counted[1][1:-1] if cell)
    assert tables["解繳彙總"][-1][-1] == 4_726_555
    assert ["營業日", "114/11/20"] in tables["說明"]
    for table in z_report_sheet(report).tables:
        for row in (*table.rows, *((table.total,) if table.total else ())):
            assert len(row) == len(table.columns), table.title


def test_a_machine_that_did_not_answer_stands_as_open() -> None:
    report = make_shift_report()
    (settlement,) = report.settlements
    unknown = replace(settlement, state=SettlementState.UNKNOWN, reported=())

    def settled_words(**changes: Any) -> set[str]:  # noqa: ANN401 - of a dataclass
        rows = tables_of(z_report_sheet(make_shift_report(**changes)))["端末機對帳"][1:]
        return {row[-1] for row in rows}

    assert settled_words(settlements=(unknown,)) == {"結算結果不明"}
    assert settled_words(settlements=(replace(unknown, state=SettlementState.FAILED),)) == {
        "尚未結算"
    }
    assert settled_words(settlements=(replace(settlement, by_slip=True, approver="chen"),)) == {
        "批號 000231　依簽單，核准 陳主管"
    }
    assert settled_words(machines=(), settlements=(unknown,)) == {"結算結果不明"}


@pytest.mark.parametrize("is_demo", [True, False])
def test_only_a_paper_of_the_demo_is_watermarked(*, is_demo: bool) -> None:
    papers = (
        z_report_pdf(make_shift_report(is_demo=is_demo)),
        register_pdf(make_register(is_demo=is_demo)),
        remittance_pdf(make_remittance(is_demo=is_demo)),
        payout_pdf(make_pay_out(is_demo=is_demo)),
    )
    for pdf in papers:
        assert all(("範例" in page) is is_demo for page in pages_of(pdf))


def test_the_same_report_gives_the_same_bytes() -> None:
    report = make_shift_report()
    assert z_report_pdf(report) == z_report_pdf(report)


def test_an_empty_shift_is_a_report_too(tmp_path: Path) -> None:
    nothing: dict[str, Any] = dict.fromkeys(
        (
            "tenders",
            "machines",
            "entries",
            "hand_overs",
            "settlements",
            "differences",
            "carried",
            "ranges",
            "void_numbers",
            "remittance",
        ),
        (),
    )
    report = make_shift_report(payment_count=0, reprint_count=0, **nothing)

    text = poppler_text(z_report_pdf(report), tmp_path)

    assert "未使用收據" in text
    assert "無收入" in text
    assert "本班未使用端末機" in text


# --- register -------------------------------------------------------------------------------


def test_a_long_register_goes_on_with_its_heads(tmp_path: Path) -> None:
    report = make_register(300)
    pdf = register_pdf(report)
    pages = pages_of(pdf)

    assert len(pages) > 5
    assert all("收據號碼" in page and "支付工具" in page for page in pages[:-1])
    assert all("逐號登記（續）" in page for page in pages[1:-1])
    for place, page in enumerate(pages, start=1):
        assert f"第{place}頁，共{len(pages)}頁" in page
    whole = poppler_text(pdf, tmp_path)
    for line in report.lines:
        # Nothing is lost where a page breaks; a range names the first and the last once more.
        assert whole.count(line.number) in {1, 2}
    for words in ("使用", "作廢", "已退款", "已發還", "空白作廢", "王○明", "手寫（補登）"):
        assert words in whole


def test_a_register_of_several_days_and_desks_says_which(tmp_path: Path) -> None:
    report = make_register(5, desk_no=None, to_day=date(2025, 11, 21))

    tables = tables_of(register_sheet(report))

    assert tables["逐號登記"][0][:4] == ["收據號碼", "營業日", "時間", "櫃檯"]
    assert tables["逐號登記"][1][:6] == [
        "R11401000001",
        "114/11/20",
        "08:22",
        "01",
        "王○明",
        2351,
    ]
    assert "全部櫃檯" in poppler_text(register_pdf(report), tmp_path)


def test_a_missing_number_stands_on_the_register(tmp_path: Path) -> None:
    report = make_register(5)
    first = replace(report.ranges[0], missing=(number(2), number(3), number(4), number(9)))

    text = poppler_text(register_pdf(replace(report, ranges=(first,))), tmp_path)

    assert "R11401000002－R11401000004、R11401000009" in text


def test_runs_of_numbers_do_not_join_over_a_year() -> None:
    assert number_words((ReceiptNumber("R11401000009"), ReceiptNumber("R11501000010"))) == (
        "R11401000009、R11501000010"
    )
    assert number_words(()) == ""


# --- remittance -----------------------------------------------------------------------------


def test_a_remittance_adds_up_by_owner_account_and_way_to_pay(tmp_path: Path) -> None:
    report = make_remittance()
    assert report.net_twd == report.taken_twd

    tables = tables_of(remittance_sheet(report))

    assert tables["解繳明細"][1][:4] == [
        "財政部北區國稅局",
        "臺灣銀行宜蘭分行 022-045-12345-6",
        210,
        3_409_100,
    ]
    assert tables["解繳明細"][-1][-1] == report.net_twd
    assert tables["各帳戶應解繳"][-1][-1] == report.net_twd
    assert tables["核對"][1][-1] == 0
    text = poppler_text(remittance_pdf(report), tmp_path)
    for words in ("解繳清單", "執行必要費用", "保管金專戶000-2", "（未設定帳戶）", "4,726,555"):
        assert words in text


def test_a_remittance_that_does_not_add_up_says_by_how_much() -> None:
    report = make_remittance(given_back_twd=Twd(0))
    assert tables_of(remittance_sheet(report))["核對"][1][-1] == -202_350


def test_names_that_are_long_or_rare_stay_whole(tmp_path: Path) -> None:
    report = make_remittance()
    names = (LONG_NAME, *RARE_NAMES[:4])
    lines = tuple(
        replace(report.lines[0], owner=f"agency:{place}", name=name, account=name)
        for place, name in enumerate(names)
    )

    pdf = remittance_pdf(replace(report, lines=lines))

    for text in (pypdf_text(pdf), poppler_text(pdf, tmp_path)):
        for name in RARE_NAMES[:4]:
            assert name in text
    assert LONG_NAME[:12] in pypdf_text(pdf)


# --- voucher --------------------------------------------------------------------------------


def test_a_voucher_says_the_amount_in_words_that_a_pen_cannot_alter(tmp_path: Path) -> None:
    pdf = payout_pdf(make_pay_out())

    for text in (pypdf_text(pdf), poppler_text(pdf, tmp_path)):
        for words in (
            "領據",
            "R11401000011",
            "拍賣保證金",
            "新臺幣貳拾萬元整",
            "茲領到法務部行政執行署宜蘭分署發還保證金",
            "具領人",
            "王小明",
            "簽章",
            "陳主管（chen）",
            "未得標",
        ):
            assert words in text, words
    # The copies were paid for on the same receipt and are not given back.
    assert "閱卷影印費" not in pypdf_text(pdf)


def test_a_voucher_signs_for_what_is_paid_in_hand_alone() -> None:
    voucher = make_pay_out()
    leg = Tender(
        tender_id=TenderId("leg"),
        line_number=2,
        kind=TenderKind.CARD,
        state=TenderState.RETURNED,
        amount_twd=Twd(150_000),
        tendered_twd=Twd(150_000),
        reversal_id="reversal-1",
    )
    partly = replace(voucher, reversal=replace(voucher.reversal, tenders=(leg,)))
    wholly = replace(
        voucher,
        reversal=replace(
            voucher.reversal,
            way=None,
            tenders=(replace(leg, amount_twd=Twd(200_000), tendered_twd=Twd(200_000)),),
        ),
    )

    assert "新臺幣伍萬元整" in pypdf_text(payout_pdf(partly))
    assert tables_of(payout_sheet(partly))["金額"][1] == ["現金", 200_000, 150_000, 50_000]
    assert "原卡退回" in pypdf_text(payout_pdf(wholly))
    assert "新臺幣貳拾萬元整" in pypdf_text(payout_pdf(wholly))


def test_a_voucher_to_be_signed_leaves_room_for_the_name(tmp_path: Path) -> None:
    voucher = make_pay_out(recipient="")
    asked = replace(
        voucher.reversal,
        kind=ReversalKind.REFUND,
        state=ReversalState.APPROVED,
        line_number=0,
        amount_twd=Twd(200_030),
        business_day=None,
        way=PayBackWay.TRANSFER,
        transfer_account="004-123",
        recipient="",
    )

    text = poppler_text(payout_pdf(replace(voucher, reversal=asked)), tmp_path)

    assert "匯款004-123" in text
    assert "閱卷影印費" in text
    assert "新臺幣貳拾萬零參拾元整" in text
    assert "中華民國114年11月20日" in text


# --- layout ---------------------------------------------------------------------------------


def test_a_total_never_begins_a_page_alone() -> None:
    for count in range(30, 60):
        table = Table(
            title="表",
            columns=(Column(name="甲"), Column(name="乙", is_number=True)),
            rows=tuple((f"列{place:03d}尾", place) for place in range(count)),
            total=("總計", count),
        )
        pages = pages_of(
            draw_workbook(
                Workbook(title="題", branch_name="局", facts=(), tables=(table,)),
                which="",
                faces=None,
            )
        )
        last = next(page for page in pages if "總計" in page)
        assert "列" in last
        assert "甲乙" in last


def test_a_report_says_who_by_name_and_account() -> None:
    named = make_shift_report()
    unnamed = make_shift_report(names={})

    assert "王志明（wang）" in pypdf_text(z_report_pdf(named))
    assert "王志明" not in pypdf_text(z_report_pdf(unnamed))
    assert "wang" in pypdf_text(z_report_pdf(unnamed))


def test_a_desk_without_receipts_has_an_anchor_line_of_ten_parts() -> None:
    anchor = replace(make_anchor(), last_receipt="")
    assert len(anchor_line(anchor).split(" ")) == 10
    report: ShiftReport = make_shift_report(anchor=anchor)
    assert "末張收據" in pypdf_text(z_report_pdf(report))
