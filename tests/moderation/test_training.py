"""The classifier: learned from labelled texts by the command, read by the first pass, harmless when it is not there."""

import csv
import json
import random
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tallgrass.config.environment import Home
from tallgrass.moderation.actions import judge
from tallgrass.moderation.models import ListedWord
from tallgrass.moderation.queries.lists import forget_lists, model
from tallgrass.moderation.rules.scoring import NO_MODEL
from tallgrass.moderation.training import made_of_words
from tallgrass.moderation.types import Outcome
from tests.support.world import World

KIND = ("今天的汤", "外滩的风", "新买的书", "这条裙子", "猫在窗台", "早上跑步")
FINE = ("很好", "让人安心", "值得再来", "轻轻的", "慢慢看", "真舒服")
ROUGH = ("他们那种人", "这帮东西", "那地方的人", "没教养的", "一群蠢货", "丢人现眼的")
WORSE = ("都该滚", "不配活着", "看着就恶心", "脑子坏了", "全是骗子", "真该打")


def labelled(path: Path, count: int = 600) -> Path:
    chance = random.Random(3)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["TEXT", "label"])
        for number in range(count):
            bad = number % 3 == 0
            words = [chance.choice(ROUGH if bad else KIND), chance.choice(WORSE if bad else FINE), chance.choice(KIND), str(number)]
            writer.writerow(["，".join(words), int(bad)])
    return path


@pytest.fixture
def models(settings, tmp_path: Path) -> Path:  # type: ignore[no-untyped-def]
    settings.HOME = Home(tmp_path)
    forget_lists()
    return tmp_path


def train(*arguments: object) -> dict:  # type: ignore[type-arg]
    out = StringIO()
    call_command("moderation", "train", *map(str, arguments), stdout=out, stderr=StringIO())
    forget_lists()
    return json.loads(out.getvalue())


@pytest.mark.django_db
def test_without_a_model_the_rest_works(models: Path) -> None:
    assert model() is NO_MODEL
    assert judge({"body": "他们那种人都该滚"}).outcome is Outcome.CLEAR


def test_what_was_learned_holds_what_is_rough_and_lets_the_rest_pass(models: Path, world: World) -> None:
    report = train("--data", labelled(models / "texts.csv"))
    figures = report["labels"]["abuse"]
    assert figures["held_out"] > 80
    assert figures["hold"]["precision"] > 0.9
    assert figures["hold"]["recall"] > 0.5
    assert figures["auc"] > 0.95
    verdict = judge({"body": "他们那种人，不配活着，丢人现眼的"})
    assert (verdict.outcome, verdict.rule.code) == (Outcome.HOLD, "score")
    assert judge({"body": "外滩的风，轻轻的，早上跑步真舒服"}).outcome is Outcome.CLEAR
    assert world.note(body="一群蠢货，都该滚，脑子坏了").state == "withheld"


def test_a_newer_model_takes_over_and_a_broken_one_does_no_harm(models: Path) -> None:
    first = train("--data", f"abuse={labelled(models / 'texts.csv')}")["model"]
    assert model().version == first
    (models / "models" / "moderation" / "current" / "model.json").write_text("{")
    forget_lists()
    assert model() is NO_MODEL


def test_words_are_learned_put_into_clean_texts(models: Path) -> None:
    words = models / "words.txt"
    words.write_text("\n".join(f"加我领{letter}福利" for letter in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"), encoding="utf-8")
    report = train("--data", labelled(models / "texts.csv"), "--words", f"advertising={words}")
    assert set(report["labels"]) == {"abuse", "advertising"}
    assert report["labels"]["advertising"]["auc"] > 0.8
    made = list(made_of_words(["一", "二", "三", "四"], ["春天", "夏天"]))
    assert [bad for _, bad in made] == [False, True, False, True]


@pytest.mark.parametrize("wrong", ["nobody=x.csv", "missing.csv"])
def test_wrong_data_is_said_plainly(models: Path, wrong: str) -> None:
    with pytest.raises(CommandError):
        train("--data", wrong)
    few = labelled(models / "few.csv", 30)
    with pytest.raises(CommandError, match="fifty"):
        train("--data", few)
    (models / "odd.csv").write_text("a,b\n1,2\n")
    with pytest.raises(CommandError, match="column"):
        train("--data", models / "odd.csv")
    assert not (models / "models" / "moderation" / "current").exists()


@pytest.mark.django_db
def test_a_file_of_words_goes_on_the_list(models: Path) -> None:
    words = models / "words.txt"
    words.write_text("紫麻袋\n一\n紫麻袋\n代开发票\n", encoding="utf-8")
    out = StringIO()
    call_command("moderation", "words", str(words), "--rule", "advertising", "--severity", "hold", stdout=out)
    assert "1 words" in out.getvalue() or "2 words" in out.getvalue()
    assert ListedWord.objects.get(term="紫麻袋").severity == "hold"
