"""Stores open, goods stand on the shelves, and some have been sold: by the real actions, weeks ago by the clock."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from django.apps import apps
from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.mall.actions import claim_reservations, receive_stock, reserve_stock
from tallgrass.mall.actions.decorating import decorate_store
from tallgrass.mall.actions.products import write_product
from tallgrass.mall.actions.selling import list_product, set_limited_price
from tallgrass.mall.events import StoreOpened
from tallgrass.mall.first_things import add_first_things
from tallgrass.mall.merchant_forms import read_measure
from tallgrass.mall.models import Brand, Category, Product, Store, StoreStaff, Variant, Warehouse
from tallgrass.mall.product_types import ProductContent, VariantInput
from tallgrass.mall.types import StaffRole, StockLine, TaxClass
from tallgrass.media import files
from tallgrass.media.actions.pictures import keep_picture
from tallgrass.media.models import Picture
from tallgrass.platform import clock
from tallgrass.platform.events import emit
from tallgrass.platform.ids import new_id
from tallgrass.platform.subjects import Ref
from tallgrass.simulation.drawing import Drawn, Sketch, drawing
from tallgrass.simulation.texts.goods import STALLS, WARES, Stall, Ware

_DAYS = 60
"""How long ago the first store opened."""
_PALETTES = ("cream", "rose", "mint", "sky", "lilac", "sun")
_BANNER = 100


def open_stalls(now: datetime, say: Callable[[str], object], *, most: int | None = None) -> int:
    """Open every store whose owner is there and that is not open yet, with at most so many goods each. How many goods."""
    if not Category.objects.exists():
        add_first_things(apps, now)
    owners = {person.handle: person for person in Person.objects.filter(handle__in={stall.owner for stall in STALLS})}
    wanted = [stall for stall in STALLS if stall.owner in owners and not Store.objects.filter(handle=stall.handle).exists()]
    wares = {stall.handle: [ware for ware in WARES if ware.stall == stall.handle][:most] for stall in wanted}
    sketches = [sketch for stall in wanted for sketch in (_banner(stall), _logo(stall))]
    sketches += [sketch for own in wares.values() for ware in own for sketch in sketches_of_ware(ware)]
    with files.desk() as desk, drawing(sketches, desk) as drawn:
        for place, stall in enumerate(wanted):
            with transaction.atomic(), clock.clock_at(now - timedelta(days=_DAYS - place)):
                _open(stall, owners[stall.owner], wares[stall.handle], now, lambda sketch: drawn[sketch].result())
            say(f"Opening {stall.name}: {len(wares[stall.handle])} goods")
    return sum(map(len, wares.values()))


def sketches_of_ware(ware: Ware) -> list[Sketch]:
    """Two square pictures of one thing: as it is, and on another ground."""
    seed = Random(ware.title).randrange(1 << 30)
    palettes = [_PALETTES[seed % len(_PALETTES)], _PALETTES[(seed // 7 + 1) % len(_PALETTES)]]
    return [Sketch(ware.scene, seed + place, palette, 300, 720 - place * 120) for place, palette in enumerate(palettes)]


def _banner(stall: Stall) -> Sketch:
    return Sketch(stall.scene, len(stall.handle) * 31, "mint", 300, 1080)


def _logo(stall: Stall) -> Sketch:
    return Sketch(stall.scene, len(stall.handle) * 17, "cream", 300, 240)


def _open(stall: Stall, owner: Person, wares: list[Ware], now: datetime, drawn: Callable[[Sketch], Drawn]) -> None:
    store = Store.objects.create(
        handle=stall.handle,
        name=stall.name,
        name_en=stall.name_en,
        kind=stall.kind,
        country=stall.country,
        currency=stall.currency,
    )
    StoreStaff.objects.create(store=store, person_id=owner.id, role=StaffRole.OWNER.value)
    emit(StoreOpened(store.id, owner.id))
    products = [_put_up(store, owner, ware, now, drawn) for ware in wares]
    logo, banner = (_keep(owner.id, drawn(sketch)).id for sketch in (_logo(stall), _banner(stall)))
    decorate_store(
        actor=owner, store=store, name=stall.name, name_en=stall.name_en, intro=stall.intro, intro_en=stall.intro_en,
        logo_id=logo, banner_id=banner, featured_ids=[product.id for product in products[:5]],
    )  # fmt: skip


def _keep(owner_id: int, done: Drawn) -> Picture:
    return keep_picture(owner_id=owner_id, prints=Path(done.prints), facts=done.facts, purpose="note")


def _put_up(store: Store, owner: Person, ware: Ware, now: datetime, drawn: Callable[[Sketch], Drawn]) -> Product:
    pictures = tuple((_keep(owner.id, drawn(sketch)).id, ware.title) for sketch in sketches_of_ware(ware))
    code = f"{store.handle[:2].upper()}{Random(ware.title).randrange(1000, 9999)}"
    content = ProductContent(
        title=ware.title,
        title_en=ware.title_en,
        description=ware.about,
        description_en=ware.about_en,
        category_id=Category.objects.get(slug=ware.category).id,
        brand=ware.brand,
        country=ware.country,
        tax_class=TaxClass(ware.tax),
        options=(ware.option,) if ware.option[0] else (),
        variants=tuple(_variant(ware, code, place) for place in range(len(ware.sizes))),
        pictures=pictures,
    )
    product = write_product(actor_id=owner.id, store=store, content=content)
    if product.brand_id:
        Brand.objects.filter(id=product.brand_id, country="").update(country=ware.country)
    list_product(store=store, product_id=product.id)
    _stock(owner, ware, product)
    if ware.usual and Random(ware.title).random() < 0.3:
        _for_a_while(store, product, now)
    return product


def _variant(ware: Ware, code: str, place: int) -> VariantInput:
    name, name_en, price = ware.sizes[place]
    return VariantInput(
        code=f"{code}-{place + 1}",
        amount=price,
        list_amount=ware.usual if ware.usual > price and place == 0 else None,
        choice=((name, name_en),) if ware.option[0] else (),
        weight_grams=ware.weight,
        **read_measure(ware.content),  # type: ignore[arg-type]
    )


def _stock(owner: Person, ware: Ware, product: Product) -> None:
    """What came in, and what went out again to those who bought: two thirds of the first variant, the rest of the others."""
    place = Warehouse.objects.get(code=ware.place)
    variants = list(Variant.objects.filter(product=product).order_by("position"))
    for number, variant in enumerate(variants):
        share = 1 if len(variants) == 1 else 0.6 if number == 0 else 0.4 / (len(variants) - 1)
        left, sold = round(ware.stock * share), round(ware.sold * share)
        if not left + sold:
            continue
        receive_stock(
            actor_id=owner.id,
            variant_id=variant.id,
            warehouse_id=place.id,
            quantity=left + sold,
            key=f"demo:{variant.id}",
            reason="首批入库",
        )
        if sold:
            cause = Ref("past_sale", new_id())
            reserve_stock(lines=[StockLine(variant.id, place.id, sold)], cause=cause, until=clock.now() + timedelta(minutes=15))
            claim_reservations(cause=cause)


def _for_a_while(store: Store, product: Product, now: datetime) -> None:
    for variant in Variant.objects.filter(product=product):
        amount = variant.prices.get(starts_at=None).amount * 85 // 100
        set_limited_price(
            store=store, variant_id=variant.id, amount=amount, starts_at=now - timedelta(days=1), ends_at=now + timedelta(days=6)
        )
