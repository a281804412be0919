"""What every buyer does in the browser: an address, the bank that plays, and what the pages ask back."""

import re

from playwright.sync_api import Locator, Page, expect

from tallgrass.orders.actions.payments.bank import CODE
from tallgrass.orders.models import Order
from tallgrass.platform.ids import from_short
from tests.journeys.visitor import Visitor
from tests.support.world import World


def write_address(page: Page, name: str = "林栗") -> None:
    """From a checkout without an address to the same checkout with one."""
    page.get_by_role("link", name="添一个收货地址").click()
    page.wait_for_url("**/me/addresses/new/**")
    page.get_by_label("收件人").fill(name)
    page.get_by_label("手机号").fill("13805712046")
    page.get_by_label("省", exact=True).select_option("浙江省")
    page.get_by_label("城市").fill("杭州市")
    page.get_by_label("区或县").fill("拱墅区")
    page.get_by_label("街道和门牌").fill("小河路 21 号")
    page.get_by_role("button", name="保存").click()
    page.wait_for_url("**/checkout/**")
    expect(page.locator(".choice-panel").first).to_contain_text("小河路 21 号")


def buy_now(page: Page) -> None:
    """From a product's page to its checkout."""
    page.get_by_role("button", name="立即购买").click()
    page.wait_for_url("**/checkout/**")


def place(page: Page) -> None:
    """From the checkout to the ways to pay."""
    page.get_by_role("button", name=re.compile("^提交订单")).click()
    page.wait_for_url("**/pay/**")


def pay(page: Page, *, code: bool = False) -> None:
    """At the bank that plays, with the code of a text message or without; until the house says it has the money."""
    page.get_by_role("button", name=re.compile("^付款")).click()
    page.wait_for_url("**/bank/**")
    if code:
        page.get_by_role("button", name="用短信验证码付款").click()
        page.get_by_label("验证码").fill(CODE)
        page.get_by_role("button", name="确认付款").click()
    else:
        page.get_by_role("button", name="付款", exact=True).click()
    page.wait_for_url("**/payments/**")
    expect(page.get_by_text("付好了，商家会尽快发货")).to_be_visible()


def open_order(page: Page) -> Order:
    """From a payment to the page of the order that was paid."""
    page.get_by_role("link", name="看订单").click()
    page.wait_for_url("**/me/orders/")
    page.get_by_role("article").first.get_by_role("link", name="看订单").click()
    page.wait_for_url("**/orders/*/")
    return Order.objects.get(id=from_short(page.url.rstrip("/").rsplit("/", 1)[-1]))


def agree(page: Page, words: str) -> None:
    """Say yes to what the page asks back."""
    page.get_by_role("dialog").get_by_role("button", name=words, exact=True).click()


def shown_in_time(world: World, visitor: Visitor, path: str, wanted: Locator) -> None:
    """A page that shows what the readers of the log have taken: opened again when they are done."""
    world.read_log()
    visitor.go(path)
    expect(wanted).to_be_visible()
