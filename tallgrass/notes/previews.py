"""What other places are told of a page: the card they show of a link (Open Graph, Twitter), and linked data (schema.org in JSON-LD).

Only what everybody may see has a preview. `DESCRIBE` says what a note is to others, by its genre: a genre of its own adds a function there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.conf import settings
from django.templatetags.static import static
from markupsafe import Markup

from tallgrass.accounts.types import PersonCard
from tallgrass.media.types import PictureView
from tallgrass.notes.channels import CHANNELS
from tallgrass.notes.genre_previews import describe_answers, describe_entries, describe_genre
from tallgrass.notes.topic_types import ThemeView, TopicView
from tallgrass.notes.types import AnswerView, Genre, NoteCard, NoteView, Visibility
from tallgrass.platform.words import say

Data = dict[str, Any]


@dataclass(frozen=True)
class Preview:
    """`path` is the page's own address; `image` and `data` are whole."""

    kind: str
    """The type of Open Graph: `article`, `profile`, `website`."""
    title: str
    description: str
    path: str
    image: str
    image_width: int
    image_height: int
    data: Markup

    @property
    def large(self) -> bool:
        """Whether the picture is worth a large card."""
        return self.image_width >= 300


def preview_of_note(note: NoteView, *, answers: Sequence[AnswerView] = (), entries: Sequence[tuple[NoteCard, str]] = ()) -> Preview | None:
    """A note's preview; None when it is not for everybody. `answers`: those to a question that its page shows; `entries`: of a collection."""
    if note.visibility is not Visibility.PUBLIC:
        return None
    crumbs = [(say("发现", "Explore"), "/")]
    if note.channel:
        crumbs.append((str(CHANNELS[note.channel]), f"/explore/{note.channel}/"))
    title = note.title or first_line(note.body) or note.author.name
    posting = DESCRIBE.get(note.genre, describe_posting)(note)
    match note.genre:
        case Genre.QUESTION:
            posting = describe_answers(note, posting, answers, absolute)
        case Genre.COLLECTION:
            posting = describe_entries(posting, entries, absolute)
        case _:
            posting = describe_genre(note, posting, absolute)
    data = [posting, _breadcrumbs([*crumbs, (title, note.url)])]
    picture = note.pictures[0].picture if note.pictures else note.video.poster if note.video else None
    return _preview("article", title, note.body or note.title, note.url, picture=picture, data=data)


def preview_of_person(person: PersonCard, bio: str) -> Preview:
    """A profile's preview, with the member's own words."""
    data = {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "url": absolute(person.url),
        "mainEntity": describe_person(person) | ({"description": bio} if bio else {}),
    }
    title = f"{person.name} (@{person.handle})"
    return _preview(
        "profile", title, bio or say("{name} 在这里写的笔记", "Notes by {name}", name=person.name), person.url, picture=None, data=[data]
    )


def preview_of_topic(topic: TopicView, path: str, cards: list[NoteCard]) -> Preview:
    """A topic's preview: a collection of what stands on its first page."""
    about = topic.introduction or say("{n} 篇笔记在聊 #{name}", "{n} notes on #{name}", n=topic.notes, name=topic.name)
    data = _collection(f"#{topic.name}", about, path, cards)
    crumbs = _breadcrumbs([(say("话题", "Topics"), "/topics/"), (f"#{topic.name}", path)])
    return _preview("website", f"#{topic.name}", about, path, picture=topic.cover or _first_cover(cards), data=[data, crumbs])


def preview_of_theme(theme: ThemeView) -> Preview:
    """A theme's preview: a collection chosen by an editor."""
    card, notes = theme.card, list(theme.notes)
    data = _collection(str(card.title), str(card.introduction), card.url, notes)
    return _preview("website", str(card.title), str(card.introduction), card.url, picture=card.cover or _first_cover(notes), data=[data])


def describe_posting(note: NoteView) -> Data:
    """Any note: a posting in a community, with what people did to it."""
    data: Data = {
        "@context": "https://schema.org",
        "@type": "DiscussionForumPosting" if not note.pictures and not note.video else "SocialMediaPosting",
        "@id": absolute(note.url),
        "url": absolute(note.url),
        "mainEntityOfPage": absolute(note.url),
        "headline": (note.title or first_line(note.body))[:110],
        "text": note.body,
        "datePublished": note.published_at.isoformat(),
        "author": describe_person(note.author),
        "publisher": {"@type": "Organization", "name": str(settings.TALLGRASS_NAME), "url": absolute("/")},
        "interactionStatistic": [
            {"@type": "InteractionCounter", "interactionType": f"https://schema.org/{act}", "userInteractionCount": times}
            for act, times in (("LikeAction", note.likes), ("BookmarkAction", note.saves), ("ShareAction", note.shares))
        ],
    }
    if note.edited_at:
        data["dateModified"] = note.edited_at.isoformat()
    if note.pictures:
        data["image"] = [absolute(shown.picture.large) for shown in note.pictures]
    if note.topics:
        data["keywords"] = ", ".join(note.topics)
    if note.place:
        data["contentLocation"] = {"@type": "Place", "name": note.place}
    if note.video and note.video.poster:
        data["video"] = {
            "@type": "VideoObject",
            "name": note.title or note.author.name,
            "thumbnailUrl": absolute(note.video.poster.large),
            "uploadDate": note.published_at.isoformat(),
            "duration": f"PT{round(note.video.seconds)}S",
        }
    return data


DESCRIBE: dict[Genre, Callable[[NoteView], Data]] = {}
"""Genre of a note → what it is to others; `describe_posting` for all that are not named."""


def describe_person(person: PersonCard) -> Data:
    data: Data = {"@type": "Person", "name": person.name, "alternateName": f"@{person.handle}", "url": absolute(person.url)}
    if person.avatar_url:
        data["image"] = absolute(person.avatar_url)
    return data


def as_data(things: list[Data]) -> Markup:
    """JSON that may stand in a script element: what could end it, or be read as markup, is escaped."""
    text = orjson.dumps(things[0] if len(things) == 1 else things).decode()
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(text)  # noqa: S704  (nothing in it can leave the element any more)


def absolute(path: str) -> str:
    return path if path.startswith(("http://", "https://")) else f"{settings.BASE_URL}{path}"


def first_line(text: str) -> str:
    return text.strip().split("\n", 1)[0]


def _preview(kind: str, title: str, words: str, path: str, *, picture: PictureView | None, data: list[Data]) -> Preview:
    description = " ".join(words.split())
    return Preview(
        kind=kind,
        title=title,
        description=description if len(description) <= 160 else description[:159] + "…",
        path=path,
        image=absolute(picture.large if picture else static("art/app-icon-512.png")),
        image_width=picture.width if picture else 512,
        image_height=picture.height if picture else 512,
        data=as_data(data),
    )


def _collection(name: str, about: str, path: str, cards: list[NoteCard]) -> Data:
    items = [
        {"@type": "ListItem", "position": place, "url": absolute(card.url), "name": card.title}
        for place, card in enumerate((card for card in cards if card.visibility is Visibility.PUBLIC), start=1)
    ]
    return {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": name,
        "description": about,
        "url": absolute(path),
        "mainEntity": {"@type": "ItemList", "itemListElement": items},
    }


def _breadcrumbs(steps: list[tuple[str, str]]) -> Data:
    items = [{"@type": "ListItem", "position": n, "name": name, "item": absolute(path)} for n, (name, path) in enumerate(steps, start=1)]
    return {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items}


def _first_cover(cards: list[NoteCard]) -> PictureView | None:
    return next((card.cover for card in cards if card.cover), None)
