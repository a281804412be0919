"""A mall to promote in."""

from tests.mall.conftest import kept_mall, mall

__all__ = ["kept_mall", "mall"]
