"""From wishes to a plan: offers of the mall, the quote of the price engine, the judgement of customs, laid on parcels."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from tallgrass.ledger.queries import get_balance
from tallgrass.ledger.types import DEW, AccountKey, Kind
from tallgrass.mall.queries import list_offers
from tallgrass.mall.queries.stores import store_cards
from tallgrass.mall.types import Offer, WarehouseKind, WarehouseStock
from tallgrass.orders.checkout_types import Choices, Fault, Parcel, Plan, PlannedLine, Quota, Wish, merged, place_of
from tallgrass.orders.countries import HOME
from tallgrass.orders.queries.gifts import lay_in_gifts
from tallgrass.orders.queries.quotas import quota_used
from tallgrass.platform import clock
from tallgrass.platform.words import Words
from tallgrass.promotions.crossborder.assessment import assess
from tallgrass.promotions.crossborder.types import Assessment, Declaration, Item, Limits, Rates, Verdict
from tallgrass.promotions.pricing.quotes import LineQuote, Quote, StepKind
from tallgrass.promotions.queries import quote_basket, read_basket
from tallgrass.promotions.types import LimitedWish, Wanted

_NEAR = frozenset({"CN", "HK", "MO", "TW"})


def plan_checkout(person_id: int, wishes: Sequence[Wish], choices: Choices, *, at: datetime | None = None, exact: bool = False) -> Plan:
    """What these wishes come to. Lines that cannot be had are left out and named in `faults`. Some twenty queries, whatever the number of lines.

    `exact`: what is ordered now, by nothing that is only remembered.
    """
    at, wishes = at or clock.now(), merged(wishes)
    offers = list_offers([wish.variant_id for wish in wishes], at=at, exact=exact)
    faults = [fault for wish in wishes if (fault := _fault(wish, offers.get(wish.variant_id), choices.country))]
    bad = {fault.key for fault in faults}
    good = [wish for wish in wishes if wish.key not in bad]
    dew = get_balance(AccountKey(Kind.WALLET, person_id, DEW)).available
    wanted = [Wanted(wish.key, wish.variant_id, wish.warehouse_id, wish.quantity) for wish in good]
    basket = read_basket(wanted, at=at, dew=dew if choices.use_dew else 0, offers=offers)
    quote = quote_basket(basket, person_id=person_id, claims=choices.claims)
    parcels = _parcels(good, offers, quote, at)
    parcels, quota = _through_customs(parcels, choices, at)
    faults += _customs_faults(parcels)
    return Plan(
        currency=quote.currency,
        parcels=tuple(parcels),
        quote=quote,
        faults=tuple(faults),
        limited=_limited(quote),
        quota=quota,
        dew_owned=dew,
    )


def _fault(wish: Wish, offer: Offer | None, country: str) -> Fault | None:
    place = place_of(offer, wish.warehouse_id) if offer else None
    if offer is None or place is None or not offer.on_sale:
        return Fault("not_on_sale", Words("有一件已经不卖了。", "Something is not on sale any more."), wish.key)
    if place.available < wish.quantity:
        if not place.available:
            return Fault("out_of_stock", Words("{title}卖完了。", "{title} is sold out.").format(title=offer.title), wish.key)
        words = Words("{title}只剩 {n} 件。", "Only {n} of {title} left.").format(title=offer.title, n=place.available)
        return Fault("out_of_stock", words, wish.key)
    if not sends_to(place, country):
        words = Words("{title}送不到这个国家或地区。", "{title} is not sent to this country.").format(title=offer.title)
        return Fault("not_sent_there", words, wish.key)
    return None


def sends_to(place: WarehouseStock, country: str) -> bool:
    """Bonded goods may only go into the country; from abroad they go to China or stay where they are."""
    if place.kind is WarehouseKind.BONDED:
        return country == HOME
    if place.kind is WarehouseKind.OVERSEAS:
        return country in {HOME, place.country}
    return country in _NEAR


def crosses(place: WarehouseStock, country: str) -> bool:
    """Whether a parcel goes through Chinese customs as an import to a person."""
    return place.kind is not WarehouseKind.DOMESTIC and country == HOME


def _parcels(wishes: Sequence[Wish], offers: dict[int, Offer], quote: Quote, at: datetime) -> list[Parcel]:
    by_key = {wish.key: wish for wish in wishes}
    stores = store_cards(parcel.store_id for parcel in quote.parcels)
    quotes = {line.key: line for line in quote.lines}
    found = []
    for parcel in quote.parcels:
        lines = tuple(_line(by_key[key], offers[by_key[key].variant_id], quotes[key]) for key in parcel.keys)
        place = place_of(lines[0].offer, parcel.warehouse_id)
        if place is not None:
            found.append(Parcel(stores[parcel.store_id], place, lines, parcel.freight, arrival(place.days, at)))
    return lay_in_gifts(found, quote, at)


def arrival(days: tuple[int, int], at: datetime) -> tuple:  # type: ignore[type-arg]
    """The first and the last day on which it should come, where the house is."""
    today = at.astimezone(ZoneInfo(settings.TALLGRASS_ZONE)).date()
    return today + timedelta(days=days[0]), today + timedelta(days=days[1])


def _line(wish: Wish, offer: Offer, quote: LineQuote) -> PlannedLine:
    unit = max(portion.price for portion in quote.portions)
    dew = sum(cut.amount for cut in quote.deductions if cut.kind is StepKind.DEW)
    house = sum(cut.amount for cut in quote.deductions if cut.kind is not StepKind.DEW and cut.store_id is None)
    return PlannedLine(
        wish,
        offer,
        unit,
        discount=unit * wish.quantity - quote.goods - dew,
        house_discount=house,
        dew=quote.dew,
        dew_amount=dew,
        declared=quote.order_price,
    )


def limits() -> Limits:
    return Limits(settings.TALLGRASS_IMPORT_SINGLE, settings.TALLGRASS_IMPORT_YEAR, settings.TALLGRASS_IMPORT_TAX_PERCENT)


def _through_customs(parcels: list[Parcel], choices: Choices, at: datetime) -> tuple[list[Parcel], Quota | None]:
    """Judge what crosses the border, parcel after parcel: each uses some of the year."""
    if not any(crosses(parcel.warehouse, choices.country) for parcel in parcels):
        return parcels, None
    year = at.astimezone(ZoneInfo(settings.TALLGRASS_ZONE)).year
    before = used = quota_used(choices.identity_print, year)
    judged = []
    for parcel in parcels:
        if not crosses(parcel.warehouse, choices.country):
            judged.append(parcel)
            continue
        shares = _freight_shares(parcel)
        items = tuple(_item(line, freight) for line, freight in zip(parcel.lines, shares, strict=True) if not line.is_gift)
        verdict = assess(Declaration(items, used, limits()))
        used += verdict.value
        judged.append(_taxed(parcel, verdict))
    return judged, Quota(year, limits().year, before, used - before, limits().transaction)


def _freight_shares(parcel: Parcel) -> list[int]:
    """Freight laid on lines by value: customs counts it in. The last line takes the rest."""
    whole = sum(line.goods for line in parcel.lines) or 1
    shares = [parcel.freight * line.goods // whole for line in parcel.lines]
    shares[0] += parcel.freight - sum(shares)
    return shares


def _item(line: PlannedLine, freight: int) -> Item:
    rates = Rates(line.offer.vat_permille, line.offer.consumption_permille)
    return Item(line.wish.key, line.wish.quantity, line.declared + freight, rates, line.offer.title)


def _taxed(parcel: Parcel, verdict: Assessment) -> Parcel:
    taxes = {item.key: item for item in verdict.items}
    lines = []
    for line in parcel.lines:
        item = taxes.get(line.wish.key) if not line.is_gift else None
        if item is None:
            lines.append(line)
            continue
        rates = Rates(line.offer.vat_permille, line.offer.consumption_permille)
        percent = 100 if verdict.verdict is Verdict.FULL else limits().reduced_percent
        points = round(rates.combined(percent) * 10_000)
        lines.append(replace(line, tax=item.total, tax_basis_points=points, quota=item.value))
    return replace(parcel, lines=tuple(lines), customs=verdict)


def _customs_faults(parcels: Sequence[Parcel]) -> list[Fault]:
    found = []
    for parcel in parcels:
        if parcel.customs is not None and parcel.is_refused:
            said = parcel.customs.words
            words = Words("".join(one.zh for one in said), " ".join(one.en for one in said))
            found.append(Fault("over_the_limit", words))
    return found


def _limited(quote: Quote) -> tuple[LimitedWish, ...]:
    return tuple(
        LimitedWish(portion.limited_id, portion.quantity)
        for line in quote.lines
        for portion in line.portions
        if portion.limited_id is not None
    )
