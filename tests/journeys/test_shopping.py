"""From a note to the door and back: bought, sent, received, reviewed, bought again; over the customs limit; and a part given back."""

import re
from datetime import timedelta

from playwright.sync_api import Page, expect

from tallgrass.accounts.actions import follow_person
from tallgrass.discovery.models import Served
from tallgrass.ledger.queries import get_balance
from tallgrass.ledger.types import DEW, AccountKey, Kind
from tallgrass.mall.actions.listings import refresh_listings
from tallgrass.mall.models import Product, Variant
from tallgrass.orders.actions.addresses import add_address
from tallgrass.orders.actions.fulfilling import advance_order, take_news
from tallgrass.orders.models import AfterSale, CartLine, Order, OrderLine, QuotaYear, Repayment
from tallgrass.orders.states import route
from tallgrass.platform import clock
from tallgrass.platform.ids import from_short, short
from tests.journeys.buying import agree, buy_now, open_order, pay, place, shown_in_time, write_address
from tests.journeys.conftest import Visit
from tests.journeys.visitor import Visitor
from tests.mall.support import Mall, make_mall
from tests.orders.support import HANGZHOU, NUMBER, Shopping, broken
from tests.promotions.support import claimed
from tests.support.world import World


def on_sale(mall: Mall, title: str, fen: int) -> Product:
    product = mall.product(title, fen)
    mall.stock(mall.variant(product), 10)
    refresh_listings([product.id])
    return product


def test_what_is_bought_names_the_whole_path_from_the_wall(world: World, visit: Visit) -> None:
    author, buyer = world.person("种草的人"), world.person("拔草的人")
    mall = make_mall(author.id, name="路上小铺")
    lamp, cup = on_sale(mall, "路上的灯", 9900), on_sale(mall, "路上的杯", 4900)
    note = world.text_note(author, "灯和杯", title="路上的灯和杯", goods=(lamp.id, cup.id))
    follow_person(actor=buyer, other=author)
    hers = visit(buyer, phone=True)
    page = hers.go("/following/")
    page.get_by_role("link", name="路上的灯和杯").click()
    page.locator("#over").get_by_role("link", name="路上的灯").click()
    page.wait_for_url("**/goods/**")
    page.get_by_role("button", name="加入购物车").click()
    expect(page.get_by_text("放进购物车了")).to_be_visible()
    seen_on = CartLine.objects.get(cart__person_id=buyer.id).from_exposure
    assert note.id in Served.objects.get(id=seen_on, person_id=buyer.id).thing_ids

    page.goto(f"{hers.product.url}/notes/{short(note.id)}/")
    page.get_by_role("link", name="路上的杯").click()
    page.wait_for_url("**/goods/**")
    buy_now(page)
    write_address(page)
    place(page)
    assert OrderLine.objects.get(order__buyer_id=buyer.id).from_exposure == seen_on


def test_from_a_note_to_the_door_and_on_to_the_next_buyer(world: World, visit: Visit) -> None:
    merchant, author, buyer, friend = (world.person(name) for name in ("青釉掌柜", "煮茶的人", "初夏", "小满"))
    mall = make_mall(merchant.id, name="青釉小铺")
    tea = on_sale(mall, "青釉茶盏", 16800)
    note = world.text_note(author, "一盏茶的早晨", title="一盏茶的早晨", goods=(tea.id,))

    buying = visit(buyer, phone=True)
    page = buying.go(f"/notes/{short(note.id)}/")
    page.locator(".note-good a").click()
    page.wait_for_url("**/goods/**")
    page.get_by_role("button", name="加入购物车").click()
    expect(page.get_by_text("放进购物车了")).to_be_visible()
    buying.go("/cart/").get_by_role("link", name="去结算").click()
    page.wait_for_url("**/checkout/")
    expect(page.get_by_role("button", name=re.compile("^提交订单"))).to_be_disabled()
    write_address(page)
    buying.picture("shopping-checkout-phone")
    place(page)
    pay(page, code=True)
    order = open_order(page)
    expect(page.get_by_role("heading", name="待发货")).to_be_visible()

    send(visit(merchant), mall, order)

    page.reload()
    expect(page.locator(".order-way .now")).to_contain_text("已送达")
    expect(page.locator(".parcel-news li").first).to_be_visible()
    buying.picture("shopping-tracking-phone")
    page.get_by_role("button", name="确认收货").click()
    agree(page, "收到了")
    expect(page.get_by_role("heading", name="已签收")).to_be_visible()
    shown_in_time(world, buying, "/notifications/", page.locator(".notification", has_text="用得怎么样").filter(has_text="青釉茶盏"))
    review = write_review(page)

    other = visit(friend)
    add_address(actor=friend, parts=HANGZHOU)
    reading = other.go(f"/notes/{short(review)}/")
    expect(reading.locator(".judged")).to_contain_text("种草")
    reading.locator(".note-good a").click()
    reading.wait_for_url("**/goods/**")
    expect(reading.locator(".goods-notes")).to_contain_text("在这里买过")
    buy_now(reading)
    place(reading)
    pay(reading)
    for whose, visitor in ((author, visit(author)), (buyer, buying)):
        rows = visitor.page.locator(".sales-rows li").filter(has_text="1 人去看 · 1 单").filter(has_text="¥168")
        shown_in_time(world, visitor, "/me/sales/", rows)
        visitor.picture(f"shopping-sales-{whose.handle}")
    assert broken("orders", "mall", "notes", "ledger") == {}


