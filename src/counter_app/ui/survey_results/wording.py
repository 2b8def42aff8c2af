"""Survey results in words, as rows and as bars."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app.domain.questionnaires import Question, QuestionKind
from counter_app.domain.survey_results import (
    GROUP_MIN,
    Group,
    Hundredths,
    QuestionCounts,
    QuestionResult,
    SurveyReport,
    say_change,
    say_share,
)
from counter_app.ui.names import in_one_breath
from counter_app.ui.pickup_words import say_desk
from counter_app.ui.survey_results.screen import ChoiceBar, Detail, GroupBar
from counter_app.ui.survey_words import say_choice, say_question, say_source
from counter_app.ui.widgets.figures import Figure
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.table import Cell, CellTone, TableRow

translate = QCoreApplication.translate

NOTHING: Final = "—"
OVERALL: Final = "overall"
"""Code of the question that sums the others up, in the branch's form and in any that keeps it."""


def percent_words(value: Hundredths | None) -> str:
    """Return a share with the sign of percent; a dash where there is none."""
    return NOTHING if value is None else f"{say_share(value)}%"


def change_words(value: int | None) -> str:
    """Return a change with an arrow and its sign; nothing where nothing compares.

    >>> change_words(125), change_words(-5), change_words(0), change_words(None)
    ('▲ +1.25', '▼ -0.05', '0.00', '')
    """
    if value is None:
        return ""
    arrow = "▲ " if value > 0 else "▼ " if value < 0 else ""
    return arrow + say_change(value)


def figures_of(report: SurveyReport) -> tuple[Figure, ...]:
    """Return the large figures: responses, the overall question, the weakest one, open work."""
    sheets = translate("SurveyResults", "{n} 份")
    figures = [
        Figure(
            words=translate("SurveyResults", "問卷"),
            value=sheets.format(n=grouped(report.responses)),
            note=translate("SurveyResults", "前期 {n} 份").format(
                n=grouped(report.responses_before)
            ),
        )
    ]
    overall = next((each for each in report.questions if each.now.question.code == OVERALL), None)
    if overall is not None and overall.now.valid:
        figures.append(
            Figure(
                words=translate("SurveyResults", "整體滿意度"),
                value=percent_words(overall.now.top_two),
                note=change_words(overall.top_two_change),
            )
        )
    ranked = [
        (each.now.top_two, at)
        for at, each in enumerate(report.questions, start=1)
        if each.now.top_two is not None and each.now.valid
    ]
    if ranked:
        lowest, at = min(ranked)
        figures.append(
            Figure(
                words=translate("SurveyResults", "最低的一題"),
                value=percent_words(lowest),
                note=translate("SurveyResults", "第 {n} 題").format(n=at),
            )
        )
    figures.append(
        Figure(
            words=translate("SurveyResults", "待處理的意見"),
            value=translate("SurveyResults", "{n} 件").format(n=grouped(report.follow_ups_open)),
        )
    )
    return tuple(figures)


def rows_of(report: SurveyReport) -> tuple[TableRow, ...]:
    """Return a line for each question."""
    keyed = enumerate(_by_key(report).items(), start=1)
    return tuple(_row(at, key, each) for at, (key, each) in keyed)


def detail_of(report: SurveyReport, key: str) -> Detail | None:
    """Return all there is to see of the question with the key of a row; None without it."""
    by_key = _by_key(report)
    if key not in by_key:
        return None
    at, result = list(by_key).index(key) + 1, by_key[key]
    now = result.now
    return Detail(
        heading=_numbered(at, now),
        facts=_facts(now),
        bars=tuple(
            ChoiceBar(
                words=say_choice(choice), count=grouped(count), share=value, change=change_words(by)
            )
            for choice, count, value, by in zip(
                now.question.choices, now.counts, now.shares, result.changes, strict=True
            )
        ),
        is_stacked=now.question.kind is not QuestionKind.MULTIPLE,
        top_two=percent_words(now.top_two) if now.top_two is not None and now.valid else "",
        top_two_change=change_words(result.top_two_change),
        by_desk=_groups(report.by_desk, now.question),
        by_source=_groups(report.by_source, now.question),
        note=_note(result),
    )


