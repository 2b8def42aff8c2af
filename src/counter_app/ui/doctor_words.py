"""What the check of a desk says: a heading, what was found, and the cure of what is not well."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from counter_app.devices.receipt_printer.status import PrinterStatus
from counter_app.services.doctor import CheckName, Finding, Sign
from counter_app.ui.messages import say
from counter_app.ui.names import say_printer_status


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingWords:
    """One finding, for a line of the window or of the command line.

    Attributes:
        heading: What was looked at.
        found: What was found.
        cure: What to do; empty where all is well.
    """

    heading: str
    found: str
    cure: str = ""


_CHECKS: Final = {
    CheckName.STORE: QT_TRANSLATE_NOOP("Doctor", "帳冊"),
    CheckName.LIBRARY: QT_TRANSLATE_NOOP("Doctor", "程式元件"),
    CheckName.ROOM: QT_TRANSLATE_NOOP("Doctor", "磁碟空間"),
    CheckName.CLOCK: QT_TRANSLATE_NOOP("Doctor", "時鐘"),
    CheckName.TIME_ZONE: QT_TRANSLATE_NOOP("Doctor", "時區"),
    CheckName.CHAIN: QT_TRANSLATE_NOOP("Doctor", "雜湊鏈"),
    CheckName.ANCHORS: QT_TRANSLATE_NOOP("Doctor", "錨定"),
    CheckName.BACKUP: QT_TRANSLATE_NOOP("Doctor", "備份"),
    CheckName.KEY: QT_TRANSLATE_NOOP("Doctor", "金鑰"),
    CheckName.PHRASE: QT_TRANSLATE_NOOP("Doctor", "復原短語"),
    CheckName.PRINTER: QT_TRANSLATE_NOOP("Doctor", "印表機"),
    CheckName.MACHINE: QT_TRANSLATE_NOOP("Doctor", "收款設備"),
    CheckName.FONTS: QT_TRANSLATE_NOOP("Doctor", "字型"),
    CheckName.WIRE: QT_TRANSLATE_NOOP("Doctor", "連線"),
    CheckName.LOGIN: QT_TRANSLATE_NOOP("Doctor", "資料庫帳號"),
    CheckName.VOLUME: QT_TRANSLATE_NOOP("Doctor", "伺服器磁碟"),
}

_SIGNS: Final = {
    Sign.STORE_OPEN: (QT_TRANSLATE_NOOP("Doctor", "已開啟（{schema}），收據 {receipts} 張"), ""),
    Sign.STORE_READ_ONLY: (QT_TRANSLATE_NOOP("Doctor", "只能查詢"), ""),
    Sign.STORE_CLOSED: (QT_TRANSLATE_NOOP("Doctor", "打不開"), ""),
    Sign.LIBRARY_GOOD: (QT_TRANSLATE_NOOP("Doctor", "{library} {cipher} {window}"), ""),
    Sign.ROOM_ENOUGH: (
        QT_TRANSLATE_NOOP("Doctor", "還有 {free_mb} MB，收款至少要 {needed_mb} MB"),
        "",
    ),
    Sign.ROOM_LOW: (
        QT_TRANSLATE_NOOP("Doctor", "只剩 {free_mb} MB，收款至少要 {needed_mb} MB"),
        QT_TRANSLATE_NOOP("Doctor", "清出磁碟空間；舊備份與收據 PDF 可移到別處。"),
    ),
    Sign.CLOCK_GOOD: (QT_TRANSLATE_NOOP("Doctor", "{at}，不早於最後一筆日誌"), ""),
    Sign.CLOCK_BEHIND: (
        QT_TRANSLATE_NOOP("Doctor", "比最後一筆日誌（{at}）還早"),
        QT_TRANSLATE_NOOP("Doctor", "校正這台電腦的日期與時間，開啟網路校時。"),
    ),
    Sign.ZONE_TAIPEI: (QT_TRANSLATE_NOOP("Doctor", "{zone}，與臺北相同"), ""),
    Sign.ZONE_OTHER: (
        QT_TRANSLATE_NOOP("Doctor", "電腦設為 {zone}；收據仍用臺北時間"),
        QT_TRANSLATE_NOOP("Doctor", "把電腦的時區改為臺北，免得核對時弄錯。"),
    ),
    Sign.CHAIN_SOUND: (QT_TRANSLATE_NOOP("Doctor", "{rows} 筆帳目前後相連，沒有被改過"), ""),
    Sign.CHAIN_BROKEN: (
        QT_TRANSLATE_NOOP("Doctor", "有 {faults} 處被改過或不完整，第一處：{detail}"),
        QT_TRANSLATE_NOOP("Doctor", "停止收款、保留這台電腦，通知政風與管理員。"),
    ),
    Sign.ANCHORS_OUT: (QT_TRANSLATE_NOOP("Doctor", "都已寫到帳冊之外"), ""),
    Sign.ANCHORS_NONE: (QT_TRANSLATE_NOOP("Doctor", "還沒有日結，所以還沒有"), ""),
    Sign.ANCHORS_WAITING: (
        QT_TRANSLATE_NOOP("Doctor", "{count} 筆還沒寫到帳冊之外"),
        QT_TRANSLATE_NOOP("Doctor", "確認設定裡的錨定資料夾接得到、可以寫入。"),
    ),
    Sign.BACKUP_FRESH: (QT_TRANSLATE_NOOP("Doctor", "{hours} 小時前，在 {folder}"), ""),
    Sign.BACKUP_OLD: (
        QT_TRANSLATE_NOOP("Doctor", "最近一次是 {hours} 小時前"),
        QT_TRANSLATE_NOOP("Doctor", "按「立即備份」，或執行 counter-app backup。"),
    ),
    Sign.BACKUP_NONE: (
        QT_TRANSLATE_NOOP("Doctor", "{folder} 裡還沒有備份"),
        QT_TRANSLATE_NOOP("Doctor", "按「立即備份」，或執行 counter-app backup。"),
    ),
    Sign.BACKUP_SAME_DISK: (
        QT_TRANSLATE_NOOP("Doctor", "{hours} 小時前，但和帳冊在同一個磁碟"),
        QT_TRANSLATE_NOOP("Doctor", "在設定檔把 backup_folder 改到另一個磁碟或隨身碟。"),
    ),
    Sign.KEY_IN_SYSTEM: (QT_TRANSLATE_NOOP("Doctor", "在系統的金鑰庫"), ""),
    Sign.KEY_IN_FILE: (QT_TRANSLATE_NOOP("Doctor", "在 {path}，只有這個帳號能讀"), ""),
    Sign.KEY_UNSAFE: (QT_TRANSLATE_NOOP("Doctor", "不安全"), ""),
    Sign.KEY_GONE: (QT_TRANSLATE_NOOP("Doctor", "找不到"), ""),
    Sign.PHRASE_WRITTEN: (QT_TRANSLATE_NOOP("Doctor", "已印出或抄下"), ""),
    Sign.PHRASE_NEVER: (
        QT_TRANSLATE_NOOP("Doctor", "從來沒有印出：金鑰一遺失，帳冊就打不開"),
        QT_TRANSLATE_NOOP("Doctor", "管理員執行 counter-app recovery-phrase，抄下後鎖進保險箱。"),
    ),
    Sign.PRINTER_READY: (QT_TRANSLATE_NOOP("Doctor", "{status}"), ""),
    Sign.PRINTER_NOT_READY: (
        QT_TRANSLATE_NOOP("Doctor", "{status}"),
        QT_TRANSLATE_NOOP("Doctor", "看一下電源、連接線與紙捲，再檢查一次。"),
    ),
    Sign.PRINTER_NONE: (
        QT_TRANSLATE_NOOP("Doctor", "沒有收據印表機；收據印成 A4"),
        QT_TRANSLATE_NOOP("Doctor", "需要的話，在「設備」頁加入。"),
    ),
    Sign.MACHINE_ANSWERS: (QT_TRANSLATE_NOOP("Doctor", "{device} 有回應"), ""),
    Sign.MACHINE_SILENT: (
        QT_TRANSLATE_NOOP("Doctor", "{device} 沒有回應"),
        QT_TRANSLATE_NOOP("Doctor", "看一下電源與連接線；在那之前可以收現金。"),
    ),
    Sign.MACHINE_GONE: (
        QT_TRANSLATE_NOOP("Doctor", "{device} 連不上"),
        QT_TRANSLATE_NOOP("Doctor", "看一下電源與連接線；在那之前可以收現金。"),
    ),
    Sign.MACHINE_BUSY: (
        QT_TRANSLATE_NOOP("Doctor", "{device} 有一筆交易還不知道結果，所以沒有問它"),
        QT_TRANSLATE_NOOP("Doctor", "先到「未結交易」把那一筆處理完。"),
    ),
    Sign.MACHINE_NONE: (
        QT_TRANSLATE_NOOP("Doctor", "沒有刷卡機，也沒有電子票證機；只能收現金與票據"),
        QT_TRANSLATE_NOOP("Doctor", "需要的話，在「設備」頁加入。"),
    ),
    Sign.FONTS_WHOLE: (QT_TRANSLATE_NOOP("Doctor", "收據用的字都有"), ""),
    Sign.FONTS_MISSING: (
        QT_TRANSLATE_NOOP("Doctor", "收據用的字型不在或已損壞"),
        QT_TRANSLATE_NOOP("Doctor", "重新安裝這個程式。"),
    ),
    Sign.WIRE_FILE: (QT_TRANSLATE_NOOP("Doctor", "帳冊就在這台電腦的磁碟上"), ""),
    Sign.WIRE_SAFE: (QT_TRANSLATE_NOOP("Doctor", "和資料庫之間有加密，或不經過網路"), ""),
    Sign.WIRE_OPEN: (
        QT_TRANSLATE_NOOP("Doctor", "和資料庫之間沒有加密"),
        QT_TRANSLATE_NOOP("Doctor", "伺服器開啟 TLS，連線字串加上 ?sslmode=verify-full。"),
    ),
    Sign.LOGIN_DESK: (QT_TRANSLATE_NOOP("Doctor", "只能做櫃檯的事"), ""),
    Sign.LOGIN_TOO_MUCH: (
        QT_TRANSLATE_NOOP("Doctor", "是資料表的擁有者或超級使用者，能改掉帳目"),
        QT_TRANSLATE_NOOP("Doctor", "收款改用 counter_desk 帳號連線；擁有者只用來升級。"),
    ),
    Sign.VOLUME_CONFIRMED: (QT_TRANSLATE_NOOP("Doctor", "{who} 在 {day} 確認已加密"), ""),
    Sign.VOLUME_ASKED: (
        QT_TRANSLATE_NOOP("Doctor", "還沒有人確認伺服器的磁碟已加密"),
        QT_TRANSLATE_NOOP(
            "Doctor",
            "加密伺服器的磁碟後，管理員執行 counter-app doctor --volume-encrypted --as 帳號。",
        ),
    ),
}


def say_finding(finding: Finding) -> FindingWords:
    """Return the words of a finding."""
    found, cure = (
        QCoreApplication.translate("Doctor", str(words)) if words else ""
        for words in _SIGNS[finding.sign]
    )
    facts = {name: _figure(value) for name, value in finding.facts.items()}
    if "status" in facts:
        facts["status"] = say_printer_status(PrinterStatus(facts["status"]))
    found = " ".join(found.format(**facts).split())
    message = say(finding.trouble) if finding.trouble is not None else None
    if message is not None:
        found = QCoreApplication.translate("Doctor", "{found}：{what}").format(
            found=found, what=message.what.rstrip("。")
        )
        cure = cure or message.now
    return FindingWords(
        heading=QCoreApplication.translate("Doctor", str(_CHECKS[finding.check])),
        found=found,
        cure=cure,
    )


def _figure(value: str | int) -> str:
    return f"{value:,}" if isinstance(value, int) else value
