import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory

from tallgrass.accounts.guards import address_key, client_address, limited, require_member, require_operator, who_counts
from tallgrass.platform.errors import DomainError


def request_of(person, method="GET", **headers):
    request = RequestFactory().generic(method, "/", **headers)
    request.user = person or AnonymousUser()
    return request


@pytest.mark.parametrize(
    ("guard", "role", "status"),
    [
        (require_member, None, 401),
        (require_member, "member", None),
        (require_operator, None, 401),
        (require_operator, "member", 403),
        (require_operator, "merchant", 403),
        (require_operator, "operator", None),
    ],
)
def test_who_may_pass(world, guard, role, status):
    view = guard(lambda request: HttpResponse("in"))
    request = request_of(world.person(role=role) if role else None)
    if status is None:
        assert view(request).content == b"in"
    else:
        with pytest.raises(DomainError) as refused:
            view(request)
        assert refused.value.status == status


def test_a_limit_counts_acts_and_not_reading(world, settings):
    settings.TALLGRASS_LIMITS = settings.TALLGRASS_LIMITS | {"follow": (3, 60)}
    view, person = limited("follow")(lambda request: HttpResponse("done")), world.person()
    for _ in range(5):
        view(request_of(person))
    for _ in range(3):
        view(request_of(person, "POST"))
    with pytest.raises(DomainError) as refused:
        view(request_of(person, "POST"))
    assert refused.value.status == 429
    assert refused.value.retry_after
    assert view(request_of(world.person(), "POST")).content == b"done"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "1.2.3.4", "9.9.9.9"),
        (1, "1.2.3.4", "1.2.3.4"),
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.1", "1.2.3.4"),
        (2, "1.2.3.4", "9.9.9.9"),
        (1, "not an address", "9.9.9.9"),
        (1, "", "9.9.9.9"),
    ],
)
def test_a_forwarded_address_is_believed_only_from_our_own_proxies(settings, proxies, forwarded, address):
    settings.TRUSTED_PROXIES = proxies
    request = request_of(None, REMOTE_ADDR="9.9.9.9", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == address
    assert who_counts(request) == f"address:{address}"


def test_a_household_on_ipv6_counts_as_one():
    assert address_key("2001:db8:1:2:3::4") == address_key("2001:db8:1:2:ffff::1") == "2001:db8:1:2::"
    assert address_key("2001:db8:1:3::1") != "2001:db8:1:2::"
    assert address_key("::ffff:1.2.3.4") == address_key("1.2.3.4") == "1.2.3.4"
