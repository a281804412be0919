"""Circles of interest in the world, by the real actions: topics with hosts and followers, spellings brought together, themes open and planned.

Doing it again changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import connection, transaction

from tallgrass.accounts.models import Person
from tallgrass.media import files
from tallgrass.media.queries import picture_views
from tallgrass.notes.actions import appoint_host, edit_topic_page, follow_topic, merge_topic, open_theme, plan_theme, relate_topics
from tallgrass.notes.models import Note, Theme, Topic
from tallgrass.notes.queries import find_topic
from tallgrass.notes.queries.topics import page_topic_notes
from tallgrass.notes.topic_types import Aim, Order, ThemeGround, ThemePlan
from tallgrass.platform import clock
from tallgrass.platform.database import rows

FOLLOWERS = 40
"""Of each hosted topic, of those who like most in it."""


@dataclass(frozen=True)
class Hosted:
    """A topic someone looks after, and what they say of it."""

    topic: str
    introduction: str


HOSTED = (
    Hosted("猫", "晒猫可以，最好也写一句它今天做了什么。看病的经历请写明医院和花费，能帮到下一个着急的人。"),
    Hosted("钩针", "图解、线号、针号写全，别人才跟得上。翻车的也欢迎，翻在第几行说清楚。"),
    Hosted("一人食", "一个人，一口锅，二十分钟左右。写分量：半颗白菜比“适量”有用。"),
    Hosted("onefilmaday", "One film, one paragraph, no spoilers above the fold. Say where you saw it and who was snoring."),
    Hosted("陶艺", "泥、釉、窑温写清楚。开窑失败的照片比成功的更值得看。"),
)
SPELT = (("mending", "repair"), ("hems", "sewing"))
"""Spelling → the topic it is brought into."""

THEMES = (
    (
        ThemePlan(
            aim=Aim.HOT_SPOT,
            title_zh="十一月，慢慢做",
            title_en="November, by hand",
            introduction_zh="天黑得早，手边有件做不完的东西，晚上就不长。",
            introduction_en="It is dark early. With something unfinished at hand the evenings are short.",
            call_zh="写一件你正在做、还没做完的东西",
            call_en="Show something you are making and have not finished",
            ground=ThemeGround.MEADOW,
            topics=("钩针", "陶艺", "木工", "knitting"),
            starts_at=datetime.min,
            ends_at=datetime.max,
        ),
        "handmade",
        False,
    ),
    (
        ThemePlan(
            aim=Aim.PREFERENCE,
            channels=("food",),
            title_zh="一个人也好好吃",
            title_en="A table for one",
            introduction_zh="一口小锅，一双筷子，不凑合。",
            introduction_en="One small pot, one pair of chopsticks, and no making do.",
            call_zh="写一顿你一个人认真吃的饭",
            call_en="Write about a meal you made for nobody else",
            ground=ThemeGround.DAWN,
            topics=("一人食", "长沙夜宵", "hawker", "bread"),
            starts_at=datetime.min,
            ends_at=datetime.max,
        ),
        "food",
        True,
    ),
)
PLANNED = ThemePlan(
    aim=Aim.HOT_SPOT,
    title_zh="第一场雪",
    title_en="First snow",
    introduction_zh="北边的朋友先写，南边的朋友先看。",
    introduction_en="The north writes first; the south reads along.",
    ground=ThemeGround.NIGHT,
    starts_at=datetime.min,
    ends_at=datetime.max,
)


def make_circles(now: datetime) -> None:
    """All of it, as of `now`; nothing when it stands already."""
    operator = Person.objects.filter(role="operator").order_by("id").first()
    if operator is None or Theme.objects.exists():
        return
    _bring_together(operator)
    for hosted in HOSTED:
        topic = find_topic(hosted.topic)
        if topic:
            _host(operator, topic, hosted.introduction, now)
    _open_themes(operator, now)
    _read_pages()
    relate_topics()


def _bring_together(operator: Person) -> None:
    for spelling, name in SPELT:
        topic = Topic.objects.filter(key=spelling, merged_into=None).first()
        if topic and find_topic(name):
            merge_topic(actor=operator, topic=topic, into=name)


def _host(operator: Person, topic: Topic, introduction: str, now: datetime) -> None:
    """Whoever writes most in a topic looks after it; those who like most in it follow it."""
    most = rows(
        "SELECT n.author_id FROM notes_notetopic nt JOIN notes_note n ON n.id = nt.note_id WHERE nt.topic_id = %s AND nt.counted > 0"
        " GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1",
        [topic.id],
    )
    if not most:
        return
    host = Person.objects.get(id=most[0][0])
    best = page_topic_notes(topic.id, viewer=None, order=Order.HOT, cursor=None, size=2).items
    with clock.clock_at(now - timedelta(days=20)):
        appoint_host(actor=operator, topic=topic, handle=host.handle)
        edit_topic_page(actor=host, topic=topic, introduction=introduction, pinned_ids=[card.id for card in best[:1]])
    fans = rows(
        "SELECT l.person_id FROM notes_notetopic nt JOIN notes_like l ON l.note_id = nt.note_id WHERE nt.topic_id = %s"
        " GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT %s",
        [topic.id, FOLLOWERS],
    )
    doors = Person.objects.filter(handle__in=("chenayu", "ayuan")).values_list("id", flat=True)
    people = Person.objects.in_bulk([*(id for (id,) in fans), *doors])
    with clock.clock_at(now - timedelta(days=6)):
        for person in people.values():
            follow_topic(actor=person, topic=topic)


def _open_themes(operator: Person, now: datetime) -> None:
    for plan, channel, with_cover in THEMES:
        notes = _best(channel, 12)
        if not notes:
            continue
        known = tuple(name for name in plan.topics if find_topic(name))
        whole = replace(
            plan,
            topics=known,
            note_ids=tuple(note.id for note in notes),
            starts_at=now - timedelta(days=2),
            ends_at=now + timedelta(days=12),
        )
        with clock.clock_at(now - timedelta(days=2)):
            if with_cover and notes[0].cover_id:
                view = picture_views([notes[0].cover_id])[notes[0].cover_id]
                with (files.folder("pictures", view.key) / "large.webp").open("rb") as cover:
                    theme = plan_theme(actor=operator, plan=whole, cover=cover)
            else:
                theme = plan_theme(actor=operator, plan=whole)
            open_theme(actor=operator, theme=theme)
    plan_theme(actor=operator, plan=replace(PLANNED, starts_at=now + timedelta(days=9), ends_at=now + timedelta(days=30)))


def _best(channel: str, count: int) -> Sequence[Note]:
    """Public notes of a channel that people liked most, one an author."""
    ids = rows(
        "SELECT id FROM (SELECT DISTINCT ON (n.author_id) n.id, coalesce(c.likes, 0) AS likes FROM notes_note n"
        " LEFT JOIN notes_notecounts c ON c.note_id = n.id WHERE n.channel = %s AND n.state = 'published' AND n.visibility = 'public'"
        " ORDER BY n.author_id, likes DESC, n.id) AS best ORDER BY likes DESC, id LIMIT %s",
        [channel, count],
    )
    notes = Note.objects.in_bulk([id for (id,) in ids])
    return [notes[id] for (id,) in ids]


def _read_pages() -> None:
    """Readings leave no rows, so those of the past are set: about fourteen for every act."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE notes_topiccounts SET readings = discussions * 14 + mod(topic_id, 23) WHERE notes > 0")
