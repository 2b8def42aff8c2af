"""The four forms of the page: contract, bank, post office, paper; each from a day on."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLayout, QLineEdit, QWidget

from counter_app.domain.calendar import format_roc
from counter_app.domain.notice_terms import (
    CONTRACT_PART,
    EVERY_KIND,
    BankTerms,
    BarcodeScheme,
    CollectionContract,
    DatedTerms,
    PaperTerms,
    PostTerms,
    SegmentThreeRule,
    SegmentTwoRule,
)
from counter_app.domain.virtual_accounts import PROFILES
from counter_app.ui.notice_terms.sample import SampleBox
from counter_app.ui.notice_terms.screen import (
    EVERY_CONTRACT,
    BankEntry,
    ContractEntry,
    PaperEntry,
    PostEntry,
    TermsEntry,
    TermsScreen,
)
from counter_app.ui.notice_terms.wording import (
    say_part,
    say_profile,
    say_scheme,
    say_segment_2,
    say_segment_3,
)
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, column, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.panels import Field, SidePanel, scrolled

_WIDTH_PX: Final = 512
_WIDTHS: Final = {BarcodeScheme.STORE: "9", BarcodeScheme.TAX: "10"}


class TermsForm(SidePanel):
    """A form with a message above its fields; below them a sample and the button that saves.

    Signals:
        edited(): Something else is typed now.
    """

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.message = MessagePanel(theme)
        self.day_edit = _edit(12)
        self.sample = SampleBox(theme)
        self.save_button = Button(theme, self.tr("儲存"), "primary", icon="check", key="F12")
        self.keep_width(_WIDTH_PX)

    def begin(self, screen: TermsScreen, part: str) -> None:
        """Start with what is in force for a part."""
        self.set_heading(say_part(part))
        self.day_edit.setText(format_roc(screen.today))
        dated = screen.in_force(part)
        self.fill(part, dated)

    def fill(self, part: str, dated: DatedTerms | None) -> None:
        """Put what is in force into the fields."""

    def entry(self) -> TermsEntry:
        """Return what was typed."""
        raise NotImplementedError

    def first_field(self) -> QWidget:
        """Return where typing begins."""
        return self.day_edit

    def lay_out_fields(self, *fields: QWidget, has_sample: bool) -> None:
        """Lay the fields out, once."""
        theme = self._theme
        # Room at the sides for the focus ring, which reaches beyond the field.
        carrier = box(column(theme, self.message, *fields, None, gap=6, margins=(4, 0, 4, 2)))
        self.body.addWidget(scrolled(carrier), 1)
        self.sample.setVisible(has_sample)
        self.body.addWidget(self.sample)
        self.body.addWidget(self.save_button)
        for edit in carrier.findChildren(QLineEdit):
            edit.textChanged.connect(self.edited)
        for combo in carrier.findChildren(QComboBox):
            combo.currentIndexChanged.connect(self.edited)
        for check in carrier.findChildren(QCheckBox):
            check.toggled.connect(self.edited)

    def day_field(self) -> Field:
        """Return the field of the first day."""
        return Field(self._theme, self.tr("生效日"), self.day_edit, hint=_day_hint())


class ContractForm(TermsForm):
    """What the branch has agreed with the company that collects in the stores."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.kind_combo, self.scheme_combo = QComboBox(), QComboBox()
        self.segment_2_combo, self.segment_3_combo = QComboBox(), QComboBox()
        for scheme in BarcodeScheme:
            self.scheme_combo.addItem(say_scheme(scheme), scheme.value)
        for second in SegmentTwoRule:
            self.segment_2_combo.addItem(say_segment_2(second), second.value)
        for third in SegmentThreeRule:
            self.segment_3_combo.addItem(say_segment_3(third), third.value)
        self.code_edit, self.prefix_edit, self.constant_edit = _edit(3), _edit(10), _edit(4)
        self.width_edit = _edit(2)
        self.deadline_check = QCheckBox(self.tr("第一段印繳款期限"))
        self.ends_check = QCheckBox(self.tr("這天起不再由超商代收"))
        self.lay_out_fields(
            _pair(
                theme,
                Field(theme, self.tr("案件種類"), self.kind_combo),
                Field(theme, self.tr("生效日（今天或以後）"), self.day_edit),
            ),
            _pair(
                theme,
                Field(theme, self.tr("檢查碼算法"), self.scheme_combo),
                Field(theme, self.tr("代收項目代號（3 碼）"), self.code_edit),
            ),
            _pair(
                theme,
                Field(theme, self.tr("第二段"), self.segment_2_combo),
                Field(theme, self.tr("第二段字首"), self.prefix_edit),
            ),
            _pair(
                theme,
                Field(theme, self.tr("第三段開頭"), self.segment_3_combo),
                row(
                    theme,
                    Field(theme, self.tr("固定碼"), self.constant_edit),
                    Field(theme, self.tr("金額位數"), self.width_edit),
                    gap=8,
                ),
            ),
            _pair(theme, self.deadline_check, self.ends_check),
            has_sample=True,
        )
        self.scheme_combo.currentIndexChanged.connect(self._fit_scheme)
        for combo in (self.segment_2_combo, self.segment_3_combo):
            combo.currentIndexChanged.connect(self._fit)
        self.ends_check.toggled.connect(self._fit)

    def begin(self, screen: TermsScreen, part: str) -> None:
        """Offer the kinds that may have a contract of their own."""
        is_new = part == CONTRACT_PART
        kinds = screen.kinds if is_new else (part.removeprefix(CONTRACT_PART),)
        self.kind_combo.clear()
        for kind in kinds:
            words = self.tr("其他所有種類") if kind == EVERY_KIND else kind
            self.kind_combo.addItem(words, kind)
        self.kind_combo.setEnabled(is_new)
        super().begin(screen, EVERY_CONTRACT if is_new else part)
        if is_new:
            self.set_heading(self.tr("新增一種案件的代收契約"))

    def fill(self, part: str, dated: DatedTerms | None) -> None:
        """Put a contract into the fields."""
        content = None if dated is None else dated.content
        contract = (
            content
            if isinstance(content, CollectionContract)
            else CollectionContract(service_code="")
        )
        _choose(self.scheme_combo, contract.scheme.value)
        self.code_edit.setText(contract.service_code)
        _choose(self.segment_2_combo, contract.segment_2.value)
        self.prefix_edit.setText(contract.number_prefix)
        _choose(self.segment_3_combo, contract.segment_3.value)
        self.constant_edit.setText(contract.segment_3_constant)
        self.width_edit.setText(str(contract.amount_width))
        self.deadline_check.setChecked(contract.has_deadline)
        self.ends_check.setChecked(dated is not None and content is None)
        self.ends_check.setVisible(part != EVERY_CONTRACT or dated is not None)
        self._fit()

    def entry(self) -> ContractEntry:
        """Return what was typed."""
        return ContractEntry(
            kind=self.kind_combo.currentData() or "",
            scheme=BarcodeScheme(self.scheme_combo.currentData()),
            service_code=self.code_edit.text(),
            segment_2=SegmentTwoRule(self.segment_2_combo.currentData()),
            number_prefix=self.prefix_edit.text(),
            segment_3=SegmentThreeRule(self.segment_3_combo.currentData()),
            segment_3_constant=self.constant_edit.text(),
            amount_width=self.width_edit.text(),
            has_deadline=self.deadline_check.isChecked(),
            ends=self.ends_check.isChecked(),
            valid_from=self.day_edit.text(),
        )

    def first_field(self) -> QWidget:
        """Return where typing begins."""
        return self.kind_combo if self.kind_combo.isEnabled() else self.code_edit

    def _fit_scheme(self) -> None:
        scheme = BarcodeScheme(self.scheme_combo.currentData())
        is_tax = scheme is BarcodeScheme.TAX
        rule = SegmentTwoRule.TAX if is_tax else SegmentTwoRule.VIRTUAL_ACCOUNT
        _choose(self.segment_2_combo, rule.value)
        third = SegmentThreeRule.CONSTANT if is_tax else SegmentThreeRule.MONTH_DAY
        _choose(self.segment_3_combo, third.value)
        self.width_edit.setText(_WIDTHS[scheme])
        self._fit()

    def _fit(self) -> None:
        is_on = not self.ends_check.isChecked()
        second = self.segment_2_combo.currentData()
        third = self.segment_3_combo.currentData()
        for field in (
            self.scheme_combo,
            self.code_edit,
            self.segment_2_combo,
            self.segment_3_combo,
            self.width_edit,
            self.deadline_check,
        ):
            field.setEnabled(is_on)
        self.prefix_edit.setEnabled(is_on and second != SegmentTwoRule.VIRTUAL_ACCOUNT.value)
        self.constant_edit.setEnabled(is_on and third == SegmentThreeRule.CONSTANT.value)


