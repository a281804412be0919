"""Where rules are made: by a store for itself, by operators for the mall, through their screens."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from tallgrass.mall.models import StoreStaff
from tallgrass.platform import clock
from tallgrass.platform.ids import short
from tallgrass.platform.models import AuditEntry
from tallgrass.promotions.models import Coupon, FreightRule, LimitedSale, LimitedUnit, Offer
from tallgrass.promotions.types import OfferKind
from tests.mall.support import make_mall
from tests.promotions.support import coupon, offer
from tests.promotions.support import sale as make_sale

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(world, mall, client: Client) -> Client:  # type: ignore[no-untyped-def]
    person = world.person("掌柜")
    StoreStaff.objects.create(store=mall.store, person_id=person.id, role="owner")
    client.force_login(person)
    return client


@pytest.fixture
def operator(world, mall, client: Client, settings) -> Client:  # type: ignore[no-untyped-def]
    settings.TALLGRASS_OPERATORS_NEED_SECOND_FACTOR = False
    client.force_login(world.person("运营", role="operator"))
    return client


def typed(**fields: str) -> dict[str, str]:
    """A window from an hour ago on, as the browser sends it."""
    here = clock.now().astimezone(ZoneInfo("Asia/Shanghai"))
    times = {"opens": here - timedelta(hours=1), "closes": here + timedelta(days=2)}
    return {name: f"{moment:%Y-%m-%dT%H:%M}" for name, moment in times.items()} | {"name": "周年店庆", "name_en": "Anniversary"} | fields


def test_a_store_makes_a_coupon_and_stops_it(keeper, mall) -> None:
    here = f"/merchant/{mall.store.handle}/coupons/"
    made = keeper.post(here, typed(at="299.5", amount_off="40", total="100", per_person="2"), follow=True)
    assert made.status_code == 200 and "满 299.5 减 40" in made.content.decode()
    one = Coupon.objects.get()
    assert (one.store, one.at, one.amount_off, one.total, one.per_person) == (mall.store, 29950, 4000, 100, 2)
    assert "周年店庆" in keeper.get("/coupons/centre/").content.decode()
    assert "已停" in keeper.post(f"{here}{short(one.id)}/stop/", follow=True).content.decode()
    assert list(AuditEntry.objects.order_by("id").values_list("act", flat=True)) == ["coupon_added", "coupon_stopped"]


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("amount_off", {"amount_off": "4,0"}),
        ("amount_off", {"amount_off": "1.234"}),
        ("amount_off", {"amount_off": "40", "percent_off": "10"}),
        ("total", {"amount_off": "40", "total": "-1"}),
        ("opens", {"amount_off": "40", "opens": "soon"}),
        ("closes", {"amount_off": "40", "closes": ""}),
        ("code", {"amount_off": "40", "code": "a b"}),
        ("name", {"amount_off": "40", "name": "\0 "}),
    ],
)
def test_what_was_typed_wrong_stands_again_with_its_reason(keeper, mall, field: str, wrong: dict[str, str]) -> None:
    answer = keeper.post(f"/merchant/{mall.store.handle}/coupons/", typed(at="77.7") | wrong)
    page = answer.content.decode()
    assert answer.status_code == 422 and f'id="field_{field}_error"' in page and 'value="77.7"' in page
    assert not Coupon.objects.exists()


def test_tiers_a_gift_free_freight_and_what_freight_costs(keeper, mall) -> None:
    doll, here = mall.variant(mall.product("土豆队长公仔", 9900)), f"/merchant/{mall.store.handle}/offers/"
    tiers = typed(kind="tiers", measure="spend", at_1="100", off_1="10", at_2="300", off_2="15%")
    assert "满 100 减 10；满 300 打 8.5 折" in keeper.post(here, tiers, follow=True).content.decode()
    assert "满 699 送土豆队长公仔" in keeper.post(here, typed(kind="gift", at="699", gift_code=doll.code), follow=True).content.decode()
    assert "满 99 包邮" in keeper.post(here, typed(kind="freight", at="99"), follow=True).content.decode()
    assert Offer.objects.filter(store=mall.store).count() == 3
    for _ in range(2):
        keeper.post(here, {"first_fee": "8", "step_fee": "2.5", "warehouse_kind": "bonded"})
    rule = FreightRule.objects.get()
    assert (rule.store, rule.first_fee, rule.step_fee, rule.warehouse_kind) == (mall.store, 800, 250, "bonded")
    assert "¥8" in keeper.get(here).content.decode()
    for wrong in (
        {"kind": "moon"},
        {"kind": "tiers"},
        {"kind": "tiers", "at_1": "5"},
        {"kind": "tiers", "at_1": "5", "off_1": "x%"},
        {"kind": "gift"},
    ):
        assert keeper.post(here, typed(**wrong)).status_code == 422
    one = Offer.objects.order_by("id")[0]
    assert "已停" in keeper.post(f"{here}{short(one.id)}/stop/", follow=True).content.decode()


def test_a_limited_sale_is_planned_with_its_units(keeper, mall) -> None:
    variant, here = mall.variant(), f"/merchant/{mall.store.handle}/sales/"
    mall.stock(variant, 20)
    made = keeper.post(here, typed(variant=variant.code, price="99", units="15", per_person="2"), follow=True)
    assert "抢了 0 / 15 件" in made.content.decode()
    one = LimitedSale.objects.get()
    assert (one.price, one.per_person, LimitedUnit.objects.count()) == (9900, 2, 15)
    assert keeper.post(here, typed(variant=variant.code, price="999", units="1")).status_code == 422
    assert keeper.post(here, typed(variant="nothing", price="9", units="1")).status_code == 422
    assert "已停" in keeper.post(f"{here}{short(one.id)}/stop/", follow=True).content.decode()
    assert keeper.get(f"/sales/{short(one.id)}/").status_code == 404


def test_nobody_touches_the_rules_of_another_store_or_of_the_mall(keeper, mall) -> None:
    other = make_mall()
    theirs, malls, theirs_on_sale, offered = coupon(other.store), coupon(), make_sale(other), offer(OfferKind.FREIGHT, other.store)
    for place in ("coupons", "offers", "sales"):
        assert keeper.get(f"/merchant/{other.store.handle}/{place}/").status_code == 404
        assert keeper.post(f"/merchant/{other.store.handle}/{place}/", typed(amount_off="1")).status_code == 404
    mine = f"/merchant/{mall.store.handle}"
    for path in (
        f"coupons/{short(theirs.id)}",
        f"coupons/{short(malls.id)}",
        f"sales/{short(theirs_on_sale.id)}",
        f"offers/{short(offered.id)}",
    ):
        assert keeper.post(f"{mine}/{path}/stop/").status_code == 404
    assert keeper.get("/console/coupons/").status_code == 404


def test_operators_make_what_holds_in_the_whole_mall(operator) -> None:
    made = operator.post("/console/coupons/", typed(percent_off="10", most_off="30", code="WARM2026"), follow=True)
    assert "无门槛打 9 折（最多减 30）" in made.content.decode() and "WARM2026" in made.content.decode()
    one = Coupon.objects.get()
    assert one.store is None
    assert operator.post(f"/console/coupons/{short(one.id)}/stop/", follow=True).status_code == 200
    assert operator.post(f"/console/coupons/{short(one.id)}/stop/").status_code == 409
    assert "满 99 包邮" in operator.post("/console/offers/", typed(kind="freight", at="99"), follow=True).content.decode()
    assert "Mall coupons" in operator.get("/console/coupons/?lang=en").content.decode()
    assert operator.post(f"/console/offers/{short(Offer.objects.get().id)}/stop/", follow=True).status_code == 200
