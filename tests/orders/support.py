"""A buyer, goods in two kinds of warehouse, a checkout: as few words as a test can say."""

from dataclasses import dataclass, field

from tallgrass.accounts.actions import keep_identity
from tallgrass.accounts.models import Identity, Person
from tallgrass.ledger.actions import post_transaction
from tallgrass.ledger.types import DEW, AccountKey, Entry, Kind
from tallgrass.mall.models import Variant, Warehouse
from tallgrass.orders.actions.addresses import add_address
from tallgrass.orders.actions.payments import bank, start_payment
from tallgrass.orders.actions.purchases import Checkout, place_order
from tallgrass.orders.checkout_types import Choices, Wish
from tallgrass.orders.countries import Parts
from tallgrass.orders.models import Address, BankCharge, BankEvent, Order, Purchase
from tallgrass.orders.queries.checkout import plan_checkout
from tallgrass.platform.ids import new_id
from tallgrass.platform.invariants import ask, known_invariants
from tallgrass.platform.subjects import Ref
from tests.mall.support import Mall, make_mall

HANGZHOU = Parts("林栗", "13805712046", "CN", "浙江省", "杭州市", "拱墅区", "小河路 21 号")
NUMBER = "330103199003070023"


@dataclass
class Shopping:
    """`shopping.place(variant)` orders one of it from the first warehouse; `shopping.pay(purchase)` pays at the bank that plays."""

    buyer: Person
    merchant: Person
    mall: Mall
    address: Address
    identities: list[Identity] = field(default_factory=list)

    @property
    def bonded(self) -> Warehouse:
        return Warehouse.objects.filter(kind="bonded").order_by("id")[0]

    def goods(self, quantity: int = 10, fen: int = 12900, warehouse: Warehouse | None = None, **fields: object) -> Variant:
        variant = self.mall.variant(self.mall.product(fen=fen, **fields))
        self.mall.stock(variant, quantity, warehouse)
        return variant

    def identity(self, number: str = NUMBER) -> Identity:
        return keep_identity(actor=self.buyer, name="林栗", number=number)

    def dew(self, drops: int) -> None:
        entries = [Entry(AccountKey(Kind.DEW_ISSUED, 0, DEW), -drops), Entry(AccountKey(Kind.WALLET, self.buyer.id, DEW), drops)]
        post_transaction(key=f"test:{new_id()}", cause=Ref("person", self.buyer.id), entries=entries)

    def checkout(self, *wishes: Wish, identity: Identity | None = None, use_dew: bool = False, claims=None) -> Checkout:  # type: ignore[no-untyped-def]
        choices = Choices(self.address.country, identity.print if identity else "", claims, use_dew)
        plan = plan_checkout(self.buyer.id, list(wishes), choices)
        return Checkout(tuple(wishes), self.address.id, plan.total, identity.id if identity else None, claims, use_dew)

    def wish(self, variant: Variant, quantity: int = 1, warehouse: Warehouse | None = None, note: int | None = None) -> Wish:
        return Wish(variant.id, (warehouse or self.mall.warehouse).id, quantity, note)

    def place(self, *wishes: Wish, key: str = "", **options: object) -> Purchase:
        return place_order(actor=self.buyer, checkout=self.checkout(*wishes, **options), key=key or str(new_id()))  # type: ignore[arg-type]

    def pay(self, purchase: Purchase) -> None:
        payment = start_payment(actor=self.buyer, purchase_id=purchase.id, provider="local", key=f"pay-{purchase.id}")
        bank.answer_charge(charge=BankCharge.objects.get(payment_id=payment.id), act="approve")
        for event in BankEvent.objects.filter(charge__payment_id=payment.id):
            bank.tell_shop(event_id=event.id)

    def bought(self, *wishes: Wish, **options: object) -> Order:
        purchase = self.place(*wishes, **options)
        self.pay(purchase)
        return Order.objects.filter(purchase=purchase).order_by("id")[0]


def go_shopping(world) -> Shopping:  # type: ignore[no-untyped-def]
    buyer, merchant = world.person("林栗"), world.person("掌柜")
    return Shopping(buyer, merchant, make_mall(merchant.id), add_address(actor=buyer, parts=HANGZHOU))


def broken(*apps: str) -> dict[str, int]:
    """Invariants that do not hold, with how many violations."""
    own = [one for one in known_invariants() if not apps or one.name.split(".")[0] in apps]
    return {found.invariant.name: found.violations for found in ask(own) if found.violations}
