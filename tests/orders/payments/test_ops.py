"""The reconciliation screen: how it stands with each provider, comparing now, failed refunds tried again; both acts leave a trail."""

import pytest
from django.test import Client

from tallgrass.orders.actions.payments import send_refund
from tallgrass.orders.models import BankCharge, Payment, Purchase, Refund
from tallgrass.orders.payments.states import RefundState
from tallgrass.orders.states import PurchaseState
from tallgrass.platform.ids import short
from tallgrass.platform.models import AuditEntry
from tests.orders.payments.support import approved, started, tell, waiting_jobs


@pytest.fixture
def desk(client: Client, world) -> Client:
    client.force_login(world.person(role="operator"))
    return client


def test_an_empty_desk(desk):
    page = desk.get("/console/reconciliation/").content.decode()
    assert "演示银行" in page and "还没有对过账" in page


def test_comparing_now_finds_what_was_lost_and_leaves_a_trail(desk, world):
    approved(started(world.person()))
    desk.post("/console/reconciliation/local/")
    page = desk.get("/console/reconciliation/").content.decode()
    assert "补上的通知" in page and "captured" in page
    assert AuditEntry.objects.get(act="reconcile").subject == "provider:local"
    assert Payment.objects.get().kept
    assert desk.post("/console/reconciliation/nobody/").status_code == 404


def test_a_refund_the_bank_refuses_waits_for_a_person(desk, world):
    payment = started(world.person())
    event = approved(payment)
    Purchase.objects.update(state=PurchaseState.EXPIRED)
    tell(event)
    BankCharge.objects.update(state="declined")
    refund = Refund.objects.get()
    send_refund(refund_id=refund.id)
    refund.refresh_from_db()
    assert (refund.state, refund.words) == (RefundState.FAILED, "this was never paid")
    page = desk.get("/console/reconciliation/").content.decode()
    assert "没退成的退款" in page and "this was never paid" in page
    BankCharge.objects.update(state="approved")
    desk.post(f"/console/refunds/{short(refund.id)}/retry/")
    assert desk.post(f"/console/refunds/{short(refund.id)}/retry/").status_code == 409
    assert AuditEntry.objects.filter(act="retry_refund").count() == 1
    send_refund(**waiting_jobs("orders.send_refund")[-1])
    refund.refresh_from_db()
    assert refund.state == RefundState.DONE
