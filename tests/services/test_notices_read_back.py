"""A scanned paper opens its case with what is owed today, and says what has become of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from counter_app.domain.cases import CaseId
from counter_app.domain.drafts import Draft
from counter_app.domain.money import Twd
from counter_app.domain.notice_terms import (
    BankTerms,
    BarcodeScheme,
    CollectionContract,
    SegmentTwoRule,
)
from counter_app.domain.notices import (
    MiddleSegmentWanted,
    Notice,
    NoticeForm,
    NoticeNotCurrent,
    NoticeStanding,
    UnknownNotice,
)
from counter_app.domain.paper_codes import (
    NotAPaperCode,
    PaperFacts,
    PaperForged,
    code_text,
    notice_facts,
    receipt_facts,
)
from counter_app.domain.receipts import Receipt
from counter_app.domain.scans import StoreSegmentScan
from counter_app.domain.segments import SegmentsSeen
from counter_app.domain.staff import NotPermitted, Role
from counter_app.domain.store_barcodes import WrongCheckCharacters
from counter_app.domain.tenders import CashLaidDown
from counter_app.domain.virtual_accounts import WrongAccountCheck
from counter_app.services.desk import Desk
from counter_app.services.notices import (
    draw_notices,
    issue_notice,
    issue_plan,
    notices_and_standings,
    preview_notice,
    print_one_notice,
    read_back,
    save_notice_paper,
)
from counter_app.services.paper_codes import code_signer
from counter_app.services.payments import settle_at_hand
from counter_app.vault.signing import make_key_pair, sign
from factories import (
    NOON,
    StoppedClock,
    make_actor,
    make_case_row,
    make_desk,
    make_draft,
    make_fee,
    open_shift,
)
from notice_desk import put_terms
from paper_readers import poppler_text, pypdf_text
from stores import Place

CLERK = make_actor()
VOLUNTEER = make_actor(Role.VOLUNTEER)
TAX_CONTRACT = CollectionContract(
    scheme=BarcodeScheme.TAX,
    service_code="6AE",
    segment_2=SegmentTwoRule.TAX,
    number_prefix="E1000",
    segment_3_constant="355",
    amount_width=10,
)


@pytest.fixture
def engine(new_sqlite_place: Place) -> Iterator[Engine]:
    """The store's own tests run on both databases; what is asked here is the same on either."""
    opened = new_sqlite_place.open()
    yield opened
    opened.dispose()


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def desk(engine: Engine, clock: StoppedClock) -> Desk:
    found = make_desk(engine, clock=clock)
    put_terms(found)
    open_shift(found)
    return found


@pytest.fixture
def case_id(engine: Engine) -> CaseId:
    return make_case_row(engine)


@pytest.fixture
def notice(desk: Desk, case_id: CaseId) -> Notice:
    return issue_notice(desk, CLERK, case_id)


def pay(desk: Desk, case_id: CaseId, amount_twd: int, key: str = "payment-1") -> Receipt:
    draft = make_draft(case_id, payment_id=key)
    draft = replace(draft, cases=(replace(draft.cases[0], pay_twd=Twd(amount_twd)),))
    return settle(desk, draft, amount_twd)


def settle(desk: Desk, draft: Draft, amount_twd: int) -> Receipt:
    done = settle_at_hand(
        desk,
        CLERK,
        draft,
        (CashLaidDown(tendered_twd=Twd(amount_twd)),),
        agreed_twd=Twd(amount_twd),
    )
    assert done.receipt is not None
    return done.receipt


def segments_of(notice: Notice) -> tuple[str, str, str]:
    assert notice.store_barcode is not None
    return notice.store_barcode.segments


def account_of(notice: Notice) -> str:
    assert notice.virtual_account is not None
    return notice.virtual_account.account


def seen(*texts: tuple[int, str]) -> SegmentsSeen:
    found = SegmentsSeen()
    for at_s, (segment, text) in enumerate(texts):
        scan = StoreSegmentScan(segment=segment, text=text)  # type: ignore[arg-type]
        found = found.with_scan(scan, at_s=at_s)
    return found


