from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from counter_app.domain.kinds import Channel
from counter_app.domain.notice_terms import (
    BankTerms,
    BarcodeScheme,
    CollectionContract,
    DatedTerms,
    PaperTerms,
    PostTerms,
    SegmentThreeRule,
    SegmentTwoRule,
    TermsContent,
    TermsField,
    TermsRefused,
)
from counter_app.domain.payments import UnprintableName
from counter_app.domain.staff import NotPermitted, Role
from counter_app.domain.virtual_accounts import ProfileUnverified, UnknownBankProfile
from counter_app.exchange.defaults import DEMO_TERMS_FILE, RULES_FILE, read_defaults
from counter_app.services.desk import Desk
from counter_app.services.notice_terms import notice_terms, put_terms
from counter_app.services.prices import DayPassed
from factories import NOON, RESOURCES, make_actor

TODAY = NOON.date()
ADMINISTRATOR = make_actor(Role.ADMINISTRATOR)
CONTRACT = CollectionContract(service_code="6II")
TAX = CollectionContract(
    scheme=BarcodeScheme.TAX,
    service_code="6AE",
    segment_2=SegmentTwoRule.TAX,
    number_prefix="E1000",
    segment_3=SegmentThreeRule.CONSTANT,
    segment_3_constant="355",
    amount_width=10,
)
BANK = BankTerms(profile="004", prefix="700602")
PAPER = PaperTerms(
    website="https://www.ily.moj.gov.tw/",
    branch_address="宜蘭縣宜蘭市測試路 1 號",
    branch_phone="03-9000000",
    service_hours="08:30–12:00、13:30–17:30",
    hardship_contact="全功能服務櫃檯",
    valid_days=20,
)


def dated(part: str, content: TermsContent | None, on: date = TODAY) -> DatedTerms:
    return DatedTerms(part=part, valid_from=on, content=content)


def put(desk: Desk, part: str, content: TermsContent | None, on: date = TODAY) -> None:
    put_terms(desk, ADMINISTRATOR, dated(part, content, on))


def refused_field(desk: Desk, part: str, content: TermsContent) -> TermsField | None:
    try:
        put(desk, part, content)
    except TermsRefused as refused:
        return refused.field
    return None


def test_every_part_comes_back_as_it_went_in(desk: Desk) -> None:
    parts = [
        dated("bank", BANK),
        dated("contract/*", CONTRACT),
        dated("contract/綜所稅", TAX),
        dated("paper", PAPER),
        dated("post", PostTerms(account="19834251")),
    ]
    for part in parts:
        put_terms(desk, ADMINISTRATOR, part)

    assert sorted(notice_terms(desk, ADMINISTRATOR), key=lambda each: each.part) == parts
    with desk.open_unit() as unit:
        terms = unit.notice_terms.in_force(TODAY)
    assert (terms.bank, terms.post.account, terms.paper) == (BANK, "19834251", PAPER)
    assert terms.contract_for("綜所稅") == TAX
    assert terms.contract_for("罰鍰") == CONTRACT


def test_a_part_holds_from_its_day_until_it_ends(desk: Desk) -> None:
    later, end = TODAY + timedelta(days=10), TODAY + timedelta(days=20)
    put(desk, "bank", BANK)
    put(desk, "bank", replace(BANK, prefix="700603"), later)
    put(desk, "bank", None, end)

    with desk.open_unit() as unit:
        assert unit.notice_terms.has_any()
        found = [
            unit.notice_terms.in_force(day).bank
            for day in (TODAY - timedelta(days=1), TODAY, later, end)
        ]
    assert [bank and bank.prefix for bank in found] == [None, "700602", "700603", None]


def test_a_kind_whose_contract_ended_is_not_collected_under_another(desk: Desk) -> None:
    put(desk, "contract/*", CONTRACT)
    put(desk, "contract/罰鍰", CONTRACT)
    put(desk, "contract/罰鍰", None)
    put(desk, "bank", BANK)

    with desk.open_unit() as unit:
        terms = unit.notice_terms.in_force(TODAY)
    assert terms.contract_for("罰鍰") is None
    assert not terms.serve(Channel.STORE, "罰鍰")
    assert terms.serve(Channel.STORE, "綜所稅")


def test_a_channel_needs_what_its_paper_is_made_of(desk: Desk) -> None:
    by_number = replace(CONTRACT, segment_2=SegmentTwoRule.NOTICE_NUMBER)
    put(desk, "contract/*", CONTRACT)
    put(desk, "contract/罰鍰", by_number)

    with desk.open_unit() as unit:
        terms = unit.notice_terms.in_force(TODAY)
    # Without a bank there is no virtual account to stand in the second segment.
    assert not terms.serve(Channel.STORE, "綜所稅")
    assert terms.serve(Channel.STORE, "罰鍰")
    assert not terms.serve(Channel.BANK_TRANSFER, "罰鍰")
    assert not terms.serve(Channel.POST_OFFICE, "罰鍰")
    assert replace(terms, post=PostTerms(account="19834251")).serve(Channel.POST_OFFICE, "罰鍰")
    assert replace(terms, bank=BANK).serve(Channel.STORE, "綜所稅")


