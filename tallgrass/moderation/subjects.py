"""What review tells people of, as other apps may show it: only to those it concerns."""

from collections.abc import Collection

from django.urls import reverse

from tallgrass.moderation.models import Decision, Report, Restriction
from tallgrass.moderation.types import Ruling
from tallgrass.platform.reviewed import review_material
from tallgrass.platform.subjects import SubjectCard, subject_cards
from tallgrass.platform.words import Words

_UNTITLED = Words("没有标题", "Untitled")


class RestrictionSubject:
    """What the first pass holds, to its author: the thing's name, the page that says why."""

    def cards(self, ids: Collection[int], viewer_id: int | None) -> dict[int, SubjectCard]:
        rows = Restriction.objects.filter(id__in=ids, author_id=viewer_id or 0)
        material = review_material([row.ref for row in rows])
        return {
            row.id: SubjectCard(material[row.ref].title or str(_UNTITLED), reverse("content_state")) for row in rows if row.ref in material
        }


class DecisionSubject:
    """A decision, to the author of the thing: its name, the page of the decision, or of the thing when it was let be."""

    def cards(self, ids: Collection[int], viewer_id: int | None) -> dict[int, SubjectCard]:
        rows = Decision.objects.filter(id__in=ids, author_id=viewer_id or 0, undone_at=None)
        material = review_material([row.ref for row in rows if row.ruling == Ruling.APPROVE])
        return {
            row.id: SubjectCard(
                row.title or str(_UNTITLED),
                material[row.ref].url if row.ref in material else reverse("decision", args=[row.id]),
            )
            for row in rows
            if row.ruling != Ruling.APPROVE or row.ref in material
        }


class ReportSubject:
    """A report, to who made it: the thing's name while they can see it, the list of their reports."""

    def cards(self, ids: Collection[int], viewer_id: int | None) -> dict[int, SubjectCard]:
        rows = Report.objects.filter(id__in=ids, person_id=viewer_id or 0)
        things = subject_cards({row.ref for row in rows}, viewer_id)
        return {
            row.id: SubjectCard(things[row.ref].title if row.ref in things else str(Words("一件内容", "something")), reverse("my_reports"))
            for row in rows
        }
