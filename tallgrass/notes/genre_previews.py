"""What a note of a genre is to other places, in the words of schema.org: Review, HowTo, Place, QAPage, ItemList.

Each description is the posting it also is, with what the genre adds. `describe_answers` belongs to the page of a question.
"""

from collections.abc import Callable, Sequence
from typing import Any

from tallgrass.notes.genre_types import PlaceKind
from tallgrass.notes.opening import clock_of
from tallgrass.notes.types import AnswerView, Genre, NoteCard, NoteView

Data = dict[str, Any]
Absolute = Callable[[str], str]

_PLACES = {
    PlaceKind.RESTAURANT: "Restaurant",
    PlaceKind.CAFE: "CafeOrCoffeeShop",
    PlaceKind.BAR: "BarOrPub",
    PlaceKind.LODGING: "LodgingBusiness",
    PlaceKind.SHOP: "Store",
    PlaceKind.SIGHT: "TouristAttraction",
    PlaceKind.MUSEUM: "Museum",
    PlaceKind.OUTDOORS: "Park",
    PlaceKind.SERVICE: "LocalBusiness",
}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def describe_genre(note: NoteView, posting: Data, absolute: Absolute) -> Data:
    """The posting with what its genre adds; the posting itself for a plain note."""
    describe = _DESCRIBE.get(note.genre)
    return describe(note, posting, absolute) if describe else posting


def describe_answers(note: NoteView, posting: Data, answers: Sequence[AnswerView], absolute: Absolute) -> Data:
    """A question with the answers its first page shows."""
    question: Data = {
        "@type": "Question",
        "name": note.title,
        "text": note.body or note.title,
        "answerCount": note.answers,
        "upvoteCount": note.likes,
        "datePublished": note.published_at.isoformat(),
        "author": posting["author"],
        "url": absolute(note.url),
    }
    best, others = [answer for answer in answers if answer.best], [answer for answer in answers if not answer.best]
    if best:
        question["acceptedAnswer"] = _answer(best[0], absolute)
    if others:
        question["suggestedAnswer"] = [_answer(answer, absolute) for answer in others]
    return {"@context": "https://schema.org", "@type": "QAPage", "@id": posting["@id"], "url": posting["url"], "mainEntity": question}


def describe_entries(posting: Data, entries: Sequence[tuple[NoteCard, str]], absolute: Absolute) -> Data:
    """A collection with its notes in order."""
    items = [
        {"@type": "ListItem", "position": place, "url": absolute(card.url), "name": card.title}
        | ({"description": remark} if remark else {})
        for place, (card, remark) in enumerate(entries, 1)
    ]
    return posting | {"@type": "CollectionPage", "mainEntity": {"@type": "ItemList", "itemListElement": items}}


def _review(note: NoteView, posting: Data, absolute: Absolute) -> Data:
    judged = note.evaluation
    if judged is None:
        return posting
    product: Data = {"@type": "Product", "name": judged.name}
    if judged.brand:
        product["brand"] = {"@type": "Brand", "name": judged.brand}
    data = posting | {"@type": "Review", "itemReviewed": product, "reviewBody": note.body or note.title}
    if judged.score:
        data["reviewRating"] = {"@type": "Rating", "ratingValue": judged.score / 2, "bestRating": 5, "worstRating": 0.5}
    for name, lines in (("positiveNotes", judged.pros), ("negativeNotes", judged.cons)):
        if lines:
            items = [{"@type": "ListItem", "position": place, "name": line} for place, line in enumerate(lines, 1)]
            data[name] = {"@type": "ItemList", "itemListElement": items}
    return data


def _how_to(note: NoteView, posting: Data, absolute: Absolute) -> Data:
    shown = note.tutorial
    if shown is None:
        return posting
    pictures = {view.picture.id: absolute(view.picture.large) for view in note.pictures}
    steps = [
        {"@type": "HowToStep", "position": place, "text": step.text, "url": f"{absolute(note.url)}#step-{place}"}
        | ({"image": pictures[step.picture_id]} if step.picture_id in pictures else {})
        for place, step in enumerate(shown.steps, 1)
    ]
    data = posting | {"@type": "HowTo", "name": note.title, "step": steps}
    if shown.minutes:
        data["totalTime"] = f"PT{shown.minutes}M"
    if shown.needs:
        data["supply"] = [{"@type": "HowToSupply", "name": need} for need in shown.needs]
    return data


def _place(note: NoteView, posting: Data, absolute: Absolute) -> Data:
    facts = note.place_facts
    if facts is None:
        return posting
    place: Data = {"@type": _PLACES[facts.kind] if facts.kind else "Place", "name": facts.name}
    if facts.latitude is not None:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": facts.latitude, "longitude": facts.longitude}
    if facts.hours:
        place["openingHoursSpecification"] = [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": f"https://schema.org/{_DAYS[hours.weekday]}",
                "opens": clock_of(hours.opens),
                "closes": "23:59" if hours.closes == 1440 else clock_of(hours.closes),
            }
            for hours in facts.hours
        ]
    if facts.price_a_head:
        place["priceRange"] = f"{facts.price_a_head.currency} {facts.price_a_head.major}"
    return posting | {"about": place, "contentLocation": place}


_DESCRIBE: dict[Genre, Callable[[NoteView, Data, Absolute], Data]] = {
    Genre.EVALUATION: _review,
    Genre.TUTORIAL: _how_to,
    Genre.PLACE: _place,
}


def _answer(answer: AnswerView, absolute: Absolute) -> Data:
    return {
        "@type": "Answer",
        "text": answer.body,
        "url": absolute(answer.url),
        "upvoteCount": answer.likes,
        "datePublished": answer.created_at.isoformat(),
        "author": {"@type": "Person", "name": answer.author.name, "url": absolute(answer.author.url)},
    }