def send(desk: Visitor, mall: Mall, order: Order) -> None:
    """The store picks and packs from its list and sends from the order's page; two days later the carrier has brought it."""
    home = f"/merchant/{mall.store.handle}/orders/"
    page = desk.go(f"{home}?tab=send")
    for state in ("已拣货", "已打包"):
        page.get_by_role("checkbox", name=order.number).check()
        page.get_by_role("button", name="勾选的走下一步").click()
        expect(page.get_by_role("row").filter(has_text=order.number)).to_contain_text(state)
    desk.picture("shopping-packed")
    page.get_by_role("link", name=order.number).click()
    page.wait_for_url(f"**{home}{short(order.id)}/")
    expect(page.get_by_text("138 **** 2046")).to_be_hidden()  # Who sends it reads the whole number.
    page.get_by_role("button", name="下一步：派送中").click()
    expect(page.locator(".order-way .now")).to_contain_text("派送中")
    take_news(clock.now() + timedelta(days=2))
    page.reload()
    expect(page.locator(".order-way .now")).to_contain_text("已送达")


def write_review(page: Page) -> int:
    """By the way the house asks for it; the id of the published review."""
    page.get_by_role("link", name="写测评").first.click()
    page.wait_for_url("**/publish/**")
    expect(page.locator(".judged-good")).to_contain_text("青釉茶盏")
    tick(page, "kind", "text")
    page.locator("#card-text").fill("盏口薄，*不烫嘴*")
    page.get_by_label("标题").fill("青釉茶盏用了一周")
    tick(page, "verdict", "grow")
    page.locator("#publish").click()
    page.wait_for_url("**/notes/**")
    return from_short(page.url.rstrip("/").rsplit("/", 1)[-1])


def tick(page: Page, name: str, value: str) -> None:
    """Press a choice where a finger does: its label covers the radio."""
    radio = page.locator(f"input[name={name}][value={value}]")
    page.locator("label", has=radio).click()
    expect(radio).to_be_checked()


def test_over_the_customs_limits_one_is_told_before_paying(world: World, visit: Visit) -> None:
    buyer = world.person("远方来信")
    mall = make_mall(world.person("保税仓掌柜").id, name="远帆海外")
    shopping = Shopping(buyer, buyer, mall, add_address(actor=buyer, parts=HANGZHOU))
    camera = mall.variant(mall.product("胶片相机", 300000))
    mall.stock(camera, 20, shopping.bonded)

    buying = visit(buyer, phone=True)
    page = buying.go(f"/checkout/?variant={short(camera.id)}&warehouse={short(shopping.bonded.id)}&quantity=2")
    told = page.locator(".parcel")
    expect(told).to_contain_text("超过单次限额 ¥5,000")
    expect(told.locator(".advice li")).to_have_text([re.compile("第 1 单.*胶片相机 × 1"), re.compile("第 2 单.*胶片相机 × 1")])
    expect(page.get_by_role("button", name=re.compile("^提交订单"))).to_be_disabled()
    buying.picture("shopping-over-the-limit-phone")

    # As advised: one of them, for which customs asks a name.
    page = buying.go(f"/checkout/?variant={short(camera.id)}&warehouse={short(shopping.bonded.id)}&quantity=1")
    expect(page.get_by_role("button", name=re.compile("^提交订单"))).to_be_disabled()
    page.get_by_role("link", name="填清关身份").click()
    page.wait_for_url("**/settings/identities/**")
    page.get_by_label("姓名").fill("林栗")
    page.get_by_label("身份证号").fill(NUMBER)
    page.get_by_role("button", name="加密存好").click()
    page.wait_for_url("**/checkout/**")
    expect(page.locator(".quota-box")).to_contain_text("¥26,000")
    expect(page.locator(".sums").last).to_contain_text("跨境税")
    place(page)
    pay(page)
    assert QuotaYear.objects.get().used == 300000

    # Nearly all of the year is used: what would go beyond it is told, with what is left.
    identity = shopping.identity()
    for _ in range(7):
        shopping.pay(shopping.place(shopping.wish(camera, warehouse=shopping.bonded), identity=identity))
    page = buying.go(f"/checkout/?variant={short(camera.id)}&warehouse={short(shopping.bonded.id)}&quantity=1")
    expect(page.locator(".parcel")).to_contain_text("今年的跨境额度还剩 ¥2,000，这一单 ¥3,000，超出 ¥1,000")
    expect(page.get_by_role("button", name=re.compile("^提交订单"))).to_be_disabled()
    assert broken("orders") == {}


