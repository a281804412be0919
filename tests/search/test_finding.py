"""Typos, pinyin, phrases, sentences: what people type is found."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tallgrass.platform.subjects import Ref
from tallgrass.search.actions import refresh, remember_search
from tallgrass.search.correcting import correct
from tallgrass.search.gates import refuse_when
from tallgrass.search.queries import find_ids, list_searching_now
from tallgrass.search.suggesting import suggest
from tallgrass.search.types import Wanted
from tests.support.world import World


@pytest.fixture
def places(world: World) -> dict[str, int]:
    author = world.person("阿栗", handle="ali_home")
    texts = {
        "camp": ("露营装备清单", "帐篷、天幕、睡袋 #露营"),
        "chongqing": ("重庆三天", "火锅和索道"),
        "english": ("Camping, two cats", "A slow weekend in the mountains"),
        "hair": ("剪头发", "短发很好打理"),
    }
    notes = {name: world.note(author, title, body).id for name, (title, body) in texts.items()}
    world.read_log()
    refresh([Ref("person", author.id)])
    return notes


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("露營", "camp"),
        ("luying", "camp"),
        ("ly", "camp"),
        ("luyingzhuangbei", "camp"),
        ("路营", "camp"),
        ("装备清单 露营", "camp"),
        ("chongqing", "chongqing"),
        ("cq", "chongqing"),
        ("campnig", "english"),
        ("montains", "english"),
        ("ＣＡＭＰ", "english"),
        ('"two cats"', "english"),
        ("頭髮", "hair"),
        ("what should one do on a slow weekend in the mountains with cats", "english"),
    ],
)
def test_what_people_type_is_found(places: dict[str, int], words: str, name: str) -> None:
    assert find_ids(Wanted(words)).ids[:1] == (places[name],)


def test_phrases_hold_and_minus_takes_out(places: dict[str, int]) -> None:
    assert find_ids(Wanted('"cats two"')).ids == ()
    assert find_ids(Wanted("露营 -睡袋")).ids == ()


@pytest.mark.parametrize(
    "words", ["", "-", '"', "#", "@", "的", "🏕", "(a AND", "field:x^2 ~*?[ TO }", "\\", "\x00", "a" * 500, "露" * 500, "-露营"]
)
def test_nothing_one_types_is_an_error(places: dict[str, int], words: str) -> None:
    find_ids(Wanted(words))
    correct(words)
    suggest(words)


def test_did_you_mean(places: dict[str, int]) -> None:
    assert correct("campnig gear") == "camping gear"
    assert correct("路营") == "露营"
    assert correct("露营") is correct("camping") is correct("zzzzqqqq") is None


def test_suggestions_by_letters_pinyin_and_initials(places: dict[str, int]) -> None:
    for begun in ("露", "露營", "luy", "ly", "#露"):
        assert "#露营" in [each.text for each in suggest(begun)], begun
    assert ("阿栗", "/@ali_home/") in [(each.text, each.url) for each in suggest("ali")]
    assert "camping" in [each.text.lower() for each in suggest("cam")]
    assert "重庆三天" in [each.text for each in suggest("chong")]
    assert suggest("") == ()


def test_others_hear_of_a_search_when_three_people_made_it(world: World) -> None:
    people = [world.person() for _ in range(3)]
    for place, person in enumerate(people):
        remember_search(actor=person, words="秋天的菜", results=2)
        remember_search(actor=person, words="坏话", results=2)
        remember_search(actor=person, words="没有的东西", results=0)
        if place < 2:
            remember_search(actor=person, words="只有两个人", results=2)
    refuse_when(_is_bad)
    assert list_searching_now() == ["秋天的菜"]


def _is_bad(words: str) -> bool:
    return words == "坏话"


def test_the_ranking_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = {
        "d": [{"id": "a", "title": "Boundary layers", "text": "heat transfer in laminar flow"}, {"id": 2, "text": "山顶看星星"}],
        "q": [{"id": 1, "text": "laminar heat"}, {"id": "2", "text": "星星"}, {"id": 3, "text": "nobody judged"}],
        "j": [
            {"query": 1, "document": "a", "grade": 2},
            {"query": 2, "document": 2, "grade": 1},
            {"query": 2, "document": "a", "grade": -1},
        ],
    }
    for name, lines in rows.items():
        (tmp_path / name).write_text("\n".join(json.dumps(line) for line in lines))
    call_command("search", "evaluate", documents=tmp_path / "d", queries=tmp_path / "q", judgements=tmp_path / "j")
    printed = json.loads(capsys.readouterr().out)
    assert printed.pop("p50_ms") > 0
    assert printed == {"ndcg@10": 1.0, "queries": 2}
    (tmp_path / "d").write_text('{"id": 1}')
    with pytest.raises(CommandError, match="line 1: text missing"):
        call_command("search", "evaluate", documents=tmp_path / "d", queries=tmp_path / "q", judgements=tmp_path / "j")
