"""What a notice says, in short sentences: the same things in Chinese and in English.

Whoever opens it may be frightened: it says what to do, never what else might happen.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from counter_app.domain.calendar import format_roc, roc_year
from counter_app.domain.channels import ChannelAnswer, ChannelReason
from counter_app.domain.kinds import Channel, PayingWay
from counter_app.domain.money import Twd
from counter_app.domain.notices import Notice, PaperLanguage
from counter_app.domain.numerals import capital_numerals
from counter_app.domain.tenders import TenderKind

_TEN_THOUSAND: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The sentences of a language; what stands in braces is filled in."""

    language: str
    title: str
    preview: str
    demo: str
    number: str
    page: str
    amount: str
    until: str
    on_stub: str
    last_day: str
    no_deadline: str
    intro: str
    obligor: str
    obligor_number: str
    case: str
    agency: str
    kind: str
    contact: str
    costs: str
    interest: str
    late_fee: str
    principal: str
    total: str
    computed: str
    delivered: str
    ways: str
    store: str
    store_how: str
    post: str
    post_how: str
    bank: str
    bank_code: str
    bank_how: str
    desk: str
    desk_takes: str
    cash: str
    card: str
    card_in_person: str
    eticket: str
    mobile_pay: str
    rights: str
    instalments: str
    objection: str
    doubt: str
    hardship: str
    hardship_at: str
    genuine: str
    genuine_call: str
    genuine_165: str
    genuine_never: str
    genuine_code: str
    website: str
    code: str
    stub: str
    stamp: str
    keep: str
    instalment: str
    plan: str
    plan_total: str
    plan_first: str
    plan_intro: str
    plan_term: str
    plan_consent: str
    plan_rules: tuple[str, ...]
    way_names: dict[PayingWay, str]
    reasons: dict[ChannelReason, str]
    above: str
    above_or_equal: str
    not_made: str
    instead: dict[PayingWay, str]
    instead_desk: str


