"""The three forms of the screen: a price, a rule, a postal rate, from a day on."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from counter_app.domain.calendar import format_roc
from counter_app.domain.kinds import AUCTION_KIND, FEE_KIND, Channel
from counter_app.domain.tenders import TenderKind
from counter_app.services.prices import FAVOURITES_MAX
from counter_app.ui.names import say_way
from counter_app.ui.prices.screen import PriceEntry, PricesScreen, RateEntry, RuleEntry
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.panels import Field, SidePanel, lay_out_form

_WIDTH_PX = 372


class EntryForm(SidePanel):
    """A form with a message above its fields and one button below them."""

    def __init__(self, theme: Theme, words: str, save_words: str) -> None:
        super().__init__(theme, words)
        self.message = MessagePanel(theme)
        self.save_button = Button(theme, save_words, "primary", icon="check", key="F12")
        self.keep_width(_WIDTH_PX)

    def show_fields(self, *fields: QWidget) -> None:
        """Lay the fields out, once."""
        lay_out_form(self._theme, self, (self.message, *fields), self.save_button)

    def begin(self, screen: PricesScreen) -> None:
        """Start anew for what the screen shows."""


class PriceForm(EntryForm):
    """A price from a day on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "")
        self.set_heading(self.tr("項目與單價"))
        self.save_button.set_words(self.tr("儲存價目"))
        self.code_edit, self.name_edit, self.unit_edit = _edit(20), _edit(40), _edit(10)
        self.price_edit, self.day_edit = _edit(13), _edit(12)
        self.group_combo, self.favourite_combo = QComboBox(), QComboBox()
        self.group_combo.addItem(FEE_KIND, FEE_KIND)
        self.group_combo.addItem(AUCTION_KIND, AUCTION_KIND)
        self.favourite_combo.addItem(self.tr("無"), 0)
        for at in range(1, FAVOURITES_MAX + 1):
            self.favourite_combo.addItem(f"Alt+{at}", at)
        self.show_fields(
            Field(theme, self.tr("名稱"), self.name_edit, hint=self.tr("會印在收據上。")),
            Field(
                theme,
                self.tr("單價"),
                self.price_edit,
                hint=self.tr("新臺幣元；由櫃檯輸入金額的項目請留空。"),
            ),
            Field(theme, self.tr("單位"), self.unit_edit),
            Field(theme, self.tr("生效日"), self.day_edit, hint=_day_hint()),
            Field(theme, self.tr("收費畫面常用鍵"), self.favourite_combo),
            Field(theme, self.tr("類別"), self.group_combo, hint=self.tr("決定可用的支付工具。")),
            Field(theme, self.tr("代碼"), self.code_edit, hint=self.tr("大寫英數字與減號。")),
        )

    def begin(self, screen: PricesScreen) -> None:
        """Begin with the item that is looked at, or with nothing."""
        item = screen.draft
        self.name_edit.setText(item.name if item else "")
        price_twd = item.unit_price_twd if item else None
        self.price_edit.setText("" if price_twd is None else str(price_twd))
        self.unit_edit.setText(item.unit if item else "")
        self.day_edit.setText(format_roc(screen.today))
        self.favourite_combo.setCurrentIndex(item.favourite if item else 0)
        self.group_combo.setCurrentIndex(max(self.group_combo.findData(item and item.group), 0))
        self.code_edit.setText(item.code if item else "")
        # The code is what the item is known by: another code is another item.
        self.code_edit.setReadOnly(item is not None)

    def entry(self) -> PriceEntry:
        """Return what was typed."""
        return PriceEntry(
            code=self.code_edit.text(),
            name=self.name_edit.text(),
            unit=self.unit_edit.text(),
            group=self.group_combo.currentData(),
            price=self.price_edit.text(),
            favourite=self.favourite_combo.currentData(),
            valid_from=self.day_edit.text(),
        )


