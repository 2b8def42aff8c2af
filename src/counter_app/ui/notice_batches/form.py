"""What is entered for a batch: which cases, in what form, and where the papers go."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from counter_app.domain.notices import NoticeForm, PaperLanguage
from counter_app.ui.notice_batches.screen import BatchEntry, BatchSource
from counter_app.ui.notices.languages import language_segments
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, column, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.panels import Field
from counter_app.ui.widgets.segments import Segment, Segments


class EntryForm(QWidget):
    """Which cases, in what form, and where the papers go.

    Signals:
        changed(object): The `BatchEntry` as it stands now.
    """

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown = BatchEntry()
        self.source_segments = Segments(
            theme,
            (
                Segment(name=BatchSource.FILTER.value, words=self.tr("依條件"), icon="filter"),
                Segment(name=BatchSource.LIST.value, words=self.tr("依清單檔"), icon="list"),
            ),
            takes_focus=True,
        )
        self.section_edit = QLineEdit()
        self.section_edit.setPlaceholderText(self.tr("例如 和；空白為全部"))
        self.kind_combo = QComboBox()
        self.kind_combo.setMaxVisibleItems(16)
        self.min_edit, self.max_edit = _digits_edit(), _digits_edit()
        self.due_edit = _digits_edit()
        self.due_edit.setPlaceholderText("114/12/31")
        self.list_edit = QLineEdit()
        self.list_edit.setPlaceholderText(self.tr("例如 /home/desk/list.txt"))
        self.browse_list_button = Button(theme, self.tr("選擇…"), icon="folder-search")
        self.folder_edit = QLineEdit()
        self.browse_folder_button = Button(theme, self.tr("選擇…"), icon="folder-search")
        self.browse_list_button.setAccessibleName(self.tr("選擇清單檔"))
        self.browse_folder_button.setAccessibleName(self.tr("選擇存放的資料夾"))
        self.section_check = QCheckBox(self.tr("每股一個 PDF"))
        self.large_check = QCheckBox(self.tr("大字版"))
        self.language_segments = language_segments(theme)
        self._fields = {
            "section": Field(theme, self.tr("股別"), self.section_edit),
            "kind": Field(theme, self.tr("案件種類"), self.kind_combo),
            "amount_min": Field(theme, self.tr("金額從"), self.min_edit),
            "amount_max": Field(theme, self.tr("金額到"), self.max_edit),
            "due_before": Field(theme, self.tr("繳納期限在這天或以前"), self.due_edit),
            "list_path": Field(
                theme,
                self.tr("清單檔"),
                self.list_edit,
                hint=self.tr("文字檔，每行一個案號；任何印法都可以。"),
            ),
            "folder": Field(theme, self.tr("存到資料夾"), self.folder_edit),
        }
        self._lay_out(theme)
        self._connect()

    def focus_home(self) -> None:
        """Begin at the first thing to enter."""
        is_list = self._shown.source is BatchSource.LIST
        (self.list_edit if is_list else self.section_edit).setFocus()

    def display(
        self, entry: BatchEntry, *, kinds: tuple[str, ...], errors: Mapping[str, str]
    ) -> None:
        """Show what is entered, and what is wrong with it."""
        self._shown = entry
        self.source_segments.display(entry.source.value)
        is_list = entry.source is BatchSource.LIST
        self._filter_box.setVisible(not is_list)
        self._list_box.setVisible(is_list)
        if self.kind_combo.count() != len(kinds) + 1:
            self.kind_combo.clear()
            self.kind_combo.addItem(self.tr("所有種類"), "")
            for kind in kinds:
                self.kind_combo.addItem(kind, kind)
        self.kind_combo.setCurrentIndex(max(self.kind_combo.findData(entry.kind), 0))
        for edit, words in (
            (self.section_edit, entry.section),
            (self.min_edit, entry.amount_min),
            (self.max_edit, entry.amount_max),
            (self.due_edit, entry.due_before),
            (self.list_edit, entry.list_path),
            (self.folder_edit, entry.folder),
        ):
            if edit.text() != words:
                edit.setText(words)
        self.section_check.setChecked(entry.per_section)
        self.large_check.setChecked(entry.form.is_large)
        self.language_segments.display(entry.form.language.value)
        for name, field in self._fields.items():
            field.show_error(errors.get(name, ""))

    def _entered(self, *, source: BatchSource | None = None, language: str = "") -> BatchEntry:
        shown = self._shown
        chosen = PaperLanguage(language) if language else shown.form.language
        return BatchEntry(
            source=shown.source if source is None else source,
            section=self.section_edit.text(),
            kind=self.kind_combo.currentData() or "",
            amount_min=self.min_edit.text(),
            amount_max=self.max_edit.text(),
            due_before=self.due_edit.text(),
            list_path=self.list_edit.text(),
            folder=self.folder_edit.text(),
            per_section=self.section_check.isChecked(),
            form=NoticeForm(language=chosen, is_large=self.large_check.isChecked()),
        )

    def _tell(self) -> None:
        self.changed.emit(self._entered())

    def _lay_out(self, theme: Theme) -> None:
        fields = self._fields
        amounts = row(theme, fields["amount_min"], fields["amount_max"], gap=10)
        which = row(theme, fields["section"], fields["kind"], gap=10)
        which.setStretch(0, 1)
        which.setStretch(1, 1)
        self._filter_box = box(column(theme, which, amounts, fields["due_before"], gap=8))
        self._list_box = box(_with_button(theme, fields["list_path"], self.browse_list_button))
        self.setLayout(
            column(
                theme,
                label(self.tr("新的批次"), "h2"),
                self.source_segments,
                self._filter_box,
                self._list_box,
                row(theme, self.language_segments, self.large_check, None, gap=14),
                self.section_check,
                _with_button(theme, fields["folder"], self.browse_folder_button),
                None,
                gap=9,
                margins=(16, 12, 16, 6),
            )
        )

    def _connect(self) -> None:
        self.source_segments.chosen.connect(
            lambda name: self.changed.emit(self._entered(source=BatchSource(name)))
        )
        self.language_segments.chosen.connect(
            lambda name: self.changed.emit(self._entered(language=name))
        )
        for edit in (
            self.section_edit,
            self.min_edit,
            self.max_edit,
            self.due_edit,
            self.list_edit,
            self.folder_edit,
        ):
            edit.textEdited.connect(lambda _text: self._tell())
        self.kind_combo.activated.connect(lambda _at: self._tell())
        self.section_check.clicked.connect(lambda _on: self._tell())
        self.large_check.clicked.connect(lambda _on: self._tell())
        self.browse_list_button.clicked.connect(self._browse_list)
        self.browse_folder_button.clicked.connect(self._browse_folder)

    def _browse_list(self) -> None:
        dialog = QFileDialog(self, self.tr("選擇清單檔"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("文字檔 (*.txt *.csv)"), self.tr("所有檔案 (*)")])
        self._ask(dialog, self.list_edit)

    def _browse_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("選擇存放的資料夾"), self.folder_edit.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._ask(dialog, self.folder_edit)

    def _ask(self, dialog: QFileDialog, edit: QLineEdit) -> None:
        def take(path: str) -> None:
            edit.setText(path)
            self._tell()

        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(take)
        dialog.open()


def _digits_edit() -> QLineEdit:
    edit = QLineEdit()
    edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
    return edit


def _with_button(theme: Theme, field: Field, button: Button) -> QHBoxLayout:
    # An empty line above the button, as high as the label above the field.
    beside = column(theme, label(" ", "strong"), button, None, gap=4)
    line = row(theme, field, beside, gap=8)
    line.setStretch(0, 1)
    return line
