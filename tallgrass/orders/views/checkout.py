"""The checkout: what it comes to, and placing it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from tallgrass.accounts.guards import MemberRequest, limited, refuse_minors, require_member
from tallgrass.accounts.identities import list_identities
from tallgrass.accounts.models import Identity, Person
from tallgrass.orders.actions.purchases import Checkout, cancel_purchase, place_order
from tallgrass.orders.checkout_types import Choices, Plan, Wish
from tallgrass.orders.models import Purchase
from tallgrass.orders.queries.addresses import list_addresses
from tallgrass.orders.queries.buying import settled_wishes
from tallgrass.orders.queries.carts import chosen_wishes
from tallgrass.orders.queries.checkout import plan_checkout
from tallgrass.orders.queries.orders import find_placed
from tallgrass.orders.types import AddressView
from tallgrass.orders.views.cart import named, owner_of, read_wish, with_cookie
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import from_short, new_id, short
from tallgrass.promotions.queries import page_claims
from tallgrass.promotions.types import ClaimState

_SHOWN_HERE = {404, 409, 422}


@dataclass(frozen=True)
class Asked:
    """What the buyer has chosen on the page so far."""

    wishes: tuple[Wish, ...]
    is_single: bool
    """Bought with one click, not from the cart."""
    addresses: tuple[AddressView, ...]
    address: AddressView | None
    identities: tuple[Identity, ...]
    identity: Identity | None
    claims: tuple[int, ...] | None
    use_dew: bool
    words: str

    @property
    def choices(self) -> Choices:
        country = self.address.parts.country if self.address else "CN"
        return Choices(country, self.identity.print if self.identity else "", self.claims, self.use_dew)

    @property
    def named(self) -> dict[str, str]:
        """What is bought with one click, as forms and addresses name it; nothing of a cart."""
        return named(self.wishes[0]) if self.is_single else {}

    @property
    def query(self) -> str:
        """The address of this very page, to come back to."""
        return "?" + urlencode(self.named) if self.is_single else ""


@require_http_methods(["GET", "HEAD", "POST"])
@require_member
@refuse_minors
@limited("checkout")
def checkout(request: MemberRequest) -> HttpResponse:
    """Everything is worked out anew at every look; placing needs the total that was shown, and the key the page carries."""
    owner = owner_of(request)
    asked = _read(request)
    error, key = None, request.POST.get("key", "") or short(new_id())
    if request.method == "POST":
        if before := find_placed(request.person.id, key):  # Pressed twice: the cart is empty by now, and the order stands.
            return _onwards(before)
        try:
            purchase = place_order(actor=request.person, checkout=_checkout(request, asked), key=key)
        except DomainError as refused:
            if refused.status not in _SHOWN_HERE:
                raise
            error = refused
        else:
            return _onwards(purchase)
    plan = plan_checkout(request.person.id, asked.wishes, asked.choices)
    page = _page(request.person, asked, plan) | {"error": error, "key": key}
    return with_cookie(request, render(request, "orders/checkout.html", page, status=error.status if error else 200), owner)


def _onwards(purchase: Purchase) -> HttpResponse:
    return HttpResponseRedirect(reverse("pay", args=[purchase.id]) if purchase.is_open else reverse("orders"))


@require_POST
@require_member
@limited("checkout")
def cancel(request: MemberRequest, purchase_id: int) -> HttpResponse:
    cancel_purchase(actor=request.person, purchase_id=purchase_id)
    return HttpResponseRedirect(reverse("orders"))


def _read(request: MemberRequest) -> Asked:
    data, person = request.POST if request.method == "POST" else request.GET, request.person
    is_single = bool(data.get("variant"))
    wishes = settled_wishes([read_wish(request)]) if is_single else tuple(chosen_wishes(person.id))
    addresses, identities = tuple(list_addresses(person.id)), tuple(list_identities(person.id))
    return Asked(
        wishes,
        is_single,
        addresses,
        next((one for one in addresses if short(one.id) == data.get("address")), addresses[0] if addresses else None),
        identities,
        next((one for one in identities if short(one.id) == data.get("identity")), identities[0] if identities else None),
        _claims(data) if data.get("pick") else None,
        data.get("dew") == "1",
        " ".join(data.get("words", "").split())[:200],
    )


def _claims(data) -> tuple[int, ...]:  # type: ignore[no-untyped-def]
    found = []
    for text in data.getlist("claim")[:20]:
        try:
            found.append(from_short(text))
        except ValueError:
            continue
    return tuple(sorted(set(found)))


def _checkout(request: HttpRequest, asked: Asked) -> Checkout:
    total = request.POST.get("total", "")
    return Checkout(
        wishes=asked.wishes,
        address_id=asked.address.id if asked.address else 0,
        total=int(total) if total.isdecimal() and len(total) < 14 else -1,
        identity_id=asked.identity.id if asked.identity else None,
        claims=asked.claims,
        use_dew=asked.use_dew,
        words=asked.words,
    )


def _page(person: Person, asked: Asked, plan: Plan) -> dict[str, object]:
    return {
        "asked": asked,
        "plan": plan,
        "addresses": asked.addresses,
        "identities": asked.identities,
        "claims": page_claims(person, ClaimState.USABLE).items,
        "here_again": reverse("checkout") + asked.query,
    }
