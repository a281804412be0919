"""What pages and JSON show of accounts: names of kinds, whose they are."""

from collections.abc import Iterable

from tallgrass.ledger.types import AccountKey, Kind
from tallgrass.platform.subjects import Ref, SubjectCard, subject_cards
from tallgrass.platform.words import Words

KIND_WORDS = {
    Kind.WALLET: Words("钱包", "Wallet"),
    Kind.ESCROW: Words("托管", "Escrow"),
    Kind.PAYABLE: Words("应付店铺", "Payable to store"),
    Kind.EARNINGS: Words("创作者收入", "Earnings"),
    Kind.CLEARING: Words("支付清算", "Clearing"),
    Kind.DEW_ISSUED: Words("已发露珠", "Dew issued"),
    Kind.FEES: Words("服务费", "Fees"),
    Kind.FREIGHT: Words("运费", "Freight"),
    Kind.TAXES: Words("税费", "Taxes"),
    Kind.PROMOTIONS: Words("优惠补贴", "Promotions"),
    Kind.REFUNDS: Words("平台退款", "Refunds"),
}
OWNERS = {Kind.WALLET: "person", Kind.EARNINGS: "person", Kind.ESCROW: "order", Kind.PAYABLE: "store"}
"""What kind of thing the owner of an account is, where it has a card."""


def owner_ref(account: AccountKey) -> Ref | None:
    subject = OWNERS.get(Kind(account.kind))
    return Ref(subject, account.owner) if subject and account.owner else None


def owner_cards(accounts: Iterable[AccountKey], viewer_id: int | None) -> dict[AccountKey, SubjectCard]:
    """Cards of those whose accounts these are: one bulk call a kind of owner."""
    refs = {account: ref for account in accounts if (ref := owner_ref(account))}
    cards = subject_cards(set(refs.values()), viewer_id)
    return {account: cards[ref] for account, ref in refs.items() if ref in cards}
