"""The review desk of the demo: things that wait, things decided, one appeal, by the real acts of its people."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from tallgrass.accounts.models import Person
from tallgrass.moderation.actions import appeal, decide, report_thing
from tallgrass.moderation.models import Case
from tallgrass.moderation.types import CaseState
from tallgrass.notes.actions import write_note
from tallgrass.notes.models import Note
from tallgrass.notes.types import Content, Kind, TextCard
from tallgrass.platform import clock
from tallgrass.platform.subjects import Ref

WRITTEN = (
    # handle, hours ago, title, words, channel
    ("guozi", 31, "排队两小时", "排了两小时，前面插队的真是个狗东西。面倒是好吃。", "food"),
    ("lulu", 26, "闲置转让", "八成新的梳妆台，自提。想要的加微信，或打 13800138000。", "home"),
    ("jonah_p", 22, "Queue at the sale", "Two hours for a coat, and some moron took the last one in my size.", "fashion"),
    ("feifei", 9, "三招见效", "祖传秘方，三天见效，不好用来找我。", "skincare"),
    ("mei_ayi", 6, "老姐妹的好东西", "老姐妹都在用，包治百病，还能送人。", "fitness"),
    ("azhe", 3, "周末兼职", "时间自由，日结兼职，想来的问我。", "reading"),
)
REPORTED = (
    # reporter, author whose newest note it is, hours ago, reason, words
    ("ruth_gale", "theo_frames", 30, "stolen", "I have seen the second picture in a book."),
    ("yutong", "luzhiyao", 20, "false", "这个尺码写得和实物不一样。"),
    ("chenayu", "suyi", 8, "wealth", "整篇都在说价钱。"),
    ("dami", "tangtang", 5, "advertising", "像是商家给的稿子。"),
)


def fill_review_desk(now: datetime) -> int:
    """What waits at the desk when the demo opens. How many things."""
    handles = {row[0] for row in (*WRITTEN, *REPORTED)} | {row[1] for row in REPORTED} | {"heli", "nora_vale"}
    people = {person.handle: person for person in Person.objects.filter(handle__in=handles)}
    for handle, hours, title, words, channel in WRITTEN:
        if handle in people and not Note.objects.filter(author_id=people[handle].id, title=title).exists():
            with clock.clock_at(now - timedelta(hours=hours)):
                card = TextCard(title, "letter", seed=hours)
                write_note(actor=people[handle], content=Content(kind=Kind.TEXT, title=title, body=words, channel=channel, text_card=card))
    for reporter, author, hours, reason, words in REPORTED:
        if reporter in people and author in people:
            note = Note.objects.published().of(people[author].id).order_by("-published_at").first()
            if note:
                with clock.clock_at(now - timedelta(hours=hours)):
                    report_thing(actor=people[reporter], ref=Ref("note", note.id), reason=reason, words=words)
    _decide_some(people, now)
    return Case.objects.filter(state=CaseState.OPEN).count()


def _decide_some(people: Mapping[str, Person], now: datetime) -> None:
    """Two colleagues have been at it: one note let out, one taken down and appealed against, one spread no further."""
    if not {"heli", "nora_vale"} <= people.keys():
        return
    for by, handle, hours, ruling, rule, words in (
        ("heli", "guozi", 29, "approve", "", ""),
        ("nora_vale", "jonah_p", 20, "remove", "abuse", "Leave the name-calling out, and it can stay."),
        ("heli", "suyi", 7, "limit", "wealth", "讲讲衣服，少讲价钱。"),
    ):
        case = (
            Case.objects.filter(author_id=people[handle].id, subject_kind="note", state=CaseState.OPEN).first()
            if handle in people
            else None
        )
        if case:
            with clock.clock_at(now - timedelta(hours=hours)):
                decision = decide(actor=people[by], case_id=case.id, ruling=ruling, rule=rule, words=words)
            if ruling == "remove":
                with clock.clock_at(now - timedelta(hours=hours - 2)):
                    appeal(
                        actor=people[handle], decision_id=decision.id, words="It was a joke about myself, ask my sister. She has the coat."
                    )
