"""What comes in about boards and lists from their pages, cleaned."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from tallgrass.notes.actions.boards import DESCRIPTION, NAME
from tallgrass.notes.actions.list_entries import MOST, REMARK, WORDS
from tallgrass.notes.board_types import BoardVisibility
from tallgrass.notes.forms import many_lines, one_line
from tallgrass.notes.list_types import EntryInput, EntryKind, ListKind
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import from_short
from tallgrass.platform.money import DIGITS
from tallgrass.platform.words import Words

CURRENCIES = ("CNY", "HKD", "TWD", "JPY", "KRW", "THB", "USD", "EUR", "GBP", "AUD", "CAD", "SGD", "MYR")
"""Those people here travel and shop in, nearest first."""


class Refusable(forms.Form):
    """A form that can show what an action refused."""

    def refuse(self, error: DomainError) -> None:
        self.add_error(error.field if error.field in self.fields else None, str(error.words))


class BoardForm(Refusable):
    name = forms.CharField(label=Words("名字", "Name"), max_length=NAME)
    description = forms.CharField(
        label=Words("说明", "Description"), max_length=DESCRIPTION, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    visibility = forms.ChoiceField(
        label=Words("谁能看到", "Who can see it"),
        choices=[
            (BoardVisibility.PUBLIC.value, Words("所有人", "Everybody")),
            (BoardVisibility.PRIVATE.value, Words("自己和一起编的人", "Only you and those who fill it with you")),
        ],
        initial=BoardVisibility.PUBLIC.value,
        widget=forms.RadioSelect,
    )

    def clean_name(self) -> str:
        return one_line(self.cleaned_data["name"])

    def clean_description(self) -> str:
        return many_lines(self.cleaned_data["description"])

    def clean_visibility(self) -> BoardVisibility:
        return BoardVisibility(self.cleaned_data["visibility"])


class ListForm(Refusable):
    name = forms.CharField(label=Words("名字", "Name"), max_length=NAME)
    kind = forms.ChoiceField(
        label=Words("用来", "For"),
        choices=[(ListKind.WISH.value, Words("想要的东西", "Things you want")), (ListKind.TRIP.value, Words("一趟旅行", "A trip"))],
        initial=ListKind.WISH.value,
        widget=forms.RadioSelect,
    )
    about = forms.CharField(label=Words("说明", "About"), max_length=DESCRIPTION, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    currency = forms.ChoiceField(label=Words("价钱用", "Prices in"), choices=[(code, code) for code in CURRENCIES], initial="CNY")

    def clean_name(self) -> str:
        return one_line(self.cleaned_data["name"])

    def clean_about(self) -> str:
        return many_lines(self.cleaned_data["about"])

    def clean_kind(self) -> ListKind:
        return ListKind(self.cleaned_data["kind"])


class EntryForm(Refusable):
    """An entry as its owner writes it; the price in whole units of `currency`."""

    words = forms.CharField(label=Words("要什么，或去哪儿", "What, or where"), max_length=WORDS, required=False)
    kind = forms.ChoiceField(
        choices=[(EntryKind.THING.value, Words("东西", "Thing")), (EntryKind.PLACE.value, Words("地方", "Place"))], required=False
    )
    remark = forms.CharField(label=Words("备注", "Remark"), max_length=REMARK, required=False)
    quantity = forms.IntegerField(label=Words("几个", "How many"), min_value=1, max_value=MOST, required=False)
    price = forms.CharField(label=Words("大概多少钱", "Expected price"), max_length=12, required=False)
    section = forms.CharField(max_length=11, required=False)

    def __init__(self, *given: Any, currency: str = "CNY", **named: Any) -> None:
        super().__init__(*given, **named)
        self._currency = currency

    def clean_price(self) -> int | None:
        text = self.cleaned_data["price"].strip().replace(",", "").replace("，", "")
        if not text:
            return None
        try:
            amount = Decimal(text)
            if not amount.is_finite() or amount < 0 or amount > 10_000_000:
                raise InvalidOperation
        except InvalidOperation:
            raise forms.ValidationError(Words("写一个数，比如 128 或 12.5。", "A number, such as 128 or 12.5.")) from None
        return int((amount.scaleb(DIGITS[self._currency])).to_integral_value())

    def clean_section(self) -> int | None:
        text = self.cleaned_data["section"]
        try:
            return from_short(text) if text else None
        except ValueError:
            return 0  # Of no section: the action does not find it.

    def entry(self) -> EntryInput:
        given = self.cleaned_data
        return EntryInput(
            kind=EntryKind(given["kind"] or EntryKind.THING),
            words=one_line(given["words"]),
            remark=one_line(given["remark"]),
            quantity=given["quantity"] or 1,
            price=given["price"],
            section_id=given["section"],
        )
