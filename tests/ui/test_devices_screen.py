from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter_app.devices.ports import PortInfo
from counter_app.devices.receipt_printer.status import PrinterStatus
from counter_app.devices.transport import DeviceUnreachable, UnreachableReason
from counter_app.domain.payments import TerminalBlocked
from counter_app.domain.staff import Role
from counter_app.services import devices
from counter_app.services.desk import Desk
from counter_app.services.devices import (
    DeviceLink,
    PortsSeen,
    Trial,
    TrialResult,
    TrialStep,
)
from counter_app.settings import (
    DeviceSettings,
    ScannerSettings,
    Settings,
    read_settings,
    write_settings,
)
from counter_app.ui.background import Background, Endless, Inline, OneAtATime
from counter_app.ui.devices.presenter import DevicesPorts, DevicesPresenter
from counter_app.ui.devices.screen import CardAction
from counter_app.ui.devices.view import DevicesView
from counter_app.ui.scan_filter import ScanFilter, Stroke
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.device_bar import DeviceState
from counter_app.ui.widgets.status import Status
from factories import StoppedClock, make_actor, make_desk, make_store, open_branch
from screen_checks import unnamed_controls, visible_words
from windows import settle

USB = PortInfo(port="/dev/ttyUSB1", description="EPSON TM-T88VI", vid=0x04B8, pid=0x0202)


@dataclass
class Bench:
    """A desk with machines on ports that are files, and what was asked of them."""

    folder: Path
    desk: Desk
    worker: Background
    role: Role = Role.ADMINISTRATOR
    present: list[PortInfo] = field(default_factory=list)
    trials: dict[str, tuple[Trial, ...] | Exception] = field(default_factory=dict)
    reconnected: list[str] = field(default_factory=list)
    states: list[tuple[DeviceState, ...]] = field(default_factory=list)
    saved: list[Settings] = field(default_factory=list)
    seen_as: DeviceLink | None = None

    @property
    def file(self) -> Path:
        return self.folder / "settings.toml"

    @property
    def settings(self) -> Settings:
        return read_settings(self.file)

    def look(self) -> PortsSeen:
        seen = devices.look_at_ports(self.settings.devices, self.present)
        if self.seen_as is None:
            return seen
        changed = tuple(
            replace(report, link=self.seen_as, port_now="/dev/ttyUSB0", group="dialout")
            for report in seen.devices
        )
        return replace(seen, devices=changed)

    def test(self, name: str) -> tuple[Trial, ...]:
        found = self.trials[name]
        if isinstance(found, Exception):
            raise found
        return found

    def ports(self) -> DevicesPorts:
        actor = make_actor(self.role)
        return DevicesPorts(
            clock=StoppedClock(),
            devices=lambda: self.settings.devices,
            scanner=lambda: self.settings.scanner,
            look=self.look,
            test=self.test,
            worker=lambda _name: self.worker,
            reconnect=self.reconnected.append,
            save=lambda device, instead_of: devices.put_device(
                self.desk, actor, device, settings_file=self.file, instead_of=instead_of
            ),
            remove=lambda name: devices.remove_device(
                self.desk, actor, name, settings_file=self.file
            ),
            save_scanner=lambda scanner: devices.put_scanner(
                self.desk, actor, scanner, settings_file=self.file
            ),
            profiles=lambda kind: (f"{kind}-a", f"{kind}-b"),
        )


@pytest.fixture
def bench(tmp_path: Path, inline: Inline) -> Iterator[Bench]:
    engine = make_store(tmp_path)
    desk = make_desk(engine)
    open_branch(desk)
    (tmp_path / "ttyUSB0").touch()
    machines = (
        DeviceSettings(
            name="PRN1", kind="printer", profile="epson80", port="socket://192.0.2.1:9100"
        ),
        DeviceSettings(
            name="EDC1",
            kind="card_terminal",
            profile="nccc400",
            port=str(tmp_path / "ttyUSB0"),
        ),
    )
    write_settings(tmp_path / "settings.toml", Settings(branch="宜蘭", devices=machines))
    yield Bench(folder=tmp_path, desk=desk, worker=inline)
    engine.dispose()


Start = Callable[..., tuple[DevicesView, DevicesPresenter]]


