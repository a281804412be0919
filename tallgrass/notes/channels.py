"""The channels a note can stand in: a setting, since people also choose among them when they join."""

from django.conf import settings

from tallgrass.platform.words import Words

CHANNELS: dict[str, Words] = settings.TALLGRASS_CHANNELS