def signed(desk: Desk, facts: PaperFacts) -> str:
    with desk.open_unit() as unit:
        return code_signer(unit, desk)(facts)


def other_digit(text: str, place: int) -> str:
    place %= len(text)
    return text[:place] + str((int(text[place]) + 1) % 10) + text[place + 1 :]


# --- what names a notice ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text_of",
    [
        lambda notice: notice.number,
        lambda notice: f" {notice.number.lower()}\n",
        lambda notice: segments_of(notice)[1],
        account_of,
    ],
    ids=["number", "as a scanner types", "middle segment", "account"],
)
def test_a_paper_opens_its_case(
    desk: Desk, notice: Notice, text_of: Callable[[Notice], str]
) -> None:
    found = read_back(desk, CLERK, text_of(notice))

    assert (found.case_id, found.notice) == (notice.case_id, notice)
    assert found.standing is NoticeStanding.CURRENT
    assert found.due is not None
    assert found.due.parts == notice.due
    assert (found.replaced_by, found.checked) == ("", False)


@pytest.mark.parametrize(
    ("profile", "prefix"),
    [("004", "700602"), ("812", "95678"), ("808-single", "1234"), ("808-double", "12345")],
)
def test_the_account_of_every_bank_is_read_back(
    desk: Desk, engine: Engine, profile: str, prefix: str
) -> None:
    put_terms(desk, bank=BankTerms(profile=profile, prefix=prefix))
    notice = issue_notice(desk, CLERK, make_case_row(engine))
    account = account_of(notice)

    assert segments_of(notice)[1] == account.rjust(16, "0")
    for text in (account, account.rjust(16, "0")):
        assert read_back(desk, CLERK, text).notice == notice
        with pytest.raises(WrongAccountCheck):
            read_back(desk, CLERK, other_digit(text, -1))


def test_the_slip_of_the_post_office_is_read_back(desk: Desk, engine: Engine) -> None:
    with_bank = issue_notice(desk, CLERK, make_case_row(engine, kind="汽燃費"))
    put_terms(desk, bank=None)
    without = issue_notice(
        desk,
        CLERK,
        make_case_row(engine, kind="汽燃費", case_number="宜執和114年綜所稅執字第00000001號"),
    )

    for notice in (with_bank, without):
        assert notice.post_slip is not None
        assert read_back(desk, CLERK, notice.post_slip.number).notice == notice


def test_an_account_with_a_wrong_check_digit_is_named_as_such(desk: Desk, notice: Notice) -> None:
    with pytest.raises(WrongAccountCheck) as caught:
        read_back(desk, CLERK, other_digit(account_of(notice), -1))
    with pytest.raises(UnknownNotice):
        read_back(desk, CLERK, "9" + account_of(notice)[1:])

    assert caught.value.account == other_digit(account_of(notice), -1)


@pytest.mark.parametrize(
    "text",
    ["N11400000002", "R11401000123", "7006020000000999", "王小明", "宜執和114年健保執字第1號"],
)
def test_what_names_no_paper_of_ours_is_said_so(desk: Desk, notice: Notice, text: str) -> None:
    assert notice.number == "N11400000001"
    with pytest.raises(UnknownNotice):
        read_back(desk, CLERK, text)


def test_a_receipt_opens_the_case_that_it_is_of(desk: Desk, case_id: CaseId) -> None:
    receipt = pay(desk, case_id, 100)
    fee = settle(desk, make_draft(fees=(make_fee(),), payment_id="payment-2"), 6)

    found = read_back(desk, CLERK, receipt.number)

    assert (found.case_id, found.receipt_number) == (case_id, receipt.number)
    assert (found.notice, found.standing, found.due) == (None, None, None)
    assert read_back(desk, CLERK, fee.number).case_id is None


# --- segments -----------------------------------------------------------------------------------


@pytest.mark.parametrize("segment", [1, 3])
def test_an_outer_segment_alone_asks_for_the_middle_one(
    desk: Desk, notice: Notice, segment: int
) -> None:
    text = segments_of(notice)[segment - 1]

    with pytest.raises(MiddleSegmentWanted) as caught:
        read_back(desk, CLERK, text, seen=seen((segment, text)))

    assert caught.value.segment == segment
    with pytest.raises(MiddleSegmentWanted):
        read_back(desk, CLERK, text)


