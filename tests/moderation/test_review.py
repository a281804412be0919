"""From a report or the first pass to a decision, and on to an appeal: by the actions themselves."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connections

from tallgrass.accounts.models import Person
from tallgrass.moderation.actions import (
    answer_appeal,
    appeal,
    claim_case,
    claim_next,
    decide,
    decide_alike,
    know_picture,
    list_word,
    release_case,
    report_thing,
    undo_decision,
    unlist_word,
)
from tallgrass.moderation.actions.reporting import weight_of
from tallgrass.moderation.models import Appeal, Case, Decision, ListedWord, Report, Restriction, Strike
from tallgrass.moderation.queries import find_restriction, get_decision_view, get_standing, list_held, page_decisions, page_reports
from tallgrass.moderation.queries.desk import get_case_view, get_figures, list_cases
from tallgrass.moderation.types import CaseState, Ruling
from tallgrass.notes.actions import edit_note
from tallgrass.notes.actions.deleting import remove_for_good
from tallgrass.notes.models import Note, Topic
from tallgrass.notes.queries import get_content, note_card, page_notes_of, page_topic_notes
from tallgrass.notifications.queries import page_lines
from tallgrass.platform import clock
from tallgrass.platform.ids import new_id
from tallgrass.platform.models import AuditEntry
from tallgrass.platform.subjects import Ref
from tests.support.refusals import refused
from tests.support.world import World

BAD = "这家店的老板真是个狗东西"


def ref(note: Note) -> Ref:
    return Ref("note", note.id)


def moderator(world: World) -> Person:
    return world.person(role="moderator")


def held(world: World, **words: object) -> tuple[Note, Case]:
    note = world.note(body=words.pop("body", BAD), **words)  # type: ignore[arg-type]
    return note, Case.objects.get(subject_id=note.id)


def reported(world: World, note: Note, reason: str = "false") -> Case:
    report_thing(actor=world.person(), ref=ref(note), reason=reason)
    return Case.objects.get(subject_id=note.id, state=CaseState.OPEN)


def at_once(*acts: Callable[[], object]) -> list[str]:
    """What each act came to, all begun at the same moment."""
    gate, ends = threading.Barrier(len(acts)), ["" for _ in acts]

    def run(place: int) -> None:
        gate.wait()
        try:
            acts[place]()
            ends[place] = "done"
        except Exception as error:
            ends[place] = getattr(error, "code", repr(error))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(ends)


# --- reports ---


def test_one_report_a_person_and_thing(world: World) -> None:
    note, reader = world.note(), world.person()
    assert report_thing(actor=reader, ref=ref(note), reason="false", words="没用过")
    assert not report_thing(actor=reader, ref=ref(note), reason="abuse")
    case = Case.objects.get()
    assert (case.origin, case.weight, case.severity) == ("reports", 1.0, 1)
    report_thing(actor=world.person(), ref=ref(note), reason="danger")
    case.refresh_from_db()
    assert (case.weight, case.severity, case.reports.count()) == (2.0, 4, 2)


def test_what_one_cannot_see_and_ones_own_cannot_be_reported(world: World) -> None:
    author = world.person()
    note = world.note(author)
    with refused("own_thing"):
        report_thing(actor=author, ref=ref(note), reason="false")
    hidden, _ = held(world)
    reader = world.person()
    for unseen in (ref(hidden), Ref("note", new_id()), Ref("weather", 1)):
        with refused("not_found"):
            report_thing(actor=reader, ref=unseen, reason="false")
    with refused("unknown_reason"):
        report_thing(actor=reader, ref=ref(note), reason="ugly")
    assert not Report.objects.exists()


def test_reports_weigh_by_the_record_of_who_reports(world: World, settings) -> None:  # type: ignore[no-untyped-def]
    careful, careless, staff = world.person(), world.person(), moderator(world)
    for _ in range(4):
        for person, ruling in ((careful, "remove"), (careless, "approve")):
            note = world.note()
            settings.TALLGRASS_REPORT_WEIGHT = 0
            report_thing(actor=person, ref=ref(note), reason="false")
            decide(actor=staff, case_id=Case.objects.get(subject_id=note.id).id, ruling=ruling, rule="false")
    settings.TALLGRASS_REPORT_WEIGHT = 1
    assert weight_of(careful.id) == 1.5
    assert weight_of(careless.id) == 0.5
    note = world.note()
    report_thing(actor=careless, ref=ref(note), reason="false")
    assert not Case.objects.filter(subject_id=note.id).exists()
    report_thing(actor=careful, ref=ref(note), reason="false")
    assert Case.objects.get(subject_id=note.id).weight == 2.0
    assert Case.objects.get(subject_id=note.id).reports.count() == 2


def test_a_report_on_what_was_approved_opens_it_again(world: World) -> None:
    note, staff = world.note(), moderator(world)
    decide(actor=staff, case_id=reported(world, note).id, ruling="approve")
    assert Case.objects.get().state == CaseState.CLOSED
    again = reported(world, note)
    assert len(get_case_view(again.id).decisions) == 1


# --- decisions ---


def test_removing_says_why_charges_points_and_answers_reports(world: World) -> None:
    author, staff, reader = world.person(), moderator(world), world.person()
    note = world.note(author, title="假的测评")
    report_thing(actor=reader, ref=ref(note), reason="false")
    decision = decide(actor=staff, case_id=Case.objects.get().id, ruling="remove", rule="false", words=" 图是别人的 ")
    assert note_card(note.id, viewer=reader) is None
    restriction = find_restriction(ref(note))
    assert restriction
    assert (restriction.decision_id, restriction.level, restriction.rule) == (decision.id, "withheld", "false")
    view = get_decision_view(author, decision.id)
    assert (view.title, view.words, view.rule.code, view.points) == ("假的测评", "图是别人的", "false", 1)
    assert view.appeal_by
    assert get_standing(author.id).points == 1
    assert page_reports(reader, None).items[0].upheld is True
    assert AuditEntry.objects.get(act="review.remove").detail["rule"] == "false"


def test_limiting_keeps_a_note_but_spreads_it_no_further(world: World) -> None:
    author, staff, reader = world.person(), moderator(world), world.person()
    note = world.note(author, body="#秋天 的包")
    decide(actor=staff, case_id=reported(world, note, "wealth").id, ruling="limit", rule="wealth")
    assert note_card(note.id, viewer=reader)
    assert [card.limited for card in page_notes_of(author.id, viewer=reader, cursor=None).items] == [False]
    assert [card.limited for card in page_notes_of(author.id, viewer=author, cursor=None).items] == [True]
    assert page_topic_notes(Topic.objects.get(name="秋天").id, viewer=reader, cursor=None).items == []
    assert get_standing(author.id).points == 0


def test_approving_lets_a_held_note_out(world: World) -> None:
    note, case = held(world)
    decide(actor=moderator(world), case_id=case.id, ruling="approve")
    assert note_card(note.id, viewer=world.person())
    assert find_restriction(ref(note)) is None
    assert list_held(Person.objects.get(id=note.author_id)) == []


def test_a_decision_needs_a_ruling_a_rule_and_someone_who_may(world: World) -> None:
    note, case = held(world)
    staff = moderator(world)
    with refused("unknown_ruling"):
        decide(actor=staff, case_id=case.id, ruling="forgive")
    with refused("rule_needed"):
        decide(actor=staff, case_id=case.id, ruling="remove")
    with refused("words_needed"):
        decide(actor=staff, case_id=case.id, ruling="remove", rule="abuse", words="长" * 501)
    with refused("forbidden"):
        decide(actor=world.person(), case_id=case.id, ruling="approve")
    with refused("not_found"):
        decide(actor=staff, case_id=new_id(), ruling="approve")
    own = world.note(staff, body=BAD)
    with refused("own_thing"):
        decide(actor=staff, case_id=Case.objects.get(subject_id=own.id).id, ruling="approve")
    assert not Decision.objects.exists()
    assert Note.objects.get(id=note.id).state == "withheld"


def test_an_undone_decision_leaves_nothing_behind(world: World) -> None:
    author, staff, reader = world.person(), moderator(world), world.person()
    note = world.note(author)
    report_thing(actor=reader, ref=ref(note), reason="false")
    decision = decide(actor=staff, case_id=Case.objects.get().id, ruling="remove", rule="false")
    case = undo_decision(actor=staff, decision_id=decision.id)
    undo_decision(actor=staff, decision_id=decision.id)
    assert case.state == CaseState.OPEN
    assert note_card(note.id, viewer=reader)
    assert get_standing(author.id).points == 0
    assert page_decisions(author, None).items == []
    assert page_reports(reader, None).items[0].upheld is None
    decide(actor=staff, case_id=case.id, ruling="remove", rule="stolen")
    assert get_standing(author.id).points == 1


def test_what_was_appealed_against_cannot_be_undone(world: World) -> None:
    author, staff = world.person(), moderator(world)
    note = world.note(author)
    decision = decide(actor=staff, case_id=reported(world, note).id, ruling="remove", rule="false")
    appeal(actor=author, decision_id=decision.id, words="是我拍的")
    with refused("too_late_to_undo"):
        undo_decision(actor=staff, decision_id=decision.id)


def test_the_same_words_are_decided_together(world: World) -> None:
    staff = moderator(world)
    words = "周末去了城南的旧书店，老板是个狗东西，淘到三本绝版的诗集，心情很好"
    cases = [held(world, body=words)[1] for _ in range(3)]
    view = get_case_view(cases[0].id)
    assert {line.id for line in view.alike} == {cases[1].id, cases[2].id}
    decide(actor=staff, case_id=cases[1].id, ruling="approve")
    assert decide_alike(actor=staff, case_ids=[case.id for case in cases], ruling="remove", rule="abuse") == 2


def test_an_edited_note_that_a_person_took_down_stays_down_and_comes_before_a_person(world: World) -> None:
    author, staff = world.person(), moderator(world)
    note = world.note(author)
    decide(actor=staff, case_id=reported(world, note).id, ruling="remove", rule="false")
    note.refresh_from_db()
    edit_note(actor=author, note=note, content=get_content(note), version=note.version)
    assert Note.objects.get(id=note.id).state == "withheld"
    assert Case.objects.get(state=CaseState.OPEN).origin == "changed"


def test_those_it_concerns_are_told(world: World) -> None:
    author, one, other, reader = world.person(), moderator(world), moderator(world), world.person()

    def told(person: Person) -> list[tuple[str, str]]:
        world.read_log()
        return [(line.kind.value, line.subject.title) for line in page_lines(person).items if line.subject]

    _, case = held(world, author=author, title="汤")
    assert told(author) == [("held", "汤")]
    decide(actor=one, case_id=case.id, ruling="approve")
    assert told(author)[0] == ("restored", "汤")
    note = world.note(author, title="包")
    report_thing(actor=reader, ref=ref(note), reason="false")
    decision = decide(actor=one, case_id=Case.objects.get(subject_id=note.id).id, ruling="remove", rule="false")
    assert told(author)[0] == ("restricted", "包")
    assert told(reader) == [("report_up", "一件内容")]
    answer_appeal(actor=other, appeal_id=appeal(actor=author, decision_id=decision.id, words="真的").id, overturn=True, answer="好")
    assert told(author)[0] == ("appeal_won", "包")
    approved = world.note(title="杯")
    another = world.person()
    report_thing(actor=another, ref=ref(approved), reason="false")
    decide(actor=one, case_id=Case.objects.get(subject_id=approved.id).id, ruling="approve")
    assert told(another) == [("report_down", "杯")]


# --- the queue ---


def test_the_queue_puts_the_heavy_and_the_waiting_first(world: World) -> None:
    mild = reported(world, world.note(title="轻"), "wealth")
    heavy = reported(world, world.note(title="重"), "danger")
    assert [line.id for line in list_cases()] == [heavy.id, mild.id]
    with clock.clock_forward(timedelta(hours=40)):
        late = reported(world, world.note(title="晚到"), "danger")
        assert [line.id for line in list_cases()] == [heavy.id, mild.id, late.id]


def test_a_claimed_case_is_left_to_who_claimed_it_for_a_while(world: World) -> None:
    one, other = moderator(world), moderator(world)
    case = held(world)[1]
    assert claim_next(actor=one) == case.id
    assert claim_next(actor=other) is None
    with refused("claimed_by_other"):
        decide(actor=other, case_id=case.id, ruling="approve")
    with refused("claimed_by_other"):
        claim_case(actor=other, case_id=case.id)
    release_case(actor=other, case_id=case.id)
    release_case(actor=one, case_id=case.id)
    claim_case(actor=other, case_id=case.id)
    with clock.clock_forward(timedelta(minutes=11)):
        decide(actor=one, case_id=case.id, ruling="approve")


def test_how_long_a_case_waited_is_told_by_one_clock(world: World) -> None:
    now = clock.now()
    with clock.clock_at(now - timedelta(hours=31)):
        case = reported(world, world.note(title="昨天的"), "danger")
    with clock.clock_at(now - timedelta(hours=29)):
        decision = decide(actor=moderator(world), case_id=case.id, ruling="approve")
    figures = get_figures()
    assert (figures.median_seconds, figures.slowest_seconds) == (7200, 7200)
    assert decision.created_at == now - timedelta(hours=29)


# --- strikes ---


def test_points_rest_a_person_and_end_after_ninety_days(world: World) -> None:
    author, staff = world.person(), moderator(world)
    for _ in range(2):
        note = world.note(author)
        decision = decide(actor=staff, case_id=reported(world, note).id, ruling="remove", rule="abuse")
    assert get_standing(author.id).points == 4
    with refused("cooling_down"):
        world.note(author)
    with clock.clock_forward(timedelta(days=1, minutes=1)):
        world.note(author)
    with clock.clock_forward(timedelta(days=91)):
        assert get_standing(author.id).points == 0
    row = appeal(actor=author, decision_id=decision.id, words="不是骂人")
    answer_appeal(actor=moderator(world), appeal_id=row.id, overturn=True, answer="看过了，不是")
    assert get_standing(author.id).points == 2
    world.note(author)


# --- appeals ---


def test_an_appeal_is_answered_by_someone_else_and_puts_things_right(world: World) -> None:
    author, one, other, reader = world.person(), moderator(world), moderator(world), world.person()
    note = world.note(author)
    report_thing(actor=reader, ref=ref(note), reason="false")
    decision = decide(actor=one, case_id=Case.objects.get().id, ruling="remove", rule="false")
    with refused("not_found"):
        appeal(actor=reader, decision_id=decision.id, words="不是我的")
    with refused("words_needed"):
        appeal(actor=author, decision_id=decision.id, words="  ")
    row = appeal(actor=author, decision_id=decision.id, words="是我自己拍的")
    with refused("appealed_already"):
        appeal(actor=author, decision_id=decision.id, words="再说一次")
    with refused("someone_else_must"):
        answer_appeal(actor=one, appeal_id=row.id, overturn=False, answer="不行")
    answer_appeal(actor=other, appeal_id=row.id, overturn=True, answer="原图看过了")
    with refused("answered_already"):
        answer_appeal(actor=other, appeal_id=row.id, overturn=False, answer="又不行")
    assert note_card(note.id, viewer=reader)
    assert get_standing(author.id).points == 0
    view = get_decision_view(author, decision.id)
    assert view.overturned_at
    assert view.appeal
    assert (view.appeal.overturned, view.appeal.answer) == (True, "原图看过了")
    assert weight_of(reader.id) < 1
    assert get_figures().overturned == 1


def test_an_appeal_has_its_time(world: World) -> None:
    author, staff = world.person(), moderator(world)
    decision = decide(actor=staff, case_id=reported(world, world.note(author)).id, ruling="limit", rule="false")
    with clock.clock_forward(timedelta(days=15)), refused("appeal_too_late"):
        appeal(actor=author, decision_id=decision.id, words="晚了")
    note = world.note(author)
    passed = decide(actor=staff, case_id=reported(world, note).id, ruling="approve")
    with refused("nothing_to_appeal"):
        appeal(actor=author, decision_id=passed.id, words="没事")


# --- lists ---


def test_a_word_counts_as_soon_as_it_is_listed_and_no_longer_when_it_is_not(world: World) -> None:
    operator, author = world.person(role="operator"), world.person()
    assert world.note(author, body="紫色的麻袋").state == "published"
    word = list_word(actor=operator, term="紫色的麻袋", rule="fraud", severity="hold")
    assert world.note(author, body="紫 色 的 麻 袋").state == "withheld"
    with refused("word_listed_already"):
        list_word(actor=operator, term="紫色的麻袋", rule="fraud", severity="hold")
    unlist_word(actor=operator, word_id=word.id)
    assert world.note(author, body="紫色的麻袋很好看").state == "published"
    for wrong in ({"term": "一"}, {"rule": "weather"}, {"severity": "shout"}):
        with refused("bad_word"):
            list_word(actor=operator, **({"term": "两个字", "rule": "abuse", "severity": "hold"} | wrong))
    with refused("forbidden"):
        list_word(actor=moderator(world), term="两个字", rule="abuse", severity="hold")
    assert ListedWord.objects.filter(by_id=operator.id).count() == 0


def test_a_picture_of_a_case_does_not_come_again(world: World) -> None:
    staff = moderator(world)
    _, case = held(world)
    picture = get_case_view(case.id).material.pictures[0]  # type: ignore[union-attr]
    know_picture(actor=staff, case_id=case.id, picture_id=picture.id, rule="sex")
    know_picture(actor=staff, case_id=case.id, picture_id=picture.id, rule="sex")
    assert world.note(title="同一张图").state == "withheld"
    with refused("not_found"):
        know_picture(actor=staff, case_id=case.id, picture_id=new_id(), rule="sex")


# --- at once ---


def test_two_moderators_decide_once(kept_world: World) -> None:
    _, case = held(kept_world)
    staff = [moderator(kept_world) for _ in range(4)]
    acts = [lambda who=who: decide(actor=who, case_id=case.id, ruling="remove", rule="abuse") for who in staff]
    assert at_once(*acts) == ["already_decided", "already_decided", "already_decided", "done"]
    assert Decision.objects.count() == Strike.objects.count() == Restriction.objects.filter(lifted_at=None).count() == 1


def test_moderators_who_ask_at_once_get_different_cases(kept_world: World) -> None:
    cases = {held(kept_world)[1].id for _ in range(3)}
    staff, got = [moderator(kept_world) for _ in range(3)], []
    at_once(*(lambda who=who: got.append(claim_next(actor=who)) for who in staff))
    assert set(got) == cases


def test_the_same_report_twice_at_once_is_one(kept_world: World) -> None:
    note, reader, other = kept_world.note(), kept_world.person(), kept_world.person()
    acts = [lambda who=who: report_thing(actor=who, ref=ref(note), reason="false") for who in (reader, reader, other, other)]
    assert at_once(*acts) == ["done"] * 4
    assert Report.objects.count() == 2
    case = Case.objects.get()
    assert (case.weight, case.reports.count()) == (2.0, 2)


def test_appealing_twice_at_once_is_once(kept_world: World) -> None:
    author, staff = kept_world.person(), moderator(kept_world)
    decision = decide(actor=staff, case_id=reported(kept_world, kept_world.note(author)).id, ruling="remove", rule="false")
    acts = [lambda: appeal(actor=author, decision_id=decision.id, words="是我拍的")] * 4
    assert at_once(*acts) == ["appealed_already"] * 3 + ["done"]
    others = [moderator(kept_world) for _ in range(3)]
    row = Appeal.objects.get()
    acts = [lambda who=who: answer_appeal(actor=who, appeal_id=row.id, overturn=True, answer="好") for who in others]
    assert at_once(*acts) == ["answered_already", "answered_already", "done"]


@pytest.mark.parametrize("ruling", list(Ruling))
def test_a_thing_that_is_gone_can_still_be_decided(world: World, ruling: Ruling) -> None:
    note, case = held(world)
    remove_for_good(note)
    assert get_case_view(case.id).material is None
    decide(actor=moderator(world), case_id=case.id, ruling=ruling.value, rule="abuse")
