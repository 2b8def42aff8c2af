"""What a signed code says, in the words of the paper it is on."""

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import format_roc
from counter_app.domain.paper_codes import PaperFacts, PaperKind
from counter_app.ui.widgets.money import grouped

translate = QCoreApplication.translate


def say_paper_facts(facts: PaperFacts) -> tuple[tuple[str, str], ...]:
    """Return headings and words, in their order on paper; what a paper does not say is left out."""
    is_notice = facts.kind is PaperKind.NOTICE
    until = facts.payable_until
    lines = (
        (
            translate("PaperWords", "文件"),
            translate("PaperWords", "傳繳通知書") if is_notice else translate("PaperWords", "收據"),
        ),
        (translate("PaperWords", "號碼"), facts.number),
        (translate("PaperWords", "分署"), facts.branch),
        (
            translate("PaperWords", "製發日") if is_notice else translate("PaperWords", "營業日"),
            format_roc(facts.issued_on),
        ),
        (translate("PaperWords", "金額"), f"NT$ {grouped(facts.amount_twd)}"),
        (
            translate("PaperWords", "義務人") if is_notice else translate("PaperWords", "繳款人"),
            facts.name,
        ),
        (
            translate("PaperWords", "案號") if is_notice else translate("PaperWords", "繳納項目"),
            facts.subject,
        ),
        (translate("PaperWords", "移送機關"), facts.agency),
        (translate("PaperWords", "繳款期限"), "" if until is None else format_roc(until)),
        (translate("PaperWords", "超商條碼第二段"), facts.segment_2),
        (translate("PaperWords", "虛擬帳號"), facts.virtual_account),
        (translate("PaperWords", "郵局劃撥帳號"), facts.post_account),
    )
    return tuple(line for line in lines if line[1])
