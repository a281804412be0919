"""Letters and text messages: written down in the transaction that wants them, sent after it by a job."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from procrastinate.contrib.django import app

from tallgrass.accounts.addresses import address_print
from tallgrass.accounts.models import OutboxMessage
from tallgrass.accounts.sms import SmsRefused, sms_provider
from tallgrass.platform import clock
from tallgrass.platform.limits import hit


def send_mail(*, to: str, subject: str, text: str, person_id: int | None = None) -> OutboxMessage:
    """Send a letter, at most as many to one address as the limit `code_account` allows.

    Raises:
        DomainError: `too_many`.
    """
    return _send("mail", to.lower(), subject, text, person_id)


def send_sms(*, to: str, text: str, person_id: int | None = None) -> OutboxMessage:
    """Send a text message (`to` in E.164).

    Raises:
        DomainError: `too_many`.
    """
    return _send("sms", to, "", text, person_id)


def deliver_message(*, message_id: int) -> None:
    """Hand a message to its provider, once. What was really sent away is not kept: codes are secrets.

    Raises:
        SmsFailed, OSError: it did not work this time.
    """
    message = OutboxMessage.objects.filter(id=message_id, sent_at=None).first()
    if message is None:
        return
    kept = True
    if message.kind == "mail" and settings.EMAIL_HOST:
        EmailMessage(message.subject, message.text, to=[message.to]).send()
        kept = False
    elif message.kind == "sms" and settings.TALLGRASS_SMS != "local":
        try:
            message.provider_id = sms_provider().send(message.to, message.text)
        except SmsRefused as refused:
            message.provider_id = f"refused {refused}"[:64]
        kept = False
    message.sent_at = clock.now()
    if not kept:
        message.text = ""
    message.save(update_fields=["sent_at", "text", "provider_id"])


def forget_messages() -> int:
    """Delete messages older than the outbox keeps. How many."""
    gone, _ = OutboxMessage.objects.filter(created_at__lt=clock.now() - settings.TALLGRASS_OUTBOX_KEEPS).delete()
    return gone


def _send(kind: str, to: str, subject: str, text: str, person_id: int | None) -> OutboxMessage:
    hit("code_account", f"{kind}:{address_print(to)}")
    with transaction.atomic():
        message = OutboxMessage.objects.create(kind=kind, to=to, subject=subject[:200], text=text, person_id=person_id)
        app.configure_task("accounts.deliver_message").defer(message_id=message.id)
    return message
