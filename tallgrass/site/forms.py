"""Input of the shell's own screens."""

from django import forms

from tallgrass.platform.words import Words
from tallgrass.site.types import STAGE_WORDS, Stage


class SloganForm(forms.Form):
    zh = forms.CharField(label=Words("中文", "In Chinese"), max_length=40)
    en = forms.CharField(label=Words("英文", "In English"), max_length=80)
    stage = forms.ChoiceField(
        label=Words("所处阶段", "Stage of the place"), choices=[(stage.value, words) for stage, words in STAGE_WORDS.items()]
    )
    since = forms.DateField(label=Words("从哪天起", "From which day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def clean_stage(self) -> Stage:
        return Stage(self.cleaned_data["stage"])
