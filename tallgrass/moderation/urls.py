"""Addresses of review, in three lists that the shells mount."""

from typing import Any

from django.urls import path

from tallgrass.moderation import api as json
from tallgrass.moderation import ops as screens
from tallgrass.moderation import views
from tallgrass.moderation.queries.desk import count_open_cases, count_waiting_appeals
from tallgrass.platform import rest
from tallgrass.platform.desks import Group, desk
from tallgrass.platform.words import Words

site: list[Any] = [
    path("report/<slug:thing>/<id:thing_id>/", views.report, name="report"),
    path("me/state/", views.state, name="content_state"),
    path("me/state/<id:decision_id>/", views.decision, name="decision"),
    path("me/reports/", views.reports, name="my_reports"),
]
api: list[Any] = [
    rest.path("reports", get=json.reports, post=json.report),
    rest.path("me/state", get=json.state),
    rest.path("me/state/<id:decision_id>", get=json.decision),
    rest.path("me/state/<id:decision_id>/appeal", post=json.appeal),
]
ops: list[Any] = [
    desk("review/", screens.queue, "ops_review", words=Words("审核", "Review"), icon="shield", group=Group.ACT, waits=count_open_cases),
    path("review/next/", screens.next_case, name="ops_next_case"),
    path("review/alike/", screens.decide_alike, name="ops_decide_alike"),
    desk(
        "appeals/",
        screens.appeals,
        "ops_appeals",
        words=Words("申诉", "Appeals"),
        icon="undo",
        group=Group.ACT,
        waits=count_waiting_appeals,
    ),
    path("appeals/<id:appeal_id>/", screens.appeal, name="ops_appeal"),
    desk("words/", screens.words, "ops_words", words=Words("词表", "Word list"), icon="list", group=Group.ACT),
    path("words/<id:word_id>/end/", screens.unlist_word, name="ops_unlist_word"),
    desk(
        "review-figures/", screens.figures, "ops_review_figures", words=Words("审核数据", "Review figures"), icon="chart", group=Group.WATCH
    ),
    path("review/decisions/<id:decision_id>/undo/", screens.undo, name="ops_undo_decision"),
    path("review/<id:case_id>/", screens.case, name="ops_case"),
    path("review/<id:case_id>/claim/", screens.claim, name="ops_claim_case"),
    path("review/<id:case_id>/release/", screens.release, name="ops_release_case"),
    path("review/<id:case_id>/decide/", screens.decide, name="ops_decide"),
    path("review/<id:case_id>/pictures/<id:picture_id>/known/", screens.know_picture, name="ops_know_picture"),
]