def test_a_part_is_given_back_and_then_the_rest(world: World, visit: Visit) -> None:
    buyer, merchant = world.person("退一半的人"), world.person("好说话的掌柜")
    mall = make_mall(merchant.id, name="慢慢来杂货")
    shopping = Shopping(buyer, merchant, mall, add_address(actor=buyer, parts=HANGZHOU))
    order, claim = delivered_with_all_offers(shopping)
    paid, dew = order.total, order.dew
    assert dew == 1000 and order.discount >= 4000

    buying, desk = visit(buyer, phone=True), visit(merchant)
    first = put_right(buying, desk, mall, order, pieces=1)
    assert (first.cash, first.dew) == (paid // 2, dew // 2)
    expect(buying.page.locator(".parcel").first).to_contain_text("500 滴露珠")
    page = buying.go(f"/orders/{short(order.id)}/")
    expect(page.locator(".parcel")).to_contain_text("已退 1")
    buying.picture("shopping-part-given-back-phone")
    claim.refresh_from_db()
    assert claim.is_used

    second = put_right(buying, desk, mall, order, pieces=1)
    page = buying.go(f"/orders/{short(order.id)}/")
    expect(page.get_by_role("heading", name="已退款")).to_be_visible()
    claim.refresh_from_db()
    assert first.cash + second.cash == paid and first.dew + second.dew == dew and not claim.is_used
    assert get_balance(AccountKey(Kind.WALLET, buyer.id, DEW)).available == 1000
    expect(buying.go("/coupons/").get_by_text("满 300 减 40").first).to_be_visible()
    assert broken("orders", "mall", "promotions", "ledger") == {}


def delivered_with_all_offers(shopping: Shopping):  # type: ignore[no-untyped-def]
    """Two pieces bought with a coupon and dew, and brought to the door."""
    shopping.dew(1000)
    claim = claimed(shopping.buyer)
    variant: Variant = shopping.goods(10, fen=20000)
    order = shopping.bought(shopping.wish(variant, 2), use_dew=True, claims=(claim.id,))
    for state in route(order.warehouse_kind):
        advance_order(actor=shopping.merchant, order_id=order.id, to=state)
    order.refresh_from_db()
    return order, claim


def put_right(buying: Visitor, desk: Visitor, mall: Mall, order: Order, *, pieces: int) -> Repayment:
    """The buyer asks for the money of some pieces, the store agrees, the buyer sees it; what was given back."""
    page = buying.go(f"/orders/{short(order.id)}/")
    page.get_by_role("link", name="申请售后").click()
    page.wait_for_url("**/after-sale/")
    tick(page, "kind", "refund")
    page.locator("input.count").fill(str(pieces))
    tick(page, "reason", "broken")
    page.get_by_label("说清楚一点").fill("到的时候碎了一只")
    page.get_by_role("button", name="提交", exact=True).click()
    page.wait_for_url("**/after-sales/**")
    expect(page.locator(".parcel").first).to_contain_text("等商家处理")

    asked = AfterSale.objects.filter(order=order).latest("id")
    answering = desk.go(f"/merchant/{mall.store.handle}/after-sales/")
    answering.get_by_role("link", name=order.number).first.click()
    answering.wait_for_url(f"**/{short(asked.id)}/")
    answering.get_by_label("给买家的话").fill("抱歉，马上退")
    agree = answering.get_by_role("button", name=re.compile("^同意，退 ¥"))
    told = agree.inner_text().removeprefix("同意，")
    agree.click()
    answering.get_by_role("dialog").get_by_role("button", name=told, exact=True).click()
    expect(answering.locator(".parcel").first).to_contain_text(f"已{told}")

    page.reload()
    expect(page.locator(".parcel").first).to_contain_text("已退 ¥")
    expect(page.get_by_text("抱歉，马上退")).to_be_visible()
    return Repayment.objects.filter(after_sale=asked).get()