CHINESE: Final = Words(
    language="zh-TW",
    title="傳繳通知書",
    preview="預覽",
    demo="範例",
    number="通知書號碼",
    page="第 {page} 頁，共 {pages} 頁",
    amount="應繳金額",
    until="請在這一天以前繳納",
    on_stub="{amount}，{day}前",
    last_day="最後繳納日",
    no_deadline="沒有期限，請儘早繳納",
    intro=(
        "這張通知告訴您：有一筆款項還沒有繳清、要繳多少、怎麼繳。請在期限以前，用下面任何一種方式"
        "繳納。一時繳不出來，或有看不懂的地方，請先打電話給我們，我們會幫您。"
    ),
    obligor="義務人",
    obligor_number="證號",
    case="案號",
    agency="移送機關",
    kind="繳什麼",
    contact="問這個案件",
    costs="執行必要費用",
    interest="利息",
    late_fee="滯納金",
    principal="本金",
    total="合計",
    computed="金額算到 {day}。",
    delivered="金額是移送機關送來的金額。",
    ways="怎麼繳？　選一種方式就好",
    store="便利商店",
    store_how="到四大超商，請店員由上往下刷這三條條碼。",
    post="郵局",
    post_how="請刷條碼。另加手續費 {fee} 元，共 {sum} 元。",
    bank="銀行轉帳、ATM",
    bank_code="銀行代碼",
    bank_how="請一次轉足 {amount} 元；帳號只供這一筆使用。",
    desk="到本分署櫃檯",
    desk_takes="可用{tenders}。",
    cash="現金",
    card="信用卡",
    card_in_person="信用卡（限本人）",
    eticket="電子票證",
    mobile_pay="行動支付",
    rights="您的權利",
    instalments="一次繳不出來：可以申請分期繳納，請打承辦電話，或帶身分證明到本分署來談。",
    objection="覺得執行有錯：執行程序終結以前，可以向本分署聲明異議（行政執行法第 9 條）。",
    doubt="對欠款本身有疑問：請問移送機關。",
    hardship="生活有困難：請告訴我們，我們幫您找社會福利資源。",
    hardship_at="生活有困難：請告訴我們，或洽{contact}。",
    genuine="如何確認這張通知是真的",
    genuine_call="打電話問：電話請到本分署官方網站查，別打簡訊或陌生人給的電話。",
    genuine_165="有懷疑，請撥 165 反詐騙專線。",
    genuine_never="我們不會問您的卡號、密碼或驗證碼，也不會請您轉到別的帳戶。",
    genuine_code="帶這張紙來，我們掃碼就知道真假。",
    website="本分署網站",
    code="真偽查驗碼",
    stub="存根",
    stamp="代收單位蓋章",
    keep="繳款以後，請把存根和收據一起保存五年。",
    instalment="分期第 {number} 期，共 {count} 期",
    plan="分期繳納，共 {count} 期",
    plan_total="分期總金額",
    plan_first="第 1 期請在這一天以前繳納",
    plan_intro=(
        "您申請的分期繳納，列在下面。每一期有自己的一張通知書和自己的條碼，請在那一期的最後一天"
        "以前，用那一張繳納。"
    ),
    plan_term="期別",
    plan_consent="同意文號 {consent}",
    plan_rules=(
        "請一期一期照日期繳，也可以提早繳。",
        "哪一期來不及繳，請在最後一天以前先打電話給我們；沒有繳，分期可能會停止。",
        "分期的時候，利息可能還在計算；最後要繳多少，我們會告訴您。",
    ),
    way_names={
        Channel.STORE: "超商",
        Channel.POST_OFFICE: "郵局",
        Channel.BANK_TRANSFER: "轉帳",
    },
    reasons={
        ChannelReason.NOTHING_DUE: "目前沒有要繳的金額。",
        ChannelReason.CASE_EXPIRED: "這個案件的執行期間已經屆滿，請先打電話給我們。",
        ChannelReason.NOT_FOR_THIS_KIND: "這一種款項不能用{way}繳納，{instead}。",
        ChannelReason.NOT_YET: "{day} 起才能用{way}繳納，{instead}。",
        ChannelReason.NO_CONTRACT: "本分署目前沒有{way}代收，{instead}。",
        ChannelReason.CLOSED_DAY: "{way}今天休息，{day} 起可以繳納。",
    },
    above="{way}限額 {limit}，{instead}。",
    above_or_equal="{way}只收未滿 {limit} 的款項，{instead}。",
    not_made="這一張不能用{way}繳納，{instead}。",
    instead={
        Channel.BANK_TRANSFER: "請以轉帳繳納",
        Channel.POST_OFFICE: "請到郵局繳納",
        Channel.STORE: "請到便利商店繳納",
    },
    instead_desk="請到本分署櫃檯繳納",
)

