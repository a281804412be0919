"""Whatever django-allauth shows or says is ours."""

import re
from pathlib import Path

import allauth
from django.template.loader import get_template

from tallgrass.accounts.adapter import NOTES, AccountAdapter, SecondFactorAdapter
from tallgrass.accounts.letters import LETTERS
from tallgrass.config.urls import accounts

THEIRS = Path(allauth.__file__).parent
OURS = Path(__file__).parents[2] / "tallgrass" / "accounts" / "templates"


def routed_templates():
    """Every template that a routed view of allauth names."""
    for pattern in accounts.site:
        view = getattr(pattern.callback, "__wrapped__", pattern.callback) if pattern.callback else None
        while view is not None and not hasattr(view, "view_class"):
            view = getattr(view, "__wrapped__", None)
        if view is not None and view.view_class.__module__.startswith("allauth"):
            for one in view.view_class.__mro__:
                name = one.__dict__.get("template_name")
                if name:
                    yield name


def test_every_page_of_allauth_is_drawn_by_us():
    names = set(routed_templates())
    assert len(names) > 15
    assert [name for name in names if get_template(name).backend.name != "pages"] == []


def test_views_that_choose_their_page_later_are_covered_too():
    for name in (
        "confirm_email_verification_code",
        "confirm_phone_verification_code",
        "confirm_password_reset_code",
        "account_inactive",
        "signup_closed",
    ):
        assert get_template(f"account/{name}.html").backend.name == "pages"


def test_every_word_allauth_says_is_a_pair():
    said = {f"{folder.parent.name}/messages/{path.name}" for folder in THEIRS.glob("templates/*/messages") for path in folder.glob("*.txt")}
    assert {name for name in said if name.split("/")[0] in {"account", "mfa"}} == set(NOTES)


def test_every_letter_allauth_sends_is_ours():
    sent = {
        f"{folder.parent.name}/email/{path.name.removesuffix('_subject.txt')}"
        for folder in THEIRS.glob("templates/*/email")
        for path in folder.glob("*_subject.txt")
        if folder.parent.name in {"account", "mfa"}
    }
    assert sent == set(LETTERS)


def test_every_error_of_allauth_is_a_pair():
    for adapter in (AccountAdapter, SecondFactorAdapter):
        assert [code for code, words in adapter.error_messages.items() if not hasattr(words, "zh")] == []


def test_no_page_leaves_a_chinese_word_without_its_twin():
    for path in OURS.rglob("*.html"):
        text = re.sub(r"\{#.*?#\}", "", path.read_text(), flags=re.S)
        text = re.sub(r'say\((".*?"|[^()]*|\([^()]*\))*?\)', "", text)
        assert not re.findall(r">[^<{]*[\u4e00-\u9fff]", text), path
