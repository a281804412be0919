"""Addresses of letters, in three lists that the shells mount."""

from typing import Any

from django.urls import path

from tallgrass.messages import api as json
from tallgrass.messages import ops as screens
from tallgrass.messages.types import Box
from tallgrass.messages.views import acting, reading, writing
from tallgrass.platform import rest

_ONE = "letters/<id:conversation_id>/"

site: list[Any] = [
    path("letters/", reading.letters, name="letters"),
    path("letters/requests/", reading.letters, {"box": Box.REQUESTS}, name="letter_requests"),
    path("letters/search/", reading.search, name="letter_search"),
    path("letters/recipients/", writing.recipients, name="letter_recipients"),
    path("letters/cards/", writing.cards, name="letter_cards"),
    path("letters/to/<id:person_id>/", writing.to_person, name="letter_to"),
    path("settings/letters/", acting.choices, name="letter_choices"),
    path(_ONE, writing.conversation, name="conversation"),
    path(f"{_ONE}read/", acting.read, name="read_letters"),
    path(f"{_ONE}typing/", acting.typing, name="typing"),
    path(f"{_ONE}mute/", acting.mute, name="mute_conversation"),
    path(f"{_ONE}mute/end/", acting.mute, {"end": True}, name="unmute_conversation"),
    path(f"{_ONE}decline/", acting.decline, name="decline_letter"),
    path(f"{_ONE}delete/", acting.delete, name="delete_conversation"),
    path(f"{_ONE}<int:number>/", reading.letter, name="letter"),
    path(f"{_ONE}<int:number>/delete/", acting.delete_one, name="delete_letter"),
    path(f"{_ONE}<int:number>/take-back/", acting.take_back, name="take_back_letter"),
    path(f"{_ONE}<int:number>/picture/<slug:size>/", reading.picture, name="letter_picture"),
]
_LETTERS = "conversations/<id:conversation_id>"
api: list[Any] = [
    rest.path("conversations", get=json.conversations),
    rest.path("conversations/requests", get=json.requests),
    rest.path("conversations/unread", get=json.unread),
    rest.path("conversations/found", get=json.found),
    rest.path("conversations/choice", get=json.choice, put=json.choose),
    rest.path(_LETTERS, get=json.conversation, delete=json.delete),
    rest.path(f"{_LETTERS}/letters", get=json.letters, post=json.send),
    rest.path(f"{_LETTERS}/letters/<int:number>", get=json.letter, delete=json.delete_one),
    rest.path(f"{_LETTERS}/letters/<int:number>/take-back", post=json.take_back),
    rest.path(f"{_LETTERS}/read", post=json.read),
    rest.path(f"{_LETTERS}/typing", post=json.typing),
    rest.path(f"{_LETTERS}/mute", post=json.mute, delete=json.unmute),
    rest.path(f"{_LETTERS}/decline", post=json.decline),
    rest.path("people/<slug:handle>/letters", post=json.write),
]
ops: list[Any] = [path("letters/<id:letter_id>/picture/", screens.picture, name="ops_letter_picture")]