ENGLISH: Final = Words(
    language="en",
    title="Payment Notice",
    preview="PREVIEW",
    demo="SAMPLE",
    number="Notice number",
    page="Page {page} of {pages}",
    amount="Amount to pay",
    until="Please pay on or before",
    on_stub="{amount}, by {day}",
    last_day="Last day",
    no_deadline="No last day; please pay soon",
    intro=(
        "This notice tells you what is still to be paid, how much, and how. Please pay before the "
        "last day in any one of the ways below. If you cannot pay, or do not understand "
        "something, please call us first: we will help."
    ),
    obligor="Obligor",
    obligor_number="ID",
    case="Case",
    agency="Agency",
    kind="What for",
    contact="Questions",
    costs="Necessary costs",
    interest="Interest",
    late_fee="Late fee",
    principal="Principal",
    total="Total",
    computed="Computed up to {day}.",
    delivered="As the agency delivered it.",
    ways="How to pay: choose any one way",
    store="Convenience store",
    store_how="At all four chains: scan all three, top down.",
    post="Post office",
    post_how="Scan all three. With the fee ({fee}): NT$ {sum}.",
    bank="Bank transfer, ATM",
    bank_code="Bank code",
    bank_how="Send NT$ {amount} at once, for this debt only.",
    desk="At our counter",
    desk_takes="We take {tenders}.",
    cash="cash",
    card="cards",
    card_in_person="cards (obligor's own)",
    eticket="e-tickets",
    mobile_pay="mobile pay",
    rights="Your rights",
    instalments="Cannot pay at once? You may ask for instalments: call the section.",
    objection=(
        "Something wrong? You may object to us until enforcement ends "
        "(Administrative Execution Act §9)."
    ),
    doubt="Questions about the debt itself: ask the agency.",
    hardship="In hardship? Tell us, and we will help you find support.",
    hardship_at="In hardship? Tell us, or turn to {contact}.",
    genuine="Is this notice genuine?",
    genuine_call="Call us. Take the number from our official website, not from a message.",
    genuine_165="In doubt, call 165, the anti-fraud line.",
    genuine_never="We never ask for card numbers or passwords, nor for money to another account.",
    genuine_code="Bring this paper: we scan the code and tell you.",
    website="Our website",
    code="Check code",
    stub="Stub",
    stamp="Stamp of the collector",
    keep="Please keep this stub with your receipt for five years.",
    instalment="Instalment {number} of {count}",
    plan="Plan of {count} instalments",
    plan_total="Total of the plan",
    plan_first="First instalment, on or before",
    plan_intro=(
        "These are the instalments you asked for. Each has a notice of its own, with its own "
        "barcodes: please pay with that notice, on or before its last day."
    ),
    plan_term="No.",
    plan_consent="Consent {consent}",
    plan_rules=(
        "Please pay each instalment by its day; you may pay earlier.",
        (
            "If you cannot pay one in time, please call us before its last day: if one is missed, "
            "the plan may end."
        ),
        "Interest may still run during the plan; we will tell you what is left at the end.",
    ),
    way_names={
        Channel.STORE: "stores",
        Channel.POST_OFFICE: "the post office",
        Channel.BANK_TRANSFER: "transfer",
    },
    reasons={
        ChannelReason.NOTHING_DUE: "Nothing is to be paid at present.",
        ChannelReason.CASE_EXPIRED: "Enforcement of this case has expired: please call us first.",
        ChannelReason.NOT_FOR_THIS_KIND: "Not possible for this kind of debt; {instead}.",
        ChannelReason.NOT_YET: "Possible from {day} on; until then {instead}.",
        ChannelReason.NO_CONTRACT: "We do not offer this way at present; {instead}.",
        ChannelReason.CLOSED_DAY: "Closed today; possible from {day} on.",
    },
    above="Only up to {limit}; {instead}.",
    above_or_equal="Only below {limit}; {instead}.",
    not_made="Not possible with this notice; {instead}.",
    instead={
        Channel.BANK_TRANSFER: "please pay by transfer",
        Channel.POST_OFFICE: "please pay at the post office",
        Channel.STORE: "please pay at a store",
    },
    instead_desk="please pay at our counter",
)

_SPOKEN: Final = {PaperLanguage.CHINESE: CHINESE, PaperLanguage.ENGLISH: ENGLISH}
_WEEKDAYS: Final = "一二三四五六日"
_ENGLISH_DAYS: Final = (
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
)


def words_in(language: PaperLanguage) -> Words:
    """Return what a notice says in a language."""
    return _SPOKEN[language]


def say_day(words: Words, day: date) -> str:
    """Return a day in full.

    >>> say_day(CHINESE, date(2025, 2, 14)), say_day(ENGLISH, date(2025, 2, 14))
    ('114 年 2 月 14 日', '14 Feb 2025 (114/2/14)')
    """
    if words is ENGLISH:
        month = _ENGLISH_DAYS[1][day.month - 1]
        return f"{day.day} {month} {day.year} ({roc_year(day)}/{day.month}/{day.day})"
    return f"{roc_year(day)} 年 {day.month} 月 {day.day} 日"


