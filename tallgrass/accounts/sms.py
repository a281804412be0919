"""Text messages out: one port, two providers."""

from typing import Protocol

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class SmsProvider(Protocol):
    """Sends one text message."""

    def send(self, phone: str, text: str) -> str:
        """Hand over a message to `phone` (E.164). Returns the provider's id of it.

        Raises:
            SmsRefused: the provider will not send this, ever (a wrong number, a blocked one).
            SmsFailed: it did not work this time.
        """
        ...


class SmsRefused(Exception):
    """Trying again will not help."""


class SmsFailed(Exception):
    """Trying again may help."""


class LocalSms:
    """Sends nothing: the message stays in the outbox, where operators read it."""

    def send(self, phone: str, text: str) -> str:
        return ""


class TwilioSms:
    """Twilio's Messages resource, through their library (the extra `sms-twilio`)."""

    def __init__(self, account: str, token: str, sender: str, address: str = "") -> None:
        if not (account and token and sender):
            raise ImproperlyConfigured("TALLGRASS_SMS=twilio needs TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM.")
        # Loaded here: the library is an extra, and takes a second and 40 MB that other processes need not pay.
        from twilio.http.http_client import TwilioHttpClient
        from twilio.rest import Client  # as above

        self._sender = sender
        self._client = Client(account, token, http_client=TwilioHttpClient(timeout=5, max_retries=0))
        if address:
            self._client.api.base_url = address

    def send(self, phone: str, text: str) -> str:
        # Loaded by now, in __init__.
        from requests.exceptions import RequestException
        from twilio.base.exceptions import TwilioException, TwilioRestException  # as above

        try:
            message = self._client.messages.create(to=phone, from_=self._sender, body=text)
        except TwilioRestException as error:
            if 400 <= error.status < 500 and error.status != 429:
                raise SmsRefused(f"{error.code}: {error.msg}") from error
            raise SmsFailed(f"{error.status}: {error.msg}") from error
        except (TwilioException, RequestException) as error:
            raise SmsFailed(str(error)) from error
        return message.sid or ""


def sms_provider() -> SmsProvider:
    """The provider that `TALLGRASS_SMS` names.

    Raises:
        ImproperlyConfigured: no such provider, or it lacks a setting.
    """
    if settings.TALLGRASS_SMS == "local":
        return LocalSms()
    if settings.TALLGRASS_SMS == "twilio":
        return TwilioSms(settings.TWILIO_ACCOUNT_SID, settings.TWILIO_AUTH_TOKEN, settings.TWILIO_FROM, settings.TWILIO_ADDRESS)
    raise ImproperlyConfigured(f"TALLGRASS_SMS must be local or twilio, not {settings.TALLGRASS_SMS!r}.")