class RuleForm(EntryForm):
    """Whether and how far a kind may be paid in a way, from a day on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "")
        self.set_heading(self.tr("繳款方式規則"))
        self.save_button.set_words(self.tr("儲存規則"))
        self.kind_combo, self.tender_combo = QComboBox(), QComboBox()
        for way in (*TenderKind, *Channel):
            self.tender_combo.addItem(say_way(way), way.value)
        self.accepted_check = QCheckBox(self.tr("可以用這種方式繳"))
        self.holder_check = QCheckBox(self.tr("持卡人須親自到場"))
        self.below_check = QCheckBox(self.tr("未滿（不含上限）"))
        self.limit_edit, self.day_edit = _edit(13), _edit(12)
        self.tender_combo.currentIndexChanged.connect(self._fit)
        self.limit_edit.textChanged.connect(self._fit)
        self.show_fields(
            Field(theme, self.tr("案件種類"), self.kind_combo),
            Field(theme, self.tr("繳款方式"), self.tender_combo),
            self.accepted_check,
            self.holder_check,
            Field(
                theme,
                self.tr("單筆上限"),
                self.limit_edit,
                hint=self.tr("新臺幣元；沒有上限請留空。"),
            ),
            self.below_check,
            Field(theme, self.tr("生效日"), self.day_edit, hint=_day_hint()),
        )
        self._fit()

    def _fit(self) -> None:
        """Offer what the way and the limit leave to be said."""
        way = self.tender_combo.currentData()
        self.holder_check.setVisible(way not in list(Channel))
        self.below_check.setEnabled(bool(self.limit_edit.text().strip()))

    def begin(self, screen: PricesScreen) -> None:
        """Begin with a rule that accepts, from today."""
        self.kind_combo.clear()
        self.kind_combo.addItem(self.tr("其他所有種類"), "*")
        for kind in screen.kinds:
            self.kind_combo.addItem(kind, kind)
        self.accepted_check.setChecked(True)
        self.holder_check.setChecked(False)
        self.below_check.setChecked(False)
        self.limit_edit.clear()
        self.day_edit.setText(format_roc(screen.today))

    def entry(self) -> RuleEntry:
        """Return what was typed."""
        return RuleEntry(
            kind=self.kind_combo.currentData(),
            tender=self.tender_combo.currentData(),
            accepted=self.accepted_check.isChecked(),
            limit=self.limit_edit.text(),
            below_limit=self.below_check.isEnabled() and self.below_check.isChecked(),
            holder_in_person=self.holder_check.isChecked(),
            valid_from=self.day_edit.text(),
        )


class RateForm(EntryForm):
    """The postal rate from a day on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "")
        self.set_heading(self.tr("郵政一年期定期儲金利率"))
        self.save_button.set_words(self.tr("儲存利率"))
        self.day_edit, self.percent_edit = _edit(12), _edit(8)
        self.show_fields(
            Field(
                theme,
                self.tr("起算日"),
                self.day_edit,
                hint=self.tr("每年 1 月 1 日都要有一筆，否則當年的利息算不出來。"),
            ),
            Field(theme, self.tr("年利率（%）"), self.percent_edit, hint=self.tr("例如 1.725")),
        )

    def begin(self, screen: PricesScreen) -> None:
        """Begin with January 1st of this year."""
        self.day_edit.setText(format_roc(screen.today.replace(month=1, day=1)))
        self.percent_edit.clear()

    def entry(self) -> RateEntry:
        """Return what was typed."""
        return RateEntry(valid_from=self.day_edit.text(), percent=self.percent_edit.text())


def _edit(length_max: int) -> QLineEdit:
    edit = QLineEdit()
    edit.setMaxLength(length_max)
    edit.setInputMethodHints(Qt.InputMethodHint.ImhNone)
    return edit


def _day_hint() -> str:
    return QCoreApplication.translate("EntryForm", "今天或以後，例如 115/01/01。")
