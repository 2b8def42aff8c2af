"""Payment notices: issue them, read them back, put them on paper (`domain.notices`)."""

from counter_app.services.notices.issuing import (
    channel_answers,
    issue_many,
    issue_notice,
    issue_plan,
    preview_notice,
    preview_plan,
)
from counter_app.services.notices.paper import draw_notices, save_notice_paper
from counter_app.services.notices.reading import (
    ReadBack,
    notices_and_standings,
    notices_of_case,
    print_one_notice,
    read_back,
    read_notice,
)

__all__ = [
    "ReadBack",
    "channel_answers",
    "draw_notices",
    "issue_many",
    "issue_notice",
    "issue_plan",
    "notices_and_standings",
    "notices_of_case",
    "preview_notice",
    "preview_plan",
    "print_one_notice",
    "read_back",
    "read_notice",
    "save_notice_paper",
]
