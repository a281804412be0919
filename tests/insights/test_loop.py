"""The loop as operators see it, from what people really did."""

from tallgrass.notes.actions import keep_sales
from tallgrass.notes.goods_types import Sale
from tallgrass.orders.models import Order
from tallgrass.platform import clock
from tallgrass.search.actions import remember_search


def test_the_funnel_says_how_many_came_on_and_where_it_leaks(world, client):
    author, buyer = world.person(), world.person()
    note = world.note(author)
    keep_sales([Sale(1, buyer.id, 5, note.id, 12900, 0, True, clock.now().date())])
    remember_search(actor=buyer, words="精华", results=3)
    assert not Order.objects.exists()
    client.force_login(world.person(role="operator"))
    page = client.get("/console/loop/?days=7").content.decode()
    for words in ("¥129", "100.0%", clock.now().date().isoformat()):
        assert words in page, words
    assert client.get("/console/loop/?days=no").status_code == 200
