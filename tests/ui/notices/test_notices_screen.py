"""The page on which a notice is issued: found, previewed, issued, printed again."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.domain.calendar import format_roc
from counter_app.domain.money import Twd
from counter_app.domain.notices import PaperLanguage
from counter_app.services.notices import issue_notice
from counter_app.ui.notices.view import ONCE, PLAN
from counter_app.ui.shortcuts import Action
from counter_app.ui.widgets.money import grouped
from factories import NOON, StoppedClock, make_case_row
from notice_pages import CLERK, NoticeDesk, image_of
from paper_readers import pypdf_text
from screen_checks import unnamed_controls

NAME = "王小明"
MASKED = "王○明"
SUMS = re.compile(r"NT\$[0-9,]+|[0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日")


def number(serial: int) -> str:
    return f"宜執和114年罰執字第{serial:08d}號"


# --- finding ------------------------------------------------------------------------------


def test_nothing_is_looked_for_at_first(at_desk: NoticeDesk) -> None:
    assert "要幫哪一件印通知書？" in at_desk.words()
    assert not at_desk.place.actions_by_key()[Action.PRIMARY].is_enabled


def test_a_name_lists_its_cases_masked_and_enter_opens_one(at_desk: NoticeDesk) -> None:
    first = make_case_row(at_desk.engine, case_number=number(1))
    make_case_row(at_desk.engine, case_number=number(2))
    at_desk.place.on_search_edited("王")
    at_desk.settle()
    source = at_desk.view.table.rows_model.source
    assert source.count() == 2
    shown = [source.row(at).cells[0].words for at in range(2)]
    assert shown == [MASKED, MASKED]

    at_desk.view.table.set_current(0)
    QTest.keyClick(at_desk.view.table, Qt.Key.Key_Return)
    at_desk.settle(lambda: at_desk.image is not None)
    opened = at_desk.presenter._case_id
    assert opened is not None
    assert opened in {first, first + 1}
    assert number(1) in at_desk.words() or number(2) in at_desk.words()


def test_one_hit_is_opened_at_once(at_desk: NoticeDesk) -> None:
    make_case_row(at_desk.engine, case_number=number(7))
    at_desk.place.on_search_entered(number(7))
    at_desk.settle(lambda: at_desk.image is not None)
    assert number(7) in at_desk.words()


def test_a_scanned_notice_opens_its_case(at_desk: NoticeDesk) -> None:
    make_case_row(at_desk.engine, case_number=number(1))
    case_id = make_case_row(at_desk.engine, case_number=number(2))
    notice = issue_notice(at_desk.desk, CLERK, case_id)
    assert notice.store_barcode is not None
    for text in (notice.number, notice.store_barcode.segment_2):
        at_desk.open()
        at_desk.place.on_scanned(text)
        at_desk.settle(lambda: at_desk.image is not None)
        assert number(2) in at_desk.words()
        assert number(1) not in at_desk.words()


@pytest.mark.parametrize(
    ("text", "words"),
    [("沒有這個人", "查不到案件"), ("N1140000", "讀到的號碼不對"), ("N11400000999", "通知書")],
)
def test_what_leads_nowhere_is_said(at_desk: NoticeDesk, text: str, words: str) -> None:
    at_desk.place.on_search_entered(text)
    at_desk.settle()
    assert words in at_desk.words()
    assert at_desk.image is None


def test_escape_leaves_the_list_and_then_the_case(at_desk: NoticeDesk) -> None:
    case_id = make_case_row(at_desk.engine)
    at_desk.open_case(case_id)
    at_desk.place.on_search_edited("王")
    at_desk.settle()
    at_desk.press(Action.BACK)
    assert "今日應繳" in at_desk.words()
    at_desk.press(Action.BACK)
    assert "要幫哪一件印通知書？" in at_desk.words()


# --- what is shown ------------------------------------------------------------------------


def test_the_parts_and_the_ways_stand_beside_the_preview(at_desk: NoticeDesk) -> None:
    at_desk.open_case(make_case_row(at_desk.engine))
    words = at_desk.words()
    for part in ("2,000", "300", "50", "便利商店", "郵局", "銀行轉帳", "刷卡", "電子票證"):
        assert part in words


def test_above_the_limit_of_stores_the_account_is_named(at_desk: NoticeDesk) -> None:
    dear = make_case_row(at_desk.engine, principal_twd=45_000)
    at_desk.open_case(dear)
    assert "超商限額 3 萬元，改印虛擬帳號" in at_desk.words()
    cheap = make_case_row(at_desk.engine, case_number=number(2))
    at_desk.open_case(cheap)
    assert "改印虛擬帳號" not in at_desk.words()


def test_a_preview_has_no_number_and_is_stamped(at_desk: NoticeDesk) -> None:
    at_desk.open_case(make_case_row(at_desk.engine))
    text = pypdf_text(at_desk.pdf)
    assert "預覽" in text
    assert "N114" not in text
    assert at_desk.notices(at_desk.presenter._case_id or 0) == ()  # type: ignore[arg-type]


def test_a_preview_is_masked_until_somebody_asks_and_that_is_written_down(
    at_desk: NoticeDesk,
) -> None:
    at_desk.open_case(make_case_row(at_desk.engine))
    text = pypdf_text(at_desk.pdf)
    assert NAME not in text
    assert "測試路" not in text
    assert MASKED in at_desk.words()
    assert at_desk.acts("reveal") == []

    masked = at_desk.image
    at_desk.press(Action.REVEAL)
    at_desk.settle(lambda: at_desk.image is not masked)
    text = pypdf_text(at_desk.pdf)
    assert NAME in text
    assert "測試路" in text
    assert len(at_desk.acts("reveal")) == 1


def test_a_settled_case_gets_no_notice_and_the_reason_is_said(at_desk: NoticeDesk) -> None:
    paid = make_case_row(at_desk.engine, principal_twd=0, late_fee_twd=0, costs_twd=0)
    at_desk.open_case(paid)
    at_desk.press()
    assert at_desk.notices(paid) == ()
    assert not at_desk.view.issue_button.isEnabled()
    assert at_desk.view.case._refusal.isVisible()
    assert at_desk.view.case._refusal.accessibleName()


def test_language_and_size_are_seen_at_once(at_desk: NoticeDesk) -> None:
    at_desk.open_case(make_case_row(at_desk.engine))
    chinese = at_desk.image
    at_desk.view.language_chosen.emit(PaperLanguage.ENGLISH.value)
    at_desk.settle(lambda: at_desk.image is not chinese)
    assert "PaymentNotice" in pypdf_text(at_desk.pdf)
    english = at_desk.image
    at_desk.view.large_check.click()
    at_desk.settle(lambda: at_desk.image is not english)
    assert at_desk.image != english


# --- issuing ------------------------------------------------------------------------------


def test_what_is_seen_after_f12_is_the_paper_that_was_kept(at_desk: NoticeDesk) -> None:
    case_id = make_case_row(at_desk.engine)
    at_desk.open_case(case_id)
    preview = at_desk.image
    at_desk.press()
    at_desk.settle(lambda: at_desk.image is not preview)

    (notice,) = at_desk.notices(case_id)
    (path,) = at_desk.files
    assert path.stem == notice.number
    assert at_desk.pdf == path.read_bytes()
    assert at_desk.image == image_of(path.read_bytes())
    # The control: a preview is not that paper.
    assert preview != at_desk.image
    assert notice.number in at_desk.words()
    assert [entry["file"] for entry in at_desk.acts("print_notice")] == [path.name]


def test_the_paper_is_what_the_revealed_preview_promised(at_desk: NoticeDesk) -> None:
    at_desk.open_case(make_case_row(at_desk.engine))
    masked = at_desk.image
    at_desk.press(Action.REVEAL)
    at_desk.settle(lambda: at_desk.image is not masked)
    promised = SUMS.findall(pypdf_text(at_desk.pdf))
    at_desk.press()
    at_desk.settle(lambda: bool(at_desk.files))
    printed = SUMS.findall(pypdf_text(at_desk.files[0].read_bytes()))
    assert promised
    assert promised == printed


def test_f12_twice_issues_one_notice_and_goes_on(at_desk: NoticeDesk) -> None:
    case_id = make_case_row(at_desk.engine)
    at_desk.open_case(case_id)
    run = at_desk.place.actions_by_key()[Action.PRIMARY].run
    run()
    run()
    at_desk.settle(lambda: bool(at_desk.files))
    assert len(at_desk.notices(case_id)) == 1
    at_desk.settle()
    at_desk.press()
    assert "要幫哪一件印通知書？" in at_desk.words()
    assert at_desk.image is None


def test_the_office_printer_gets_the_bytes_that_were_kept(at_desk: NoticeDesk) -> None:
    given: list[bytes] = []

    def take(pdf: bytes) -> bool:
        given.append(pdf)
        return True

    at_desk.open(print_paper=take)
    at_desk.open_case(make_case_row(at_desk.engine))
    at_desk.press()
    at_desk.settle(lambda: bool(given))
    assert given == [at_desk.files[0].read_bytes()]
    assert "已列印" in at_desk.words()


def test_a_printer_that_refuses_costs_no_notice(at_desk: NoticeDesk) -> None:
    at_desk.open(print_paper=lambda _pdf: False)
    case_id = make_case_row(at_desk.engine)
    at_desk.open_case(case_id)
    at_desk.press()
    at_desk.settle(lambda: "印表機沒有接受" in at_desk.words())
    assert len(at_desk.notices(case_id)) == 1
    assert "不必重新開立" in at_desk.words()


def test_a_paper_that_cannot_be_kept_is_printed_again_later(at_desk: NoticeDesk) -> None:
    case_id = make_case_row(at_desk.engine)
    papers = at_desk.home.papers
    papers.rmdir()
    papers.write_text("a file where the folder should be", encoding="utf-8")
    at_desk.open_case(case_id)
    at_desk.press()
    at_desk.settle(lambda: "沒有印出" in at_desk.words())
    assert "不必重新開立" in at_desk.words()
    (notice,) = at_desk.notices(case_id)

    papers.unlink()
    at_desk.press(Action.REPRINT)
    at_desk.settle(lambda: bool(at_desk.files))
    assert at_desk.files == [papers / f"{notice.number}.pdf"]
    assert at_desk.notices(case_id) == (notice,)


def test_who_leaves_the_page_leaves_no_paper_on_it(at_desk: NoticeDesk) -> None:
    at_desk.open_case(make_case_row(at_desk.engine))
    at_desk.press()
    at_desk.settle(lambda: bool(at_desk.files))
    at_desk.settle()
    at_desk.place.on_hidden()
    assert at_desk.image is None
    assert MASKED not in at_desk.words()


# --- earlier notices ----------------------------------------------------------------------


def test_earlier_notices_stand_with_what_became_of_them(at_desk: NoticeDesk) -> None:
    case_id = make_case_row(at_desk.engine)
    old = issue_notice(at_desk.desk, CLERK, case_id)
    new = issue_notice(at_desk.desk, CLERK, case_id)
    at_desk.open_case(case_id)
    source = at_desk.view.earlier_table.rows_model.source
    lines = {source.row(at).key: source.row(at).cells[1].words for at in range(source.count())}
    assert lines == {new.number: "有效", old.number: "已被取代"}


def test_the_current_notice_is_printed_again_and_an_old_one_is_not(at_desk: NoticeDesk) -> None:
    case_id = make_case_row(at_desk.engine)
    old = issue_notice(at_desk.desk, CLERK, case_id)
    new = issue_notice(at_desk.desk, CLERK, case_id)
    at_desk.open_case(case_id)
    at_desk.view.earlier_table.set_current(1)
    at_desk.press(Action.REPRINT)
    at_desk.settle()
    assert at_desk.files == []
    assert at_desk.view.panel.isVisible()
    assert old.number in at_desk.view.panel.accessibleName()

    at_desk.view.earlier_table.set_current(0)
    at_desk.press(Action.REPRINT)
    at_desk.settle(lambda: bool(at_desk.files))
    assert [path.stem for path in at_desk.files] == [new.number]
    assert len(at_desk.notices(case_id)) == 2


def test_a_notice_that_has_expired_is_called_so(at_desk: NoticeDesk) -> None:
    case_id = make_case_row(at_desk.engine)
    issue_notice(at_desk.desk, CLERK, case_id)
    clock = at_desk.desk.clock
    assert isinstance(clock, StoppedClock)
    clock.advance(timedelta(days=30).total_seconds())
    at_desk.open_case(case_id)
    row = at_desk.view.earlier_table.rows_model.source.row(0)
    assert row.cells[1].words == "已過期"


# --- instalments --------------------------------------------------------------------------


def plan_rows(at_desk: NoticeDesk) -> list[tuple[str, str, str]]:
    source = at_desk.view.plan.table.rows_model.source
    found = []
    for at in range(source.count()):
        number_cell, day_cell, amount_cell = source.row(at).cells
        found.append((number_cell.words, day_cell.words, amount_cell.words))
    return found


def open_plan(at_desk: NoticeDesk, count: int = 3, **changes: object) -> int:
    case_id = make_case_row(at_desk.engine, **changes)
    at_desk.open_case(case_id)
    at_desk.view.paying_chosen.emit(PLAN)
    at_desk.view.plan.count_edit.setValue(count)
    at_desk.settle(lambda: len(plan_rows(at_desk)) == count)
    return case_id


def test_instalments_are_listed_as_they_will_be(at_desk: NoticeDesk) -> None:
    open_plan(at_desk)
    rows = plan_rows(at_desk)
    total = sum(int(amount.replace(",", "")) for _n, _day, amount in rows)
    shown = int(at_desk.view.case._hero.money._amount_twd or 0)
    assert total == shown
    assert "最多 6 期" in at_desk.words()
    assert at_desk.view.plan.count_edit.maximum() == 6


def test_the_pages_of_a_plan_are_turned_by_key(at_desk: NoticeDesk) -> None:
    open_plan(at_desk)
    first = at_desk.image
    count = at_desk.presenter._screen.page.count
    assert count > 1
    at_desk.view.issue_button.setFocus()
    QTest.keyClick(at_desk.view.issue_button, Qt.Key.Key_PageDown)
    at_desk.settle(lambda: at_desk.image is not first)
    assert at_desk.image == image_of(at_desk.pdf, 1)
    assert f"第 2 頁，共 {count} 頁" in at_desk.words()
    QTest.keyClick(at_desk.view.issue_button, Qt.Key.Key_PageUp)
    at_desk.settle(lambda: at_desk.presenter._screen.page.at == 1)
    QTest.keyClick(at_desk.view.issue_button, Qt.Key.Key_PageUp)
    at_desk.settle()
    assert at_desk.presenter._screen.page.at == 1


def test_a_plan_is_issued_as_one_paper_with_the_consent(at_desk: NoticeDesk) -> None:
    case_id = open_plan(at_desk)
    at_desk.view.plan.consent_edit.setText("宜執字第 123 號")
    at_desk.view.plan.changed.emit()
    at_desk.settle()
    at_desk.press()
    at_desk.settle(lambda: bool(at_desk.files))
    issued = at_desk.notices(case_id)  # type: ignore[arg-type]
    assert len(issued) == 3
    assert {each.plan.consent for each in issued if each.plan} == {"宜執字第 123 號"}
    assert len(at_desk.files) == 1
    amounts = [each.amount_twd for each in reversed(issued)]
    assert [grouped(each) for each in amounts] == [row[2] for row in plan_rows(at_desk)]


@pytest.mark.parametrize(
    ("words", "said"),
    [("不是日期", "請輸入民國日期"), (format_roc(NOON.date() - timedelta(days=1)), "不能早於今天")],
)
def test_a_first_day_that_cannot_be_is_marked(at_desk: NoticeDesk, words: str, said: str) -> None:
    case_id = open_plan(at_desk)
    at_desk.view.plan.first_edit.setText(words)
    at_desk.view.plan.changed.emit()
    at_desk.settle()
    assert said in at_desk.words()
    at_desk.press()
    assert at_desk.notices(case_id) == ()  # type: ignore[arg-type]


def test_a_plan_beyond_the_expiry_is_refused_in_words_and_not_issued(at_desk: NoticeDesk) -> None:
    case_id = open_plan(at_desk, 2, expires_on=date(2026, 2, 28))
    at_desk.view.plan.count_edit.setValue(6)
    at_desk.settle(at_desk.view.panel.isVisible)
    assert at_desk.view.panel.accessibleName()
    at_desk.press()
    assert at_desk.notices(case_id) == ()  # type: ignore[arg-type]
    at_desk.view.plan.count_edit.setValue(2)
    at_desk.settle(lambda: not at_desk.view.panel.isVisible())
    assert at_desk.view.issue_button.isEnabled()


def test_back_to_one_payment_the_plan_is_gone(at_desk: NoticeDesk) -> None:
    case_id = open_plan(at_desk)
    at_desk.view.paying_chosen.emit(ONCE)
    at_desk.settle()
    at_desk.press()
    at_desk.settle(lambda: bool(at_desk.files))
    (notice,) = at_desk.notices(case_id)  # type: ignore[arg-type]
    assert notice.plan is None
    assert notice.amount_twd > Twd(2000)


# --- by keyboard and by ear ---------------------------------------------------------------


def test_every_control_has_a_name_in_every_state(at_desk: NoticeDesk) -> None:
    assert unnamed_controls(at_desk.place) == []
    open_plan(at_desk)
    assert unnamed_controls(at_desk.place) == []
    at_desk.press()
    at_desk.settle(lambda: bool(at_desk.files))
    at_desk.settle()
    assert unnamed_controls(at_desk.place) == []


def test_tab_goes_through_the_page_as_it_is_read(at_desk: NoticeDesk) -> None:
    issue_notice(at_desk.desk, CLERK, case_id := make_case_row(at_desk.engine))
    at_desk.open_case(case_id)
    view = at_desk.view
    at_desk.place.activateWindow()
    chosen = view.paying_segments.chosen_button()
    assert chosen is not None
    chosen.setFocus()
    wanted: list[QWidget] = [
        view.large_check,
        view.earlier_table,
        view.reprint_button,
        view.issue_button,
    ]
    reached: list[QWidget] = []
    for _press in range(12):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in wanted and focused not in reached:
            reached.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert reached == wanted


def test_ctrl_f_goes_to_the_batches_and_a_scan_comes_back(at_desk: NoticeDesk) -> None:
    make_case_row(at_desk.engine, case_number=number(3))
    at_desk.press(Action.FILTER)
    assert at_desk.place.title() == "批次列印"
    at_desk.place.on_scanned(number(3))
    at_desk.settle(lambda: at_desk.image is not None)
    assert at_desk.place.title() == "通知書"
    assert number(3) in at_desk.words()


def test_a_page_that_is_not_drawn_says_why_and_nothing_can_be_issued(
    at_desk: NoticeDesk, tmp_path: Path
) -> None:
    broken = make_case_row(at_desk.engine, obligor_name="王\U0010fffd明")
    at_desk.open_case(broken)
    at_desk.settle(at_desk.view.panel.isVisible)
    assert not at_desk.view.issue_button.isEnabled()
    at_desk.press()
    assert at_desk.notices(broken) == ()
    assert list(tmp_path.glob("papers/*.pdf")) == []


def test_the_case_is_looked_at_again_when_the_page_comes_back(at_desk: NoticeDesk) -> None:
    case_id = make_case_row(at_desk.engine)
    at_desk.open_case(case_id)
    issue_notice(replace(at_desk.desk, desk_no=2), CLERK, case_id)
    at_desk.place.on_shown()
    at_desk.settle()
    assert at_desk.view.earlier_table.rows_model.source.count() == 1


def test_a_nervous_enter_issues_nothing(at_desk: NoticeDesk) -> None:
    case_id = make_case_row(at_desk.engine, case_number=number(1))
    at_desk.place.activateWindow()
    at_desk.place.on_search_entered(number(1))
    at_desk.settle(lambda: at_desk.image is not None)
    for _press in range(3):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Return)
        at_desk.settle()
    assert at_desk.notices(case_id) == ()
    # The control: F12 does.
    at_desk.press()
    at_desk.settle(lambda: bool(at_desk.files))
    assert len(at_desk.notices(case_id)) == 1
