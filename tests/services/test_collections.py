from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from busy_store import drop_guards
from collection_lines import (
    BOT,
    STORE,
    SUPERVISOR,
    TODAY,
    Office,
    account,
    bot_text,
    days_ago,
    outcomes,
    segment_2,
    store_line,
    write_lines,
)
from counter_app.domain.approvals import ReasonMissing
from counter_app.domain.collections import (
    CollectionFileRefused,
    CollectionOutcome,
    FileFault,
    FindingHandled,
    ProfileRefused,
)
from counter_app.domain.deliveries import Conflict, conflict_of
from counter_app.domain.fees import RateNotKnown
from counter_app.domain.money import Twd
from counter_app.domain.notices import Notice
from counter_app.domain.outcomes import Declined, DeclineReason
from counter_app.domain.payments import AmountChanged, PaymentId
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.reversals import PayBackWay
from counter_app.domain.staff import NotPermitted, Role
from counter_app.domain.tenders import CashLaidDown, TenderId, TenderKind
from counter_app.exchange.collection_profiles import find_profile, profile_names
from counter_app.services import collections as service
from counter_app.services.collections import (
    findings,
    handle_finding,
    import_collections,
)
from counter_app.services.desk import Desk
from counter_app.services.notices import issue_notice
from counter_app.services.payments import (
    begin_machine_tender,
    conclude,
    settle_at_hand,
)
from counter_app.services.reversals import begin_void, pay_back
from counter_app.store.schema import notices
from counter_app.store.verify import BookReader
from factories import StoppedClock, make_actor, make_desk, make_draft, open_shift
from stores import Place

POSTED, OVERPAID, UNKNOWN, WRONG, NOT_FINAL = CollectionOutcome


@pytest.fixture
def office(new_sqlite_place: Place, tmp_path: Path) -> Iterator[Office]:
    engine = new_sqlite_place.open()
    yield Office.opened(engine, make_desk(engine), tmp_path)
    engine.dispose()


@pytest.fixture
def both(engine: Engine, desk: Desk, tmp_path: Path) -> Office:
    """An office on each database, for what the statements themselves decide."""
    return Office.opened(engine, desk, tmp_path)


def test_what_a_store_took_settles_its_case(both: Office) -> None:
    notice = both.notice()

    done = both.take_in(store_line(segment_2(notice), notice.amount_twd))

    assert outcomes(done) == {POSTED: 1}
    assert done.posted_twd == 2350
    assert (done.line_count, done.known_count, done.is_complete) == (1, 0, True)
    case = both.case(notice)
    assert not case.is_open
    assert (case.version, case.last_paid_on) == (2, TODAY)
    (row,) = both.rows()
    assert (row.notice_number, row.case_id) == (notice.number, notice.case_id)
    assert (row.costs_twd, row.late_fee_twd, row.principal_twd) == (50, 300, 2000)
    assert (row.paid_on, row.posted_by, row.overpaid_twd) == (TODAY, "supervisor", 0)


def test_the_same_file_twice_changes_nothing(both: Office) -> None:
    notices = [both.notice() for _ in range(3)]
    lines = [store_line(segment_2(each), each.amount_twd) for each in notices]
    both.take_in(*lines)
    before = both.rows()

    again = both.take_in(*lines)

    assert (again.known_count, outcomes(again), again.posted_twd) == (3, {}, 0)
    assert both.rows() == before


def test_files_that_overlap_post_each_line_once(office: Office) -> None:
    one, other = office.notice(), office.notice()
    first = store_line(segment_2(one), 2350)
    office.take_in(first)

    done = office.take_in(store_line(segment_2(other), 2350), first)

    assert (done.known_count, outcomes(done)) == (1, {POSTED: 1})
    assert office.owed_twd() == 0


def test_a_line_that_stands_twice_in_a_file_is_two_payments(office: Office) -> None:
    notice = office.notice()
    line = store_line(segment_2(notice), 2350)

    done = office.take_in(line, line)
    again = office.take_in(line, line, line)

    assert outcomes(done) == {POSTED: 1, OVERPAID: 1}
    assert done.overpaid_twd == 2350
    assert (again.known_count, outcomes(again)) == (2, {OVERPAID: 1})


def test_an_account_is_matched_as_a_barcode_is(both: Office) -> None:
    notice = both.notice()
    path = both.folder / "list.csv"
    path.write_bytes(bot_text([(account(notice), 2350, "入帳")]).encode("cp950"))

    done = import_collections(both.desk, SUPERVISOR, path, profile=BOT)

    assert outcomes(done) == {POSTED: 1}
    (row,) = both.rows()
    assert (row.channel, row.status, row.number_read) == (
        "bank_transfer",
        "入帳",
        account(notice),
    )


