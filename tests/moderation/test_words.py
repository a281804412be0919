"""Listed words are found however they are spelt, and innocent sentences are left alone. By the list the place comes with."""

import csv
import random
from functools import cache
from pathlib import Path

import pytest

import tallgrass.moderation as moderation
from tallgrass.moderation.rules.contacts import contacts_in
from tallgrass.moderation.rules.folding import fold
from tallgrass.moderation.rules.wordlist import Entry, WordList

CAUGHT = {
    "代开发票": """
        代开发票|代 开 发 票|代-开-发-票|代.开.发.票|代。开。发。票|代*开*发*票|代🔥开🔥发🔥票|代\u200b开\u200b发\u200b票|代\u2060开发\ufeff票|代開發票|代開发票
        |daikaifapiao|dai kai fa piao|DAI KAI FA PIAO|代kai发票|dai开发piao|ｄａｉｋａｉｆａｐｉａｏ|d a i k a i f a p i a o|代_开_发_票|【代】【开】【发】【票】
        |代\u202e开发票|代開 發票|代代开发票|专业代开发票请联系|代~开~发~票|代开发❤️票|代 開 發 票|代/开/发/票|d@ikaifapia0""",
    "傻逼": "傻逼|傻*逼|傻 逼|傻🐔逼|傻bi|sha逼|shabi|SHABI|sha bi|傻傻逼|你是傻逼吗|傻\u00ad逼|傻·逼",
    "fuck*": """
        fuck|FUCK you|f.u.c.k you|f u c k you|f*u*c*k|fuuuuck|fvck|fuсk|ｆｕｃｋ|𝓯𝓾𝓬𝓴|f\u200buck|fu ck off|ƒuck|f-u-c-k-i-n-g hell|fucking|🅵🆄🅲🅺|🇫🇺🇨🇰
        |fùçk|Ⓕⓤⓒⓚ|ꜰᴜᴄᴋ|f̶u̶c̶k̶|你是fuck吗|fuck,you|ＦＵＣＫ|f_u_c_k|fuсκ""",
    "bitch*": "b1tch|bi+ch|b!tch|b i t c h|bitches|8itch|bítch",
    "asshole*": "@sshole|a$$hole|a55hole|assh0le|a s s h o l e|ASSHOLES|as\u200dshole",
    "kill yourself": "kill yourself|ki11 yourself|kill-yourself|K I L L Y O U R S E L F|kіll yоurself",
    "加微信": "加微信|jia微信|加 微 信|加·微·信|加wei信|加微🔥信",
    "赌球": "赌球|賭球|赌🎲球|du球|赌 球",
    "冰毒": "冰毒|冰.毒|bingdu|冰\u2064毒",
    "online casino": "online casino|0nline cas1no|online-casino|ＯＮＬＩＮＥ　ＣＡＳＩＮＯ|onlinecasino",
    "slurword*": "slurword|s l u r w o r d|s1urword|slurwords|s.l.u.r.w.o.r.d",
    "buy followers": "ｂｕｙ　ｆｏｌｌｏｗｅｒｓ|buy-followers|buy  followers",
}
LEFT_ALONE = (Path(__file__).parent / "innocent.txt").read_text(encoding="utf-8").strip().splitlines()
SPELLINGS = [(term, spelling.strip()) for term, spellings in CAUGHT.items() for spelling in spellings.split("|")]


@cache
def words() -> WordList:
    with (Path(moderation.__file__).parent / "words.csv").open(encoding="utf-8", newline="") as file:
        return WordList(Entry(**row) for row in csv.DictReader(file))


@pytest.mark.parametrize(("term", "spelling"), SPELLINGS)
def test_a_listed_word_is_found_however_it_is_spelt(term: str, spelling: str) -> None:
    assert term in {hit.entry.term for hit in words().find(f"看这里 {spelling} 好吗")}


@pytest.mark.parametrize("sentence", LEFT_ALONE)
def test_an_innocent_sentence_is_left_alone(sentence: str) -> None:
    assert words().find(sentence) == []


def test_there_are_enough_of_both() -> None:
    assert len(SPELLINGS) >= 60
    assert len(LEFT_ALONE) >= 100


def test_a_hit_says_where_it_stands_in_the_text_as_written() -> None:
    text = "今天🔥去办 代\u200b開-發 票，谢谢"
    hit = words().find(text)[0]
    assert text[hit.start : hit.end] == "代\u200b開-發 票"


def test_an_allowed_word_lets_pass_what_stands_within_it() -> None:
    found = WordList([Entry("bitch*", "abuse", "hold"), Entry("bitches brew", "abuse", "allow")])
    assert found.find("Miles Davis, Bitches Brew") == []
    assert len(found.find("Bitches Brew, bitches")) == 1


def test_a_word_counts_within_another_only_where_the_list_says_so() -> None:
    found = WordList([Entry("cunt", "abuse", "hold"), Entry("*porn*", "sex", "hold")])
    assert found.find("greetings from Scunthorpe") == []
    assert len(found.find("superpornographic")) == 1


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("电话 13800138000", ["phone"]),
        ("１３８ ００１３ ８０００", ["phone"]),
        ("一三八零零一三八零零零", ["phone"]),
        ("微信 abc12345", ["messenger"]),
        ("+V❤信：shop_8899", ["messenger"]),
        ("QQ群 123456789", ["messenger"]),
        ("看 https://a.example/x 和 shop.example.com", ["link", "link"]),
        ("价格 138 元，2024 年买的", []),
        ("用微信支付就行", []),
        ("订单 20240113800138000123", []),
        ("node.js 很好", []),
    ],
)
def test_ways_to_be_reached_are_found(text: str, kinds: list[str]) -> None:
    assert [found.kind for found in contacts_in(text, fold(text))] == kinds


def test_folding_at_a_glance_and_letter_by_letter_come_to_the_same() -> None:
    """What is worked out only when it is asked for belongs to the letters that were folded at once."""
    chance = random.Random(5)
    pool = "abcdefgoolllee  ..!!||$$@@++0011٠①ａＢ加微信薇卐。！？\n\t😀é\u0301\u200dß㍿ﬁ\ufdd0⁂臺湾"
    for _ in range(3000):
        text = "".join(chance.choice(pool) for _ in range(chance.randrange(40)))
        folded = fold(text)
        assert len(folded.letters) == len(folded.skeleton) == len(folded.starts) == len(folded.runs) == len(folded.gaps), text
        for letter, start, end, run in zip(folded.letters, folded.starts, folded.ends, folded.runs, strict=True):
            alone = fold(text[start]).letters or text[start]
            assert letter in alone and start < end and run >= 1, text
