"""A plugin of mypy: `Words` is a lazy text for Django and still has its own attributes.

The plugin of django-stubs takes every attribute of a lazy text for one of `str`, also those a subclass defines; it stands
behind this one and goes on answering for the rest.
"""

from collections.abc import Callable

from mypy.plugin import AttributeContext, Plugin
from mypy.types import Type

WORDS = "tallgrass.platform.words.Words"
OWN = {f"{WORDS}.{name}" for name in ("zh", "en", "format")}


class WordsPlugin(Plugin):
    def get_attribute_hook(self, fullname: str) -> Callable[[AttributeContext], Type] | None:
        return _as_defined if fullname in OWN else None


def _as_defined(context: AttributeContext) -> Type:
    return context.default_attr_type


def plugin(version: str) -> type[Plugin]:
    return WordsPlugin