def test_what_is_not_final_is_kept_and_posts_nothing(office: Office) -> None:
    notice = office.notice()
    path = office.folder / "list.csv"
    path.write_bytes(bot_text([(account(notice), 2350, "取消")]).encode("cp950"))

    done = import_collections(office.desk, SUPERVISOR, path, profile=BOT)

    assert outcomes(done) == {NOT_FINAL: 1}
    assert office.case(notice).version == 1
    assert findings(office.desk, SUPERVISOR) == ()


def test_a_payment_that_is_cancelled_after_it_was_posted_is_for_a_person(both: Office) -> None:
    """The debt stands as paid, and the money is gone: somebody must know."""
    notice, other = both.notice(), both.notice()
    path = both.folder / "list.csv"

    def take_in(*rows: tuple[str, int, str]) -> dict[CollectionOutcome, int]:
        path.write_bytes(bot_text(rows).encode("cp950"))
        return outcomes(import_collections(both.desk, SUPERVISOR, path, profile=BOT))

    assert take_in((account(notice), 2350, "入帳")) == {POSTED: 1}
    # The control: nothing of the other one was posted, nor of this one for so much.
    done = take_in(
        (account(notice), 2350, "取消"),
        (account(notice), 2300, "取消"),
        (account(other), 2350, "取消"),
        (account(other), 2350, "入帳"),
        (account(other), 2350, "更正"),
    )

    assert done == {WRONG: 2, NOT_FINAL: 2, POSTED: 1}
    listed = findings(both.desk, SUPERVISOR)
    assert {line.case_id for line in listed} == {notice.case_id, other.case_id}
    assert both.owed_twd() == 0


def test_too_little_is_posted_in_part_and_told(office: Office) -> None:
    notice = office.notice()

    done = office.take_in(store_line(segment_2(notice), 1000))

    assert (outcomes(done), done.other_amount_count) == ({POSTED: 1}, 1)
    case = office.case(notice)
    assert (case.costs_twd, case.late_fee_twd, case.principal_twd) == (0, 0, 1350)


def test_too_much_is_posted_as_far_as_it_goes_and_listed(office: Office) -> None:
    notice = office.notice()

    done = office.take_in(store_line(segment_2(notice), 3000))

    assert (outcomes(done), done.posted_twd, done.overpaid_twd) == ({OVERPAID: 1}, 2350, 650)
    (listed,) = findings(office.desk, SUPERVISOR)
    assert (listed.overpaid_twd, listed.paid.total_twd) == (650, 2350)
    assert (listed.file_name, listed.is_open) == ("collected.txt", True)


def test_the_debt_of_the_day_of_payment_is_what_is_settled(office: Office) -> None:
    """Ten days late when it was paid, thirteen when the file came: 3 %, not 4 %."""
    notice = office.notice(
        kind="綜所稅",
        principal_twd=10_000,
        late_fee_twd=300,
        costs_twd=0,
        due_on=date(2025, 10, 31),
        computed_on=date(2025, 11, 13),
    )
    assert notice.amount_twd > 10_300
    clock = office.desk.clock
    assert isinstance(clock, StoppedClock)
    clock.advance(10 * 86_400)

    done = office.take_in(store_line(segment_2(notice), notice.amount_twd))

    assert outcomes(done) == {POSTED: 1}
    case = office.case(notice)
    assert not case.is_open
    assert case.computed_on == TODAY
    assert case.last_paid_on == clock().date()


@pytest.mark.parametrize(
    ("number", "amount_twd", "paid_on"),
    [
        ("own", 0, TODAY),
        ("own", 2350, date(2025, 11, 21)),
        ("own", 2350, days_ago(1)),
        ("own", 2350, "20251332"),
        ("own", 2350, "00000000"),
        ("check", 2350, TODAY),
        ("70060200\xa1\xa1000", 2350, TODAY),
    ],
    ids=["nothing", "day ahead", "before its notice", "no such day", "no day", "check", "signs"],
)
def test_what_cannot_be_is_listed_and_posts_nothing(
    office: Office, number: str, amount_twd: int, paid_on: date | str
) -> None:
    notice = office.notice()
    own = segment_2(notice)
    wrong = own[:-1] + str((int(own[-1]) + 1) % 10)
    text = {"own": own, "check": wrong}.get(number, "7006-02000000001")
    debited_on = "00000000" if paid_on == "00000000" else TODAY

    done = office.take_in(store_line(text, amount_twd, paid_on=paid_on, debited_on=debited_on))

    assert outcomes(done) == {WRONG: 1}
    assert office.case(notice).version == 1
    (listed,) = findings(office.desk, SUPERVISOR)
    assert listed.amount_twd == amount_twd
    assert listed.paid.total_twd == 0


