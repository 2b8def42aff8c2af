"""What a check of the books says of what does not fit, for the window and the command line."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from counter_app.domain.books import BookFault, FaultKind

_KINDS: Final = {
    FaultKind.CHANGED: QT_TRANSLATE_NOOP("Books", "內容被改過"),
    FaultKind.NOT_LINKED: QT_TRANSLATE_NOOP("Books", "接不上前一筆：這一筆或前一筆被換過"),
    FaultKind.LINK_MISSING: QT_TRANSLATE_NOOP("Books", "紀錄不見了"),
    FaultKind.LINK_DOUBLED: QT_TRANSLATE_NOOP("Books", "同一位置有兩筆：其中一筆是插入的"),
    FaultKind.BEYOND_HEAD: QT_TRANSLATE_NOOP("Books", "排在最後一筆之後：是插入的"),
    FaultKind.HEAD: QT_TRANSLATE_NOOP("Books", "鏈尾記載與最後一筆不符"),
    FaultKind.UNCHAINED: QT_TRANSLATE_NOOP("Books", "已定案卻沒有雜湊：不是程式寫的"),
    FaultKind.CUT: QT_TRANSLATE_NOOP("Books", "最新的紀錄被截掉，錨定 {detail} 知道得比較多"),
    FaultKind.REWRITTEN: QT_TRANSLATE_NOOP("Books", "被整段重寫，與錨定 {detail} 不符"),
    FaultKind.SIGNATURE: QT_TRANSLATE_NOOP("Books", "錨定 {detail} 的簽章不對"),
    FaultKind.FOREIGN_KEY: QT_TRANSLATE_NOOP("Books", "錨定 {detail} 不是本分署的金鑰簽的"),
    FaultKind.ANCHOR_GONE: QT_TRANSLATE_NOOP("Books", "錨定 {detail} 只在外面，資料庫裡沒有"),
    FaultKind.NUMBER_MISSING: QT_TRANSLATE_NOOP("Books", "缺號"),
    FaultKind.NUMBER_DOUBLED: QT_TRANSLATE_NOOP("Books", "重號"),
    FaultKind.COUNTER: QT_TRANSLATE_NOOP("Books", "號碼計數器與最後一號不符"),
    FaultKind.RECEIPT_CONTENT: QT_TRANSLATE_NOOP("Books", "收據內容與號碼或總額不符"),
    FaultKind.RECEIPT_ALONE: QT_TRANSLATE_NOOP("Books", "收據沒有相符的入帳"),
    FaultKind.PAYMENT_ALONE: QT_TRANSLATE_NOOP("Books", "入帳沒有相符的收據"),
    FaultKind.COLLECTION_SUM: QT_TRANSLATE_NOOP("Books", "代收入帳各項加起來不等於收到的金額"),
    FaultKind.PAY_OUT_ALONE: QT_TRANSLATE_NOOP("Books", "取件領款的錢箱支出和交付紀錄不是同一筆"),
    FaultKind.PICKUP_SIGNATURE: QT_TRANSLATE_NOOP("Books", "簽名圖不在，或不是交付時的那一張"),
    FaultKind.GUARD_GONE: QT_TRANSLATE_NOOP("Books", "資料庫不再拒絕更改（{detail}）"),
}

_TABLES: Final = {
    "payments": QT_TRANSLATE_NOOP("Books", "繳款"),
    "payment_items": QT_TRANSLATE_NOOP("Books", "繳款項目"),
    "tenders": QT_TRANSLATE_NOOP("Books", "支付"),
    "receipts": QT_TRANSLATE_NOOP("Books", "收據"),
    "reversals": QT_TRANSLATE_NOOP("Books", "作廢與退款"),
    "tender_corrections": QT_TRANSLATE_NOOP("Books", "支付更正"),
    "outage_receipts": QT_TRANSLATE_NOOP("Books", "補登"),
    "approvals": QT_TRANSLATE_NOOP("Books", "核可"),
    "drawer_entries": QT_TRANSLATE_NOOP("Books", "錢箱進出"),
    "drawer_counts": QT_TRANSLATE_NOOP("Books", "點鈔"),
    "hand_overs": QT_TRANSLATE_NOOP("Books", "交班"),
    "settlements": QT_TRANSLATE_NOOP("Books", "端末機結帳"),
    "differences": QT_TRANSLATE_NOOP("Books", "差異"),
    "carried_items": QT_TRANSLATE_NOOP("Books", "結轉項目"),
    "closes": QT_TRANSLATE_NOOP("Books", "日結"),
    "verifications": QT_TRANSLATE_NOOP("Books", "出納點收"),
    "notices": QT_TRANSLATE_NOOP("Books", "傳繳通知書"),
    "collections": QT_TRANSLATE_NOOP("Books", "代收入帳"),
    "pickup_hand_overs": QT_TRANSLATE_NOOP("Books", "取件交付"),
    "journal": QT_TRANSLATE_NOOP("Books", "日誌"),
    "anchors": QT_TRANSLATE_NOOP("Books", "錨定"),
    "device_events": QT_TRANSLATE_NOOP("Books", "設備往來"),
    "pickup_steps": QT_TRANSLATE_NOOP("Books", "取件步驟"),
    "pickup_calls": QT_TRANSLATE_NOOP("Books", "取件提醒"),
    "pickup_signatures": QT_TRANSLATE_NOOP("Books", "取件簽名"),
    "questionnaires": QT_TRANSLATE_NOOP("Books", "問卷版本"),
    "survey_form_runs": QT_TRANSLATE_NOOP("Books", "意見調查表列印"),
    "survey_corrections": QT_TRANSLATE_NOOP("Books", "意見調查表更正"),
}


def say_book_fault(fault: BookFault) -> str:
    """Return one line: where it is, what it is about, what is wrong."""
    translate = QCoreApplication.translate
    place = (
        translate("Books", "{desk} 號櫃檯").format(desk=fault.desk_no)
        if fault.desk_no
        else translate("Books", "辦公室")
    )
    parts = [place]
    if fault.chain_seq:
        seqs = str(fault.chain_seq)
        if fault.last_seq > fault.chain_seq:
            seqs += f"–{fault.last_seq}"
        parts.append(translate("Books", "第 {seqs} 筆").format(seqs=seqs))
    if fault.table:
        parts.append(translate("Books", str(_TABLES[fault.table])))
    if fault.number:
        parts.append(fault.number)
    wrong = translate("Books", str(_KINDS[fault.kind])).format(detail=fault.detail)
    return translate("Books", "{place}：{wrong}").format(place=" ".join(parts), wrong=wrong)
