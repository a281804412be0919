"""What operators see of letters: the picture of one that was put before them, and nothing else."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tallgrass.accounts.guards import MemberRequest
from tallgrass.media.queries import private_file
from tallgrass.messages.models import Letter
from tallgrass.moderation.models import Case
from tallgrass.platform.audit import record
from tallgrass.platform.errors import not_found
from tallgrass.platform.ids import short


@require_safe
def picture(request: MemberRequest, letter_id: int) -> HttpResponse:
    """Only where the letter has a case; that it was looked at stands in the audit trail."""
    letter = Letter.objects.filter(id=letter_id, picture_id__isnull=False).first()
    if letter is None or letter.picture_id is None or not Case.objects.filter(subject_kind="letter", subject_id=letter.id).exists():
        raise not_found()
    path = private_file(letter.picture_id, "large")
    record(actor_id=request.person.id, act="letter_picture_seen", subject=f"letter:{short(letter.id)}")
    headers = {"Cache-Control": "no-store", "Content-Security-Policy": "default-src 'none'; sandbox"}
    return HttpResponse(path.read_bytes(), content_type="image/webp", headers=headers)
