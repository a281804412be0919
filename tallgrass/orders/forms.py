"""What comes in from pages of the orders, cleaned."""

from typing import Any

from django import forms

from tallgrass.notes.forms import one_line
from tallgrass.notes.list_forms import Refusable
from tallgrass.orders.countries import COUNTRIES, HOME, Parts
from tallgrass.platform.words import Words


class AddressForm(Refusable):
    """Shows what the country of the address asks for; what is missing or wrong is found by the action."""

    country = forms.ChoiceField(
        label=Words("国家或地区", "Country or region"), choices=[(code, known.words) for code, known in COUNTRIES.items()]
    )
    name = forms.CharField(label=Words("收件人", "For"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    phone = forms.CharField(
        label=Words("手机号", "Phone"), max_length=20, widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"})
    )
    province = forms.CharField(max_length=40, required=False, widget=forms.TextInput(attrs={"autocomplete": "address-level1"}))
    city = forms.CharField(
        label=Words("城市", "City"), max_length=60, required=False, widget=forms.TextInput(attrs={"autocomplete": "address-level2"})
    )
    district = forms.CharField(
        label=Words("区或县", "District"), max_length=60, required=False, widget=forms.TextInput(attrs={"autocomplete": "address-level3"})
    )
    street = forms.CharField(
        label=Words("街道和门牌", "Street and number"), max_length=160, widget=forms.TextInput(attrs={"autocomplete": "street-address"})
    )
    postcode = forms.CharField(
        label=Words("邮编", "Postcode"), max_length=12, required=False, widget=forms.TextInput(attrs={"autocomplete": "postal-code"})
    )
    is_default = forms.BooleanField(label=Words("设为默认地址", "Use by default"), required=False)

    def __init__(self, data: Any = None, *, country: str = HOME, **options: Any) -> None:
        super().__init__(data, **options)
        asked = COUNTRIES.get(str(data.get("country")) if data else country) or COUNTRIES[HOME]
        self.initial.setdefault("country", asked.code)
        self.fields["province"].label = asked.province or ""
        if asked.provinces:
            self.fields["province"] = forms.ChoiceField(label=asked.province or "", choices=[(name, name) for name in asked.provinces])
        if not asked.province:
            del self.fields["province"]
        if not asked.needs_city:
            del self.fields["city"]
        if asked.postcode is None:
            del self.fields["postcode"]
        for name in asked.required & self.fields.keys():
            self.fields[name].required = True

    def parts(self) -> Parts:
        texts = {name: one_line(value) for name, value in self.cleaned_data.items() if name != "is_default"}
        return Parts(**texts)