class BankForm(TermsForm):
    """Whose virtual accounts the branch hands out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.profile_combo = QComboBox()
        for profile in PROFILES.values():
            self.profile_combo.addItem(say_profile(profile), profile.name)
        self.prefix_edit = _edit(7)
        self._prefix_field = Field(theme, self.tr("銀行給的企業識別碼"), self.prefix_edit)
        self.confirmed_check = QCheckBox(self.tr("已和銀行逐號核對過，可以使用"))
        self._why_label = label(
            self.tr(
                "這家銀行的算法沒有公開的例子可以驗證，未經銀行核對。"
                "核對以前不會產生虛擬帳號；請先以下面的範例向銀行確認。"
            ),
            "muted",
            tone="warn",
            wraps=True,
        )
        self.ends_check = QCheckBox(self.tr("這天起不再提供虛擬帳號"))
        self.lay_out_fields(
            Field(theme, self.tr("銀行與算法"), self.profile_combo),
            self._why_label,
            self.confirmed_check,
            self._prefix_field,
            self.day_field(),
            self.ends_check,
            has_sample=True,
        )
        self.profile_combo.currentIndexChanged.connect(self._fit)
        self.profile_combo.activated.connect(lambda _at: self.confirmed_check.setChecked(False))
        self.ends_check.toggled.connect(self._fit)

    def fill(self, part: str, dated: DatedTerms | None) -> None:
        """Put a bank into the fields."""
        del part
        content = None if dated is None else dated.content
        bank = (
            content
            if isinstance(content, BankTerms)
            else BankTerms(profile=next(iter(PROFILES)), prefix="")
        )
        _choose(self.profile_combo, bank.profile)
        self.prefix_edit.setText(bank.prefix)
        self.confirmed_check.setChecked(bank.is_confirmed)
        self.ends_check.setChecked(dated is not None and content is None)
        self._fit()

    def entry(self) -> BankEntry:
        """Return what was typed."""
        return BankEntry(
            profile=self.profile_combo.currentData(),
            prefix=self.prefix_edit.text(),
            is_confirmed=self.confirmed_check.isChecked(),
            ends=self.ends_check.isChecked(),
            valid_from=self.day_edit.text(),
        )

    def first_field(self) -> QWidget:
        """Return where typing begins."""
        return self.profile_combo

    def _fit(self) -> None:
        profile = PROFILES[self.profile_combo.currentData()]
        lengths = "、".join(str(length) for length in profile.prefix_lengths)
        self._prefix_field.set_hint(self.tr("{n} 位數字。").format(n=lengths))
        self._why_label.setVisible(not profile.is_verified)
        self.confirmed_check.setVisible(not profile.is_verified)
        for field in (self.profile_combo, self.prefix_edit, self.confirmed_check):
            field.setEnabled(not self.ends_check.isChecked())


class PostForm(TermsForm):
    """The giro account at the post office."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.account_edit = _edit(8)
        self.lay_out_fields(
            Field(
                theme,
                self.tr("劃撥帳號"),
                self.account_edit,
                hint=self.tr("8 位數字；沒有劃撥帳戶請留空。"),
            ),
            self.day_field(),
            has_sample=False,
        )

    def fill(self, part: str, dated: DatedTerms | None) -> None:
        """Put an account into the fields."""
        del part
        content = None if dated is None else dated.content
        self.account_edit.setText(content.account if isinstance(content, PostTerms) else "")

    def entry(self) -> PostEntry:
        """Return what was typed."""
        return PostEntry(account=self.account_edit.text(), valid_from=self.day_edit.text())

    def first_field(self) -> QWidget:
        """Return where typing begins."""
        return self.account_edit