def say_weekday(words: Words, day: date) -> str:
    """Return the day of the week.

    >>> say_weekday(CHINESE, date(2025, 2, 14))
    '星期五'
    """
    if words is ENGLISH:
        return _ENGLISH_DAYS[0][day.weekday()]
    return f"星期{_WEEKDAYS[day.weekday()]}"


def say_amount(words: Words, amount_twd: Twd) -> str:
    """Return an amount in words that cannot be altered; in English the currency alone.

    >>> say_amount(CHINESE, Twd(2350)), say_amount(ENGLISH, Twd(2350))
    ('新臺幣貳仟參佰伍拾元整', 'New Taiwan dollars')
    """
    return "New Taiwan dollars" if words is ENGLISH else capital_numerals(amount_twd)


def say_short_day(words: Words, day: date) -> str:
    """Return a day as a table has room for it.

    >>> say_short_day(CHINESE, date(2025, 2, 14)), say_short_day(ENGLISH, date(2025, 2, 14))
    ('114/02/14（五）', '2025-02-14 Fri')
    """
    weekday = say_weekday(words, day)
    if words is ENGLISH:
        return f"{day.isoformat()} {weekday[:3]}"
    return f"{format_roc(day)}（{weekday[-1]}）"


def say_limit(words: Words, limit_twd: int) -> str:
    """Return a limit as people say it.

    >>> say_limit(CHINESE, 30000), say_limit(CHINESE, 1500), say_limit(ENGLISH, 30000)
    ('3 萬元', '1,500 元', 'NT$ 30,000')
    """
    if words is ENGLISH:
        return f"NT$ {limit_twd:,}"
    whole, rest = divmod(limit_twd, _TEN_THOUSAND)
    return f"{limit_twd:,} 元" if rest else f"{whole:,} 萬元"


def say_closed(words: Words, notice: Notice, way: Channel) -> str:
    """Return why a way is closed, and which one is open."""
    found = answer_for(notice, way)
    filled = {"way": words.way_names[way], "instead": _instead(words, notice)}
    if found is None or found.is_open:
        return words.not_made.format(**filled)
    if found.reason is ChannelReason.ABOVE_LIMIT and found.limit_twd is not None:
        sentence = words.above_or_equal if found.below_limit else words.above
        return sentence.format(limit=say_limit(words, found.limit_twd), **filled)
    day = "" if found.day is None else say_day(words, found.day)
    return words.reasons.get(found.reason, words.not_made).format(day=day, **filled)


def say_tenders(words: Words, notice: Notice) -> str:
    """Return with what the desk may be paid."""
    names = [words.cash]
    card = answer_for(notice, TenderKind.CARD)
    if card is not None and card.is_open:
        in_person = card.reason is ChannelReason.HOLDER_IN_PERSON
        names.append(words.card_in_person if in_person else words.card)
    for way, name in (
        (TenderKind.MOBILE_PAY, words.mobile_pay),
        (TenderKind.ETICKET, words.eticket),
    ):
        found = answer_for(notice, way)
        if found is not None and found.is_open:
            names.append(name)
    return words.desk_takes.format(tenders=("、" if words is CHINESE else ", ").join(names))


def answer_for(notice: Notice, way: PayingWay) -> ChannelAnswer | None:
    """Return what was found of a way on the day of issue."""
    return next((found for found in notice.channels if found.way == way), None)


def _instead(words: Words, notice: Notice) -> str:
    if notice.virtual_account is not None:
        return words.instead[Channel.BANK_TRANSFER]
    if notice.post_slip is not None:
        return words.instead[Channel.POST_OFFICE]
    if notice.store_barcode is not None:
        return words.instead[Channel.STORE]
    return words.instead_desk
