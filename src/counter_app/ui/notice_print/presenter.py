"""Prints one issued notice again for whoever holds it; nothing else is shown or found."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices

from counter_app.domain.notices import (
    MiddleSegmentWanted,
    NoticeNotCurrent,
    NoticeNumber,
    NoticeStanding,
    UnknownNotice,
)
from counter_app.ui.background import Background
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.notice_print.view import PrintNoticeScreen, PrintNoticeView
from counter_app.ui.widgets.message_panel import PanelAction
from counter_app.ui.widgets.status import Status

_OPEN_PAPER: Final = "open_paper"

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedNotice:
    """A paper that was made again.

    Attributes:
        was_printed: The office printer took it; None where there is none.
        path: Where it is kept instead, where there is no printer.
    """

    number: NoticeNumber
    was_printed: bool | None = None
    path: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintNoticePorts:
    """What the page needs, with the person and the desk already in it.

    Attributes:
        print_notice: Prints the notice that a number, a barcode or a code means.
        background: Where papers are drawn.
    """

    print_notice: Callable[[str], PrintedNotice]
    background: Background


class PrintNoticePresenter(QObject):
    """One scan, one paper."""

    def __init__(self, view: PrintNoticeView, ports: PrintNoticePorts) -> None:
        """Join the page to the services."""
        super().__init__(view)
        self._view = view
        self._ports = ports
        self._path: Path | None = None
        self._screen = PrintNoticeScreen()
        view.entered.connect(self._print)
        view.acted.connect(self._act)
        view.left.connect(self._leave)

    def _show(self, screen: PrintNoticeScreen) -> None:
        self._screen = screen
        self._view.display(screen)

    def _print(self, text: str) -> None:
        if self._screen.is_busy:
            return
        words = Message(what=translate("PrintNotice", "正在列印…"))
        self._show(PrintNoticeScreen(is_busy=True, said=words, said_status=Status.INFO))
        self._ports.background.run(
            partial(self._ports.print_notice, text), on_done=self._say_done, on_error=self._refuse
        )

    def _say_done(self, done: PrintedNotice) -> None:
        self._path = done.path
        if done.was_printed:
            said = translate("PrintNotice", "通知書 {number} 已列印")
            self._show(PrintNoticeScreen(said=Message(what=said.format(number=done.number))))
            return
        if done.was_printed is None:
            said = translate("PrintNotice", "通知書 {number} 已存成檔案")
            now = translate("PrintNotice", "這台電腦沒有事務印表機，請開啟檔案列印。")
        else:
            said = translate("PrintNotice", "印表機沒有接受通知書 {number}")
            now = translate("PrintNotice", "請檢查印表機的紙和電源，再刷一次。")
        self._show(
            PrintNoticeScreen(
                said=Message(what=said.format(number=done.number), now=now),
                said_status=Status.INFO if done.was_printed is None else Status.WARN,
                actions=_ways_on() if done.path is not None else (),
            )
        )

    def _refuse(self, error: Exception) -> None:
        self._show(PrintNoticeScreen(said=say_refusal(error), said_status=Status.BAD))

    def _act(self, name: str) -> None:
        if name == _OPEN_PAPER and self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

    def _leave(self) -> None:
        if not self._screen.is_busy:
            self._path = None
            self._show(PrintNoticeScreen())


def _ways_on() -> tuple[PanelAction, ...]:
    words = translate("PrintNotice", "開啟檔案")
    return (PanelAction(name=_OPEN_PAPER, words=words, icon="pdf"),)


def say_refusal(error: Exception) -> Message:
    """Return why a paper was not printed, for somebody who may not look at the case.

    Raises:
        Exception: *error* itself, if it is a bug.
    """
    to_desk = translate("PrintNotice", "請民眾到 1 號櫃檯，由收費人員處理。")
    match error:
        case NoticeNotCurrent():
            return Message(what=_say_standing(error), now=to_desk)
        case UnknownNotice():
            return Message(
                what=translate("PrintNotice", "找不到這張通知書"),
                now=translate("PrintNotice", "請再刷一次；仍找不到時，請民眾到 1 號櫃檯。"),
            )
        case MiddleSegmentWanted():
            return Message(
                what=translate("PrintNotice", "刷到的不是中間那一條"),
                now=translate("PrintNotice", "請刷三條條碼中間的那一條。"),
            )
        case _:
            message = say_or_raise(error)
            return message if message.now else replace(message, now=to_desk)


def _say_standing(error: NoticeNotCurrent) -> str:
    words = {
        NoticeStanding.RECOMPUTED: translate("PrintNotice", "{number} 的金額已經變動，不能再印"),
        NoticeStanding.SUPERSEDED: translate("PrintNotice", "{number} 已有較新的通知書，不能再印"),
        NoticeStanding.EXPIRED: translate("PrintNotice", "{number} 已經過期，不能再印"),
        NoticeStanding.SETTLED: translate("PrintNotice", "{number} 已經繳清，不必再印"),
    }.get(error.standing, translate("PrintNotice", "{number} 不能再印"))
    return words.format(number=error.number)