class PaperForm(TermsForm):
    """What every notice says of the branch."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.website_edit, self.address_edit = _edit(200), _edit(80)
        self.phone_edit, self.days_edit = _edit(40), _edit(3)
        self.hours_edit, self.hardship_edit = _edit(80), _edit(120)
        self.lay_out_fields(
            Field(
                theme,
                self.tr("網站"),
                self.website_edit,
                hint=self.tr("以 https:// 開頭；會印成文字和 QR 碼。"),
            ),
            Field(theme, self.tr("機關地址"), self.address_edit),
            _pair(
                theme,
                Field(theme, self.tr("機關電話"), self.phone_edit),
                Field(theme, self.tr("幾天內可以繳"), self.days_edit),
            ),
            Field(theme, self.tr("服務時間"), self.hours_edit),
            Field(
                theme,
                self.tr("生活困難時找誰"),
                self.hardship_edit,
                hint=self.tr("寫給繳不起的人看的一句話，例如電話和窗口。"),
            ),
            self.day_field(),
            has_sample=False,
        )

    def fill(self, part: str, dated: DatedTerms | None) -> None:
        """Put the words into the fields."""
        del part
        content = None if dated is None else dated.content
        paper = content if isinstance(content, PaperTerms) else PaperTerms()
        self.website_edit.setText(paper.website)
        self.address_edit.setText(paper.branch_address)
        self.phone_edit.setText(paper.branch_phone)
        self.hours_edit.setText(paper.service_hours)
        self.hardship_edit.setText(paper.hardship_contact)
        self.days_edit.setText(str(paper.valid_days))

    def entry(self) -> PaperEntry:
        """Return what was typed."""
        return PaperEntry(
            website=self.website_edit.text(),
            branch_address=self.address_edit.text(),
            branch_phone=self.phone_edit.text(),
            service_hours=self.hours_edit.text(),
            hardship_contact=self.hardship_edit.text(),
            valid_days=self.days_edit.text(),
            valid_from=self.day_edit.text(),
        )

    def first_field(self) -> QWidget:
        """Return where typing begins."""
        return self.website_edit


def _pair(theme: Theme, left: QWidget, right: QWidget | QLayout) -> QWidget:
    layout = row(theme, left, right, gap=10)
    layout.setStretch(0, 1)
    layout.setStretch(1, 1)
    return box(layout)


def _choose(combo: QComboBox, value: str) -> None:
    combo.setCurrentIndex(max(combo.findData(value), 0))


def _edit(length_max: int) -> QLineEdit:
    edit = QLineEdit()
    edit.setMaxLength(length_max)
    edit.setInputMethodHints(Qt.InputMethodHint.ImhNone)
    return edit


def _day_hint() -> str:
    return QCoreApplication.translate("TermsForm", "今天或以後，例如 115/01/01。")