def test_what_cannot_be_read_is_named(office: Office) -> None:
    done = office.take_in(store_line(paid_on="20251332"), store_line("7006-02000000001"))

    assert done.malformed == ((1, "paid_on"), (2, "number"))


def test_a_file_name_that_is_no_text_is_kept_as_it_can_be_shown(both: Office) -> None:
    """A disk of another system has names in Big5, and a name may turn the text around it."""
    path = both.folder / "\udcbb\u202ecsv.txt"
    path.write_bytes(store_line("9999990000000019") + b"\r\n")

    done = import_collections(both.desk, SUPERVISOR, path, profile=STORE)

    assert done.file_name == "\ufffd\ufffdcsv.txt"
    (listed,) = findings(both.desk, SUPERVISOR)
    assert listed.file_name == done.file_name


def test_a_number_that_nobody_gave_out_is_unknown(office: Office) -> None:
    done = office.take_in(store_line("9999990000000019"))

    assert outcomes(done) == {UNKNOWN: 1}
    (listed,) = findings(office.desk, SUPERVISOR)
    assert (listed.case_id, listed.number_read) == (None, "9999990000000019")


def test_a_case_after_its_expiry_is_not_settled(office: Office) -> None:
    notice = office.notice(expires_on=TODAY)
    clock = office.desk.clock
    assert isinstance(clock, StoppedClock)
    clock.advance(86_400)
    line = store_line(segment_2(notice), 2350, paid_on=clock().date())

    done = office.take_in(line)

    assert (outcomes(done), done.overpaid_twd) == ({OVERPAID: 1}, 2350)
    assert office.case(notice).is_open


def test_what_was_paid_at_the_desk_meanwhile_is_listed(office: Office) -> None:
    notice = office.notice()
    open_shift(office.desk)
    pay_cash(office, notice)

    done = office.take_in(store_line(segment_2(notice), 2350))

    assert (outcomes(done), done.overpaid_twd) == ({OVERPAID: 1}, 2350)
    (listed,) = findings(office.desk, SUPERVISOR)
    assert listed.case_id == notice.case_id


def test_a_case_that_a_desk_holds_waits_for_the_next_import(both: Office) -> None:
    held, free = both.notice(), both.notice()
    open_shift(both.desk)
    payment, tender = begin_card(both, held)
    lines = [store_line(segment_2(each), 2350) for each in (held, free)]

    done = both.take_in(*lines)

    assert (outcomes(done), done.waiting_count) == ({POSTED: 1}, 1)
    assert both.case(held).version == 1
    conclude(
        both.desk,
        make_actor(),
        payment_id=payment,
        tender_id=tender,
        outcome=Declined(reason=DeclineReason.REFUSED),
    )
    again = both.take_in(*lines)
    assert (outcomes(again), again.known_count) == ({POSTED: 1}, 1)
    assert both.owed_twd() == 0


def test_a_screen_that_was_open_meanwhile_notices(office: Office) -> None:
    notice = office.notice()
    open_shift(office.desk)
    office.take_in(store_line(segment_2(notice), 1000))

    with pytest.raises(AmountChanged):
        pay_cash(office, notice)
    pay_cash(office, notice, total_twd=1350)
    assert office.owed_twd() == 0


def test_a_desk_takes_nothing_into_its_takings(office: Office) -> None:
    notice = office.notice()
    open_shift(office.desk)
    with office.desk.open_unit() as unit:
        shift = unit.shifts.open_at(1)
        assert shift is not None
        before = unit.takings.expected_cash(shift)

    office.take_in(store_line(segment_2(notice), 2350))

    with office.desk.open_unit() as unit:
        assert unit.takings.expected_cash(shift) == before