def warning_of(report: SurveyReport) -> str:
    """Return what may still change the figures; nothing where all is settled."""
    if not report.unsettled:
        return ""
    return translate(
        "SurveyResults", "有 {n} 份問卷兩次鍵入不一致，還沒有處理，目前以第一次鍵入的為準。"
    ).format(n=grouped(report.unsettled))


def empty_of(report: SurveyReport) -> tuple[str, str]:
    """Return why there are no figures and what to do; nothing twice where there are."""
    if report.is_too_small:
        why = (
            translate("SurveyResults", "這個範圍只有 {n} 份問卷，以免認出是誰填的。")
            if report.responses < GROUP_MIN
            else translate(
                "SurveyResults", "單獨列出這個範圍，就能算出另外不到 {min} 份問卷的答案。"
            )
        ).format(n=report.responses, min=GROUP_MIN)
        instead = translate("SurveyResults", "請選擇較長的期間，或不分櫃檯與來源。")
        return translate("SurveyResults", "份數太少，不列出結果"), why + instead
    if not report.responses:
        return (
            translate("SurveyResults", "這段期間還沒有問卷"),
            translate("SurveyResults", "按 - 看前一期，或選擇別的期間。"),
        )
    return "", ""


def _by_key(report: SurveyReport) -> dict[str, QuestionResult]:
    """Return every question by the key of its row; an older one of the same code has its own."""
    found: dict[str, QuestionResult] = {}
    for at, each in enumerate(report.questions, start=1):
        code = each.now.question.code
        found[f"{code} {at}" if code in found else code] = each
    return found


def _row(at: int, key: str, result: QuestionResult) -> TableRow:
    now = result.now
    top_two = now.top_two if now.valid else None
    change = change_words(result.top_two_change)
    wording, facts = _numbered(at, now), _facts(now)
    spoken_share = (
        ""
        if top_two is None
        else translate("SurveyResults", "前兩項合計 {share}").format(share=percent_words(top_two))
    )
    spoken_change = translate("SurveyResults", "較前期 {change}").format(change=change)
    return TableRow(
        key=key,
        cells=(
            Cell(words=wording, below=facts, strong=True),
            Cell(words=percent_words(top_two), strong=top_two is not None),
            Cell(words=change, tone=_change_tone(result.top_two_change)),
        ),
        spoken=in_one_breath(wording, facts, spoken_share, spoken_change if change else ""),
    )


def _numbered(at: int, counts: QuestionCounts) -> str:
    return f"{at}. {say_question(counts.question)}"


def _facts(counts: QuestionCounts) -> str:
    if counts.question.takes_text:
        return translate("SurveyResults", "意見 {n} 則").format(n=grouped(counts.valid))
    return translate("SurveyResults", "有效 {n}　未填 {blank}　無效 {invalid}").format(
        n=grouped(counts.valid), blank=grouped(counts.blank), invalid=grouped(counts.invalid)
    )


def _change_tone(change: int | None) -> CellTone:
    if not change:
        return ""
    return "ok" if change > 0 else "warn"


def _note(result: QuestionResult) -> str:
    now = result.now
    if now.question.takes_text:
        return translate("SurveyResults", "民眾寫下的意見，請到「意見」頁查閱。")
    if not now.valid:
        return translate("SurveyResults", "這段期間這一題沒有有效的答案。")
    if result.before is None:
        return translate("SurveyResults", "前一期沒有可以比較的結果。")
    return ""


def _groups(groups: tuple[Group, ...], asked: Question) -> tuple[GroupBar, ...]:
    if len(groups) <= 1:
        return ()
    return tuple(_group(each, asked) for each in groups)


def _group(group: Group, asked: Question) -> GroupBar:
    if group.desk_no is not None:
        words = say_desk(group.desk_no)
    elif group.source is not None:
        words = say_source(group.source)
    else:
        words = translate("SurveyResults", "其餘合併")
    same = (each for each in group.questions if each.question.identity == asked.identity)
    counts = next(same, None)
    if counts is None or not counts.valid:
        none = translate("SurveyResults", "{n} 份").format(n=grouped(group.responses))
        return GroupBar(words=words, valid=none, shares=(), top_two="")
    return GroupBar(
        words=words,
        valid=translate("SurveyResults", "有效 {n}").format(n=grouped(counts.valid)),
        shares=counts.shares,
        top_two="" if counts.top_two is None else percent_words(counts.top_two),
    )
