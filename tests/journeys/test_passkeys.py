"""A key in the device instead of a password: made, used to come back, shown in the list, taken away; on an authenticator the browser plays."""

import dataclasses
import re

from playwright.sync_api import Browser, expect

from tests.journeys.product import Product
from tests.journeys.test_community import code_for
from tests.journeys.visitor import open_visitor
from tests.support.world import World

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_passkey_is_made_used_and_taken_away(product: Product, browser: Browser, world: World) -> None:
    visitor = open_visitor(browser, _Named(product.port), None, phone=True, english=False, dark=False, zone="Asia/Shanghai")
    page = visitor.page
    devices = visitor.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    device = devices.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})["authenticatorId"]

    visitor.go("/sign-up/")
    page.get_by_label("怎么称呼你").fill("不记密码的人")
    page.get_by_label(re.compile("手机号或邮箱")).fill("key@example.org")
    page.locator("input[name=agree]").check()
    page.get_by_role("button", name="加入").click()
    page.wait_for_url("**/sign-up/email/**")
    page.locator("input[name=code]").fill(code_for("key@example.org"))
    page.get_by_role("button", name=re.compile("确认|继续|好了")).click()
    page.wait_for_url("**/welcome/**")

    visitor.go("/settings/passkeys/")
    expect(page.get_by_text("还没有。")).to_be_visible()
    page.get_by_role("link", name="添加通行密钥").click()
    page.get_by_label("名字").fill("我的手机")
    address = page.url
    page.get_by_role("button", name="添加", exact=True).click()
    page.wait_for_url(lambda url: url != address)
    visitor.go("/settings/passkeys/")
    expect(page.get_by_text("我的手机")).to_be_visible()
    visitor.picture("passkeys-one")

    visitor.forget()
    visitor.go("/sign-in/")
    page.get_by_role("button", name="用通行密钥登录").click()
    page.wait_for_url(re.compile(r":\d+/$"))
    visitor.go("/me/")
    expect(page.get_by_role("heading", name="不记密码的人")).to_be_visible()

    # A device that is not the person's is not let in, and the page says so without going away.
    devices.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": device})
    visitor.forget()
    visitor.expects("NotAllowedError")
    visitor.go("/settings/passkeys/")
    page.wait_for_url("**/sign-in/**")
    visitor.context.close()
    assert visitor.unexpected() == []


@dataclasses.dataclass
class _Named(Product):
    """Browsers make keys for names, never for numbers."""

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"
