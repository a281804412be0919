"""Notes of a genre, by the actions themselves: what they hold, what is refused, what an edit keeps."""

import json
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from tallgrass.accounts.actions.tokens import create_token
from tallgrass.accounts.models import Person
from tallgrass.notes.actions import change_draft, delete_note, edit_note, publish_note, start_draft, write_note
from tallgrass.notes.genre_types import (
    CameBy,
    Difficulty,
    Entry,
    Evaluation,
    Hours,
    PlaceFacts,
    PlaceKind,
    Step,
    Tutorial,
    UsedFor,
    Verdict,
)
from tallgrass.notes.models import Evaluation as EvaluationRow
from tallgrass.notes.models import EvaluationPoint, Note, NoteVersion, TutorialStep
from tallgrass.notes.models import PlaceFacts as PlaceRow
from tallgrass.notes.naming import name_key
from tallgrass.notes.queries import (
    access_note,
    count_verdicts,
    count_verdicts_on_brands,
    entry_cards,
    get_content,
    get_note_view,
    list_versions,
    note_card,
    thing_key,
)
from tallgrass.notes.types import Content, Genre, Kind, PictureInput, Sign, TextCard, Visibility
from tallgrass.platform.database import rows
from tallgrass.platform.ids import short
from tallgrass.platform.money import Money
from tallgrass.platform.subjects import Ref
from tests.support.refusals import refused
from tests.support.world import World

KETTLE = Evaluation(
    product="手冲壶 600ml",
    brand="Timo",
    verdict=Verdict.GROW,
    score=9,
    pros=("水流细", "壶嘴不滴水"),
    cons=("盖子烫手",),
    price=Money(19900, "CNY"),
    came_by=CameBy.BOUGHT,
    used_for=UsedFor.HALF_YEAR,
)
NOODLES = Tutorial(steps=(Step("烧水"), Step("下面，数到一百")), minutes=12, difficulty=Difficulty.EASY, needs=("面", "一口锅"))
CAFE = PlaceFacts(
    name="巷口咖啡",
    kind=PlaceKind.CAFE,
    latitude=30.24513,
    longitude=120.15021,
    hours=(Hours(0, 540, 1080), Hours(5, 600, 1500)),
    price_a_head=Money(3500, "CNY"),
)
CARD = TextCard("一张卡", "meadow")


def content(genre: Genre, **parts: object) -> Content:
    return Content(kind=Kind.TEXT, title="一篇", text_card=CARD, genre=genre, **parts)  # type: ignore[arg-type]


EVALUATION = content(Genre.EVALUATION, evaluation=KETTLE)
TUTORIAL = content(Genre.TUTORIAL, tutorial=NOODLES)
PLACE = content(Genre.PLACE, place_facts=CAFE)


@pytest.mark.parametrize(
    ("written", "sign"),
    [
        (EVALUATION, Sign(Genre.EVALUATION, Verdict.GROW, 9)),
        (TUTORIAL, Sign(Genre.TUTORIAL, count=2)),
        (PLACE, Sign(Genre.PLACE, place=PlaceKind.CAFE)),
        (content(Genre.QUESTION), Sign(Genre.QUESTION)),
        (content(Genre.PLAIN), Sign()),
    ],
    ids=lambda value: str(getattr(value, "genre", "")),
)
def test_a_note_says_what_its_author_wrote_of_its_genre(world: World, written: Content, sign: Sign) -> None:
    note = write_note(actor=world.person(), content=written)
    assert get_content(Note.objects.get(id=note.id)) == written
    view = get_note_view(access_note(None, note.id), viewer=None)
    assert (view.genre, view.evaluation, view.tutorial, view.place_facts) == (
        written.genre,
        written.evaluation,
        written.tutorial,
        written.place_facts,
    )
    card = note_card(note.id, viewer=None)
    assert card and card.sign == sign


def test_an_evaluation_may_name_the_thing_itself(world: World) -> None:
    judged = replace(KETTLE, thing=Ref("good", 17))
    note = write_note(actor=world.person(), content=replace(EVALUATION, evaluation=judged))
    assert get_note_view(note, viewer=None).evaluation == judged


