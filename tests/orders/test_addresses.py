"""The address book, through its pages and as JSON."""

import json

import pytest
from django.test import Client

from tallgrass.accounts.actions.tokens import create_token
from tallgrass.orders.actions.addresses import add_address, change_address, remove_address
from tallgrass.orders.countries import Parts, faults, masked_phone, one_line, tidy
from tallgrass.orders.models import Address
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import short

pytestmark = pytest.mark.django_db

HANGZHOU = {
    "name": "林栗",
    "phone": "138 0571 2046",
    "country": "CN",
    "province": "浙江省",
    "city": "杭州市",
    "district": "拱墅区",
    "street": "小河路 21 号",
    "postcode": "",
}
TOKYO = Parts("Mori", "+81 3 1234 5678", "JP", "東京都", "渋谷区", "", "神宮前 1-2-3", "150-0001")


def test_each_country_asks_for_its_own():
    assert faults(tidy(Parts(**HANGZHOU))) == {}
    assert faults(TOKYO) == {}
    assert set(faults(Parts(**HANGZHOU | {"district": "", "province": "Zhejiang"}))) == {"district", "province"}
    assert set(faults(Parts("Mori", "12", "JP", "東京都", "渋谷区", "", "神宮前", "12345"))) == {"phone", "postcode"}
    assert set(faults(Parts("A", "1", "XX"))) == {"country"}
    assert faults(Parts("Ann", "+852 9123 4567", "HK", "九龙", "", "", "弥敦道 1 号")) == {}


def test_a_phone_number_of_china_is_kept_as_eleven_digits_and_shown_masked():
    assert tidy(Parts(**HANGZHOU | {"phone": "+86 138-0571-2046"})).phone == "13805712046"
    assert masked_phone("13805712046") == "138 **** 2046"


def test_an_address_is_written_as_it_is_there():
    assert one_line(Parts(**HANGZHOU)) == "浙江省杭州市拱墅区小河路 21 号"
    assert one_line(Parts("A", "1", "US", "CA", "San Francisco", "", "1 Main St", "94103")).startswith(
        "1 Main St, San Francisco, CA, 94103"
    )


def test_the_first_is_the_default_and_there_is_never_more_than_one(world):
    me = world.person()
    first = add_address(actor=me, parts=Parts(**HANGZHOU))
    second = add_address(actor=me, parts=TOKYO, is_default=True)
    assert list(Address.objects.filter(person_id=me.id, is_default=True)) == [second]
    change_address(actor=me, address=first, parts=Parts(**HANGZHOU), is_default=True)
    remove_address(actor=me, address=Address.objects.get(id=first.id))
    assert Address.objects.get(person_id=me.id).is_default


def test_the_book_has_an_end(world, monkeypatch):
    me = world.person()
    monkeypatch.setattr("tallgrass.orders.actions.addresses.MOST_ADDRESSES", 1)
    add_address(actor=me, parts=TOKYO)
    with pytest.raises(DomainError) as refused:
        add_address(actor=me, parts=TOKYO)
    assert refused.value.code == "too_many_addresses"


def test_the_pages(world, client: Client):
    me = world.person()
    client.force_login(me)
    assert "还没有地址" in client.get("/me/addresses/").content.decode()
    wrong = client.post("/me/addresses/new/", HANGZHOU | {"phone": "12"})
    assert wrong.status_code == 422 and "电话" in wrong.content.decode()
    done = client.post("/me/addresses/new/", HANGZHOU | {"next": "/me/addresses/?from=checkout"})
    assert done.status_code == 302 and done["Location"] == "/me/addresses/?from=checkout"
    page = client.get("/me/addresses/").content.decode()
    assert "138 **** 2046" in page and "13805712046" not in page
    assert client.post("/me/addresses/new/", HANGZHOU | {"next": "https://elsewhere.example/"})["Location"] == "/me/addresses/"
    lacking = client.post("/me/addresses/new/", HANGZHOU | {"district": ""})
    assert lacking.status_code == 422 and "可不填" not in lacking.content.decode().split("区或县")[1].split("</div>")[0]
    abroad = client.get("/me/addresses/new/?country=JP").content.decode()
    assert "都道府县" in abroad and "邮编" in abroad
    row = Address.objects.filter(person_id=me.id).first()
    assert row is not None
    assert client.get(row_page := f"/me/addresses/{short(row.id)}/").status_code == 200
    assert client.post(row_page, HANGZHOU | {"city": "宁波市"}).status_code == 302
    assert client.post(f"{row_page}remove/").status_code == 302


def test_anothers_address_is_not_found(world, client: Client):
    theirs = add_address(actor=world.person(), parts=TOKYO)
    client.force_login(world.person())
    page = f"/me/addresses/{short(theirs.id)}/"
    assert [client.get(page).status_code, client.post(page, HANGZHOU).status_code, client.post(f"{page}remove/").status_code] == [404] * 3


def test_as_json(world, client: Client):
    headers = {"Authorization": f"Bearer {create_token(actor=world.person(), name='t')}"}

    def ask(method: str, path: str, body: object = None):
        data = json.dumps(body) if body is not None else b""
        return client.generic(method, f"/api/v1/{path}", data, "application/json", headers=headers)

    made = ask("POST", "me/addresses", HANGZHOU)
    assert made.status_code == 201 and made.json()["line"] == "浙江省杭州市拱墅区小河路 21 号"
    refused = ask("PUT", f"me/addresses/{made.json()['id']}", HANGZHOU | {"street": "x"})
    assert (refused.status_code, refused.json()["field"]) == (422, "street")
    assert len(ask("GET", "me/addresses").json()["items"]) == 1
    assert ask("DELETE", f"me/addresses/{made.json()['id']}").status_code == 204
