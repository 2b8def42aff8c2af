"""A visitor taps through the questions, with real widgets and a clock of the test's own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_app.domain.questionnaires import FORM_OF_2025, QuestionCode
from counter_app.domain.responses import blank, check_answers, chosen
from counter_app.services.surveys.kiosk import tapped
from counter_app.ui.background import Endless, Inline
from counter_app.ui.kiosk.parts import TARGET_PX
from counter_app.ui.kiosk.screen import KioskStage, moods
from counter_app.ui.theme.style import Appearance, Theme, ThemeChoice
from kiosk_desk import CODE, EVERY_KIND, SIZES, TODAY, KioskDesk, buttons_of, make_kiosk
from screen_checks import unnamed_controls, visible_words
from windows import settle


@pytest.fixture
def kiosk(theme: Theme, inline: Inline, qtbot: QtBot) -> KioskDesk:
    made = make_kiosk(theme, inline)
    qtbot.addWidget(made.view)
    made.presenter.open(is_called_up=True)
    settle()
    return made


def stage_of(kiosk: KioskDesk) -> KioskStage:
    return kiosk.view._screen.stage


def test_a_visitor_answers_every_kind_of_question(kiosk: KioskDesk) -> None:
    page = kiosk.view.question_page
    assert kiosk.words == "time 的題目"
    kiosk.choose(2)
    kiosk.choose(1)
    kiosk.tap(page.next_button)
    # Words are not asked for on a public screen.
    assert kiosk.words == "staff 的題目"
    kiosk.tap(page.skip_button)
    for digit in (5, 2, 6, 2):
        kiosk.choose(digit)
    kiosk.tap(page.next_button)
    kiosk.choose(9)
    assert page.next_button.text() == "送出"
    kiosk.tap(page.next_button)

    (sent,) = kiosk.sent
    assert sent.version == 3
    assert sent.answered_on == TODAY
    assert sent.answers == (
        chosen(QuestionCode("time"), 1),
        blank(QuestionCode("staff")),
        chosen(QuestionCode("why"), 5, 6),
        chosen(QuestionCode("how"), 9),
    )
    check_answers(tapped(EVERY_KIND), sent.answers, is_complete=True)
    assert "謝謝您的意見" in visible_words(kiosk.view)
    assert kiosk.told == ["opened"]
    kiosk.wait(6.2)
    assert kiosk.told == ["opened", "ended"]


def test_nothing_goes_on_before_something_is_chosen_and_skipping_always_does(
    kiosk: KioskDesk,
) -> None:
    page = kiosk.view.question_page
    assert not page.next_button.isEnabled()
    kiosk.tap(page.next_button)
    assert kiosk.words == "time 的題目"
    assert page.skip_button.isEnabled()
    kiosk.tap(page.skip_button)
    assert kiosk.words == "staff 的題目"


def test_back_shows_what_was_chosen_and_lets_it_be_changed(kiosk: KioskDesk) -> None:
    page = kiosk.view.question_page
    assert not page.back_button.isVisible()
    kiosk.choose(4)
    kiosk.tap(page.next_button)
    kiosk.tap(page.back_button)
    assert [each.isChecked() for each in kiosk.targets] == [False, False, False, True]
    kiosk.choose(3)
    for _ in range(4):
        kiosk.tap(page.next_button if page.next_button.isEnabled() else page.skip_button)
    assert kiosk.sent[0].answers[0] == chosen(QuestionCode("time"), 3)


def test_a_skip_takes_back_what_was_chosen(kiosk: KioskDesk) -> None:
    page = kiosk.view.question_page
    kiosk.choose(4)
    kiosk.tap(page.skip_button)
    kiosk.choose(1)
    for _ in range(3):
        kiosk.tap(page.next_button if page.next_button.isEnabled() else page.skip_button)
    assert kiosk.sent[0].answers[:2] == (
        blank(QuestionCode("time")),
        chosen(QuestionCode("staff"), 1),
    )


def test_whoever_leaves_everything_out_has_said_nothing(kiosk: KioskDesk) -> None:
    for _ in range(4):
        kiosk.tap(kiosk.view.question_page.skip_button)
    assert kiosk.sent == []
    assert stage_of(kiosk) is KioskStage.THANKS


def test_a_double_tap_skips_one_question(kiosk: KioskDesk) -> None:
    kiosk.now_s[0] += 1
    QTest.mouseClick(kiosk.view.question_page.skip_button, Qt.MouseButton.LeftButton)
    kiosk.now_s[0] += 0.1
    QTest.mouseClick(kiosk.view.question_page.skip_button, Qt.MouseButton.LeftButton)
    settle()
    assert kiosk.words == "staff 的題目"


def test_english_and_large_words_hold_for_this_visitor_alone(kiosk: KioskDesk) -> None:
    kiosk.choose(2)
    kiosk.tap(kiosk.view.language_button)
    assert kiosk.words == "Question time"
    assert [each.text() for each in kiosk.targets] == [f"Choice {at}" for at in range(1, 5)]
    assert kiosk.targets[1].isChecked()
    assert kiosk.view.question_page.skip_button.text() == "Skip"
    before = kiosk.view.question_page.text_px(30)
    kiosk.tap(kiosk.view.size_button)
    assert kiosk.view.question_page.text_px(30) == pytest.approx(1.3 * before)
    kiosk.wait(30)
    kiosk.presenter.open(is_called_up=True)
    settle()
    assert kiosk.words == "time 的題目"
    assert kiosk.view.question_page.text_px(30) == pytest.approx(before)
    assert not any(each.isChecked() for each in kiosk.targets)


def test_after_half_a_minute_everything_is_forgotten_and_that_is_said_before(
    kiosk: KioskDesk,
) -> None:
    kiosk.choose(3)
    kiosk.wait(19.8)
    assert not kiosk.view.warning.isVisible()
    kiosk.wait(0.4)
    assert kiosk.view.warning.isVisible()
    assert "10 秒後清除" in visible_words(kiosk.view)
    kiosk.wait(5)
    assert "5 秒後清除" in visible_words(kiosk.view)
    kiosk.wait(5)
    assert kiosk.told == ["opened", "ended"]
    assert kiosk.sent == []


def test_any_tap_on_the_warning_goes_on_where_one_was(kiosk: KioskDesk) -> None:
    kiosk.choose(3)
    kiosk.wait(25)
    kiosk.tap(kiosk.view.warning.stay_button)
    assert not kiosk.view.warning.isVisible()
    assert kiosk.targets[2].isChecked()
    kiosk.wait(25)
    # Beside the card, where a choice lies below: it must not be chosen by that.
    QTest.mouseClick(
        kiosk.view.warning, Qt.MouseButton.LeftButton, pos=kiosk.view.rect().bottomLeft() * 0.98
    )
    settle()
    assert not kiosk.view.warning.isVisible()
    assert kiosk.targets[2].isChecked()
    kiosk.wait(19)
    assert kiosk.told == ["opened"]


def test_whoever_wants_to_stop_is_forgotten_at_once(kiosk: KioskDesk) -> None:
    kiosk.choose(3)
    kiosk.wait(25)
    kiosk.tap(kiosk.view.warning.leave_button)
    assert kiosk.told == ["opened", "ended"]
    assert kiosk.sent == []


def test_on_a_tablet_the_next_visitor_begins_anew(kiosk: KioskDesk) -> None:
    kiosk.presenter.open(is_called_up=False)
    settle()
    assert stage_of(kiosk) is KioskStage.START
    for digit in (1, 2):
        kiosk.tap(kiosk.view.start_page.begin_button)
        kiosk.choose(digit)
        kiosk.tap(kiosk.view.question_page.next_button)
        for _ in range(3):
            kiosk.tap(kiosk.view.question_page.skip_button)
        kiosk.wait(6.2)
        assert stage_of(kiosk) is KioskStage.START
    assert [each.answers[0].choices for each in kiosk.sent] == ["1", "2"]
    assert len({each.response_id for each in kiosk.sent}) == 2
    kiosk.wait(60)
    assert kiosk.told == ["opened", "opened"]


def test_the_language_of_the_invitation_is_that_of_the_questions(kiosk: KioskDesk) -> None:
    kiosk.presenter.open(is_called_up=False)
    settle()
    kiosk.tap(kiosk.view.language_button)
    assert "Survey" in visible_words(kiosk.view)
    kiosk.tap(kiosk.view.start_page.begin_button)
    assert kiosk.words == "Question time"


def test_digits_enter_and_backspace_do_the_same(kiosk: KioskDesk) -> None:
    kiosk.view.setFocus()
    for key in (Qt.Key.Key_9, Qt.Key.Key_0, Qt.Key.Key_2):
        QTest.keyClick(kiosk.view, key)
    assert kiosk.targets[1].isChecked()
    kiosk.now_s[0] += 1
    QTest.keyClick(kiosk.view, Qt.Key.Key_Enter)
    assert kiosk.words == "staff 的題目"
    QTest.keyClick(kiosk.view, Qt.Key.Key_Return)
    assert kiosk.words == "staff 的題目"
    kiosk.now_s[0] += 1
    QTest.keyClick(kiosk.view, Qt.Key.Key_Backspace)
    assert kiosk.words == "time 的題目"


def test_enter_presses_the_button_that_has_the_focus(kiosk: KioskDesk, qtbot: QtBot) -> None:
    kiosk.view.activateWindow()
    kiosk.choose(2)
    kiosk.view.question_page.skip_button.setFocus()
    qtbot.waitUntil(kiosk.view.question_page.skip_button.hasFocus)
    kiosk.now_s[0] += 1
    QTest.keyClick(kiosk.view.question_page.skip_button, Qt.Key.Key_Return)
    assert kiosk.words == "staff 的題目"
    for _ in range(3):
        kiosk.tap(kiosk.view.question_page.targets[0])
        kiosk.tap(kiosk.view.question_page.next_button)
    assert kiosk.sent[0].answers[0] == blank(QuestionCode("time"))


@pytest.mark.parametrize("is_large", [False, True])
@pytest.mark.parametrize("is_english", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_every_target_can_be_hit_and_none_lies_on_another(
    kiosk: KioskDesk, size: tuple[int, int], *, is_english: bool, is_large: bool
) -> None:
    kiosk.view.resize(*size)
    kiosk.presenter.open(is_called_up=False)
    settle()
    if is_english:
        kiosk.tap(kiosk.view.language_button)
    if is_large:
        kiosk.tap(kiosk.view.size_button)
    seen = 0
    for stage in ("start", *EVERY_KIND.questions[:4], "code"):
        if stage == "code":
            kiosk.hold_corner(3.2)
            assert stage_of(kiosk) is KioskStage.CODE
        places = {
            each: each.rect().translated(each.mapTo(kiosk.view, each.rect().topLeft()))
            for each in buttons_of(kiosk.view)
        }
        for each, place in places.items():
            assert min(place.width(), place.height()) >= TARGET_PX, each.text()
            assert kiosk.view.rect().contains(place), each.text()
            others = [other for name, other in places.items() if name is not each]
            assert not any(place.intersects(other) for other in others), each.text()
        seen += len(places)
        assert unnamed_controls(kiosk.view) == []
        if stage == "start":
            kiosk.tap(kiosk.view.start_page.begin_button)
        elif stage != "code":
            kiosk.choose(1)
            if kiosk.view.question_page.next_button.text() not in {"送出", "Send"}:
                kiosk.tap(kiosk.view.question_page.next_button)
    assert seen > 50


def test_words_grow_with_the_screen_that_it_is_put_on(kiosk: KioskDesk) -> None:
    page = kiosk.view.question_page
    kiosk.choose(1)
    kiosk.view.resize(1024, 768)
    settle()
    small = [each._size_px for each in (page.skip_button, page.next_button, page.targets[0])]
    kiosk.view.resize(1920, 1200)
    settle()
    large = [each._size_px for each in (page.skip_button, page.next_button, page.targets[0])]
    assert all(one > 1.3 * other for one, other in zip(large, small, strict=True))
    # The control: words that were sized before the screen was known would have stayed small.
    assert large == [page.text_px(28), page.text_px(28), page.text_px(30)]


def test_all_of_the_form_of_2025_is_asked_but_its_words(
    theme: Theme, inline: Inline, qtbot: QtBot
) -> None:
    kiosk = make_kiosk(theme, inline, questionnaire=FORM_OF_2025)
    qtbot.addWidget(kiosk.view)
    kiosk.presenter.open(is_called_up=True)
    settle()
    asked = []
    for _ in range(7):
        asked.append(kiosk.words)
        kiosk.choose(4)
        kiosk.tap(kiosk.view.question_page.next_button)
    assert asked == [each.wording_zh for each in FORM_OF_2025.questions[:7]]
    assert {each.choices for each in kiosk.sent[0].answers} == {"4"}


def test_faces_are_unhappy_only_where_somebody_must_follow_up() -> None:
    assert moods(4, 4) == (1.0, 0.5, 0.0, -0.5)
    assert moods(5, 4) == (1.0, 0.5, 0.0, -0.5, -1.0)
    assert moods(5, 0) == (1.0, 0.5, 0.0, -0.5, -1.0)
    assert moods(2, 2) == (1.0, -0.5)
    for count in range(2, 10):
        for low_from in (0, *range(2, count + 1)):
            felt = moods(count, low_from)
            assert len(felt) == count
            assert list(felt) == sorted(felt, reverse=True)
            if low_from:
                assert all(mood >= 0 for mood in felt[: low_from - 1])
                assert all(mood < 0 for mood in felt[low_from - 1 :])


def test_four_faces_can_be_told_apart_without_colour(kiosk: KioskDesk) -> None:
    kiosk.tap(kiosk.view.question_page.skip_button)
    drawn = set()
    for target in kiosk.targets:
        grey = target.grab().toImage().convertToFormat(target.grab().toImage().Format.Format_Mono)
        top = grey.copy(0, 0, grey.width(), grey.height() // 2)
        drawn.add(bytes(top.constBits()))
    assert len(drawn) == 5


def test_a_dark_desk_has_a_dark_kiosk(kiosk: KioskDesk, theme: Theme) -> None:
    light = kiosk.view.grab().toImage().pixelColor(5, 790).lightness()
    theme.choose(Appearance(choice=ThemeChoice.DARK))
    settle()
    assert kiosk.view.grab().toImage().pixelColor(5, 790).lightness() < light / 2


def test_a_store_that_is_slow_or_away_shows_nothing_yet(
    theme: Theme, endless: Endless, qtbot: QtBot
) -> None:
    kiosk = make_kiosk(theme, endless)
    qtbot.addWidget(kiosk.view)
    kiosk.presenter.open(is_called_up=True)
    settle()
    assert kiosk.told == []
    endless.let_go()
    settle()
    assert kiosk.told == ["opened"]


# --- staff ------------------------------------------------------------------------


def test_staff_leave_by_a_long_press_and_their_code(kiosk: KioskDesk) -> None:
    kiosk.hold_corner(2.8)
    assert stage_of(kiosk) is KioskStage.QUESTION
    kiosk.hold_corner(3.2)
    assert stage_of(kiosk) is KioskStage.CODE
    kiosk.type_code(CODE)
    assert kiosk.codes == [CODE]
    assert kiosk.told == ["opened", "left"]
    assert CODE not in visible_words(kiosk.view)


def test_two_short_presses_are_not_a_long_one(kiosk: KioskDesk) -> None:
    for _ in range(4):
        kiosk.hold_corner(1.6)
    assert stage_of(kiosk) is KioskStage.QUESTION


def test_a_press_elsewhere_in_the_bar_is_no_corner(kiosk: KioskDesk) -> None:
    corner = kiosk.view.corner
    QTest.mousePress(corner, Qt.MouseButton.LeftButton, pos=corner.rect().center())
    kiosk.wait(4)
    assert stage_of(kiosk) is KioskStage.QUESTION


def test_without_a_code_the_corner_does_nothing(theme: Theme, inline: Inline, qtbot: QtBot) -> None:
    kiosk = make_kiosk(theme, inline, has_code=False)
    qtbot.addWidget(kiosk.view)
    kiosk.presenter.open(is_called_up=True)
    settle()
    kiosk.hold_corner(4)
    assert stage_of(kiosk) is KioskStage.QUESTION


def test_each_wrong_code_makes_the_next_one_wait_longer(kiosk: KioskDesk) -> None:
    kiosk.hold_corner(3.2)
    waits = []
    for at in range(1, 6):
        kiosk.type_code("111222")
        words = visible_words(kiosk.view)
        assert "代碼不對" in words
        waits.append(next(n for n in (2, 4, 8, 16, 32) if f"請等 {n} 秒" in words))
        # Nothing is taken meanwhile, the right code neither.
        kiosk.type_code(CODE)
        assert len(kiosk.codes) == at
        # Kept awake by taps: a keypad that nobody touches goes away.
        for _ in range(waits[-1] // 8):
            kiosk.wait(8)
            kiosk.view.key_pressed.emit("delete")
        kiosk.wait(8)
    assert waits == [2, 4, 8, 16, 32]
    kiosk.type_code(CODE)
    assert kiosk.told == ["opened", "left"]


def test_leaving_the_keypad_does_not_shorten_the_wait(kiosk: KioskDesk) -> None:
    kiosk.hold_corner(3.2)
    for _ in range(4):
        kiosk.type_code("111222")
        kiosk.wait(17)
    kiosk.type_code("111222")
    kiosk.tap(kiosk.view.code_page.cancel_button)
    kiosk.hold_corner(3.2)
    before = len(kiosk.codes)
    kiosk.type_code(CODE)
    assert len(kiosk.codes) == before
    assert kiosk.told == ["opened"]


def test_the_visitor_goes_on_after_the_keypad(kiosk: KioskDesk) -> None:
    kiosk.choose(2)
    kiosk.hold_corner(3.2)
    kiosk.tap(kiosk.view.code_page.keys["1"])
    kiosk.tap(kiosk.view.code_page.cancel_button)
    assert kiosk.targets[1].isChecked()
    kiosk.hold_corner(3.2)
    kiosk.wait(30.2)
    assert stage_of(kiosk) is KioskStage.QUESTION
    assert kiosk.codes == []


def test_the_keypad_takes_a_keyboard_and_deletes(kiosk: KioskDesk) -> None:
    kiosk.view.setFocus()
    kiosk.hold_corner(3.2)
    QTest.keyClicks(kiosk.view, CODE + "9")
    QTest.keyClick(kiosk.view, Qt.Key.Key_Backspace)
    QTest.keyClick(kiosk.view, Qt.Key.Key_Return)
    settle()
    assert kiosk.codes == [CODE]
    assert kiosk.told[-1] == "left"