def test_a_change_is_journalled_with_what_stood_before(desk: Desk) -> None:
    put(desk, "bank", BANK)
    put(desk, "bank", replace(BANK, prefix="700603"))
    put(desk, "bank", None)

    with desk.open_unit() as unit:
        first, second, third = unit.journal.entries(act="put_notice_terms", subject="bank")
    assert first.details["old"] is None
    assert second.details["old"]["prefix"] == "700602"
    assert second.details["new"]["prefix"] == "700603"
    assert third.details["new"] == {"valid_from": TODAY.isoformat(), "is_ended": True}
    assert (third.actor, third.details["old"]["prefix"]) == (ADMINISTRATOR.login, "700603")


def test_a_day_that_lies_behind_is_refused(desk: Desk) -> None:
    with pytest.raises(DayPassed):
        put(desk, "bank", BANK, TODAY - timedelta(days=1))

    with desk.open_unit() as unit:
        assert not unit.notice_terms.has_any()


CONTRACTS: list[tuple[dict[str, Any], TermsField | None]] = [
    ({}, None),
    ({"service_code": "62"}, TermsField.SERVICE_CODE),
    ({"service_code": "62a"}, TermsField.SERVICE_CODE),
    ({"service_code": "62\n"}, TermsField.SERVICE_CODE),
    ({"service_code": "６２7"}, TermsField.SERVICE_CODE),
    ({"amount_width": 10}, TermsField.AMOUNT_WIDTH),
    ({"segment_2": SegmentTwoRule.TAX}, TermsField.SEGMENT_2),
    ({"segment_3": SegmentThreeRule.CONSTANT}, TermsField.SEGMENT_3),
    ({"segment_3": SegmentThreeRule.CONSTANT, "segment_3_constant": "1234"}, None),
    (
        {"segment_3": SegmentThreeRule.CONSTANT, "segment_3_constant": "12345"},
        TermsField.SEGMENT_3,
    ),
    ({"segment_2": SegmentTwoRule.NOTICE_NUMBER, "number_prefix": "AB123"}, None),
    (
        {"segment_2": SegmentTwoRule.NOTICE_NUMBER, "number_prefix": "AB1234"},
        TermsField.NUMBER_PREFIX,
    ),
    (
        {"segment_2": SegmentTwoRule.NOTICE_NUMBER, "number_prefix": "A-1"},
        TermsField.NUMBER_PREFIX,
    ),
]


def test_a_store_contract_that_makes_no_barcode_is_refused(desk: Desk) -> None:
    found = [
        refused_field(desk, "contract/*", replace(CONTRACT, **changes))
        for changes, _field in CONTRACTS
    ]
    assert found == [field for *_, field in CONTRACTS]


TAX_CONTRACTS: list[tuple[dict[str, Any], TermsField | None]] = [
    ({}, None),
    ({"segment_2": SegmentTwoRule.VIRTUAL_ACCOUNT}, TermsField.SEGMENT_2),
    ({"number_prefix": "E100"}, TermsField.NUMBER_PREFIX),
    ({"segment_3_constant": "3554"}, TermsField.SEGMENT_3),
    ({"segment_3": SegmentThreeRule.MONTH_DAY}, TermsField.SEGMENT_3),
    ({"amount_width": 9}, TermsField.AMOUNT_WIDTH),
]


def test_a_tax_contract_has_a_shape_of_its_own(desk: Desk) -> None:
    found = [
        refused_field(desk, "contract/綜所稅", replace(TAX, **changes))
        for changes, _field in TAX_CONTRACTS
    ]
    assert found == [field for *_, field in TAX_CONTRACTS]


def test_what_the_rules_of_a_contract_do_not_use_is_not_kept(desk: Desk) -> None:
    put(desk, "contract/*", replace(CONTRACT, number_prefix="看不到", segment_3_constant="?"))

    with desk.open_unit() as unit:
        assert unit.notice_terms.in_force(TODAY).contract_for("罰鍰") == CONTRACT


def test_a_contract_for_a_kind_that_nobody_knows_is_refused(desk: Desk) -> None:
    assert refused_field(desk, "contract/不存在", CONTRACT) is TermsField.KIND


BANKS: list[tuple[str, str, TermsField | None]] = [
    ("004", "700602", None),
    ("004", "70060", TermsField.BANK_PREFIX),
    ("004", "７００６０２", TermsField.BANK_PREFIX),
    ("004", "70060A", TermsField.BANK_PREFIX),
    ("812", "95678", None),
    ("808-double", "9955", None),
    ("808-double", "995510", TermsField.BANK_PREFIX),
]


def test_the_digits_of_the_bank_have_the_length_of_its_profile(desk: Desk) -> None:
    found = [
        refused_field(desk, "bank", BankTerms(profile=profile, prefix=prefix))
        for profile, prefix, _field in BANKS
    ]
    assert found == [field for *_, field in BANKS]


