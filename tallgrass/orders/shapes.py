"""JSON shapes of the orders."""

from typing import Annotated

from tallgrass.orders.countries import COUNTRIES, Parts
from tallgrass.orders.types import AddressView
from tallgrass.platform import rest
from tallgrass.platform.ids import short


class AddressBody(rest.Shape):
    """What each country asks for stands in the answer when something is missing: `field` names it."""

    name: Annotated[str, rest.text("收件人", "For whom", max_length=40)]
    phone: Annotated[str, rest.text("电话", "Phone", max_length=20)]
    country: Annotated[str, rest.text("国家或地区，ISO 3166-1", "ISO 3166-1 code", pattern="^[A-Z]{2}$", examples=sorted(COUNTRIES)[:1])]
    street: Annotated[str, rest.text("街道和门牌", "Street and number", max_length=160)]
    province: Annotated[str, rest.text("省、州", "Province or state", max_length=40)] = ""
    city: Annotated[str, rest.text("城市", "City", max_length=60)] = ""
    district: Annotated[str, rest.text("区、县", "District", max_length=60)] = ""
    postcode: Annotated[str, rest.text("邮编", "Postcode", max_length=12)] = ""
    is_default: bool = False

    def parts(self) -> Parts:
        return Parts(self.name, self.phone, self.country, self.province, self.city, self.district, self.street, self.postcode)


class AddressShape(rest.Shape):
    id: rest.Id
    name: str
    phone: str
    country: str
    province: str
    city: str
    district: str
    street: str
    postcode: str
    is_default: bool
    line: Annotated[str, rest.text("写成一行", "Written as it is there")]


def address_shape(view: AddressView) -> AddressShape:
    return AddressShape(id=short(view.id), is_default=view.is_default, line=view.line, **vars(view.parts))
