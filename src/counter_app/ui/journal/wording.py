"""What the acts of the journal are called."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def say_acts() -> dict[str, str]:
    """Return every act as it is written in the journal, with its words."""
    return {
        "sign_in": translate("Journal", "登入"),
        "sign_out": translate("Journal", "登出"),
        "open_shift": translate("Journal", "開班"),
        "settle_payment": translate("Journal", "收款入帳"),
        "intend_tender": translate("Journal", "請求扣款"),
        "conclude_tender": translate("Journal", "扣款結果"),
        "cancel_payment": translate("Journal", "取消繳款"),
        "find_no_sale": translate("Journal", "查無此筆扣款"),
        "print_receipt": translate("Journal", "列印收據"),
        "reprint_receipt": translate("Journal", "補印收據"),
        "open_drawer": translate("Journal", "開錢箱"),
        "add_staff": translate("Journal", "新增人員"),
        "close_account": translate("Journal", "停用帳號"),
        "reopen_account": translate("Journal", "重新啟用帳號"),
        "set_password": translate("Journal", "重設密碼"),
        "back_up": translate("Journal", "備份"),
        "restore": translate("Journal", "還原備份"),
        "show_recovery_phrase": translate("Journal", "顯示復原短語"),
        "confirm_volume": translate("Journal", "確認伺服器磁碟已加密"),
        "clock_jump": translate("Journal", "時鐘跳動"),
    }


def say_act_written(act: str) -> str:
    """Return what an act of the journal is called; one without words as it is written."""
    return say_acts().get(act, act)