def test_a_void_leaves_what_was_collected_settled(both: Office) -> None:
    """And the delivery of that day still knows that it may not overwrite it."""
    notice = both.notice()
    open_shift(both.desk)
    both.take_in(store_line(segment_2(notice), 1000))
    number = pay_cash(both, notice, total_twd=1350)

    reversal = begin_void(
        both.desk, make_actor(), SUPERVISOR, number=number, reason="誤收", has_paper=True
    )
    pay_back(
        both.desk,
        make_actor(),
        reversal_id=reversal.reversal_id,
        way=PayBackWay.CASH,
        recipient="王小明",
        is_signed=True,
    )

    assert both.owed_twd() == 1350
    case = both.case(notice)
    assert case.last_paid_on == TODAY
    conflict = conflict_of(computed_on=TODAY, last_paid_on=case.last_paid_on, is_claimed=False)
    assert conflict is Conflict.PAID_SINCE


def pay_cash(office: Office, notice: Notice, *, total_twd: int = 2350) -> ReceiptNumber:
    """Pay a case at the desk."""
    settlement = settle_at_hand(
        office.desk,
        make_actor(),
        make_draft(notice.case_id),
        (CashLaidDown(tendered_twd=Twd(3000)),),
        agreed_twd=Twd(total_twd),
    )
    assert settlement.receipt is not None
    return settlement.receipt.number


def begin_card(office: Office, notice: Notice) -> tuple[PaymentId, TenderId]:
    """Let a payment that waits for its machine hold a case."""
    payment, tender = begin_machine_tender(
        office.desk,
        make_actor(),
        make_draft(notice.case_id),
        kind=TenderKind.CARD,
        amount_twd=Twd(2350),
        device="刷卡機",
        agreed_twd=Twd(2350),
        holder_in_person=True,
    )
    return payment.payment_id, tender.tender_id


# --- numbers that went on to another debt -------------------------------------------


def passed_on(office: Office, *, amount_twd: int) -> tuple[Notice, Notice]:
    """Return two notices of two cases that carry the same account."""
    old, new = office.notice(), office.notice(principal_twd=amount_twd - 350)
    with office.engine.begin() as connection:
        drop_guards(connection)
        connection.execute(
            notices.update()
            .where(notices.c.notice_number == new.number)
            .values(segment_2=segment_2(old))
        )
    return old, new


def test_a_number_that_went_on_names_its_newest_debt(office: Office) -> None:
    old, new = passed_on(office, amount_twd=500)

    done = office.take_in(store_line(segment_2(old), 500))

    assert outcomes(done) == {POSTED: 1}
    assert not office.case(new).is_open
    assert office.case(old).is_open


def test_the_amount_of_the_old_debt_under_a_new_one_is_for_a_person(office: Office) -> None:
    old, new = passed_on(office, amount_twd=500)

    done = office.take_in(store_line(segment_2(old), 2350))

    assert outcomes(done) == {WRONG: 1}
    assert (office.case(old).version, office.case(new).version) == (1, 1)


def test_an_older_notice_of_the_same_debt_posts_to_it(office: Office) -> None:
    old = office.notice()
    new = issue_notice(office.desk, make_actor(), old.case_id)
    assert new.number != old.number

    done = office.take_in(store_line(segment_2(old), 2350))

    assert outcomes(done) == {POSTED: 1}
    assert office.owed_twd() == 0


# --- the file ---------------------------------------------------------------------


def test_nothing_of_a_file_that_is_not_its_profiles_is_posted(office: Office) -> None:
    notice = office.notice()
    path = write_lines(office.folder, store_line(segment_2(notice), 2350), b"too short")

    with pytest.raises(CollectionFileRefused) as refused:
        import_collections(office.desk, SUPERVISOR, path, profile=STORE)

    assert (refused.value.fault, refused.value.line_number) == (FileFault.WRONG_WIDTH, 2)
    assert refused.value.file_name == "collected.txt"
    assert office.rows() == []
    assert entries(office.desk, "import_collections") == 0


def test_a_home_has_profiles_of_its_own(office: Office, tmp_path: Path) -> None:
    own = tmp_path / "home" / "collections"
    own.mkdir(parents=True)
    shipped = find_profile(STORE).read_text(encoding="utf-8")
    (own / "ours.toml").write_text(shipped, encoding="utf-8")
    (own / STORE).with_suffix(".toml").write_text("form = 1", encoding="utf-8")
    notice = office.notice()
    path = write_lines(office.folder, store_line(segment_2(notice), 2350))

    assert profile_names() == ("bot-csv", "taishin-atm", "taishin-store")
    assert "ours" in profile_names(tmp_path / "home")
    done = import_collections(office.desk, SUPERVISOR, path, profile="ours", home=tmp_path / "home")
    assert outcomes(done) == {POSTED: 1}
    with pytest.raises(ProfileRefused) as refused:
        import_collections(office.desk, SUPERVISOR, path, profile=STORE, home=tmp_path / "home")
    assert (refused.value.name, refused.value.problem) == (STORE, "form")
    with pytest.raises(ProfileRefused):
        import_collections(office.desk, SUPERVISOR, path, profile="../../secret")


