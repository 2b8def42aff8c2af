import json
from pathlib import Path
from typing import Any

import pytest

from bench_table import lay_table, main, read_figures


def make_report(*extra_infos: dict[str, Any]) -> dict[str, Any]:
    return {
        "benchmarks": [
            {"extra_info": extra_info, "stats": {"median": 0.25}} for extra_info in extra_infos
        ]
    }


def test_a_goal_is_compared_with_the_ratio_where_there_is_one() -> None:
    (figure,) = read_figures(
        make_report(
            {"bar": 13, "what": "a", "ours": 9, "reference": 36, "ratio": 0.25, "goal": "<= 0.3"}
        )
    )
    assert figure.verdict == "met"


def test_a_goal_is_compared_with_the_figure_itself_where_it_stands_alone() -> None:
    (figure,) = read_figures(
        make_report({"bar": 16, "what": "a", "ours": 5.1, "unit": "ms", "goal": "<= 5 ms"})
    )
    assert figure.verdict == "MISSED"


def test_a_figure_that_was_not_told_is_the_median_in_seconds() -> None:
    (figure,) = read_figures(make_report({"bar": 1, "what": "a"}))
    assert figure.cells()[2] == "0.25 s"


def test_bars_stand_in_order_and_what_has_no_bar_is_left_out() -> None:
    report = make_report({"bar": 19, "what": "b"}, {}, {"bar": 2, "what": "a"})
    assert [figure.bar for figure in read_figures(report)] == [2, 19]


@pytest.mark.parametrize(
    ("goal", "ratio", "verdict"),
    [
        (">= 4", 4.0, "met"),
        (">= 2,000x", 1999.0, "MISSED"),
        ("< 1", 1.0, "MISSED"),
        ("> 1", 1.1, "met"),
        ("", 1.1, ""),
    ],
)
def test_every_form_of_a_goal_is_understood(goal: str, ratio: float, verdict: str) -> None:
    (figure,) = read_figures(make_report({"bar": 1, "what": "a", "ratio": ratio, "goal": goal}))
    assert figure.verdict == verdict


def test_the_columns_of_the_table_stand_below_each_other() -> None:
    report = make_report(
        {"bar": 3, "what": "short", "ours": 1, "ratio": 1, "goal": "<= 8"},
        {"bar": 4, "what": "a longer thing", "ours": 1, "ratio": 1000, "goal": ">= 200"},
    )
    head, _rule, first, second = lay_table(read_figures(report)).splitlines()
    end = head.index("ratio") + len("ratio")
    assert (first[:end][-1], second[:end][-5:]) == ("1", "1,000")


def test_a_miss_is_named_and_is_no_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "benchmarks.json"
    miss = {"bar": 8, "what": "a", "ratio": 4, "goal": "<= 3"}
    report = make_report(miss, miss)
    file.write_text(json.dumps(report), encoding="utf-8")
    assert main([str(file)]) == 0
    assert "0 of 2 goals met; missed: bar 8." in capsys.readouterr().out


def test_a_report_that_is_not_there_is_said_and_no_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "none.json")]) == 0
    assert "no figures to show" in capsys.readouterr().out
