"""Words the tests of people share."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tallgrass.accounts.models import OutboxMessage
from tallgrass.platform.errors import DomainError

PASSWORD = "wild grass grows"


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(DomainError) as error:
        yield
    assert error.value.code == code


def code_sent_to(address: str) -> str:
    """The code in the newest message to an address."""
    message = OutboxMessage.objects.filter(to=address).order_by("-id").first()
    assert message, f"nothing was sent to {address}"
    found = re.search(r"\b\d{6}\b", message.text)
    assert found, message.text
    return found.group()


def sign_up(client: Any, address: str, name: str = "阿栗", password: str = PASSWORD, **more: Any) -> Any:
    return client.post("/sign-up/", {"name": name, "login": address, "password1": password, "agree": "on"} | more)


def join(client: Any, address: str, **more: Any) -> Any:
    """Sign up and prove the address; the client is then signed in."""
    page = sign_up(client, address, **more)
    assert page.status_code == 302, page.content.decode()
    return client.post(page["Location"], {"code": code_sent_to(address)})
