"""What hosts and operators write about topics and themes, cleaned."""

import re
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from tallgrass.notes.channels import CHANNELS
from tallgrass.notes.forms import many_lines, one_line
from tallgrass.notes.topic_types import Aim, ThemeGround, ThemePlan
from tallgrass.platform.ids import from_short
from tallgrass.platform.words import Words

AIM_WORDS = {
    Aim.HOT_SPOT: Words("按热点，给所有人", "By hot spot, for everybody"),
    Aim.PREFERENCE: Words("按偏好，给喜欢这些频道的人", "By preference, for those drawn to channels"),
}
GROUND_WORDS = {
    ThemeGround.MEADOW: Words("草野", "Meadow"),
    ThemeGround.DAWN: Words("晨光", "Dawn"),
    ThemeGround.LAKE: Words("湖水", "Lake"),
    ThemeGround.HARVEST: Words("秋收", "Harvest"),
    ThemeGround.DUSK: Words("黄昏", "Dusk"),
    ThemeGround.NIGHT: Words("夜里", "Night"),
}
_ADDRESS = re.compile(r"(?:.*/)?notes/([1-9A-HJ-NP-Za-km-z]{1,11})/?(?:[?#].*)?$")
_BARE = re.compile(r"[1-9A-HJ-NP-Za-km-z]{6,11}")


def _one_line(**options: Any) -> forms.CharField:
    return forms.CharField(widget=forms.TextInput, **options)


class NotesField(forms.CharField):
    """Notes by their addresses, one a line, in order; becomes their ids."""

    widget = forms.Textarea(attrs={"rows": 4, "spellcheck": "false"})

    def clean(self, value: Any) -> list[int]:
        ids = []
        for line in super().clean(value).split():
            found = _ADDRESS.match(line)
            text = found[1] if found else line if _BARE.fullmatch(line) else ""
            try:
                ids.append(from_short(text))
            except ValueError:
                raise ValidationError(Words(f"这不是笔记的地址：{line[:40]}", f"Not the address of a note: {line[:40]}")) from None
        return ids


class MomentField(forms.DateTimeField):
    """A moment by the clock of the place (TALLGRASS_ZONE), as `datetime-local` sends it."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def prepare_value(self, value: Any) -> Any:
        return value.astimezone(ZoneInfo(settings.TALLGRASS_ZONE)).replace(tzinfo=None) if isinstance(value, datetime) else value

    def to_python(self, value: Any) -> datetime | None:
        moment = super().to_python(value)
        return moment.replace(tzinfo=ZoneInfo(settings.TALLGRASS_ZONE)).astimezone(UTC) if moment else None


class TopicPageForm(forms.Form):
    """What a host makes of a topic's page."""

    introduction = forms.CharField(
        label=Words("介绍", "Introduction"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=Words("这个话题聊什么，怎么写才有用。", "What it is about, and what makes a useful note."),
    )
    cover = forms.FileField(label=Words("换一张封面", "A new cover"), required=False, widget=forms.FileInput(attrs={"accept": "image/*"}))
    pinned = NotesField(
        label=Words("放在前面的笔记", "Notes shown first"),
        required=False,
        max_length=2000,
        help_text=Words("每行一个笔记地址，最多 5 篇，按这里的顺序。", "One note's address a line, at most five, in this order."),
    )

    def clean_introduction(self) -> str:
        return many_lines(self.cleaned_data["introduction"])


class ThemeForm(forms.Form):
    """A theme as operators plan it."""

    aim = forms.ChoiceField(
        label=Words("给谁看", "For whom"), choices=[(aim.value, words) for aim, words in AIM_WORDS.items()], widget=forms.RadioSelect
    )
    channels = forms.MultipleChoiceField(
        label=Words("哪些频道", "Which channels"),
        choices=list(CHANNELS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=Words("只对「按偏好」有用。", "Used for themes by preference only."),
    )
    title_zh = _one_line(label=Words("标题（中文）", "Title in Chinese"), max_length=16)
    title_en = _one_line(label=Words("标题（英文）", "Title in English"), max_length=40)
    introduction_zh = forms.CharField(
        label=Words("介绍（中文）", "Introduction in Chinese"), max_length=200, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    introduction_en = forms.CharField(
        label=Words("介绍（英文）", "Introduction in English"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    call_zh = _one_line(label=Words("请大家写什么（中文）", "Call to write, in Chinese"), max_length=30, required=False)
    call_en = _one_line(label=Words("请大家写什么（英文）", "Call to write, in English"), max_length=60, required=False)
    ground = forms.ChoiceField(
        label=Words("底色", "Ground"), choices=[(ground.value, words) for ground, words in GROUND_WORDS.items()], widget=forms.RadioSelect
    )
    cover = forms.FileField(label=Words("封面", "Cover"), required=False, widget=forms.FileInput(attrs={"accept": "image/*"}))
    starts_at = MomentField(
        label=Words("什么时候开", "Opens"), help_text=Words("到时候自动开，也可以提前手动开。", "Opens by itself then; or earlier by hand.")
    )
    ends_at = MomentField(label=Words("什么时候收", "Closes"))
    topics = _one_line(
        label=Words("话题", "Topics"),
        max_length=400,
        required=False,
        help_text=Words("用空格分开，最多 10 个，要已经有人写过。", "Apart by spaces, at most ten, each already in use."),
    )
    notes = NotesField(
        label=Words("选哪些笔记", "Chosen notes"),
        required=False,
        max_length=5000,
        help_text=Words("每行一个笔记地址，最多 40 篇，按这里的顺序摆。", "One note's address a line, at most forty, shown in this order."),
    )

    def plan(self) -> ThemePlan:
        """What the cleaned form says."""
        given = self.cleaned_data
        texts = ("title_zh", "title_en", "call_zh", "call_en")
        return ThemePlan(
            aim=Aim(given["aim"]),
            channels=tuple(given["channels"]),
            **{name: one_line(given[name]) for name in texts},
            introduction_zh=many_lines(given["introduction_zh"]),
            introduction_en=many_lines(given["introduction_en"]),
            ground=ThemeGround(given["ground"]),
            starts_at=given["starts_at"],
            ends_at=given["ends_at"],
            topics=tuple(name.lstrip("#＃") for name in re.split(r"[\s,，、]+", given["topics"]) if name.strip("#＃")),
            note_ids=tuple(given["notes"]),
        )
