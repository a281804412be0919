"""Coupons and limited sales through their pages and as JSON."""

from datetime import timedelta

import pytest
from django.test import Client

from tallgrass.accounts.actions.tokens import create_token
from tallgrass.platform import clock
from tallgrass.platform.ids import short
from tallgrass.promotions.actions import redeem_coupons
from tallgrass.promotions.models import CouponClaim
from tests.promotions.support import claimed, coupon, purchase, sale

pytestmark = pytest.mark.django_db


@pytest.fixture
def me(world):  # type: ignore[no-untyped-def]
    return world.person("阿栗")


@pytest.fixture
def browser(client: Client, me) -> Client:  # type: ignore[no-untyped-def]
    client.force_login(me)
    return client


def test_empty_places_say_what_will_be_there(browser) -> None:
    assert "现在没有可领的券" in browser.get("/coupons/centre/").content.decode()
    assert "这里还没有券" in browser.get("/coupons/").content.decode()
    assert "这几天没有限时购" in browser.get("/sales/").content.decode()
    assert Client().get("/coupons/centre/").status_code == Client().get("/sales/").status_code == 200
    assert Client().get("/coupons/").status_code == 302


def test_claimed_in_the_centre_used_and_expired(browser, me, mall) -> None:
    campaign = coupon(mall.store, name="首单立减", total=5)
    page = browser.get("/coupons/centre/").content.decode()
    assert "首单立减" in page and "满 300 减 40" in page and "还剩 5 张" in page and "领取" in page
    answer = browser.post(f"/coupons/{short(campaign.id)}/claim/", follow=True)
    assert "领到了" in answer.content.decode() and "已领" in answer.content.decode()
    assert browser.post(f"/coupons/{short(campaign.id)}/claim/").status_code == 409
    assert "首单立减" in browser.get("/coupons/").content.decode()
    assert "首单立减" in browser.get(f"/coupons/centre/?store={mall.store.handle}").content.decode()
    claim = CouponClaim.objects.get()
    redeem_coupons(coupons=[claim.id], person_id=me.id, cause=purchase(), key="k")
    assert "首单立减" not in browser.get("/coupons/").content.decode()
    assert "首单立减" in browser.get("/coupons/?state=used").content.decode()
    claimed(me, name="过期的券")
    with clock.clock_forward(timedelta(days=4)):
        assert "过期的券" in browser.get("/coupons/?state=expired").content.decode()
    assert browser.get("/coupons/?state=nonsense").status_code == 200
    assert browser.get("/coupons/?cursor=nonsense").status_code == 400


def test_a_code_that_is_wrong_stays_in_its_field(browser) -> None:
    coupon(code="WARM2026")
    wrong = browser.post("/coupons/code/", {"code": "<b>NO"})
    assert wrong.status_code == 422 and "没有这个券码" in wrong.content.decode() and "&lt;b&gt;NO" in wrong.content.decode()
    assert browser.post("/coupons/code/", {"code": "warm2026"}, follow=True).status_code == 200
    assert browser.post("/coupons/code/", {"code": "WARM2026"}).status_code == 409


def test_a_sale_counts_down_and_says_what_is_left(browser, mall) -> None:
    running, coming = sale(mall, price=5000), sale(mall, opens=clock.now() + timedelta(hours=2))
    page = browser.get("/sales/").content.decode()
    assert "正在抢" in page and "接下来" in page and "五折以下" in page and page.count("data-countdown") == 2
    one = browser.get(f"/sales/{short(running.id)}/")
    assert "还剩 10 件" in one.content.decode() and "<html" in one.content.decode()
    part = browser.get(f"/sales/{short(running.id)}/", headers={"HX-Request": "true"})
    assert "还剩 10 件" in part.content.decode() and "<html" not in part.content.decode() and "HX-Request" in part["Vary"]
    assert "开抢" in browser.get(f"/sales/{short(coming.id)}/").content.decode()
    assert browser.get("/sales/22222222222/").status_code == 404


@pytest.mark.parametrize("language", ["zh", "en"])
def test_pages_speak_both_languages(browser, mall, language: str) -> None:
    coupon(mall.store, name="首单立减", name_en="First order")
    sale(mall)
    for address, zh, en in (("/coupons/centre/", "首单立减", "First order"), ("/sales/", "限时购", "Limited sales")):
        page = browser.get(f"{address}?lang={language}").content.decode()
        assert (zh if language == "zh" else en) in page
    assert ("¥40 off from ¥300" if language == "en" else "满 300 减 40") in browser.get(
        f"/coupons/centre/?lang={language}"
    ).content.decode()


def test_the_same_as_json(me, mall) -> None:
    campaign, running = coupon(mall.store, name="首单立减"), sale(mall)
    coupon(code="WARM2026")
    token = {"Authorization": f"Bearer {create_token(actor=me, name='t')}"}
    client = Client(headers=token)
    found = client.get("/api/v1/coupons").json()["items"]
    assert [(one["name"], one["store"], one["can_claim"]) for one in found] == [("首单立减", mall.store.handle, True)]
    assert client.post(f"/api/v1/coupons/{short(campaign.id)}/claim").status_code == 201
    assert client.post(f"/api/v1/coupons/{short(campaign.id)}/claim").json()["code"] == "coupon_share_reached"
    by_code = client.post("/api/v1/me/coupons/code", {"code": "WARM2026"}, content_type="application/json")
    assert by_code.status_code == 201
    assert client.post("/api/v1/me/coupons/code", {"code": "x"}, content_type="application/json").json()["field"] == "code"
    assert len(client.get("/api/v1/me/coupons").json()["items"]) == 2
    one = client.get(f"/api/v1/sales/{short(running.id)}").json()
    assert (one["price"], one["left"], one["state"]) == (9900, 10, "open")
    assert client.get("/api/v1/sales").json()["items"] == [one]
