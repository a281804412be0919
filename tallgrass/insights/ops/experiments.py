"""Operators and experiments: planned, started, looked at, stopped with a decision."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, require_operator
from tallgrass.accounts.queries import staff_cards
from tallgrass.insights.actions.looks import ask_look
from tallgrass.insights.experiments.drawing import draw_share
from tallgrass.insights.experiments.measures import BY_NAME, MEASURES
from tallgrass.insights.figures import show_difference, show_figure, show_p, show_relative, show_span
from tallgrass.insights.forms import Typed, field_of, fresh, read_plan, typed_again, typed_of
from tallgrass.insights.queries.experiments import get_results
from tallgrass.platform.errors import DomainError
from tallgrass.platform.experiments import actions
from tallgrass.platform.experiments.checking import MOST_ARMS
from tallgrass.platform.experiments.points import find_point, known_points
from tallgrass.platform.experiments.queries import (
    count_exposed,
    get_experiment,
    list_experiment_acts,
    list_open_experiments,
    page_stopped_experiments,
)
from tallgrass.platform.experiments.types import Kind, State
from tallgrass.platform.models import Experiment
from tallgrass.platform.words import Words

KINDS = {
    Kind.SPLIT: Words("分组：每个人一直在一组", "Split: each stays in one arm"),
    Kind.SWITCHBACK: Words("轮换：大家一起换，看互相的影响", "Switch-back: all change together, for effects on each other"),
    Kind.INTERLEAVING: Words("混排：两组轮流出牌，看点谁的", "Interleaving: both deal one page, and clicks say whose is better"),
}
SHORT = {
    Kind.SPLIT: Words("分组", "Split"),
    Kind.SWITCHBACK: Words("轮换", "Switch-back"),
    Kind.INTERLEAVING: Words("混排", "Interleaving"),
}
_SHOWING = {
    **{show.__name__: show for show in (show_figure, show_difference, show_span, show_relative, show_p)},
    **{"kinds": KINDS, "short_kinds": SHORT, "by_name": BY_NAME},
}


@require_safe
@require_operator
def experiments(request: MemberRequest) -> HttpResponse:
    going, over = list_open_experiments(), page_stopped_experiments(request.GET.get("cursor"))
    ids = [one.id for one in [*going, *over.items]]
    context = {"going": going, "over": over, "exposed": count_exposed(ids), "points": {point.name: point for point in known_points()}}
    return render(request, "insights/experiments.html", context | _SHOWING)


@require_http_methods(["GET", "POST"])
@require_operator
def plan(request: MemberRequest) -> HttpResponse:
    """`?point=` chooses what is varied."""
    return _form(request, None, fresh(request.GET.get("point", "")[:40]))


@require_http_methods(["GET", "POST"])
@require_operator
def change(request: MemberRequest, experiment_id: int) -> HttpResponse:
    found = get_experiment(experiment_id)
    if found.state != State.DRAFT.value:
        return redirect("ops_experiment", found.id)
    return _form(request, found, typed_again(found.plan))


@require_safe
@require_operator
def experiment(request: MemberRequest, experiment_id: int) -> HttpResponse:
    return _page(request, get_experiment(experiment_id))


@require_POST
@require_operator
def start(request: MemberRequest, experiment_id: int) -> HttpResponse:
    act = partial(actions.start_experiment, actor_id=request.person.id, experiment_id=experiment_id)
    return _do(request, experiment_id, act, Words("开始了。", "Started."))


@require_POST
@require_operator
def stop(request: MemberRequest, experiment_id: int) -> HttpResponse:
    chosen = request.POST.get("chosen", "")
    arm = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 3 else None
    decision = request.POST.get("decision", "")[:600]
    act = partial(actions.stop_experiment, actor_id=request.person.id, experiment_id=experiment_id, decision=decision, chosen=arm)
    return _do(request, experiment_id, act, Words("停了，决定记下了。", "Stopped; the decision is kept."))


@require_POST
@require_operator
def discard(request: MemberRequest, experiment_id: int) -> HttpResponse:
    act = partial(actions.discard_experiment, actor_id=request.person.id, experiment_id=experiment_id)
    return _do(request, experiment_id, act, Words("草稿删了。", "The draft is gone."), gone=True)


def _do(request: MemberRequest, experiment_id: int, act: Callable[[], object], words: Words, *, gone: bool = False) -> HttpResponse:
    """Back to where it stands with a word, or the page again with what speaks against it."""
    try:
        act()
    except DomainError as error:
        return _page(request, get_experiment(experiment_id), refusal=error)
    messages.success(request, str(words))
    return redirect("ops_experiments") if gone else redirect("ops_experiment", experiment_id)


@require_POST
@require_operator
def look(request: MemberRequest, experiment_id: int) -> HttpResponse:
    """Have the figures read now. Where they are being read, nothing more is done."""
    ask_look(experiment=get_experiment(experiment_id), by_id=request.person.id)
    return redirect("ops_experiment", experiment_id)


def _form(request: MemberRequest, draft: Experiment | None, typed: Typed) -> HttpResponse:
    refusal = None
    if request.method == "POST":
        typed = typed_of(request.POST)
        try:
            return redirect("ops_experiment", _keep(request.person.id, draft, typed).id)
        except DomainError as error:
            refusal = error
    context = {
        "draft": draft,
        "point": find_point(typed.fields.get("point", "")),
        "points": known_points(),
        "values": typed.fields,
        "guards": typed.guards,
        "measures": MEASURES,
        "arms": range(MOST_ARMS),
        "refusal": refusal,
    }
    return render(request, "insights/experiment_form.html", context | _SHOWING, status=refusal.status if refusal else 200)


def _keep(actor_id: int, draft: Experiment | None, typed: Typed) -> Experiment:
    """
    Raises:
        DomainError: what is wrong, at the field of the form it is about.
    """
    wanted = read_plan(typed)
    try:
        if draft is None:
            return actions.plan_experiment(actor_id=actor_id, plan=wanted)
        return actions.change_experiment(actor_id=actor_id, experiment_id=draft.id, plan=wanted)
    except DomainError as error:
        error.field = field_of(typed, error.field)
        raise


def _page(request: MemberRequest, found: Experiment, *, refusal: DomainError | None = None) -> HttpResponse:
    results, acts = get_results(found), list_experiment_acts(found.id)
    preference = results.report.preference if results.report else None
    context = {
        "one": found,
        "plan": found.plan,
        "point": find_point(found.point),
        "results": results,
        "preference": preference,
        "drawn": draw_share(preference.low, preference.high, preference.share) if preference else None,
        "acts": acts,
        "people": staff_cards({act.actor_id for act in acts}),
        "refusal": refusal,
        "typed": request.POST,
    }
    return render(request, "insights/experiment.html", context | _SHOWING, status=refusal.status if refusal else 200)