@pytest.fixture
def start(qtbot: QtBot, theme: Theme, inline: Inline, bench: Bench) -> Start:
    def make(background: Background = inline) -> tuple[DevicesView, DevicesPresenter]:
        view = DevicesView(theme)
        qtbot.addWidget(view)
        view.resize(1286, 680)
        presenter = DevicesPresenter(view, background, bench.ports(), actor=make_actor(bench.role))
        presenter.states_changed.connect(bench.states.append)
        presenter.settings_changed.connect(bench.saved.append)
        view.show()
        presenter.look()
        settle()
        return view, presenter

    return make


def press(view: DevicesView, action: Action, qtbot: QtBot) -> None:
    known = view.actions_by_key()[action]
    assert known.is_enabled
    known.run()
    settle()


def trial(name: str, step: TrialStep, result: TrialResult, **more: object) -> Trial:
    return replace(Trial(device=name, step=step, result=result), **more)  # type: ignore[arg-type]


def test_there_is_a_card_for_every_machine_also_for_those_the_desk_has_not(
    start: Start,
) -> None:
    view, _ = start()
    assert list(view.cards) == ["PRN1", "EDC1", "eticket_reader", "scanner", "customer_display"]
    words = visible_words(view)
    for each in ("收據印表機", "刷卡機", "電子票證機", "掃描器", "客戶顯示螢幕", "nccc400"):
        assert each in words
    assert "114/11/20 12:00:00" in words  # when the terminal was last there


def test_a_port_vanishes_and_comes_back_without_a_restart(
    start: Start, bench: Bench, qtbot: QtBot
) -> None:
    view, presenter = start()
    port = bench.folder / "ttyUSB0"
    port.unlink()
    presenter.look()
    settle()
    assert "插好後兩秒內會自動連線" in visible_words(view)
    port.touch()
    presenter.look()
    settle()
    how = [state.status for states in bench.states for state in states if state.name == "EDC1"]
    assert how == [Status.OK, Status.BAD, Status.OK]
    assert bench.states[1][1].action_words == "重新連線"


def test_the_ports_are_looked_at_every_two_seconds_one_look_at_a_time(
    start: Start, bench: Bench, qtbot: QtBot, endless: Endless
) -> None:
    _, presenter = start(endless)
    presenter.begin()
    assert presenter._timer.interval() == 2000
    presenter.look()
    presenter.look()
    assert endless.waiting == 1
    endless.let_go()
    settle()
    presenter.look()
    assert endless.waiting == 1
    presenter.stop()


def test_a_missing_permission_names_the_command(start: Start, bench: Bench) -> None:
    bench.seen_as = DeviceLink.NO_PERMISSION
    view, _ = start()
    assert "sudo usermod -aG dialout $USER" in visible_words(view)


def test_every_machine_is_tested_and_the_result_is_one_page(
    start: Start, bench: Bench, qtbot: QtBot
) -> None:
    bench.trials = {
        "PRN1": (
            trial("PRN1", TrialStep.STRIP, TrialResult.GOOD, status=PrinterStatus.READY),
            trial("PRN1", TrialStep.DRAWER, TrialResult.LOOK),
        ),
        "EDC1": (
            trial(
                "EDC1",
                TrialStep.ANSWER,
                TrialResult.FAILED,
                trouble=DeviceUnreachable(
                    port="/dev/ttyUSB0", reason=UnreachableReason.NO_PERMISSION
                ),
            ),
        ),
    }
    view, _ = start()
    press(view, Action.PRIMARY, qtbot)
    source = view.result.table.rows_model.source
    rows = [source.row(at).cells for at in range(source.count())]
    assert [cells[1].words for cells in rows] == ["正常", "請看一下", "不正常"]
    assert "請看錢箱有沒有打開" in rows[1][0].below
    assert "sudo usermod -aG dialout $USER" in rows[2][0].below
    assert "有設備需要處理" in visible_words(view)
    press(view, Action.PRIMARY, qtbot)
    assert view.cards["EDC1"].isVisible()
    assert "測試沒有回應" in [state.state_words for state in bench.states[-1]]


def test_one_machine_out_of_paper_says_so_on_its_card(
    start: Start, bench: Bench, qtbot: QtBot
) -> None:
    bench.trials = {
        "PRN1": (
            trial("PRN1", TrialStep.STRIP, TrialResult.FAILED, status=PrinterStatus.PAPER_OUT),
        )
    }
    view, _ = start()
    view.cards["PRN1"].buttons[CardAction.TEST].click()
    settle()
    source = view.result.table.rows_model.source
    assert source.row(0).cells[0].below == "沒有印：缺紙。"
    press(view, Action.BACK, qtbot)
    assert bench.states[-1][0].state_words == "缺紙"


