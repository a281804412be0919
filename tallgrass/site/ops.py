"""Operators' screens of the shell."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tallgrass.accounts.guards import MemberRequest, limited
from tallgrass.platform import clock
from tallgrass.platform.words import say
from tallgrass.site.actions import set_slogan
from tallgrass.site.forms import SloganForm
from tallgrass.site.queries import list_slogans
from tallgrass.site.types import STAGE_WORDS


@require_http_methods(["GET", "POST"])
@limited("privileged")
def slogans(request: MemberRequest) -> HttpResponse:
    """What the place says of itself: now, before, and from when."""
    form = SloganForm(request.POST or None, initial={"since": clock.now().date()})
    if request.method == "POST" and form.is_valid():
        set_slogan(actor=request.person, **form.cleaned_data)
        messages.success(request, say("口号定好了。", "The slogan is set."))
        return HttpResponseRedirect(reverse("ops_slogans"))
    shown = {"form": form, "slogans": list_slogans(), "stages": {stage.value: words for stage, words in STAGE_WORDS.items()}}
    return render(request, "site/ops/slogans.html", shown, status=422 if form.errors else 200)
