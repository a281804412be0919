"""Tables of review, a module a noun."""

from tallgrass.moderation.models.cases import Appeal, Case, Decision, Restriction
from tallgrass.moderation.models.people import Report, Strike, Trace
from tallgrass.moderation.models.rules import KnownPicture, ListedWord

__all__ = ["Appeal", "Case", "Decision", "KnownPicture", "ListedWord", "Report", "Restriction", "Strike", "Trace"]
