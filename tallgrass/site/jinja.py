"""The Jinja2 environment of all pages, and what every page knows about its reader."""

from collections.abc import Callable
from functools import cache, cached_property, lru_cache
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import person_cards
from tallgrass.mall.queries.prices import house_currency
from tallgrass.mall.words import country_name, kind_name, store_kind_name
from tallgrass.media.blur import blur_svg
from tallgrass.messages.markup import link_pieces
from tallgrass.messages.queries import count_unread
from tallgrass.notes.channels import CHANNELS
from tallgrass.notes.markup import pieces
from tallgrass.notes.opening import opening_lines
from tallgrass.notifications.queries import count_unseen
from tallgrass.platform.ids import short
from tallgrass.platform.money import Money
from tallgrass.platform.words import SAY_IN, reader_language, say
from tallgrass.site import formats, places, wall
from tallgrass.site.cards import CardDrawer
from tallgrass.site.keeping import kept
from tallgrass.site.queries import current_slogan
from tallgrass.site.wall import columns_wanted

LANGUAGES = dict(settings.LANGUAGES)
THEMES = ("auto", "light", "dark")


class Page(Template):
    """A template whose macros are the same for every caller: no template here is given globals of its own, so the check for them,
    made at each of the dozen imports of a page, is left out."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        module: TemplateModule | None = self._module
        if module is None:
            module = self._module = self.make_module()
        return module


class Pages(Environment):
    template_class = Page


class Lazy:
    """A number that is counted when a page shows it: `unread|int`. (Django's lazy objects are no numbers to that filter.)"""

    def __init__(self, count: Callable[[int], int], person_id: int) -> None:
        self._count, self._person_id = count, person_id

    @cached_property
    def _value(self) -> int:
        return self._count(self._person_id)

    def __int__(self) -> int:
        return self._value


def environment(**options: Any) -> Environment:
    env = Pages(**(options | {"trim_blocks": True, "lstrip_blocks": True, "auto_reload": settings.DEBUG}))
    env.globals |= {
        "say": say,
        "url": _url,
        "static": static if settings.DEBUG else cache(static),
        "short": short,
        "count": formats.count,
        "full_count": formats.full_count,
        "ago": formats.ago,
        "money": formats.money,
        "site_name": settings.TALLGRASS_NAME,
        "demo": settings.DEMO,
        "day": formats.day,
        "day_and_hour": formats.day_and_hour,
        "talked_at": formats.talked_at,
        "places": places.places,
        "bar_places": places.bar,
        "tab_places": places.tabs,
        "places_here": places.places_here,
        "kept": kept,
        "place_address": places.address,
        "publish_place": places.PUBLISH,
        "deal": wall.deal,
        "card_ratio": wall.ratio,
        "drawn_card": CardDrawer(env),
    }
    env.globals |= {
        "blur_svg": blur_svg,
        "pieces": pieces,
        "link_pieces": link_pieces,
        "opening_lines": opening_lines,
        "channel_name": CHANNELS.__getitem__,
        "channel_names": tuple(CHANNELS),
        "country_name": country_name,
        "kind_name": kind_name,
        "store_kind_name": store_kind_name,
        "house_money": lambda minor: formats.money(Money(minor, house_currency())),
        "base_url": settings.BASE_URL,
        "slogan": current_slogan,
    }
    return env


@lru_cache(4096)
def _url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args or None, kwargs=kwargs or None)


def page_context(request: HttpRequest) -> dict[str, Any]:
    """Per request: the reader, their language and theme, the nonce of the page. Touches no database for a visitor."""
    viewer: Person | None = getattr(request, "person", None)
    if viewer is not None:
        card = person_cards([viewer.id]).get(viewer.id)
        viewer.avatar_url = card.avatar_url if card else None
    theme = request.COOKIES.get("theme", "auto")
    language = reader_language()
    return {
        "viewer": viewer,
        "lang": language,
        "asked_language": request.GET.get("lang", "") if request.GET.get("lang") in LANGUAGES else "",
        "say": SAY_IN[language],
        "theme": theme if theme in THEMES else "auto",
        "nonce": getattr(request, "csp_nonce", ""),
        "csrf_token": get_token(request),
        "path": request.path,
        "here": request.get_full_path(),
        "columns": columns_wanted(request),
        "htmx": request.headers.get("HX-Request") == "true",
        "messages": get_messages(request),
        "unread": Lazy(count_unseen, viewer.id) if viewer else 0,
        "letters_unread": Lazy(count_unread, viewer.id) if viewer else 0,
    }
