"""In which language a notice speaks: a choice that notices and batches share."""

from counter_app.domain.notices import PaperLanguage
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.segments import Segment, Segments


def language_segments(theme: Theme) -> Segments:
    """Return the choice; each language is called by its own name."""
    return Segments(
        theme,
        (
            Segment(name=PaperLanguage.CHINESE.value, words="中文"),
            Segment(name=PaperLanguage.ENGLISH.value, words="English"),
        ),
        takes_focus=True,
    )
