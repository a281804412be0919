"""The review desk. The console lets only moderators and operators through; every act goes through an audited action."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, require_moderator, require_operator
from tallgrass.moderation import actions
from tallgrass.moderation.models import Decision
from tallgrass.moderation.queries.desk import get_appeal, get_case_view, get_figures, list_appeals, list_cases, page_words
from tallgrass.moderation.rules.book import DECIDABLE, LISTED, RULES
from tallgrass.moderation.types import Origin, Ruling, Severity
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import from_short, short


@require_safe
@require_moderator
def queue(request: MemberRequest) -> HttpResponse:
    origin = request.GET.get("origin", "")
    page = {
        "cases": list_cases(origin=origin if origin in set(Origin) else ""),
        "origin": origin,
        "origins": Origin,
        "decided": _decided(request),
        **_choices(),
    }
    return render(request, "moderation/ops/queue.html", page)


@require_POST
@require_moderator
def next_case(request: MemberRequest) -> HttpResponse:
    """The most urgent case nobody is on."""
    return _on_to_next(request)


@require_safe
@require_moderator
def case(request: MemberRequest, case_id: int) -> HttpResponse:
    return _case_page(request, case_id)


@require_POST
@require_moderator
def claim(request: MemberRequest, case_id: int) -> HttpResponse:
    return _on_case(request, case_id, lambda: actions.claim_case(actor=request.person, case_id=case_id))


@require_POST
@require_moderator
def release(request: MemberRequest, case_id: int) -> HttpResponse:
    actions.release_case(actor=request.person, case_id=case_id)
    return redirect("ops_review")


@require_POST
@require_moderator
def decide(request: MemberRequest, case_id: int) -> HttpResponse:
    """Decide, and go on to the next case."""
    given = {name: request.POST.get(name, "") for name in ("ruling", "rule", "words")}
    try:
        decision = actions.decide(actor=request.person, case_id=case_id, **given)
    except DomainError as error:
        if error.status not in {409, 422}:
            raise
        return _case_page(request, case_id, error=error, given=given)
    return _on_to_next(request, decided=decision)


@require_POST
@require_moderator
def decide_alike(request: MemberRequest) -> HttpResponse:
    """The same for all that were ticked."""
    ids = [id for text in request.POST.getlist("case") if (id := _id(text))]
    given = {name: request.POST.get(name, "") for name in ("ruling", "rule", "words")}
    try:
        actions.decide_alike(actor=request.person, case_ids=ids, **given)
    except DomainError as error:
        if error.status not in {409, 422}:
            raise
        page = {"cases": list_cases(), "origin": "", "origins": Origin, "error": error, **_choices()}
        return render(request, "moderation/ops/queue.html", page, status=error.status)
    return redirect("ops_review")


@require_POST
@require_moderator
def know_picture(request: MemberRequest, case_id: int, picture_id: int) -> HttpResponse:
    rule = request.POST.get("rule", "")
    return _on_case(request, case_id, lambda: actions.know_picture(actor=request.person, case_id=case_id, picture_id=picture_id, rule=rule))


@require_POST
@require_moderator
def undo(request: MemberRequest, decision_id: int) -> HttpResponse:
    return redirect("ops_case", actions.undo_decision(actor=request.person, decision_id=decision_id).id)


@require_safe
@require_moderator
def appeals(request: MemberRequest) -> HttpResponse:
    return render(request, "moderation/ops/appeals.html", {"appeals": list_appeals()})


@require_http_methods(["GET", "HEAD", "POST"])
@require_moderator
def appeal(request: MemberRequest, appeal_id: int) -> HttpResponse:
    found, error = get_appeal(appeal_id), None
    if request.method == "POST":
        try:
            overturn = request.POST.get("overturn") == "yes"
            actions.answer_appeal(actor=request.person, appeal_id=appeal_id, overturn=overturn, answer=request.POST.get("answer", ""))
            return redirect("ops_appeals")
        except DomainError as refused:
            if refused.status not in {409, 422}:
                raise
            error = refused
    page = {"appeal": found, "view": get_case_view(found.case_id), "error": error, "answer": request.POST.get("answer", "")}
    return render(request, "moderation/ops/appeal.html", page, status=error.status if error else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@require_operator
def words(request: MemberRequest) -> HttpResponse:
    """The word list, and a place to try texts against it."""
    error = None
    if request.method == "POST":
        given = {name: request.POST.get(name, "") for name in ("term", "rule", "severity", "pinyin")}
        try:
            actions.list_word(actor=request.person, **given)
            return redirect("ops_words")
        except DomainError as refused:
            error = refused
    rule, sought, tried = (request.GET.get(name, "").replace("\0", "") for name in ("rule", "words", "try"))
    page = {
        "page": page_words(rule if rule in LISTED else "", sought, request.GET.get("cursor")),
        "rule": rule,
        "sought": sought,
        "tried": tried[:2000],
        "verdict": actions.judge({"text": tried[:2000]}) if tried else None,
        "rules": {code: RULES[code] for code in LISTED},
        "severities": Severity,
        "error": error,
        "given": request.POST,
    }
    return render(request, "moderation/ops/words.html", page, status=error.status if error else 200)


@require_POST
@require_operator
def unlist_word(request: MemberRequest, word_id: int) -> HttpResponse:
    actions.unlist_word(actor=request.person, word_id=word_id)
    return redirect("ops_words")


@require_safe
@require_moderator
def figures(request: MemberRequest) -> HttpResponse:
    return render(request, "moderation/ops/figures.html", {"figures": get_figures(), "rulings": Ruling})


def _on_to_next(request: MemberRequest, decided: Decision | None = None) -> HttpResponse:
    id = actions.claim_next(actor=request.person)
    address = reverse("ops_case", args=[id]) if id else reverse("ops_review")
    return HttpResponseRedirect(f"{address}?decided={short(decided.id)}" if decided else address)


def _on_case(request: MemberRequest, case_id: int, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except DomainError as error:
        if error.status not in {409, 422}:
            raise
        return _case_page(request, case_id, error=error)
    return redirect("ops_case", case_id)


def _case_page(
    request: MemberRequest, case_id: int, *, error: DomainError | None = None, given: dict[str, str] | None = None
) -> HttpResponse:
    view = get_case_view(case_id)
    page = {"view": view, "error": error, "given": given or {}, "decided": _decided(request), **_choices()}
    return render(request, "moderation/ops/case.html", page, status=error.status if error else 200)


def _choices() -> dict[str, object]:
    return {"rulings": Ruling, "rules": {code: RULES[code] for code in DECIDABLE}}


def _decided(request: HttpRequest) -> Decision | None:
    """The decision just made, for the offer to undo it."""
    id = _id(request.GET.get("decided", ""))
    return Decision.objects.filter(id=id or 0, by_id=request.person.id, undone_at=None).first()  # type: ignore[attr-defined]


def _id(text: str) -> int | None:
    """The id that came as short text, or None for what is none."""
    try:
        return from_short(text)
    except ValueError:
        return None
