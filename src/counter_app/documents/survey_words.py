"""What the papers of surveys say in words, the same in pages and in tables."""

from typing import Final

from counter_app.documents.report_words import days
from counter_app.domain.calendar import roc_year
from counter_app.domain.questionnaires import Question, QuestionKind
from counter_app.domain.responses import Source
from counter_app.domain.survey_results import (
    GROUP_MIN,
    Group,
    Hundredths,
    Period,
    PeriodKind,
    QuestionCounts,
    QuestionResult,
    SurveyReport,
    period_before,
    say_share,
)

REPORT_TITLE: Final = "為民服務意見調查結果"
BLANK: Final = "未填"
INVALID: Final = "無效"
VALID: Final = "有效答覆"
TOP_TWO: Final = "前兩項合計"
REST: Final = "其餘"
SOURCE_NAMES: Final = {Source.PAPER: "紙本", Source.KIOSK: "觸控", Source.IMPORT: "匯入"}
TOO_SMALL: Final = f"這部分或其餘部分的答覆不足 {GROUP_MIN} 份，不列各題結果，以免看出是誰的意見。"
NOBODY: Final = "本期沒有答覆。"
_DIGITS: Final = "零一二三四五六七八九"
_TEN: Final = 10


def period_words(period: Period) -> str:
    """Return a period as a sentence names it.

    >>> from datetime import date
    >>> from counter_app.domain.survey_results import half_of, month_of
    >>> period_words(month_of(date(2025, 8, 1))), period_words(half_of(date(2025, 8, 1)))
    ('114 年 8 月', '114 年 7 至 12 月')
    """
    if period.kind is PeriodKind.DAYS:
        return days(period.from_day, period.to_day)
    first, last = period.from_day.month, period.to_day.month
    months = f"{first} 月" if first == last else f"{first} 至 {last} 月"
    return f"{roc_year(period.from_day)} 年 {months}"


def before_words(report: SurveyReport) -> str:
    """Return the period before, as a sentence names it."""
    return period_words(period_before(report.period))


def source_words(source: Source | None) -> str:
    """Return how responses came in, or that it does not matter."""
    return "全部來源" if source is None else SOURCE_NAMES[source]


def group_words(group: Group) -> str:
    """Return whose responses a part is."""
    if group.desk_no is not None:
        return f"{group.desk_no} 號櫃檯"
    return REST if group.source is None else SOURCE_NAMES[group.source]


def numeral(number: int) -> str:
    """Return the numeral of a heading, up to 99.

    >>> [numeral(each) for each in (1, 10, 12, 20, 35)]
    ['一', '十', '十二', '二十', '三十五']
    """
    tens, ones = divmod(number, _TEN)
    head = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def top_two_words(question: Question) -> str:
    """Return which two choices are added up."""
    first, second = (each.label_zh for each in question.choices[:2])
    return f"「{first}」及「{second}」"


def question_sentence(result: QuestionResult) -> str:
    """Say what a question came to, as a section of the annual report would."""
    now = result.now
    question = now.question
    if question.takes_text:
        return f"共 {now.valid:,} 份寫下意見，{now.blank:,} 份未寫。" if now.valid else "沒有人寫。"
    if not now.valid:
        return "本期沒有有效答覆。"
    parts = "、".join(
        f"{choice.label_zh}占 {say_share(share)}%"
        for choice, share in zip(question.choices, now.shares, strict=True)
    )
    sentence = f"有效答覆 {now.valid:,} 份中，{parts}"
    if question.kind is QuestionKind.MULTIPLE:
        sentence += "（可複選，合計可超過 100%）"
    if now.top_two is not None:
        sentence += f"；{top_two_words(question)}合計 {say_share(now.top_two)}%"
        sentence += _change_words(result.top_two_change)
    return f"{sentence}。"


def _change_words(change: int | None) -> str:
    if change is None:
        return ""
    if not change:
        return "，與前期相同"
    verb = "增加" if change > 0 else "減少"
    return f"，較前期{verb} {say_share(Hundredths(abs(change)))} 個百分點"


def left_out_words(counts: QuestionCounts) -> str:
    """Say what is no part of the percentages."""
    return f"{BLANK} {counts.blank:,} 份，{INVALID} {counts.invalid:,} 份，不列入比率"


def overview_sentences(report: SurveyReport) -> tuple[str, ...]:
    """Say how many answered, and which questions came out best and worst."""
    counted = f"{period_words(report.period)}收到答覆 {report.responses:,} 份"
    counted += f"；前期（{before_words(report)}）{report.responses_before:,} 份。"
    parts = [f"{group_words(each)} {each.responses:,} 份" for each in report.by_source]
    if len(parts) > 1:
        counted = f"{counted[:-1]}。其中{'、'.join(parts)}。"
    scales = [
        (each.now.top_two or 0, each.now.question)
        for each in report.questions
        if each.now.question.kind is QuestionKind.SCALE and each.now.valid
    ]
    if len(scales) <= 1:
        return (counted,)
    best, worst = max(share for share, _ in scales), min(share for share, _ in scales)
    if best == worst:
        return (counted, f"滿意程度各題前兩項合計均為 {say_share(Hundredths(best))}%。")
    compared = (
        f"滿意程度各題前兩項合計，以{_names(scales, best)} {say_share(Hundredths(best))}% 最高，"
        f"{_names(scales, worst)} {say_share(Hundredths(worst))}% 最低。"
    )
    return counted, compared


def _names(scales: list[tuple[int, Question]], share: int) -> str:
    return "、".join(f"「{question.wording_zh}」" for each, question in scales if each == share)


def report_notes(report: SurveyReport) -> tuple[str, ...]:
    """Return what a reader must know to read the numbers."""
    notes = [
        "比率以各題有效答覆為分母，四捨五入至小數第二位，加總可能不等於 100%。",
        "前兩項合計由份數計算，不由比率相加。",
        f"{BLANK}與{INVALID}（塗改、單選題複選或無法辨識）分別計數，不列入比率。",
        "增減為兩期所列比率之差，單位為百分點；前期指緊鄰之前、同樣長短的期間。",
        f"不足 {GROUP_MIN} 份的櫃檯或來源併入「{REST}」，不單獨列出；「－」表示不列。",
    ]
    if report.unsettled:
        notes.append(f"另有 {report.unsettled:,} 份複登結果不同、尚未核對，暫依第一次鍵入計算。")
    return tuple(f"{at}. {note}" for at, note in enumerate(notes, start=1))