def test_a_bank_nobody_has_compared_makes_no_numbers_until_somebody_did(desk: Desk) -> None:
    for profile, prefix in (("103", "9999"), ("011", "9999999"), ("822", "92229")):
        bank = BankTerms(profile=profile, prefix=prefix)
        with pytest.raises(ProfileUnverified):
            put(desk, "bank", bank)

        put(desk, "bank", replace(bank, is_confirmed=True))
        with desk.open_unit() as unit:
            assert unit.notice_terms.in_force(TODAY).bank == replace(bank, is_confirmed=True)


def test_a_bank_of_another_name_is_unknown(desk: Desk) -> None:
    with pytest.raises(UnknownBankProfile):
        put(desk, "bank", BankTerms(profile="999", prefix="1"))


ACCOUNTS: list[tuple[str, TermsField | None]] = [
    ("", None),
    ("19834251", None),
    ("1983425", TermsField.POST_ACCOUNT),
    ("198342510", TermsField.POST_ACCOUNT),
    ("1983425A", TermsField.POST_ACCOUNT),
    ("１９８３４２５１", TermsField.POST_ACCOUNT),
]


def test_a_giro_account_has_eight_digits_or_is_none(desk: Desk) -> None:
    found = [
        refused_field(desk, "post", PostTerms(account=account)) for account, _field in ACCOUNTS
    ]
    assert found == [field for *_, field in ACCOUNTS]


PAPERS: list[tuple[dict[str, Any], TermsField | None]] = [
    ({}, None),
    ({"website": ""}, None),
    ({"website": "http://www.ily.moj.gov.tw/"}, TermsField.WEBSITE),
    ({"website": "https://"}, TermsField.WEBSITE),
    ({"website": "https://moj"}, TermsField.WEBSITE),
    ({"website": "https://[moj.gov.tw"}, TermsField.WEBSITE),
    ({"website": "https://bank.tw@evil.example/"}, TermsField.WEBSITE),
    ({"website": "https://www.moj.gov.tw/a b"}, TermsField.WEBSITE),
    ({"website": "https://www.moj.gov.tw/\n"}, TermsField.WEBSITE),
    ({"website": "https://www.mоj.gov.tw/"}, TermsField.WEBSITE),  # a Cyrillic letter
    ({"website": "https://www.moj.gov.tw/" + "a" * 100}, TermsField.WEBSITE),
    ({"valid_days": 0}, TermsField.VALID_DAYS),
    ({"valid_days": 1}, None),
    ({"valid_days": 60}, None),
    ({"valid_days": 61}, TermsField.VALID_DAYS),
    ({"branch_address": "宜蘭\n市"}, TermsField.TEXT),
    ({"branch_phone": "03\x07"}, TermsField.TEXT),
    ({"service_hours": "時" * 81}, TermsField.TEXT),
    ({"hardship_contact": "請\u202e洽"}, TermsField.TEXT),
]


def test_words_for_the_paper_are_those_it_can_show(desk: Desk) -> None:
    found = [refused_field(desk, "paper", replace(PAPER, **changes)) for changes, _field in PAPERS]
    assert found == [field for *_, field in PAPERS]


def test_a_text_that_the_paper_cannot_show_is_refused(desk: Desk) -> None:
    with pytest.raises(UnprintableName) as refused:
        put(desk, "paper", replace(PAPER, hardship_contact="請洽 😀"))
    assert refused.value.characters == ("😀",)


def test_content_of_another_part_is_a_bug(desk: Desk) -> None:
    with pytest.raises(ValueError, match="not the content of bank"):
        put(desk, "bank", CONTRACT)
    with pytest.raises(ValueError, match="not the content of nothing"):
        put(desk, "nothing", None)


def test_only_who_edits_rules_changes_terms_and_who_needs_them_reads_them(desk: Desk) -> None:
    for role in (Role.CLERK, Role.SUPERVISOR, Role.AUDITOR):
        assert notice_terms(desk, make_actor(role)) == ()
        with pytest.raises(NotPermitted):
            put_terms(desk, make_actor(role), dated("bank", BANK))
    with pytest.raises(NotPermitted):
        notice_terms(desk, make_actor(Role.VOLUNTEER))


def test_what_ships_for_a_demo_could_be_entered_and_is_nobodys(desk: Desk) -> None:
    folder = RESOURCES / "defaults"
    shipped = read_defaults(folder / RULES_FILE, terms=folder / DEMO_TERMS_FILE).terms
    for terms in shipped:
        put_terms(desk, ADMINISTRATOR, replace(terms, valid_from=TODAY))

    with desk.open_unit() as unit:
        found = unit.notice_terms.in_force(TODAY)
    assert found.bank is not None
    assert all(found.serve(channel, "罰鍰") for channel in Channel)
    assert set(found.bank.prefix + found.post.account) == {"0"}


def test_a_real_home_starts_without_terms(desk: Desk) -> None:
    assert read_defaults(RESOURCES / "defaults" / RULES_FILE).terms == ()
    assert notice_terms(desk, ADMINISTRATOR) == ()
    with desk.open_unit() as unit:
        terms = unit.notice_terms.in_force(TODAY)
    assert not any(terms.serve(channel, "罰鍰") for channel in Channel)