def test_a_machine_with_an_open_sale_is_not_tested_and_says_why(
    start: Start, bench: Bench, qtbot: QtBot
) -> None:
    bench.trials = {"EDC1": TerminalBlocked(device="EDC1")}
    view, _ = start()
    view.cards["EDC1"].buttons[CardAction.TEST].click()
    settle()
    source = view.result.table.rows_model.source
    assert source.row(0).cells[1].words == "不正常"
    assert source.row(0).cells[0].below


def test_a_machine_that_is_not_there_is_not_waited_for(
    start: Start, bench: Bench, qtbot: QtBot
) -> None:
    (bench.folder / "ttyUSB0").unlink()
    view, _ = start()
    view.cards["EDC1"].buttons[CardAction.TEST].click()
    settle()
    source = view.result.table.rows_model.source
    assert "未連線" in source.row(0).cells[0].below


def test_the_window_stays_usable_while_a_machine_takes_its_time(
    start: Start, bench: Bench, qtbot: QtBot, endless: Endless
) -> None:
    bench.worker = endless
    bench.trials = {"EDC1": (trial("EDC1", TrialStep.ANSWER, TrialResult.GOOD),)}
    view, presenter = start()
    view.cards["EDC1"].buttons[CardAction.TEST].click()
    assert "測試中…" in visible_words(view)
    assert not view.result.close_button.isEnabled()
    presenter.look()  # the ports are looked at meanwhile
    settle()
    endless.let_go()
    settle()
    assert "設備正常" in visible_words(view)
    assert view.focusWidget() is view.result.close_button


def test_the_result_can_be_copied(start: Start, bench: Bench, qtbot: QtBot) -> None:
    bench.trials = {"EDC1": (trial("EDC1", TrialStep.ANSWER, TrialResult.GOOD),)}
    view, _ = start()
    view.cards["EDC1"].buttons[CardAction.TEST].click()
    settle()
    view.result.copy_button.click()
    assert view.result._lines[-1].startswith("正常　刷卡機 EDC1")


def test_reconnecting_lets_go_of_the_port_on_the_worker_of_the_machine(
    start: Start, bench: Bench, qtbot: QtBot
) -> None:
    view, presenter = start()
    view.cards["EDC1"].buttons[CardAction.RECONNECT].click()
    settle()
    presenter.act("PRN1")
    settle()
    assert bench.reconnected == ["EDC1", "PRN1"]


def test_a_machine_that_was_found_is_added_with_what_it_is(
    start: Start, bench: Bench, qtbot: QtBot
) -> None:
    bench.present = [USB]
    view, _ = start()
    assert "找到 USB 裝置 04b8:0202（EPSON TM-T88VI）在 /dev/ttyUSB1" in visible_words(view)
    view.found_accepted.emit()
    view.panel.name_edit.setText("PRN2")
    press(view, Action.PRIMARY, qtbot)
    added = bench.settings.devices[-1]
    assert (added.name, added.port, added.vid, added.pid) == ("PRN2", USB.port, 0x04B8, 0x0202)
    assert added.profile == "printer-a"
    assert bench.saved[-1] == bench.settings
    assert "找到 USB 裝置" not in visible_words(view)


def test_a_machine_is_replaced_and_removed(start: Start, bench: Bench, qtbot: QtBot) -> None:
    view, _ = start()
    view.cards["EDC1"].buttons[CardAction.REPLACE].click()
    assert view.panel.name_edit.text() == "EDC1"
    view.panel.port_combo.setEditText("socket://192.0.2.9:4000")
    press(view, Action.PRIMARY, qtbot)
    assert bench.settings.devices[-1].port == "socket://192.0.2.9:4000"
    view.cards["EDC1"].buttons[CardAction.REPLACE].click()
    view.panel.remove_button.click()
    settle()
    assert [device.name for device in bench.settings.devices] == ["PRN1"]
    assert "已移除「EDC1」" in visible_words(view)


def test_another_kind_brings_its_profiles(start: Start, qtbot: QtBot) -> None:
    view, _ = start()
    view.cards["eticket_reader"].buttons[CardAction.ADD].click()
    assert view.panel.profile_combo.itemText(0) == "eticket_reader-a"
    view.kind_changed.emit("card_terminal")
    assert view.panel.profile_combo.itemText(0) == "card_terminal-a"


