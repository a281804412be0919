"""Paying through the pages: choose, the bank that plays (every way it can go), come back; nobody sees another's."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from tallgrass.accounts.actions import turn_minors_mode_on
from tallgrass.accounts.actions.tokens import create_token
from tallgrass.orders.actions.payments.bank import CODE, confirm_later, tell_shop
from tallgrass.orders.models import BankCharge, BankEvent, Payment, PaymentEvent, Purchase
from tallgrass.orders.payments.states import BankState, PaymentState
from tallgrass.orders.states import PurchaseState
from tallgrass.platform.clock import clock_at, clock_forward
from tallgrass.platform.ids import short
from tests.orders.payments.support import approved, purchase, started, waiting_jobs


@pytest.fixture
def me(world):
    return world.person("阿栗")


@pytest.fixture
def browser(client: Client, me) -> Client:
    client.force_login(me)
    return client


def at_the_bank(browser: Client, bought: Purchase) -> str:
    """Choose the bank; the address it sends to."""
    address = f"/pay/{short(bought.id)}/"
    page = browser.get(address).content.decode()
    assert "¥199" in page and "演示银行" in page
    key = page.split('name="key" value="')[1].split('"')[0]
    first = browser.post(address, {"provider": "local", "key": key})
    assert browser.post(address, {"provider": "local", "key": key}).url == first.url
    assert Payment.objects.count() == 1
    assert "付款" in browser.get(first.url).content.decode()
    return str(first.url)


def deliver() -> None:
    for job in waiting_jobs("orders.tell_shop"):
        tell_shop(**job)


@pytest.mark.parametrize("told_first", [True, False])
def test_approve_and_come_back(browser, me, told_first):
    address = at_the_bank(browser, purchase(me))
    if told_first:
        back = browser.post(address, {"act": "approve"}).url
    else:
        event, back = approved(Payment.objects.get()), BankCharge.objects.get().back_url
    done = browser.get(back, follow=True).content.decode()
    assert "付好了" in done and "已付款" in done
    if not told_first:
        tell_shop(event_id=event.id)
    assert Payment.objects.get().state == PaymentState.CAPTURED
    assert Purchase.objects.get().state == PurchaseState.PAID
    assert "回到商店" in browser.get(address).content.decode()


def test_decline_and_try_another_way(browser, me):
    address = at_the_bank(browser, purchase(me))
    done = browser.get(browser.post(address, {"act": "decline"}).url, follow=True).content.decode()
    assert "没有付成" in done and "换一种付法" in done
    deliver()
    assert Payment.objects.get().state == PaymentState.FAILED
    assert Purchase.objects.get().state == PurchaseState.PENDING


def test_the_second_step_asks_for_a_code(browser, me):
    address = at_the_bank(browser, purchase(me))
    assert CODE in browser.post(address, {"act": "check"}).content.decode()
    wrong = browser.post(address, {"act": "confirm", "code": "000000"})
    assert wrong.status_code == 422 and "验证码不对" in wrong.content.decode()
    assert browser.post(address, {"act": "confirm", "code": CODE}).status_code == 302
    assert BankCharge.objects.get().state == BankState.APPROVED


def test_a_late_confirmation_and_the_page_that_waits_for_it(browser, me):
    address = at_the_bank(browser, purchase(me))
    back = browser.post(address, {"act": "later"}).url
    waiting = browser.get(back, follow=True).content.decode()
    assert "还在等付款渠道确认" in waiting and 'hx-trigger="every 3s"' in waiting
    [job] = waiting_jobs("orders.confirm_bank_charge")
    confirm_later(**job)
    confirm_later(**job)
    deliver()
    assert "付好了" in browser.get(f"/payments/{short(Payment.objects.get().id)}/").content.decode()
    assert BankEvent.objects.count() == 1


def test_told_twice_counts_once(browser, me):
    address = at_the_bank(browser, purchase(me))
    browser.post(address, {"act": "twice"})
    assert PaymentEvent.objects.count() == len(waiting_jobs("orders.tell_shop")) == 1
    deliver()
    assert PaymentEvent.objects.count() == 1


def test_a_charge_is_answered_once_and_in_time(browser, me):
    address = at_the_bank(browser, purchase(me))
    with clock_forward(timedelta(minutes=20)):
        browser.post(address, {"act": "approve"})
    assert BankCharge.objects.get().state == BankState.DECLINED
    browser.post(address, {"act": "approve"})
    browser.post(address, {"act": "steal"})
    assert BankCharge.objects.get().state == BankState.DECLINED


def test_money_that_comes_too_late_is_said_to_come_back(browser, me):
    address = at_the_bank(browser, purchase(me))
    Purchase.objects.update(state=PurchaseState.EXPIRED)
    done = browser.get(browser.post(address, {"act": "approve"}).url, follow=True).content.decode()
    assert "正在退回" in done


def test_a_closed_purchase_says_so(browser, me):
    bought = purchase(me)
    address = f"/pay/{short(bought.id)}/"
    for state, words in (("expired", "已经关闭"), ("paid", "已经付过")):
        at = bought.created_at if state == "paid" else None
        Purchase.objects.update(state=state, paid_at=at)
        assert words in browser.get(address).content.decode()
        assert browser.post(address, {"provider": "local"}).status_code == 409


def test_nobody_sees_anothers_payment(browser, me, world):
    payment = started(world.person())
    charge = BankCharge.objects.get()
    for address in (
        f"/pay/{short(payment.purchase_id)}/",
        f"/payments/{short(payment.id)}/",
        f"/payments/{short(payment.id)}/back/",
        f"/bank/{short(charge.id)}/",
    ):
        assert browser.get(address).status_code == 404
        assert Client().get(address).status_code == 302
    assert browser.post(f"/bank/{short(charge.id)}/", {"act": "approve"}).status_code == 404


def test_minors_cannot_pay_by_page_or_by_token(browser, me):
    bought = purchase(me)
    token = create_token(actor=me, name="t")
    turn_minors_mode_on(actor=me, pin="2580")
    with clock_at(datetime(2026, 6, 1, 4, tzinfo=UTC)):  # Noon in Shanghai: the place itself is open.
        assert browser.post(f"/pay/{short(bought.id)}/", {"provider": "local", "key": "k"}).status_code == 403
        asked = {"Authorization": f"Bearer {token}", "Idempotency-Key": "k"}
        answer = Client().post(
            f"/api/v1/purchases/{short(bought.id)}/payments", data={"provider": "local"}, content_type="application/json", headers=asked
        )
    assert answer.status_code == 403
    assert Payment.objects.count() == 0
