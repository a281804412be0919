"""What an address needs in each country things are sent to: which parts, how its postcode and phone numbers look. No database here.

Postcode patterns after the Universal Postal Union's addressing sheets; phone numbers are looked at only for their shape.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tallgrass.platform.words import Words


@dataclass(frozen=True)
class Country:
    """`province` says what its first part is called (None: it has none); `postcode` is a pattern (None: it has none)."""

    code: str
    words: Words
    phone: str
    province: Words | None
    postcode: str | None
    needs_postcode: bool = True
    needs_city: bool = True
    needs_district: bool = False
    example: str = ""
    provinces: tuple[str, ...] = ()

    @property
    def required(self) -> frozenset[str]:
        """The parts that no address there may lack, beside its street."""
        parts = {
            "province": self.province is not None and self.code not in _OPTIONAL_PROVINCE,
            "city": self.needs_city,
            "district": self.needs_district,
            "postcode": self.postcode is not None and self.needs_postcode,
        }
        return frozenset(part for part, needed in parts.items() if needed)


_OPTIONAL_PROVINCE = frozenset({"GB"})
_INTERNATIONAL = r"\+?[0-9][0-9 ()-]{5,17}"
_STATE, _PREFECTURE, _REGION = Words("州", "State"), Words("都道府县", "Prefecture"), Words("地区", "Region")
_PROVINCE, _COUNTY = Words("省", "Province"), Words("郡", "County")

CHINA = (
    "北京市",
    "天津市",
    "上海市",
    "重庆市",
    "河北省",
    "山西省",
    "辽宁省",
    "吉林省",
    "黑龙江省",
    "江苏省",
    "浙江省",
    "安徽省",
    "福建省",
    "江西省",
    "山东省",
    "河南省",
    "湖北省",
    "湖南省",
    "广东省",
    "海南省",
    "四川省",
    "贵州省",
    "云南省",
    "陕西省",
    "甘肃省",
    "青海省",
    "内蒙古自治区",
    "广西壮族自治区",
    "西藏自治区",
    "宁夏回族自治区",
    "新疆维吾尔自治区",
)

COUNTRIES: Mapping[str, Country] = {
    country.code: country
    for country in (
        Country(
            "CN",
            Words("中国大陆", "China (mainland)"),
            r"(?:\+?86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}|0[0-9]{2,3}-?[0-9]{7,8}",
            _PROVINCE,
            r"[0-8][0-9]{5}",
            needs_postcode=False,
            needs_district=True,
            example="310015",
            provinces=CHINA,
        ),
        Country(
            "HK", Words("中国香港", "Hong Kong, China"), r"(?:\+?852[ -]?)?[2-9][0-9]{3}[ -]?[0-9]{4}", _REGION, None, needs_city=False
        ),
        Country("MO", Words("中国澳门", "Macao, China"), r"(?:\+?853[ -]?)?[2-9][0-9]{3}[ -]?[0-9]{4}", None, None, needs_city=False),
        Country(
            "TW",
            Words("中国台湾", "Taiwan, China"),
            r"(?:\+?886[ -]?)?0?9[0-9]{2}[ -]?[0-9]{3}[ -]?[0-9]{3}|0[2-8]-?[0-9]{6,8}",
            None,
            r"[0-9]{3}(?:[0-9]{2,3})?",
            needs_district=True,
            example="106",
        ),
        Country("JP", Words("日本", "Japan"), _INTERNATIONAL, _PREFECTURE, r"[0-9]{3}-?[0-9]{4}", example="150-0001"),
        Country("KR", Words("韩国", "Korea"), _INTERNATIONAL, Words("道", "Province"), r"[0-9]{5}", example="04524"),
        Country(
            "SG",
            Words("新加坡", "Singapore"),
            r"(?:\+?65[ -]?)?[3689][0-9]{3}[ -]?[0-9]{4}",
            None,
            r"[0-9]{6}",
            needs_city=False,
            example="018956",
        ),
        Country("MY", Words("马来西亚", "Malaysia"), _INTERNATIONAL, _STATE, r"[0-9]{5}", example="50088"),
        Country("TH", Words("泰国", "Thailand"), _INTERNATIONAL, Words("府", "Province"), r"[0-9]{5}", example="10110"),
        Country("US", Words("美国", "United States"), _INTERNATIONAL, _STATE, r"[0-9]{5}(?:-[0-9]{4})?", example="94103"),
        Country(
            "CA", Words("加拿大", "Canada"), _INTERNATIONAL, _PROVINCE, r"[A-Za-z][0-9][A-Za-z] ?[0-9][A-Za-z][0-9]", example="V6B 1A1"
        ),
        Country(
            "GB",
            Words("英国", "United Kingdom"),
            _INTERNATIONAL,
            _COUNTY,
            r"[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}",
            example="SW1A 1AA",
        ),
        Country("FR", Words("法国", "France"), _INTERNATIONAL, None, r"[0-9]{5}", example="75001"),
        Country("DE", Words("德国", "Germany"), _INTERNATIONAL, None, r"[0-9]{5}", example="10115"),
        Country("IT", Words("意大利", "Italy"), _INTERNATIONAL, _PROVINCE, r"[0-9]{5}", example="00184"),
        Country("ES", Words("西班牙", "Spain"), _INTERNATIONAL, _PROVINCE, r"[0-9]{5}", example="28013"),
        Country("NL", Words("荷兰", "Netherlands"), _INTERNATIONAL, None, r"[0-9]{4} ?[A-Za-z]{2}", example="1012 AB"),
        Country("AU", Words("澳大利亚", "Australia"), _INTERNATIONAL, _STATE, r"[0-9]{4}", example="2000"),
        Country("NZ", Words("新西兰", "New Zealand"), _INTERNATIONAL, None, r"[0-9]{4}", example="6011"),
    )
}

HOME = "CN"


@dataclass(frozen=True)
class Parts:
    """An address as it was typed, tidied."""

    name: str
    phone: str
    country: str
    province: str = ""
    city: str = ""
    district: str = ""
    street: str = ""
    postcode: str = ""


def faults(parts: Parts) -> dict[str, Words]:
    """What is wrong with an address, by the field at fault; empty when nothing is."""
    country = COUNTRIES.get(parts.country)
    if country is None:
        return {"country": Words("这个国家或地区还送不到。", "We do not send to this country yet.")}
    found: dict[str, Words] = {}
    if not parts.name:
        found["name"] = Words("写下收件人的名字。", "Say who it is for.")
    if not re.fullmatch(country.phone, parts.phone):
        found["phone"] = Words("这个电话号码不像是{where}的。", "This does not look like a number of {where_en}.").format(
            where=country.words.zh, where_en=country.words.en
        )
    for field, words in _missing(country, parts).items():
        found.setdefault(field, words)
    if country.postcode and (parts.postcode or country.needs_postcode) and not re.fullmatch(country.postcode, parts.postcode):
        found["postcode"] = Words("邮编的样子是 {example}。", "A postcode looks like {example}.").format(example=country.example)
    return found


def _missing(country: Country, parts: Parts) -> dict[str, Words]:
    found: dict[str, Words] = {}
    if country.provinces and parts.province not in country.provinces:
        found["province"] = Words("从列表里选一个省、自治区或直辖市。", "Choose a province from the list.")
    elif country.province and "province" in country.required and not parts.province:
        found["province"] = Words("写下{what}。", "Say which {what_en}.").format(
            what=country.province.zh, what_en=country.province.en.lower()
        )
    if country.needs_city and not parts.city:
        found["city"] = Words("写下城市。", "Say which city.")
    if country.needs_district and not parts.district:
        found["district"] = Words("写下区或县。", "Say which district.")
    if len(parts.street) < 2:
        found["street"] = Words("写下街道和门牌。", "Say the street and number.")
    return found


def tidy(parts: Parts) -> Parts:
    """Spaces put right; phone numbers of China as eleven digits."""
    one_line = {name: " ".join(value.split()) for name, value in vars(parts).items()}
    if one_line["country"] == HOME and (mobile := re.fullmatch(r"(?:\+?86)?(1[3-9][0-9]{9})", re.sub(r"[ -]", "", one_line["phone"]))):
        one_line["phone"] = mobile[1]
    one_line["postcode"] = one_line["postcode"].upper()
    country = COUNTRIES.get(one_line["country"])
    if country and not country.postcode:
        one_line["postcode"] = ""
    if country and not country.province:
        one_line["province"] = ""
    return Parts(**one_line)


def masked_phone(phone: str) -> str:
    """`138 **** 2046`: enough to know it again."""
    digits = re.sub(r"\D", "", phone)
    return f"{digits[:3]} **** {digits[-4:]}" if len(digits) >= 9 else f"**** {digits[-2:]}"


def one_line(parts: Parts) -> str:
    """The address as it is written there: from large to small where that is the custom, else from small to large."""
    if parts.country in {"CN", "HK", "MO", "TW", "JP", "KR"}:
        return "".join(
            part for part in (parts.province, parts.city if parts.city != parts.province else "", parts.district, parts.street)
        ) + (f" {parts.postcode}" if parts.postcode else "")
    country = COUNTRIES[parts.country].words if parts.country in COUNTRIES else parts.country
    return ", ".join(part for part in (parts.street, parts.district, parts.city, parts.province, parts.postcode, str(country)) if part)
