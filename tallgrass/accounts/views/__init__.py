"""Pages of people, by what one comes for."""

from tallgrass.accounts.views.entrance import too_many_requests

__all__ = ["too_many_requests"]
