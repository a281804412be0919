"""All addresses: each app's lists, mounted by the shells."""

from django.urls import include, path, register_converter

from tallgrass.platform.converters import Text
from tallgrass.platform.dispatch import by_first_word
from tallgrass.platform.ids import ShortId

register_converter(ShortId, "id")
register_converter(Text, "text")

from tallgrass.accounts import urls as accounts  # noqa: E402  (the converters must be known before any path names them)
from tallgrass.console import urls as console  # noqa: E402
from tallgrass.discovery import urls as discovery  # noqa: E402
from tallgrass.insights import urls as insights  # noqa: E402
from tallgrass.jsonapi import urls as jsonapi  # noqa: E402
from tallgrass.ledger import urls as ledger  # noqa: E402
from tallgrass.mall import urls as mall  # noqa: E402
from tallgrass.media import urls as media  # noqa: E402
from tallgrass.messages import urls as messages  # noqa: E402
from tallgrass.moderation import urls as moderation  # noqa: E402
from tallgrass.notes import urls as notes  # noqa: E402
from tallgrass.notifications import urls as notifications  # noqa: E402
from tallgrass.orders import urls as orders  # noqa: E402
from tallgrass.promotions import urls as promotions  # noqa: E402
from tallgrass.simulation import urls as simulation  # noqa: E402
from tallgrass.site import urls as site  # noqa: E402

API = [
    *accounts.api,
    *media.api,
    *ledger.api,
    *mall.api,
    *notes.api,
    *promotions.api,
    *discovery.api,
    *notifications.api,
    *messages.api,
    *moderation.api,
    *orders.api,
]
OPS = [
    *accounts.ops,
    *ledger.ops,
    *messages.ops,
    *moderation.ops,
    *mall.ops,
    *notes.ops,
    *promotions.ops,
    *orders.ops,
    *discovery.ops,
    *insights.ops,
    *site.ops,
]

_ADDRESSES = [
    path("api/", include(jsonapi.mounted(API))),
    *discovery.site,
    *notes.site,
    *promotions.site,
    *orders.site,
    *mall.site,
    *accounts.site,
    *ledger.site,
    *moderation.site,
    *notifications.site,
    *messages.site,
    *simulation.site,
    path("uploads/", include(media.site)),
    path("console/", include(console.mounted(OPS))),
    path("health/", include(console.health)),
    *site.site,
]
urlpatterns = by_first_word(_ADDRESSES)

handler400 = "tallgrass.site.views.bad_request"
handler403 = "tallgrass.site.views.forbidden"
handler404 = "tallgrass.site.views.not_found"
handler429 = "tallgrass.accounts.views.too_many_requests"
handler500 = "tallgrass.site.views.server_error"
