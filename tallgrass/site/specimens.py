"""What the style guide shows: one of each, in the shapes the apps give."""

from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.templatetags.static import static

from tallgrass.accounts.types import PersonCard
from tallgrass.platform.words import Words, say


@dataclass(frozen=True)
class Picture:
    width: int
    height: int
    small: str
    blur: str = ""

    @property
    def medium(self) -> str:
        return self.small

    @property
    def srcset(self) -> str:
        return f"{self.small} {self.width}w"


@dataclass(frozen=True)
class Card:
    id: int
    title: str
    author: PersonCard
    likes: int
    liked: bool = False
    cover: Picture | None = None
    kind: str = "picture"
    picture_count: int = 1
    removed: bool = False
    url: str = "#cards"


class Specimen(forms.Form):
    title = forms.CharField(label=Words("标题", "Title"), max_length=20, help_text=Words("20 字以内。", "Up to 20 letters."))
    email = forms.EmailField(label=Words("邮箱", "E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    about = forms.CharField(label=Words("介绍", "About you"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    channel = forms.ChoiceField(
        label=Words("频道", "Channel"),
        choices=[("", Words("选一个", "Choose one")), ("home", Words("家居", "Home")), ("food", Words("美食", "Food"))],
    )
    taste = forms.MultipleChoiceField(
        label=Words("喜欢什么", "What you like"),
        required=False,
        choices=[("home", Words("家居", "Home")), ("food", Words("美食", "Food")), ("books", Words("读书", "Books"))],
        widget=forms.CheckboxSelectMultiple,
    )
    agree = forms.BooleanField(label=Words("我已看过《约定》与《隐私》", "I have read the terms and the privacy page"))


def specimens() -> dict[str, Any]:
    people = [
        PersonCard(4, "ali", say("阿栗", "Ali Chestnut"), None, "expert"),
        PersonCard(5, "xiaoman", say("沈小满", "Mandy Shen")),
        PersonCard(6, "march", say("三月玻璃", "March Glass"), None, "company"),
        PersonCard(7, "lamp", say("灯下", "Lamplight"), None, "star"),
    ]
    tram, bottles, cat, meadow = (
        Picture(300, 400, static("art/specimens/tram.svg")),
        Picture(300, 400, static("art/specimens/bottles.svg")),
        Picture(300, 300, static("art/specimens/cat.svg")),
        Picture(700, 900, static("art/meadow.svg")),
    )
    titles = (
        say("敏感肌三年，留下来的只有这两瓶", "Three years of sensitive skin. These two stayed"),
        say("里斯本 28 路电车：坐左边，七点前", "Lisbon’s tram 28: sit on the left, before seven"),
        say("旧毛衣改猫窝，它真的睡了", "Old sweater, new cat bed. He actually slept in it"),
        say("写在下班路上", "Written on the walk home"),
    )
    cards = [
        Card(11, titles[0], people[0], 21_034, True, bottles, picture_count=5),
        Card(12, titles[1], people[1], 23_400, False, tram, "video"),
        Card(13, titles[2], people[2], 5_418, True, cat),
        Card(14, titles[3], people[3], 976, False, meadow, "text"),
        Card(15, "", people[1], 0, removed=True),
    ]
    wrong = Specimen({"title": "", "email": "ali@", "channel": "home"})
    wrong.is_valid()
    return {
        "people": people,
        "cards": cards,
        "many": [replace(cards[index % 4], id=100 + index) for index in range(15)],
        "form": Specimen(),
        "wrong": wrong,
        "spark": [3, 4, 3, 6, 5, 8, 9, 8, 11],
    }