def test_all_three_are_checked_against_each_other_and_the_notice(
    desk: Desk, notice: Notice
) -> None:
    one, two, three = segments_of(notice)
    found = read_back(desk, CLERK, three, seen=seen((1, one), (2, two), (3, three)))
    misread = other_digit(three, -1)

    assert (found.notice, found.checked) == (notice, True)
    assert read_back(desk, CLERK, two, seen=seen((1, one), (2, two))).checked is False
    with pytest.raises(WrongCheckCharacters):
        read_back(desk, CLERK, misread, seen=seen((1, one), (2, two), (3, misread)))
    with pytest.raises(WrongCheckCharacters):
        read_back(desk, CLERK, misread, seen=seen((2, two), (3, misread)))


def test_segments_of_two_papers_do_not_belong_together(desk: Desk, case_id: CaseId) -> None:
    older, newer = (issue_notice(desk, CLERK, case_id) for _ in range(2))
    mixed = seen((1, segments_of(older)[0]), (2, segments_of(newer)[1]), (3, segments_of(older)[2]))

    with pytest.raises(WrongCheckCharacters):
        read_back(desk, CLERK, segments_of(older)[2], seen=mixed)


def test_a_middle_segment_that_was_misread_is_named_as_such(desk: Desk, notice: Notice) -> None:
    one, two, three = segments_of(notice)
    misread = "9" + two[1:]

    with pytest.raises(WrongCheckCharacters):
        read_back(desk, CLERK, three, seen=seen((1, one), (2, misread), (3, three)))


def test_the_tax_segment_of_two_debts_is_told_apart(desk: Desk, engine: Engine) -> None:
    put_terms(desk, contract=TAX_CONTRACT)
    company = {"kind": "營業稅", "obligor_number": "12345675"}
    small, large = (
        issue_notice(
            desk,
            CLERK,
            make_case_row(
                engine,
                case_number=f"宜執和114年綜所稅執字第0000000{principal}號",
                principal_twd=principal * 1000,
                **company,
            ),
        )
        for principal in (1, 2)
    )
    one, two, three = segments_of(small)
    assert segments_of(large)[1] == two

    assert read_back(desk, CLERK, two).notice == large
    found = read_back(desk, CLERK, three, seen=seen((1, one), (2, two), (3, three)))
    assert (found.notice, found.checked) == (small, True)


# --- what has become of it ----------------------------------------------------------------------


def test_a_newer_notice_supersedes(desk: Desk, notice: Notice, case_id: CaseId) -> None:
    newer = issue_notice(desk, CLERK, case_id)

    found = read_back(desk, CLERK, notice.number)

    assert (found.standing, found.replaced_by) == (NoticeStanding.SUPERSEDED, newer.number)
    assert read_back(desk, CLERK, newer.number).standing is NoticeStanding.CURRENT
    assert [standing for _, standing in notices_and_standings(desk, CLERK, case_id)] == [
        NoticeStanding.CURRENT,
        NoticeStanding.SUPERSEDED,
    ]
    assert notices_and_standings(desk, CLERK, CaseId(99_999)) == ()


def test_a_notice_expires_the_day_after_its_last(
    desk: Desk, clock: StoppedClock, notice: Notice
) -> None:
    assert notice.payable_until == date(2025, 12, 4)
    clock.now = NOON + timedelta(days=14)
    on_the_last_day = read_back(desk, CLERK, notice.number)
    clock.now = NOON + timedelta(days=15)

    assert on_the_last_day.standing is NoticeStanding.CURRENT
    assert read_back(desk, CLERK, notice.number).standing is NoticeStanding.EXPIRED


def test_what_has_accrued_since_is_recomputed(
    desk: Desk, engine: Engine, clock: StoppedClock
) -> None:
    case_id = make_case_row(
        engine,
        kind="綜所稅",
        principal_twd=10_000,
        late_fee_twd=0,
        costs_twd=0,
        due_on=date(2025, 10, 31),
        computed_on=date(2025, 10, 31),
    )
    notice = issue_notice(desk, CLERK, case_id)
    clock.now = NOON + timedelta(days=3)

    found = read_back(desk, CLERK, notice.number)

    assert found.standing is NoticeStanding.RECOMPUTED
    assert found.due is not None
    assert (notice.amount_twd, found.due.parts.total_twd) == (10_600, 10_700)