def test_a_file_that_a_copy_of_its_profile_reads_is_the_same_file(office: Office) -> None:
    notice = office.notice()
    line = store_line(segment_2(notice), 1000)
    office.take_in(line)
    copy = office.folder / "copy.toml"
    copy.write_bytes(find_profile(STORE).read_bytes())

    done = office.take_in(line, profile=str(copy))

    assert (done.known_count, outcomes(done)) == (1, {})


def test_a_file_whose_profile_was_corrected_is_the_same_file(both: Office) -> None:
    """A payment at a store is not one at a bank, but this very line of this very file is."""
    notice, other = both.notice(), both.notice()
    lines = store_line(segment_2(notice), 1000), store_line("9999990000000019")
    both.take_in(*lines)
    corrected = both.folder / "corrected.toml"
    text = find_profile(STORE).read_text(encoding="utf-8")
    corrected.write_text(text.replace('channel = "store"', 'channel = "post_office"'), "utf-8")

    done = both.take_in(*lines, profile=str(corrected))

    assert (done.known_count, done.posted_twd) == (1, 0)
    assert both.owed_twd() == 1350 + 2350
    # The control: in another file the same words are another payment.
    more = store_line(segment_2(other), 1)
    assert both.take_in(*lines, more, profile=str(corrected)).posted_twd == 1001


def test_an_import_can_be_stopped_and_goes_on_later(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "CHUNK_LINES", 3)
    lines = [store_line(f"99999900{serial:08d}", 100) for serial in range(5)]
    path = write_lines(office.folder, *lines)
    asked: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        asked.append((done, total))
        return False

    first = import_collections(office.desk, SUPERVISOR, path, profile=STORE, progress=stop)
    second = import_collections(office.desk, SUPERVISOR, path, profile=STORE)

    assert asked == [(3, 5)]
    assert (first.is_complete, second.is_complete) == (False, True)
    assert (second.known_count, outcomes(second)) == (3, {UNKNOWN: 2})


def test_a_year_without_a_rate_stops_before_its_chunk(office: Office) -> None:
    notice = office.notice(
        kind="國民年金",
        due_on=date(2024, 10, 31),
        computed_on=TODAY,
    )
    clock = office.desk.clock
    assert isinstance(clock, StoppedClock)
    clock.advance(800 * 86_400)
    line = store_line(segment_2(notice), 2350, paid_on=clock().date())

    with pytest.raises(RateNotKnown):
        office.take_in(line)

    assert office.rows() == []


def test_the_books_fit(both: Office) -> None:
    """Chain, journal and findings of an import pass the check of the books."""
    notice = both.notice()
    line = store_line(segment_2(notice), 3000)
    both.take_in(line, line, store_line("9999990000000019"))

    assert BookReader(both.engine).examine().faults == []
    assert entries(both.desk, "import_collections") == 1
    assert entries(both.desk, "post_collections") == 1


def entries(desk: Desk, act: str) -> int:
    with desk.open_unit() as unit:
        return len(unit.journal.entries(act=act))


# --- people -----------------------------------------------------------------------


def test_a_finding_is_handled_once_with_words(both: Office) -> None:
    both.take_in(store_line("9999990000000019"))
    (listed,) = findings(both.desk, SUPERVISOR)

    with pytest.raises(ReasonMissing):
        handle_finding(both.desk, SUPERVISOR, listed.collection_id, note="  ")
    handle_finding(both.desk, SUPERVISOR, listed.collection_id, note="已退還 超商")

    assert findings(both.desk, SUPERVISOR) == ()
    (handled,) = findings(both.desk, SUPERVISOR, only_open=False)
    assert (handled.is_open, handled.note) == (False, "已退還 超商")
    with pytest.raises(FindingHandled):
        handle_finding(both.desk, SUPERVISOR, listed.collection_id, note="再一次")
    assert entries(both.desk, "handle_collection") == 1


@pytest.mark.parametrize("role", [Role.CLERK, Role.VOLUNTEER, Role.ADMINISTRATOR])
def test_who_may_not_import_posts_nothing(office: Office, role: Role) -> None:
    path = write_lines(office.folder, store_line())
    with pytest.raises(NotPermitted):
        import_collections(office.desk, make_actor(role), path, profile=STORE)
    assert office.rows() == []
