"""Where the money goes: whatever is given back, when and in how many parts, nothing is left over and nothing is made."""

from hypothesis import given
from hypothesis import strategies as st

from tallgrass.ledger.types import AccountKey, Kind
from tallgrass.orders.payments.escrow import OrderMoney, Part, capture_entries, fee_of, refund_entries, settlement_entries

FEES, FREIGHT, TAXES, PROMOTIONS, REFUNDS = (
    AccountKey(kind, 0, "CNY") for kind in (Kind.FEES, Kind.FREIGHT, Kind.TAXES, Kind.PROMOTIONS, Kind.REFUNDS)
)
CLEARING, PAYABLE = AccountKey(Kind.CLEARING, 3, "CNY"), AccountKey(Kind.PAYABLE, 8, "CNY")


class Books:
    def __init__(self):
        self.sums = {}

    def post(self, entries):
        assert sum(entry.amount for entry in entries) == 0
        for entry in entries:
            self.sums[entry.account] = self.sums.get(entry.account, 0) + entry.amount

    def __getitem__(self, account):
        return self.sums.get(account, 0)


ORDER = OrderMoney(order_id=5, store_id=8, currency="CNY", paid=90_00, house=20_00, freight=8_00, tax=9_10)


def test_paid_and_received():
    books = Books()
    other = OrderMoney(order_id=6, store_id=9, currency="CNY", paid=10_00, house=0, freight=0, tax=0)
    books.post(capture_entries(3, [ORDER, other]))
    assert (books[CLEARING], books[PROMOTIONS], books[ORDER.escrow], books[other.escrow]) == (-100_00, -20_00, 110_00, 10_00)
    books.post(settlement_entries(ORDER, Part(), 50))
    assert books[ORDER.escrow] == 0
    assert (books[FEES], books[FREIGHT], books[TAXES], books[PAYABLE]) == (4_64, 8_00, 9_10, 110_00 - 8_00 - 9_10 - 4_64)


def test_given_back_after_settlement_the_fee_comes_back_in_proportion():
    books = Books()
    books.post(capture_entries(3, [ORDER]))
    books.post(settlement_entries(ORDER, Part(), 50))
    half = Part(paid=45_00, house=10_00, freight=4_00, tax=4_55)
    books.post(refund_entries(ORDER, Part(), half, clearing=3, settled=True, fee_permille=50, payable=books[PAYABLE]))
    assert (books[FEES], books[TAXES], books[FREIGHT], books[REFUNDS]) == (fee_of(46_45, 50), 4_55, 4_00, 0)
    assert books[PAYABLE] == 46_45 - fee_of(46_45, 50)


def test_what_the_store_no_longer_has_the_house_lays_out():
    books = Books()
    books.post(capture_entries(3, [ORDER]))
    books.post(settlement_entries(ORDER, Part(), 0))
    everything = Part(paid=90_00, house=20_00, freight=8_00, tax=9_10)
    books.post(refund_entries(ORDER, Part(), everything, clearing=3, settled=True, payable=30_00))
    assert (books[PAYABLE], books[REFUNDS]) == (92_90 - 30_00, -62_90)


parts = st.lists(st.tuples(*[st.integers(0, 100)] * 4), max_size=5)


@given(
    paid=st.integers(0, 10**6), house=st.integers(0, 10**6), freight=st.integers(0, 10**5), tax=st.integers(0, 10**5),
    shares=parts, settle_after=st.integers(0, 5), fee=st.integers(0, 300),
)  # fmt: skip
def test_any_way_of_giving_back_ends_at_nothing(paid, house, freight, tax, shares, settle_after, fee):
    """In parts, before and after settlement, and the rest at the end: every account is at zero again."""
    freight, tax = min(freight, (paid + house) // 3), min(tax, (paid + house) // 3)
    order = OrderMoney(order_id=5, store_id=8, currency="CNY", paid=paid, house=house, freight=freight, tax=tax)
    books, returned, settled = Books(), Part(), False
    books.post(capture_entries(3, [order]))
    whole = (paid, house, freight, tax)
    steps = [*shares, None]
    for turn, share in enumerate(steps):
        if turn == settle_after:
            books.post(settlement_entries(order, returned, fee))
            settled = True
            assert books[order.escrow] == 0
        left = [total - gone for total, gone in zip(whole, (returned.paid, returned.house, returned.freight, returned.tax), strict=True)]
        part = Part(*left) if share is None else Part(*(amount * of // 100 for amount, of in zip(left, share, strict=True)))
        books.post(refund_entries(order, returned, part, clearing=3, settled=settled, fee_permille=fee, payable=10**9))
        returned += part
    assert {account: amount for account, amount in books.sums.items() if amount} == {}