def test_half_a_machine_is_refused_in_words(start: Start, bench: Bench, qtbot: QtBot) -> None:
    view, _ = start()
    press(view, Action.ADD, qtbot)
    view.panel.name_edit.setText("EDC1")
    view.panel.port_combo.setEditText("COM3")
    press(view, Action.PRIMARY, qtbot)
    assert "名稱已經有人用" in visible_words(view)
    assert view.panel.isVisible()
    press(view, Action.BACK, qtbot)
    assert len(bench.settings.devices) == 2


def test_a_clerk_tests_but_does_not_replace(start: Start, bench: Bench) -> None:
    bench.role = Role.CLERK
    bench.present = [USB]
    view, _ = start()
    assert view.cards["EDC1"].buttons[CardAction.TEST].isVisible()
    assert not view.cards["EDC1"].buttons[CardAction.REPLACE].isVisible()
    assert not view.add_button.isVisible()
    assert Action.ADD not in view.actions_by_key()
    assert "找到 USB 裝置" not in visible_words(view)


def test_a_scanner_is_learned_from_one_scan(start: Start, bench: Bench, qtbot: QtBot) -> None:
    view, _ = start()
    view.cards["scanner"].buttons[CardAction.LEARN].click()
    assert "請掃描測試條碼" in visible_words(view)
    strokes = tuple(Stroke(text=sign, at_ms=at * 8) for at, sign in enumerate("~TEST1234"))
    view.learned.emit(strokes)
    settle()
    assert bench.settings.scanner == ScannerSettings(gap_ms=20, length_min=6, prefix="~")
    assert "學會了" in visible_words(view)
    assert "已學習" in view.cards["scanner"].accessibleName()


def test_the_keys_of_a_scan_reach_the_learning_through_the_filter(
    start: Start, bench: Bench, qtbot: QtBot
) -> None:
    view, _ = start()
    view.cards["scanner"].buttons[CardAction.LEARN].click()
    scans = ScanFilter()
    scans.scanned.connect(view.on_scanned)
    scans.install()
    try:
        view.learn_panel.scan_edit.setFocus()
        qtbot.keyClicks(view.learn_panel.scan_edit, "TEST1234")
        qtbot.keyClick(view.learn_panel.scan_edit, Qt.Key.Key_Return)
        settle()
    finally:
        scans.remove()
    assert "學會了" in visible_words(view)


def test_something_else_than_the_test_barcode_is_not_learned(
    start: Start, bench: Bench, qtbot: QtBot
) -> None:
    view, _ = start()
    view.cards["scanner"].buttons[CardAction.LEARN].click()
    typed = tuple(Stroke(text=sign, at_ms=at * 300) for at, sign in enumerate("TEST1234"))
    view.learned.emit(typed)
    assert "沒有讀到測試條碼" in visible_words(view)
    assert bench.settings.scanner == ScannerSettings()
    view.learn_panel.again_button.click()
    assert view.learn_panel.scan_edit.isEnabled()


def test_a_broken_look_is_told_and_the_next_one_is_asked(
    start: Start, bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, presenter = start()
    bench.trials = {}
    monkeypatch.setattr(
        devices,
        "look_at_ports",
        lambda *_: (_ for _ in ()).throw(
            DeviceUnreachable(port="x", reason=UnreachableReason.MISSING)
        ),
    )
    presenter.look()
    settle()
    assert "找不到連接埠 x" in visible_words(view)
    assert not presenter._is_looking


def test_looking_at_real_ports_on_a_worker_ends(start: Start, qtbot: QtBot) -> None:
    worker = OneAtATime("ports")
    view, presenter = start(worker)
    qtbot.waitUntil(lambda: "PRN1" in view.cards)
    assert not presenter._is_looking
    assert worker.close()


def test_every_control_has_a_name(start: Start, bench: Bench, qtbot: QtBot) -> None:
    bench.present = [USB]
    view, _ = start()
    assert unnamed_controls(view) == []
    press(view, Action.ADD, qtbot)
    assert unnamed_controls(view) == []
    press(view, Action.BACK, qtbot)
    view.cards["scanner"].buttons[CardAction.LEARN].click()
    assert unnamed_controls(view) == []
