"""A member becomes a merchant, puts up a product, and somebody else finds and buys it."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tallgrass.accounts.models import Person
from tallgrass.mall.first_things import add_first_things
from tallgrass.mall.models import Category
from tallgrass.platform import clock
from tests.journeys.buying import buy_now, open_order, pay, place, write_address
from tests.journeys.conftest import Visit
from tests.journeys.pictures import make_picture
from tests.mall.support import Models
from tests.support.world import World


def test_a_store_is_asked_for_opened_filled_and_sells(world: World, visit: Visit, tmp_path: Path) -> None:
    if not Category.objects.exists():
        add_first_things(Models, clock.now())
    maker = world.person("竹篾匠")
    operator: Person = world.person("何砺", role="operator")

    asking = visit(maker, phone=True)
    page = asking.go("/merchant/")
    for label, words in (
        ("店名", "竹里"),
        ("店铺地址", "zhuli"),
        ("公司或个体户名称", "竹里手作"),
        ("营业执照号", "9133"),
        ("联系人和电话", "阿竹"),
    ):
        page.get_by_label(label, exact=True).fill(words)
    page.get_by_label("想卖什么").fill("竹编的篮子和灯罩")
    page.get_by_label("证件图片").set_input_files([make_picture(tmp_path, "sand")])
    asking.picture("apply-phone")
    page.get_by_role("button", name="提交申请").click()
    expect(page.get_by_text("在审核")).to_be_visible()

    desk = visit(operator)
    looking = desk.go("/console/mall/applications/")
    looking.get_by_role("link", name="竹里").click()
    looking.get_by_label("理由").fill("执照清楚，欢迎")
    desk.picture("application")
    looking.get_by_role("button", name="提交决定").click()
    looking.get_by_role("dialog").get_by_role("button", name="决定").click()
    expect(looking).to_have_url(re.compile("/console/mall/applications/$"))

    selling = visit(maker)
    page = selling.go("/merchant/")
    expect(page.get_by_role("heading", name="店铺首页")).to_be_visible()
    page.get_by_role("link", name="新商品").first.click()
    page.get_by_label("标题", exact=True).fill("手编竹篮")
    page.get_by_label("说明", exact=False).first.fill("安吉的竹子，编得密。")
    page.get_by_label("货号").first.fill("B-1")
    page.get_by_label("售价").first.fill("59")
    page.get_by_label("加图").set_input_files([make_picture(tmp_path, "green", (900, 900))])
    selling.picture("editor")
    page.get_by_role("button", name="保存并上架").click()
    page.get_by_role("link", name="库存和限时价").click()
    page.get_by_label("数量").fill("8")
    page.get_by_role("button", name="入库", exact=True).click()
    expect(page.get_by_role("cell", name="8", exact=True).first).to_be_visible()
    selling.picture("stock")
    selling.go("/merchant/zhuli/goods/")
    selling.picture("goods")

    world.read_log()
    buying = visit(world.person("买篮子的人"), phone=True)
    page = buying.go("/store/zhuli/")
    page.get_by_role("link", name="手编竹篮").click()
    expect(page.get_by_role("heading", name="手编竹篮")).to_be_visible()
    expect(page.get_by_text("¥59").first).to_be_visible()
    expect(page.get_by_text("有货")).to_be_visible()
    buying.picture("product-phone")
    buy_now(page)
    write_address(page, "阿芷")
    place(page)
    pay(page)
    order = open_order(page)

    row = selling.go("/merchant/zhuli/orders/").get_by_role("row").filter(has_text=order.number)
    expect(row).to_contain_text("手编竹篮")
    expect(row).to_contain_text("待发货")
    selling.picture("sold")
