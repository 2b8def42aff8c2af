"""Puts machines, their ports and the results of their tests into words."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QSize

from counter_app.devices.ports import PortInfo
from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.services.devices import (
    DeviceLink,
    DeviceReport,
    Trial,
    TrialResult,
    TrialStep,
)
from counter_app.settings import ScannerSettings
from counter_app.ui.devices.screen import CardAction, DeviceCard, ResultLine
from counter_app.ui.messages import say_or_raise
from counter_app.ui.names import say_device_kind, say_printer_status
from counter_app.ui.widgets.device_bar import DeviceState
from counter_app.ui.widgets.status import Status

SCANNER: Final = "scanner"
CUSTOMER_DISPLAY: Final = "customer_display"
_ICONS: Final = {
    "printer": "printer",
    "card_terminal": "terminal",
    "eticket_reader": "eticket",
    SCANNER: "scan",
    CUSTOMER_DISPLAY: "second-screen",
}


def how_it_is(report: DeviceReport, trial: Trial | None) -> tuple[Status, str]:
    """Return how a machine is, by its port and by its last test."""
    match report.link:
        case DeviceLink.MISSING:
            return Status.BAD, QCoreApplication.translate("Devices", "未連線")
        case DeviceLink.NO_PERMISSION:
            return Status.BAD, QCoreApplication.translate("Devices", "沒有權限")
        case DeviceLink.READY | DeviceLink.NOT_SEEN:
            if trial is not None and trial.result is TrialResult.FAILED:
                words = say_printer_status(trial.status) if trial.status else ""
                silent = QCoreApplication.translate("Devices", "測試沒有回應")
                return Status.WARN, words or silent
            if trial is None and report.link is DeviceLink.NOT_SEEN:
                return Status.NEUTRAL, QCoreApplication.translate("Devices", "網路設備，未測試")
            return Status.OK, QCoreApplication.translate("Devices", "就緒")


def bar_state(report: DeviceReport, trial: Trial | None) -> DeviceState:
    """Return a machine for the device bar."""
    status, words = how_it_is(report, trial)
    reconnect = QCoreApplication.translate("Devices", "重新連線")
    return DeviceState(
        name=report.device.name,
        words=say_device_kind(report.device.kind),
        status=status,
        state_words=words,
        action_words=reconnect if status is Status.BAD else "",
    )


def machine_card(
    report: DeviceReport,
    trial: Trial | None,
    *,
    last_there: datetime | None,
    is_busy: bool,
    may_manage: bool,
) -> DeviceCard:
    """Return the card of a machine of the desk."""
    device = report.device
    status, words = how_it_is(report, trial)
    actions = (CardAction.TEST, CardAction.RECONNECT)
    return DeviceCard(
        key=device.name,
        heading=say_device_kind(device.kind),
        icon=_ICONS[device.kind],
        status=status,
        status_words=words,
        lines=(
            (QCoreApplication.translate("Devices", "名稱"), device.name),
            (QCoreApplication.translate("Devices", "連接埠"), report.port_now or device.port),
            (QCoreApplication.translate("Devices", "設定檔"), device.profile),
            (QCoreApplication.translate("Devices", "上次看到"), _time_words(last_there)),
        ),
        help_words=_help_words(report),
        is_busy=is_busy,
        actions=(*actions, CardAction.REPLACE) if may_manage else actions,
    )


def absent_card(kind: str, *, may_manage: bool) -> DeviceCard:
    """Return the card of a kind of machine that the desk has none of."""
    without = {
        "printer": QCoreApplication.translate(
            "Devices", "收據只存成 PDF，可以由辦公室印表機列印。"
        ),
        "card_terminal": QCoreApplication.translate(
            "Devices", "刷卡要看簽單，由第二人核可後人工輸入。"
        ),
        "eticket_reader": QCoreApplication.translate(
            "Devices", "電子票證只能在刷卡機上使用，或改用其他方式。"
        ),
    }
    return DeviceCard(
        key=kind,
        heading=say_device_kind(kind),
        icon=_ICONS[kind],
        status=Status.NEUTRAL,
        status_words=QCoreApplication.translate("Devices", "沒有設定"),
        lines=((QCoreApplication.translate("Devices", "影響"), without[kind]),),
        actions=(CardAction.ADD,) if may_manage else (),
    )


def scanner_card(scanner: ScannerSettings) -> DeviceCard:
    """Return the card of the scanner, which types and has no port."""
    is_default = scanner == ScannerSettings()
    speed = QCoreApplication.translate("Devices", "每字 {gap} 毫秒內，至少 {length} 字")
    return DeviceCard(
        key=SCANNER,
        heading=say_device_kind(SCANNER),
        icon=_ICONS[SCANNER],
        status=Status.NEUTRAL if is_default else Status.OK,
        status_words=QCoreApplication.translate("Devices", "預設值")
        if is_default
        else QCoreApplication.translate("Devices", "已學習"),
        lines=(
            (
                QCoreApplication.translate("Devices", "速度"),
                speed.format(gap=scanner.gap_ms, length=scanner.length_min),
            ),
            (
                QCoreApplication.translate("Devices", "前置字元"),
                scanner.prefix or QCoreApplication.translate("Devices", "無"),
            ),
        ),
        actions=(CardAction.LEARN,),
    )


def display_card(second_screen: QSize | None) -> DeviceCard:
    """Return the card of the customer display; *second_screen* is None without one."""
    if second_screen is None:
        line = (
            QCoreApplication.translate("Devices", "影響"),
            QCoreApplication.translate("Devices", "金額由櫃檯口述；接上螢幕後會自動顯示。"),
        )
    else:
        line = (
            QCoreApplication.translate("Devices", "大小"),
            f"{second_screen.width()} × {second_screen.height()}",
        )
    return DeviceCard(
        key=CUSTOMER_DISPLAY,
        heading=QCoreApplication.translate("Devices", "客戶顯示螢幕"),
        icon=_ICONS[CUSTOMER_DISPLAY],
        status=Status.NEUTRAL if second_screen is None else Status.OK,
        status_words=QCoreApplication.translate("Devices", "沒有第二個螢幕")
        if second_screen is None
        else QCoreApplication.translate("Devices", "已連接"),
        lines=(line,),
    )


def found_words(port: PortInfo) -> str:
    """Return the question about a port that belongs to nobody."""
    words = QCoreApplication.translate(
        "Devices", "找到 USB 裝置 {ids}（{what}）在 {port}，要設為這個櫃檯的設備嗎？"
    )
    return words.format(
        ids=f"{port.vid or 0:04x}:{port.pid or 0:04x}",
        what=port.description or QCoreApplication.translate("Devices", "沒有名稱"),
        port=port.port,
    )


def result_line(trial: Trial, machine_words: str) -> ResultLine:
    """Return one line of the result of a test."""
    steps = {
        TrialStep.STRIP: QCoreApplication.translate("Devices", "列印測試紙條"),
        TrialStep.DRAWER: QCoreApplication.translate("Devices", "開錢箱"),
        TrialStep.ANSWER: QCoreApplication.translate("Devices", "詢問是否在線上"),
    }
    statuses = {
        TrialResult.GOOD: Status.OK,
        TrialResult.LOOK: Status.WARN,
        TrialResult.NOT_NOW: Status.INFO,
        TrialResult.FAILED: Status.BAD,
    }
    return ResultLine(
        words=f"{machine_words}　{steps[trial.step]}",
        status=statuses[trial.result],
        below=_trial_words(trial),
    )


def _trial_words(trial: Trial) -> str:
    if trial.trouble is not None:
        message = say_or_raise(trial.trouble)
        return f"{message.what}{message.now}"
    words = {
        (TrialStep.STRIP, TrialResult.LOOK): QCoreApplication.translate(
            "Devices", "印表機沒有回報是否印完，請看紙條是否完整。"
        ),
        (TrialStep.STRIP, TrialResult.FAILED): QCoreApplication.translate(
            "Devices", "沒有印：{status}。"
        ),
        (TrialStep.DRAWER, TrialResult.LOOK): QCoreApplication.translate(
            "Devices", "已送出指令，請看錢箱有沒有打開。"
        ),
        (TrialStep.DRAWER, TrialResult.NOT_NOW): QCoreApplication.translate(
            "Devices", "已開班，錢箱裡有錢，所以沒有打開。請在開班前測試。"
        ),
        (TrialStep.DRAWER, TrialResult.FAILED): QCoreApplication.translate(
            "Devices", "沒有送出指令：印表機未連線，或設定檔沒有錢箱。"
        ),
        (TrialStep.ANSWER, TrialResult.FAILED): QCoreApplication.translate(
            "Devices", "沒有回應。請看機器是否開機、線是否插好，再測一次。"
        ),
    }.get((trial.step, trial.result), "")
    status = say_printer_status(trial.status) if trial.status is not None else ""
    return words.format(status=status)


def _help_words(report: DeviceReport) -> str:
    match report.link:
        case DeviceLink.NO_PERMISSION:
            words = QCoreApplication.translate(
                "Devices",
                "這個帳號不能使用 {port}。請系統管理員執行 sudo usermod -aG {group} $USER，"
                "再登出並重新登入電腦。",
            )
            return words.format(port=report.port_now, group=report.group)
        case DeviceLink.MISSING:
            return QCoreApplication.translate(
                "Devices", "請檢查電源與傳輸線。插好後兩秒內會自動連線，不必重新啟動。"
            )
        case DeviceLink.READY | DeviceLink.NOT_SEEN:
            return ""


def _time_words(at: datetime | None) -> str:
    if at is None:
        return "—"
    local = at.astimezone(TAIPEI)
    return f"{format_roc(local.date())} {local:%H:%M:%S}"
