"""What goods say is reviewed: held before it is sold, reported and decided on while it is, appealed for, and back."""

from dataclasses import replace

import pytest
from django.test import Client

from tallgrass.accounts.models import Person
from tallgrass.mall.actions.products import write_product
from tallgrass.mall.actions.reviewing import lift_product, restrict_product
from tallgrass.mall.actions.selling import list_product, withdraw_product
from tallgrass.mall.models import Listing, Product, ProductPicture
from tallgrass.mall.queries import find_offer
from tallgrass.mall.queries.merchant import get_content
from tallgrass.media.actions import store_picture
from tallgrass.moderation.actions import answer_appeal, appeal, decide
from tallgrass.moderation.models import Appeal, Case, Restriction
from tallgrass.platform.ids import short
from tests.mall.support import Mall, make_mall
from tests.support.refusals import refused
from tests.support.world import picture_file

HELD, REFUSED = "加微信 baicha2026，电话 13805712046", "代开发票"


@pytest.fixture
def owner(world) -> Person:
    return world.person("掌柜", role="merchant")


@pytest.fixture
def mall(owner) -> Mall:
    return make_mall(owner.id)


def signed_in(person: Person | None) -> Client:
    client = Client()
    if person:
        client.force_login(person)
    return client


def draft(mall: Mall, owner: Person, **fields: object) -> Product:
    product = mall.product("竹编篮", state="draft", listed_at=None, **fields)
    picture = store_picture(owner_id=mall.store.id, file=picture_file())
    ProductPicture.objects.create(product=product, position=0, picture_id=picture.id)
    Product.objects.filter(id=product.id).update(cover_id=picture.id)
    product.refresh_from_db()
    return product


def rewrite(mall: Mall, owner: Person, product: Product, **said: str) -> Product:
    product.refresh_from_db()
    content = replace(get_content(mall.store, product), **said)
    return write_product(actor_id=owner.id, store=mall.store, content=content, product_id=product.id)


def is_sold(product: Product) -> bool:
    offer = find_offer(product.variants.get().id, at=product.created_at)
    return bool(offer and offer.on_sale) and Client().get(f"/goods/{short(product.id)}/").status_code == 200


def test_what_the_first_look_holds_is_marked_for_its_store_and_sold_once_it_is_changed(mall, owner):
    product = draft(mall, owner, description=HELD)
    me, centre = signed_in(owner), f"/merchant/{mall.store.handle}/goods/"
    assert me.post(f"{centre}{short(product.id)}/list/").status_code == 302
    product.refresh_from_db()
    assert (product.state, product.listed_at, is_sold(product)) == ("withheld", None, False)
    for page in (centre, f"{centre}{short(product.id)}/"):
        shown = me.get(page).content.decode()
        assert "审核没过" in shown and Restriction.objects.get().rule_words.says.zh in shown, page
    assert "改掉就会马上放出来" in shown and "审核没过" in me.get(f"/goods/{short(product.id)}/").content.decode()
    assert product.title in me.get("/me/state/").content.decode()
    assert me.post(f"{centre}{short(product.id)}/list/").status_code == 302 and not is_sold(product)  # Pressed again it is not let through.
    rewrite(mall, owner, product, description="竹子编的")
    product.refresh_from_db()
    assert product.state == "on_sale" and product.listed_at and is_sold(product) and Listing.objects.filter(product=product).exists()
    assert Restriction.objects.get().lifted_at


def test_a_change_of_what_is_sold_is_looked_at_anew(mall, owner):
    product = draft(mall, owner)
    list_product(store=mall.store, product_id=product.id)
    assert is_sold(product)
    rewrite(mall, owner, product, description=HELD)
    assert not is_sold(product) and not Listing.objects.filter(product=product).exists()
    withdraw_product(store=mall.store, product_id=product.id)
    list_product(store=mall.store, product_id=product.id)
    product.refresh_from_db()
    assert product.state == "withheld"
    with refused("against_rules", "description"):
        rewrite(mall, owner, product, description=REFUSED)
    product.refresh_from_db()
    assert product.description == HELD


def test_what_is_refused_outright_is_said_at_its_field_and_a_draft_may_say_anything(mall, owner):
    product = rewrite(mall, owner, draft(mall, owner), description=REFUSED)
    assert product.state == "draft" and not Case.objects.exists()
    with refused("against_rules", "description"):
        list_product(store=mall.store, product_id=product.id)
    product.refresh_from_db()
    assert product.state == "draft"


def test_a_store_says_much_the_same_of_many_goods(mall, owner):
    words = "手工竹编，三年生的毛竹，编好之后用桐油擦过两遍，晾足七天才装箱"
    for _ in range(5):
        product = draft(mall, owner, description=words)
        list_product(store=mall.store, product_id=product.id)
        product.refresh_from_db()
        assert product.state == "on_sale"


def test_from_a_report_to_a_decision_an_appeal_and_back(mall, owner, world, settings):
    settings.TALLGRASS_REPORT_WEIGHT = 0
    product = draft(mall, owner, description="最好的篮子")
    list_product(store=mall.store, product_id=product.id)
    world.read_log()
    reader, staff, boss = world.person(), world.person(role="moderator"), world.person(role="operator")
    report = f"/report/product/{short(product.id)}/"
    assert report in signed_in(reader).get(f"/goods/{short(product.id)}/").content.decode()
    assert signed_in(reader).post(report, {"reason": "advertising", "words": "夸大"}).status_code == 200
    case = Case.objects.get(subject_kind="product", subject_id=product.id)
    shown = signed_in(staff).get(f"/console/review/{short(case.id)}/").content.decode()
    assert "最好的篮子" in shown and mall.store.name in shown
    decided = decide(actor=staff, case_id=case.id, ruling="remove", rule="advertising", words="不能说最好")
    assert not is_sold(product) and signed_in(reader).get(report).status_code == 404
    rewrite(mall, owner, product, description="篮子")  # A person restricted it: only a person lifts it.
    assert not is_sold(product)
    editor = signed_in(owner).get(f"/merchant/{mall.store.handle}/goods/{short(product.id)}/").content.decode()
    assert f"/me/state/{short(decided.id)}/" in editor
    appeal(actor=owner, decision_id=decided.id, words="已经改掉了，请再看")
    answer_appeal(actor=boss, appeal_id=Appeal.objects.get().id, overturn=True, answer="说得对")
    assert is_sold(product)


def test_what_is_limited_is_sold_by_its_address_and_stands_in_no_list(mall, owner):
    product = draft(mall, owner)
    restrict_product(product_id=product.id, level="withheld")  # A draft has nothing to withhold.
    product.refresh_from_db()
    assert product.state == "draft"
    list_product(store=mall.store, product_id=product.id)
    for _ in range(2):
        restrict_product(product_id=product.id, level="limited")
    assert is_sold(product) and not Listing.objects.filter(product=product).exists()
    for _ in range(2):
        lift_product(product_id=product.id)
    assert is_sold(product) and Listing.objects.filter(product=product).exists()
    withdraw_product(store=mall.store, product_id=product.id)
    lift_product(product_id=product.id)
    product.refresh_from_db()
    assert product.state == "withdrawn"
