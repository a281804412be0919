"""Django's way to send mail, when there is no mail server: letters are kept and shown to operators."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from tallgrass.accounts.models import OutboxMessage
from tallgrass.platform import clock


class OutboxMail(BaseEmailBackend):
    """Each letter becomes one row a recipient."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            for address in message.recipients():
                OutboxMessage.objects.create(
                    kind="mail", to=address, subject=message.subject[:200], text=str(message.body), sent_at=clock.now()
                )
        return len(email_messages)