@pytest.mark.parametrize(
    ("written", "code", "field"),
    [
        (content(Genre.EVALUATION), "product_missing", "product"),
        (content(Genre.EVALUATION, evaluation=Evaluation(product=" ……")), "product_missing", "product"),
        (content(Genre.EVALUATION, evaluation=replace(KETTLE, product="字" * 61)), "product_too_long", "product"),
        (content(Genre.EVALUATION, evaluation=replace(KETTLE, score=11)), "bad_score", "score"),
        (content(Genre.EVALUATION, evaluation=replace(KETTLE, pros=("好",) * 11)), "too_many_pros", "pros"),
        (content(Genre.EVALUATION, evaluation=replace(KETTLE, cons=("字" * 41,))), "cons_too_long", "cons"),
        (content(Genre.EVALUATION, evaluation=replace(KETTLE, price=Money(1, "XYZ"))), "bad_price", "price"),
        (content(Genre.EVALUATION, evaluation=replace(KETTLE, price=Money(-1, "CNY"))), "bad_price", "price"),
        (content(Genre.TUTORIAL), "steps_missing", "steps"),
        (content(Genre.TUTORIAL, tutorial=Tutorial(steps=(Step("字" * 501),))), "steps_too_long", "steps"),
        (content(Genre.TUTORIAL, tutorial=Tutorial(steps=(Step("好"),) * 31)), "too_many_steps", "steps"),
        (content(Genre.TUTORIAL, tutorial=replace(NOODLES, minutes=0)), "bad_minutes", "minutes"),
        (content(Genre.PLACE), "place_name_missing", "place_name"),
        (content(Genre.PLACE, place_facts=replace(CAFE, longitude=None)), "half_a_position", "position"),
        (content(Genre.PLACE, place_facts=replace(CAFE, latitude=91.0)), "bad_position", "position"),
        (content(Genre.PLACE, place_facts=replace(CAFE, hours=(Hours(0, 600, 600),))), "bad_hours", "hours"),
        (content(Genre.PLACE, place_facts=replace(CAFE, hours=(Hours(0, 600, 900), Hours(0, 800, 1000)))), "overlapping_hours", "hours"),
        (content(Genre.PLACE, place_facts=replace(CAFE, hours=(Hours(6, 600, 1600), Hours(0, 100, 200)))), "overlapping_hours", "hours"),
        (replace(content(Genre.QUESTION), title=""), "title_missing", "title"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_left(world: World, written: Content, code: str, field: str) -> None:
    with refused(code, field):
        write_note(actor=world.person(), content=written)
    assert not Note.objects.exists()


def test_the_database_refuses_what_no_action_would_write(world: World) -> None:
    note = write_note(actor=world.person(), content=EVALUATION)
    wrong: list[tuple[type, dict[str, object]]] = [
        (EvaluationRow, {"score": 11}),
        (EvaluationRow, {"price": 5, "currency": ""}),
        (EvaluationRow, {"verdict": "maybe"}),
        (EvaluationRow, {"ref_kind": "good"}),
        (Note, {"genre": "poem"}),
    ]
    for model, values in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.filter(pk=note.id).update(**values)  # type: ignore[attr-defined]
    place = write_note(actor=world.person(), content=PLACE)
    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceRow.objects.filter(pk=place.id).update(latitude=None)


# --- drafts, edits, versions ---


def test_a_draft_keeps_the_parts_of_other_genres_until_it_is_published(world: World) -> None:
    author = world.person()
    whole = replace(EVALUATION, tutorial=NOODLES, place_facts=CAFE)
    draft = start_draft(actor=author, content=whole)
    for version, genre in enumerate((Genre.TUTORIAL, Genre.PLAIN, Genre.PLACE), 1):
        draft = change_draft(actor=author, note=draft, content=replace(whole, genre=genre), version=version)
        assert get_content(Note.objects.get(id=draft.id)) == replace(whole, genre=genre)
    publish_note(actor=author, note=draft)
    assert get_content(Note.objects.get(id=draft.id)) == PLACE
    assert not EvaluationPoint.objects.exists()
    assert not TutorialStep.objects.exists()


def test_saving_again_leaves_the_rows_that_did_not_change(world: World) -> None:
    author = world.person()
    draft = start_draft(actor=author, content=EVALUATION)
    before = set(EvaluationPoint.objects.values_list("id", flat=True))
    change_draft(actor=author, note=draft, content=replace(EVALUATION, title="另一个"), version=1)
    assert set(EvaluationPoint.objects.values_list("id", flat=True)) == before


def test_an_edit_keeps_what_the_note_held_before(world: World) -> None:
    author = world.person()
    note = write_note(actor=author, content=EVALUATION)
    after = replace(KETTLE, verdict=Verdict.PULL, score=4, pros=())
    edit_note(actor=author, note=note, content=replace(EVALUATION, evaluation=after), version=note.version)
    ((version, held),) = list_versions(note)
    assert (version.genre, held.evaluation) == ("evaluation", KETTLE)
    assert get_note_view(access_note(None, note.id), viewer=None).evaluation == after
    card = note_card(note.id, viewer=None)
    assert card and card.sign.verdict is Verdict.PULL


def test_an_edit_to_another_genre_lets_go_of_the_old_one(world: World) -> None:
    author = world.person()
    note = write_note(actor=author, content=EVALUATION)
    edit_note(actor=author, note=note, content=replace(PLACE, evaluation=KETTLE), version=note.version)
    assert not EvaluationRow.objects.exists()
    assert NoteVersion.objects.get().facts["evaluation"]["product"] == KETTLE.product


def test_a_step_shows_a_picture_of_its_note_and_keeps_its_words_without_it(world: World) -> None:
    author = world.person()
    one, other = world.picture(author), world.picture(author)
    steps = Tutorial(steps=(Step("第一步", one.id), Step("第二步", other.id)))
    pictures = (PictureInput(one.id), PictureInput(other.id))
    written = Content(title="教程", pictures=pictures, genre=Genre.TUTORIAL, tutorial=steps)
    note = write_note(actor=author, content=written)
    assert get_note_view(note, viewer=None).tutorial == steps
    edit_note(actor=author, note=note, content=replace(written, pictures=pictures[:1]), version=note.version)
    shown = get_note_view(access_note(None, note.id), viewer=None).tutorial
    assert shown and shown.steps == (Step("第一步", one.id), Step("第二步"))


def test_a_step_cannot_show_a_picture_of_another_note(world: World) -> None:
    author = world.person()
    stolen = world.picture(world.person())
    written = replace(TUTORIAL, tutorial=Tutorial(steps=(Step("偷来的图", stolen.id),)))
    view = get_note_view(write_note(actor=author, content=written), viewer=None)
    assert view.tutorial and view.tutorial.steps == (Step("偷来的图"),)


def test_a_tutorial_that_becomes_a_text_card_lets_its_steps_pictures_go(world: World) -> None:
    author = world.person()
    picture = world.picture(author)
    written = Content(
        kind=Kind.TEXT,
        title="教程",
        text_card=CARD,
        pictures=(PictureInput(picture.id),),
        genre=Genre.TUTORIAL,
        tutorial=Tutorial(steps=(Step("一步", picture.id),)),
    )
    note = publish_note(actor=author, note=start_draft(actor=author, content=written))
    assert TutorialStep.objects.get().picture_id is None
    assert get_note_view(note, viewer=None).tutorial == Tutorial(steps=(Step("一步"),))


def test_a_question_without_a_cover_stands_on_itself(world: World) -> None:
    author = world.person()
    asked = Content(kind=Kind.TEXT, title="下雨天带什么帐篷", genre=Genre.QUESTION)
    note = write_note(actor=author, content=asked)
    view = get_note_view(note, viewer=None)
    assert (len(view.pictures), view.pictures[0].alt) == (1, "下雨天带什么帐篷")
    edit_note(actor=author, note=note, content=replace(asked, title="雪天带什么帐篷"), version=note.version)
    assert get_note_view(access_note(None, note.id), viewer=None).pictures[0].alt == "雪天带什么帐篷"


# --- verdicts on a thing ---


def test_those_who_write_a_thing_differently_speak_of_one_thing() -> None:
    assert thing_key(KETTLE) == thing_key(replace(KETTLE, brand="ＴＩＭＯ", product="手冲壶（600 mL）"))
    assert name_key("L’Oréal", " Paris") == "loréalparis"


def test_verdicts_on_a_thing_are_counted_by_what_the_public_sees(world: World) -> None:
    for verdict, score, visibility in [
        (Verdict.GROW, 9, Visibility.PUBLIC),
        (Verdict.GROW, None, Visibility.PUBLIC),
        (Verdict.PULL, 3, Visibility.PUBLIC),
        (Verdict.OPEN, None, Visibility.PUBLIC),
        (Verdict.PULL, 1, Visibility.FOLLOWERS),
    ]:
        judged = replace(KETTLE, verdict=verdict, score=score, pros=(), cons=())
        said = f"{verdict} {score} {visibility} " * 9  # Many who say the same in the same words would be held as copies.
        write_note(actor=world.person(), content=replace(EVALUATION, body=said, evaluation=judged, visibility=visibility))
    author = world.person()
    delete_note(actor=author, note=write_note(actor=author, content=EVALUATION))
    counted = count_verdicts([thing_key(KETTLE), "nothing"])
    assert counted.keys() == {thing_key(KETTLE)}
    count = counted[thing_key(KETTLE)]
    assert (count.grow, count.pull, count.open, count.score, count.all) == (2, 1, 1, 6.0, 4)
    assert count_verdicts_on_brands(["timo"])["timo"] == count
    assert count_verdicts([""]) == {}


def test_the_count_of_a_thing_reads_its_index(world: World) -> None:
    write_note(actor=world.person(), content=EVALUATION)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = rows("EXPLAIN SELECT count(*) FROM notes_evaluation WHERE thing_key = ANY('{x,y}') AND thing_key <> ''", [])
    assert any("verdicts_on_a_thing" in line for (line,) in plan)


# --- collections ---


@pytest.fixture
def editor(world: World) -> Person:
    return world.person(role="creator")


def collection(*entries: Entry) -> Content:
    return content(Genre.COLLECTION, entries=entries)


def test_a_collection_shows_its_notes_in_order_with_what_its_editor_says(world: World, editor: Person) -> None:
    notes = [world.note(title=f"第 {turn} 篇") for turn in range(3)]
    entries = (Entry(notes[2].id, "先看这篇"), Entry(notes[0].id), Entry(notes[1].id, "最后"))
    note = write_note(actor=editor, content=collection(*entries))
    view = get_note_view(note, viewer=None)
    assert view.entries == entries
    assert [(card.title, remark) for card, remark in entry_cards(view.entries, viewer=None)] == [
        ("第 2 篇", "先看这篇"),
        ("第 0 篇", ""),
        ("第 1 篇", "最后"),
    ]
    card = note_card(note.id, viewer=None)
    assert card and card.sign == Sign(Genre.COLLECTION, count=3)


def test_a_collected_note_that_is_taken_back_is_not_shown_but_keeps_its_place(world: World, editor: Person) -> None:
    author = world.person()
    notes = [world.note(author), world.note(), world.note()]
    entries = tuple(Entry(note.id) for note in notes)
    note = write_note(actor=editor, content=collection(*entries))
    delete_note(actor=author, note=notes[0])
    view = get_note_view(note, viewer=None)
    assert [card.id for card, _ in entry_cards(view.entries, viewer=None)] == [notes[1].id, notes[2].id]
    edited = edit_note(actor=editor, note=note, content=replace(collection(*entries), title="改了标题"), version=note.version)
    assert get_content(edited).entries == entries


def test_only_those_who_edit_may_publish_a_collection(world: World) -> None:
    entries = (Entry(world.note().id), Entry(world.note().id))
    with refused("collections_are_edited", "genre"):
        write_note(actor=world.person(), content=collection(*entries))
    for person in (world.person(role="operator"), world.person(verified="expert")):
        assert write_note(actor=person, content=collection(*entries)).is_published


def test_what_may_not_stand_in_a_collection(world: World, editor: Person) -> None:
    notes = [world.note(), world.note(visibility=Visibility.FOLLOWERS)]
    good = Entry(notes[0].id)
    inner = write_note(actor=editor, content=collection(good, Entry(world.note().id)))
    for entries, code in [
        ((good,), "too_few_entries"),
        ((good, good), "unknown_entries"),
        ((good, Entry(notes[1].id)), "unknown_entries"),
        ((good, Entry(12345)), "unknown_entries"),
        ((good, Entry(inner.id)), "unknown_entries"),
        ((good, Entry(world.note().id, "字" * 201)), "entries_too_long"),
    ]:
        with refused(code, "entries"):
            write_note(actor=editor, content=collection(*entries))


# --- as JSON, and through the pages ---


def api(person: Person, method: str, path: str, body: object = None):  # type: ignore[no-untyped-def]
    headers = {"Authorization": f"Bearer {create_token(actor=person, name='test')}"}
    data = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
    return getattr(Client(), method)(f"/api/v1/{path}", headers=headers, **data)


JSON_PARTS = {
    "evaluation": {
        "product": "手冲壶",
        "brand": "Timo",
        "verdict": "grow",
        "score": 4.5,
        "pros": ["水流细"],
        "cons": [],
        "price": {"minor": 19900, "currency": "CNY"},
        "came_by": "bought",
        "used_for": "half_year",
        "thing": None,
    },
    "tutorial": {"steps": [{"text": "烧水", "picture": None}], "minutes": 10, "difficulty": "easy", "needs": ["锅"]},
    "place_facts": {
        "name": "巷口咖啡",
        "kind": "cafe",
        "latitude": 30.24513,
        "longitude": 120.15021,
        "hours": [{"weekday": 0, "opens": "09:00", "closes": "24:00"}, {"weekday": 4, "opens": "18:00", "closes": "02:00"}],
        "price_a_head": {"minor": 3500, "currency": "CNY"},
    },
}


@pytest.mark.parametrize(("genre", "part"), [("evaluation", "evaluation"), ("tutorial", "tutorial"), ("place", "place_facts")])
def test_what_json_gave_json_shows(world: World, genre: str, part: str) -> None:
    author = world.person()
    body = {"kind": "text", "title": "一篇", "text_card": {"text": "一张卡"}, "genre": genre, part: JSON_PARTS[part]}
    written = api(author, "post", "notes", body)
    assert written.status_code == 201, written.content
    assert (written.json()["genre"], written.json()[part]) == (genre, JSON_PARTS[part])
    note = Note.objects.get()
    again = api(author, "put", f"notes/{short(note.id)}", {"version": note.version, "content": body})
    assert again.json()[part] == JSON_PARTS[part]
    (card,) = api(author, "get", f"people/{author.handle}/notes").json()["items"]
    assert card["genre"] == genre


@pytest.mark.parametrize(
    "part",
    [
        {"genre": "poem"},
        {"genre": "evaluation", "evaluation": {"product": "壶", "score": 4.25}},
        {"genre": "evaluation", "evaluation": {"product": "壶", "score": 0}},
        {"genre": "evaluation", "evaluation": {"product": "壶", "price": {"minor": 1.5, "currency": "CNY"}}},
        {"genre": "place", "place_facts": {"name": "店", "latitude": 95, "longitude": 1}},
        {"genre": "place", "place_facts": {"name": "店", "hours": [{"weekday": 7, "opens": "09:00", "closes": "18:00"}]}},
        {"genre": "place", "place_facts": {"name": "店", "hours": [{"weekday": 0, "opens": "9", "closes": "18:00"}]}},
        {"genre": "tutorial", "tutorial": {"steps": [{"text": "", "picture": None}]}},
        {"genre": "question", "title": ""},
        {"genre": "collection", "entries": [{"note": "!"}]},
    ],
    ids=str,
)
def test_json_that_makes_no_sense_is_refused_in_words(world: World, part: dict[str, object]) -> None:
    body = {"kind": "text", "title": "一篇", "text_card": {"text": "一张卡"}} | part
    answer = api(world.person(), "post", "notes", body)
    assert answer.status_code == 422, answer.content
    assert answer.json()["detail"]
    assert not Note.objects.exists()


def test_verdicts_are_asked_for_by_name(world: World) -> None:
    write_note(actor=world.person(), content=EVALUATION)
    person = world.person()
    assert api(person, "get", "verdicts?brand=timo&product=手冲壶600ML").json() == {"grow": 1, "pull": 0, "open": 0, "score": 4.5}
    assert api(person, "get", "verdicts?brand=TIMO").json()["grow"] == 1
    assert api(person, "get", "verdicts").json() == {"grow": 0, "pull": 0, "open": 0, "score": None}


def test_the_page_of_each_genre_in_both_languages(world: World) -> None:
    editor = world.person(role="creator")
    collected = collection(Entry(world.note(title="先看").id, "<i>先看</i>这篇"), Entry(world.note(title="再看").id))
    for written, zh, en in [
        (EVALUATION, ["种草", "¥199 · 自己买的 · 用了半年", "水流细", "盖子烫手"], ["Grow", "¥199 · Bought it", "For it"]),
        (TUTORIAL, ["要准备的", "12 分钟", "下面，数到一百"], ["What you need", "12 min", "Easy"]),
        (PLACE, ["咖啡馆", "周六", "10:00–01:00", "休息", "¥35", "openstreetmap.org"], ["Café", "Sat", "closed", "Leaves Tallgrass"]),
        (content(Genre.QUESTION), ["等人回答", "我来回答"], ["Waiting for an answer", "Answer"]),
        (collected, ["合集", "&lt;i&gt;先看&lt;/i&gt;这篇", "再看"], ["Collection", "edited by"]),
    ]:
        note = write_note(actor=editor, content=written)
        for language, words in (("zh-hans", zh), ("en", en)):
            page = Client(headers={"accept-language": language}).get(f"/notes/{short(note.id)}/").content.decode()
            assert [word for word in words if word not in page] == [], written.genre


def test_the_editor_begins_where_a_draft_was_left(world: World, editor: Person) -> None:
    whole = replace(EVALUATION, tutorial=NOODLES, place_facts=CAFE, entries=(Entry(world.note(title="收进来").id, "好"),))
    draft = start_draft(actor=editor, content=whole)
    client = Client()
    client.force_login(editor)
    page = client.get(f"/publish/{short(draft.id)}/").content.decode()
    state = json.loads(page.split('id="editor-state"')[1].split(">", 1)[1].split("</script>")[0])["content"]
    assert (state["genre"], state["evaluation"]["score"], state["place_facts"]["hours"][1]["closes"]) == ("evaluation", 4.5, "01:00")
    assert (state["entries"][0]["title"], state["entries"][0]["remark"]) == ("收进来", "好")
    assert state["tutorial"]["minutes"] == 12


def test_versions_show_what_was_held_before(world: World) -> None:
    author = world.person()
    note = write_note(actor=author, content=EVALUATION)
    edit_note(actor=author, note=note, content=replace(EVALUATION, evaluation=replace(KETTLE, verdict=Verdict.PULL)), version=note.version)
    client = Client()
    client.force_login(author)
    page = client.get(f"/notes/{short(note.id)}/versions/").content.decode()
    assert "Timo 手冲壶 600ml · 种草 · 4.5 星 · ¥199" in page


def test_what_may_be_collected_is_found_by_link_and_by_words(world: World, editor: Person) -> None:
    own, far, private = world.note(editor, "露营清单"), world.note(title="远方的"), world.note(visibility=Visibility.FOLLOWERS)
    client = Client()
    client.force_login(editor)

    def found(words: str) -> list[str]:
        return [item["title"] for item in client.get("/publish/collectable/", {"q": words}).json()["items"]]

    assert found("") == found("露营") == ["露营清单"]
    assert found(f"https://tall.grass/notes/{short(far.id)}/?from=x") == ["远方的"]
    assert found(f"/notes/{short(private.id)}/") == []
    assert found("没有这样的") == []
    assert own.is_published


def test_other_places_are_told_what_each_genre_is(world: World) -> None:
    editor = world.person(role="creator")
    collected = collection(Entry(world.note(title="先看").id, "先看这篇"), Entry(world.note(title="再看").id))
    for written, kind, words in [
        (EVALUATION, "Review", ['"ratingValue":4.5', '"positiveNotes"', '"brand":{"@type":"Brand","name":"Timo"}']),
        (TUTORIAL, "HowTo", ['"totalTime":"PT12M"', '"HowToStep"', "#step-2"]),
        (PLACE, "CafeOrCoffeeShop", ['"latitude":30.24513', '"opens":"09:00"', '"priceRange":"CNY 35"']),
        (content(Genre.QUESTION), "QAPage", ['"answerCount":0']),
        (collected, "CollectionPage", ['"position":2', "先看这篇"]),
    ]:
        note = write_note(actor=editor, content=written)
        data = Client().get(f"/notes/{short(note.id)}/").content.decode().split("application/ld+json")[1].split("</script>")[0]
        assert f'"@type":"{kind}"' in data
        assert [word for word in words if word not in data] == [], kind