def test_a_part_payment_moves_the_amount_and_the_whole_settles_it(
    desk: Desk, notice: Notice
) -> None:
    pay(desk, notice.case_id, 350)
    after_a_part = read_back(desk, CLERK, notice.number)
    pay(desk, notice.case_id, 2000, "payment-2")
    after_all = read_back(desk, CLERK, account_of(notice))

    assert after_a_part.standing is NoticeStanding.RECOMPUTED
    assert after_a_part.due is not None
    assert after_a_part.due.parts.total_twd == 2000
    assert after_all.standing is NoticeStanding.SETTLED


def test_instalments_are_paid_one_after_the_other(desk: Desk, case_id: CaseId) -> None:
    plan = issue_plan(desk, CLERK, case_id, count=3, first_due_on=date(2025, 12, 1))

    def standings() -> list[NoticeStanding | None]:
        return [read_back(desk, CLERK, notice.number).standing for notice in plan]

    current, settled = NoticeStanding.CURRENT, NoticeStanding.SETTLED
    assert standings() == [current, current, current]
    pay(desk, case_id, 784)
    assert standings() == [settled, current, current]
    pay(desk, case_id, 100, "payment-2")
    assert standings() == [settled, NoticeStanding.RECOMPUTED, current]
    later = issue_notice(desk, CLERK, case_id)
    assert standings() == [settled, NoticeStanding.SUPERSEDED, NoticeStanding.SUPERSEDED]
    assert later.amount_twd == 1466


# --- signed codes -------------------------------------------------------------------------------


def test_a_genuine_code_opens_its_case(desk: Desk, notice: Notice) -> None:
    found = read_back(desk, CLERK, signed(desk, notice_facts(notice)))

    assert (found.notice, found.checked) == (notice, True)
    assert found.standing is NoticeStanding.CURRENT


def test_the_code_of_a_receipt_opens_its_case(desk: Desk, case_id: CaseId) -> None:
    receipt = pay(desk, case_id, 100)

    found = read_back(desk, CLERK, signed(desk, receipt_facts(receipt)))

    assert (found.case_id, found.receipt_number, found.checked) == (
        case_id,
        receipt.number,
        True,
    )
    with pytest.raises(PaperForged):
        read_back(
            desk,
            CLERK,
            signed(desk, replace(receipt_facts(receipt), amount_twd=Twd(101))),
        )


def test_a_signed_receipt_that_is_not_in_the_store_is_unknown(desk: Desk, case_id: CaseId) -> None:
    facts = receipt_facts(pay(desk, case_id, 100))

    with pytest.raises(UnknownNotice):
        read_back(desk, CLERK, signed(desk, replace(facts, number="R11401000999")))


def test_a_code_that_the_branch_did_not_sign_is_forged(desk: Desk, notice: Notice) -> None:
    facts = notice_facts(notice)
    signed(desk, facts)
    stranger, _ = make_key_pair()

    with pytest.raises(PaperForged) as caught:
        read_back(desk, CLERK, code_text(facts, sign(stranger, facts.signed_bytes)))
    with pytest.raises(NotAPaperCode):
        read_back(desk, CLERK, signed(desk, facts)[:-20])

    assert caught.value.number == notice.number
    assert caught.value.other_branch == ""
    theirs = replace(facts, branch="法務部行政執行署臺北分署")
    with pytest.raises(PaperForged) as caught:
        read_back(desk, CLERK, code_text(theirs, sign(stranger, theirs.signed_bytes)))
    assert caught.value.other_branch == "法務部行政執行署臺北分署"


def test_a_signed_code_that_says_something_else_than_our_notice_is_forged(
    desk: Desk, notice: Notice
) -> None:
    other = replace(notice_facts(notice), amount_twd=Twd(1))

    with pytest.raises(PaperForged):
        read_back(desk, CLERK, signed(desk, other))
    with pytest.raises(UnknownNotice):
        read_back(desk, CLERK, signed(desk, replace(other, number="N11400000999")))


