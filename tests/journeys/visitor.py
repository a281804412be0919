"""A person at a browser, and what must not happen to them: an error in the console, a script that breaks a rule of the page."""

import re
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tallgrass.accounts.models import Person
from tests.journeys.product import Product

PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
DESKTOP = {"viewport": {"width": 1440, "height": 900}}

expect.set_options(timeout=15_000)


class Visitor:
    """One browser context with one page in it. `page` is playwright's."""

    def __init__(self, product: Product, context: BrowserContext) -> None:
        self.product, self.context = product, context
        self.troubles: list[str] = []
        self._expected: list[str] = []
        context.on("page", self._watch)
        self.page: Page = context.new_page()

    def go(self, path: str) -> Page:
        """Open an address of the product."""
        self.page.goto(self.product.url + path)
        return self.page

    def forget(self) -> None:
        """Comes back as nobody. The page is left first: its stream, opening just then, would ask as nobody and be refused."""
        self.page.goto("about:blank")
        self.context.clear_cookies()

    def expects(self, trouble: str) -> None:
        """A line of the console that this journey is about, as a pattern: `expects("422")`."""
        self._expected.append(trouble)

    def unexpected(self) -> list[str]:
        return [trouble for trouble in self.troubles if not any(re.search(pattern, trouble) for pattern in self._expected)]

    def picture(self, name: str) -> Path | None:
        """A picture of the window, when the run was asked to keep some (TALLGRASS_SHOTS names the folder)."""
        import os

        folder = os.environ.get("TALLGRASS_SHOTS")
        if not folder:
            return None
        path = Path(folder) / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=path)
        return path

    def _watch(self, page: Page) -> None:
        page.on("console", lambda line: self.troubles.append(f"{line.text} ({line.location.get('url')})") if line.type == "error" else None)
        page.on("pageerror", lambda error: self.troubles.append(f"{error.message}\n{error.stack}"))


def open_visitor(
    browser: Browser, product: Product, person: Person | None, *, phone: bool, english: bool, dark: bool, zone: str, installed: bool = False
) -> Visitor:
    context = browser.new_context(
        **(PHONE if phone else DESKTOP),  # type: ignore[arg-type]
        locale="en-GB" if english else "zh-CN",
        timezone_id=zone,
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        service_workers="allow" if installed else "block",
    )
    cookies = {"language": "en" if english else "zh-hans"}
    if person:
        cookies[f"session_{product.port}"] = product.session(person)
    context.add_cookies([{"name": name, "value": value, "url": product.url} for name, value in cookies.items()])
    return Visitor(product, context)
