"""What a printer says, in words: what happened, is the money safe, what to do now."""

from PySide6.QtCore import QCoreApplication

from counter_app.ui.messages import Message

translate = QCoreApplication.translate


def say_not_started(reason: str, *, is_slip: bool) -> Message:
    """Return the words for a paper of which nothing was printed."""
    what, now = _reasons().get(reason, _reasons()["unknown"])
    if not is_slip:
        what = translate("Paper", "事務印表機沒有接下這份收據")
        now = translate("Paper", "請檢查印表機後按「重印」，或按「存 PDF」。")
    return Message(
        what=translate("Paper", "收據沒有印出來：{why}").format(why=what),
        money=translate("Paper", "款項已入帳，不需要重新收款。"),
        now=now,
    )


def _reasons() -> dict[str, tuple[str, str]]:
    again = translate("Paper", "再按「重印」。也可以按「存 PDF」改用 A4。")
    return {
        "paper_out": (
            translate("Paper", "印表機缺紙"),
            translate("Paper", "1. 打開上蓋，放入感熱紙。2. 按「重印」；沒有紙時按「存 PDF」。"),
        ),
        "cover_open": (
            translate("Paper", "印表機上蓋沒有關"),
            translate("Paper", "請關上蓋，") + again,
        ),
        "offline": (
            translate("Paper", "連不到印表機"),
            translate("Paper", "請檢查電源與連接線，") + again,
        ),
        "error": (
            translate("Paper", "印表機故障（可能是切刀卡紙）"),
            translate("Paper", "請關機、清除卡紙後開機，") + again,
        ),
        "unknown": (
            translate("Paper", "印表機狀態不明"),
            translate("Paper", "請看印表機的燈號，") + again,
        ),
        "no_printer": (
            translate("Paper", "本櫃檯沒有設定收據印表機"),
            translate("Paper", "請按「存 PDF」，或到「設備」設定印表機。"),
        ),
        "interrupted": (
            translate("Paper", "列印時程式中斷"),
            translate("Paper", "請看紙張，") + again,
        ),
    }


def say_paper_unknown() -> Message:
    """Return the words for a paper of which nobody knows whether it came out."""
    return Message(
        what=translate("Paper", "收據完整嗎？"),
        money=translate("Paper", "款項已入帳。印表機中途斷線，不知道有沒有印完。"),
        now=translate("Paper", "請看紙張：完整就按「完整」；不完整請收回，按「不完整，補印」。"),
    )
