"""Input of review, cleaned."""

from django import forms

from tallgrass.moderation.types import ReportReason
from tallgrass.platform.words import Words


class ReportForm(forms.Form):
    reason = forms.ChoiceField(
        label=Words("哪里不对", "What is wrong"),
        choices=[(reason.value, reason.words) for reason in ReportReason],
        widget=forms.RadioSelect,
        error_messages={"required": Words("选一个原因。", "Choose a reason."), "invalid_choice": Words("选一个原因。", "Choose a reason.")},
    )
    words = forms.CharField(
        label=Words("补充几句", "A few words"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": Words("最多 300 个字。", "At most 300 characters.")},
    )


class AppealForm(forms.Form):
    words = forms.CharField(
        label=Words("为什么这个决定不对", "Why the decision is wrong"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": Words("写几句理由。", "Give reasons in a few words."),
            "max_length": Words("最多 500 个字。", "At most 500 characters."),
        },
    )
