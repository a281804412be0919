"""Addresses of discovery, in three lists that the shells mount."""

from typing import Any

from django.urls import path

from tallgrass.discovery.api import feed as json_feed
from tallgrass.discovery.api import goods_trends as json_trends
from tallgrass.discovery.api import hot as json_hot
from tallgrass.discovery.api import search as json_search
from tallgrass.discovery.api import walls as json
from tallgrass.discovery.ops import feed as ops_feed
from tallgrass.discovery.ops import hot as ops_hot
from tallgrass.discovery.views import behaviour, choices, goods_trends, hot, search
from tallgrass.discovery.views import walls as views
from tallgrass.platform import rest
from tallgrass.platform.desks import Group, desk
from tallgrass.platform.words import Words

site: list[Any] = [
    path("", views.explore, name="explore"),
    path("explore/<slug:channel>/", views.explore, name="channel"),
    path("following/", views.following, name="following"),
    path("hot/", hot.hot, name="hot"),
    path("mall/trends/", goods_trends.trends, name="mall_trends"),
    path("feed/<id:page_id>/<id:thing_id>/", choices.why, name="why"),
    path("notes/<id:note_id>/refuse/", choices.refuse, name="refuse"),
    path("notes/<id:note_id>/refuse/end/", choices.refuse, {"end": True}, name="want_again"),
    path("settings/feed/", choices.feed, name="feed_choice"),
    path("settings/feed/reset/", choices.reset, name="reset_feed"),
    path("seen/", behaviour.seen, name="seen"),
    path("search/", search.search, name="search"),
    path("search/suggestions/", search.suggestions, name="search_suggestions"),
    path("search/history/", search.history, name="search_history"),
    path("search/history/forget/", search.forget, name="search_forget"),
    path("search/history/keep/", search.keep, name="search_keep"),
]
api: list[Any] = [
    rest.path("explore", get=json.explore),
    rest.path("feed", get=json_feed.feed),
    rest.path("feed/seen", post=json_feed.seen),
    rest.path("feed/choice", get=json_feed.choice, put=json_feed.choose, delete=json_feed.reset),
    rest.path("notes/<id:note_id>/refusal", put=json_feed.refuse, delete=json_feed.want),
    rest.path("channels", get=json.channels),
    rest.path("following", get=json.following),
    rest.path("hot", get=json_hot.hot),
    rest.path("mall/trends", get=json_trends.trends),
    rest.path("search/notes", get=json_search.notes),
    rest.path("search/goods", get=json_search.goods),
    rest.path("search/people", get=json_search.people),
    rest.path("search/topics", get=json_search.topics),
    rest.path("search/boards", get=json_search.boards),
    rest.path("search/suggestions", get=json_search.suggestions),
    rest.path("search/history", get=json_search.history, put=json_search.keep, delete=json_search.forget),
]
ops: list[Any] = [
    desk("feed/", ops_feed.feed, "ops_feed", words=Words("推荐", "Feed"), icon="tune", group=Group.WATCH),
    path("feed/dial/", ops_feed.dial, name="ops_turn_dial"),
    desk("hot/", ops_hot.hot, "ops_hot", words=Words("热榜", "Hot list"), icon="fire", group=Group.ACT),
    path("hot/rule/", ops_hot.rule, name="ops_rule_hot"),
    path("hot/rulings/<id:ruling_id>/undo/", ops_hot.undo, name="ops_undo_hot"),
]
