"""The document says all that is declared, in both languages, and is valid OpenAPI."""

import re

import pytest
from openapi_spec_validator import validate

from tallgrass.accounts.models import Person
from tallgrass.jsonapi.document import Document
from tallgrass.platform import rest
from tallgrass.platform.pagination import Page
from tallgrass.platform.words import Words


@pytest.fixture
def description(client, db) -> dict:
    return client.get("/api/v1/openapi.json").json()


def operations(description: dict) -> list[tuple[str, dict]]:
    return [(method, item[method]) for item in description["paths"].values() for method in item if method != "parameters"]


def test_it_is_valid(description):
    validate(description)


TAKE_NO_KEY = {"messages_typing", "orders_preview"}
"""Acts whose repetition is no harm and no change."""


def test_every_operation_says_who_may_what_and_what_can_go_wrong(description):
    seen = set()
    for method, operation in operations(description):
        assert operation["operationId"] not in seen
        seen.add(operation["operationId"])
        assert operation["summary"] and operation["security"]
        assert {"401", "406", "429", "500"} <= operation["responses"].keys()
        if operation.get("requestBody"):
            assert {"400", "413", "415", "422"} <= operation["responses"].keys()
            (kind, body), *_ = operation["requestBody"]["content"].items()
            assert body["example"] if kind == "application/json" else body["schema"]["format"] == "binary"
        takes_no_key = (
            "application/octet-stream" in operation.get("requestBody", {}).get("content", {}) or operation["operationId"] in TAKE_NO_KEY
        )
        if not takes_no_key and method != "get" and {} not in operation["security"]:
            assert any(parameter["name"] == "Idempotency-Key" for parameter in operation.get("parameters", []))


@pytest.mark.parametrize("address", ["/api/", "/api/v1/openapi.json"])
def test_in_english_nothing_is_left_in_chinese(client, db, address):
    text = client.get(address, headers={"Accept-Language": "en"}).content.decode()
    text = re.sub(r'林呆呆|中文|"example":.*?[}\]]|<pre>.*?</pre>', "", text, flags=re.DOTALL)
    assert not re.findall(r"[\u4e00-\u9fff]+", text)


def test_a_page_of_shapes_has_a_name_of_its_own(description):
    schemas = description["components"]["schemas"]
    assert schemas["PersonPage"]["required"] == ["items", "next"]
    assert schemas["PersonPage"]["properties"]["items"]["items"] == {"$ref": "#/components/schemas/Person"}


class WordShape(rest.Shape):
    word: str
    note: str = ""


@rest.operation(Words("说", "Say"), repeat=rest.Repeat.MUST)
def speak(call: rest.Call[Person], body: WordShape) -> WordShape:
    return body


@rest.operation(Words("听", "Hear"))
def hear(call: rest.Call[Person]) -> Page[WordShape]:
    return Page([])


class SpeechShape(rest.Shape):
    words: list[WordShape]


@rest.operation(Words("讲", "Tell"))
def tell(call: rest.Call[Person], body: SpeechShape) -> SpeechShape:
    return body


def test_a_shape_sent_with_fields_left_out_and_answered_whole_has_two_schemas():
    schemas = Document([rest.path("words", post=speak, put=tell, get=hear)]).build()["components"]["schemas"]
    assert (schemas["WordInput"]["required"], schemas["Word"]["required"]) == (["word"], ["word", "note"])
    inner = {name: schemas[name]["properties"]["words"]["items"]["$ref"] for name in ("Speech", "SpeechInput")}
    assert inner == {"Speech": "#/components/schemas/Word", "SpeechInput": "#/components/schemas/WordInput"}


def test_an_operation_must_take_what_its_address_names():
    with pytest.raises(TypeError, match="its address has"):
        rest.path("words/<str:word>", get=hear)