# --- paper and volunteers -----------------------------------------------------------------------


def test_a_paper_is_drawn_as_it_was_issued_and_written_down(
    desk: Desk, notice: Notice, tmp_path: Path
) -> None:
    changed = replace(notice, obligor_name="別人")
    path = save_notice_paper(desk, CLERK, [changed], NoticeForm(), folder=tmp_path)
    page = path.read_bytes()

    assert path.name == "N11400000001.pdf"
    assert page == draw_notices(desk, [notice], NoticeForm())
    for words in (pypdf_text(page), poppler_text(page, tmp_path)):
        assert notice.obligor_name in words
    with desk.open_unit() as unit:
        (entry,) = unit.journal.entries(act="print_notice")
    assert entry.subject == notice.number
    assert entry.details["file"] == path.name
    assert notice.obligor_name not in str(entry.details)


def test_a_plan_is_one_file_with_every_instalment(
    desk: Desk, case_id: CaseId, tmp_path: Path
) -> None:
    plan = issue_plan(desk, CLERK, case_id, count=3, first_due_on=date(2025, 12, 1))
    path = save_notice_paper(desk, CLERK, plan, NoticeForm(), folder=tmp_path)

    words = pypdf_text(path.read_bytes())
    assert path.name == f"{plan[0].number}.pdf"
    assert all(notice.number in words for notice in plan)


def test_a_preview_is_no_paper(desk: Desk, case_id: CaseId, tmp_path: Path) -> None:
    preview = preview_notice(desk, CLERK, case_id)

    assert draw_notices(desk, [preview], NoticeForm()).startswith(b"%PDF")
    with pytest.raises(UnknownNotice):
        save_notice_paper(desk, CLERK, [preview], NoticeForm(), folder=tmp_path)
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_volunteer_prints_the_notice_in_hand(desk: Desk, notice: Notice, tmp_path: Path) -> None:
    for text in (
        notice.number,
        segments_of(notice)[1],
        account_of(notice),
        signed(desk, notice_facts(notice)),
    ):
        assert print_one_notice(desk, VOLUNTEER, text) == notice
    assert save_notice_paper(desk, VOLUNTEER, [notice], NoticeForm(), folder=tmp_path).is_file()

    with desk.open_unit() as unit:
        found = unit.journal.entries(act="print_notice", subject=notice.number)
    assert [entry.actor for entry in found] == ["volunteer"] * 5


def test_a_volunteer_gets_nothing_but_a_notice(
    desk: Desk, notice: Notice, case_id: CaseId, tmp_path: Path
) -> None:
    receipt = pay(desk, case_id, 100)

    for text in (receipt.number, "王小明", "A123456789", notice.case_number, "N11400000002"):
        with pytest.raises(UnknownNotice):
            print_one_notice(desk, VOLUNTEER, text)
    for asked in (read_back, print_one_notice):
        with pytest.raises((NotPermitted, NoticeNotCurrent)):
            asked(desk, VOLUNTEER, notice.number)
    with pytest.raises(NoticeNotCurrent) as caught:
        save_notice_paper(desk, VOLUNTEER, [notice], NoticeForm(), folder=tmp_path)
    assert caught.value.standing is NoticeStanding.RECOMPUTED
    # A clerk may: the paper is of what was asked for then.
    assert save_notice_paper(desk, CLERK, [notice], NoticeForm(), folder=tmp_path).is_file()


def test_what_is_no_longer_right_is_not_given_out(
    desk: Desk, notice: Notice, case_id: CaseId
) -> None:
    newer = issue_notice(desk, CLERK, case_id)

    with pytest.raises(NoticeNotCurrent) as caught:
        print_one_notice(desk, VOLUNTEER, notice.number)

    assert (caught.value.standing, caught.value.replaced_by) == (
        NoticeStanding.SUPERSEDED,
        newer.number,
    )
    with desk.open_unit() as unit:
        assert unit.journal.entries(act="print_notice") == []
