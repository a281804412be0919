"""The rules of the place, each with its name, what it says to an author, and how heavy breaking it is."""

from dataclasses import dataclass

from tallgrass.platform.words import Words


@dataclass(frozen=True)
class Rule:
    code: str
    name: Words
    says: Words
    """To the author, as a whole sentence."""
    points: int
    """Strike points when something is taken away for it."""


def _rule(code: str, points: int, name: Words, says: Words) -> tuple[str, Rule]:
    return code, Rule(code, name, says, points)


RULES: dict[str, Rule] = dict(
    (
        _rule(
            "abuse",
            2,
            Words("辱骂与攻击", "Abuse"),
            Words("这里不骂人，也不贬低任何一群人。", "No insults here, and no demeaning of any group of people."),
        ),
        _rule(
            "sex",
            3,
            Words("色情与招揽", "Sexual content"),
            Words("这里不放色情内容，也不招揽。", "No pornography and no soliciting here."),
        ),
        _rule(
            "fraud",
            3,
            Words("诈骗与违法交易", "Fraud"),
            Words("这里不能招揽骗局、假证、套现一类的事。", "No scams, forged papers or other unlawful trade here."),
        ),
        _rule("gambling", 3, Words("赌博", "Gambling"), Words("这里不能推广赌博。", "Gambling may not be promoted here.")),
        _rule("drugs", 4, Words("毒品", "Drugs"), Words("这里不能谈买卖毒品和迷药。", "No trade in drugs here.")),
        _rule(
            "danger",
            4,
            Words("伤害自己或别人", "Harm"),
            Words("这里不放武器买卖和伤害自己、伤害别人的内容。", "No weapons trade, and nothing that leads to harming oneself or others."),
        ),
        _rule(
            "minors",
            4,
            Words("伤害未成年人", "Harm to minors"),
            Words("这里不容伤害未成年人的内容。", "Nothing that harms minors is tolerated."),
        ),
        _rule(
            "advertising",
            1,
            Words("引流广告", "Advertising"),
            Words("这里不能用笔记拉人到站外，也不卖仿品。", "Notes may not lure people elsewhere or sell replicas."),
        ),
        _rule(
            "contact",
            1,
            Words("联系方式", "Contact details"),
            Words(
                "留了电话、微信或很多链接，先等人看过。", "It gives phone numbers, messenger accounts or many links; a person looks first."
            ),
        ),
        _rule(
            "copies",
            1,
            Words("重复内容", "Copies"),
            Words("同样的话在短时间里发了很多次。", "The same words were posted many times in a short while."),
        ),
        _rule(
            "claims",
            1,
            Words("夸大功效", "Claims"),
            Words("功效要有根据，不能包治百病。", "Claims need grounds; nothing cures everything."),
        ),
        _rule(
            "picture",
            3,
            Words("已知的违规图片", "Known picture"),
            Words("有一张图和已经拿下的图片相同。", "One picture is the same as one taken down before."),
        ),
        _rule(
            "privacy",
            2,
            Words("泄露隐私", "Privacy"),
            Words("不能公开别人的私人信息。", "Other people's private details may not be shown."),
        ),
        _rule(
            "false",
            1,
            Words("不实内容", "Untrue"),
            Words("内容和事实不符，或测评没有真用过。", "It is not true, or judges a thing that was never tried."),
        ),
        _rule(
            "stolen",
            1,
            Words("搬运抄袭", "Taken from others"),
            Words("内容是别人的，没有说明来源。", "It is somebody else's, without saying so."),
        ),
        _rule(
            "wealth",
            1,
            Words("炫富与引战", "Showing off, baiting"),
            Words("这里不炫富，不挑动争吵。", "No showing off of wealth, and no picking of quarrels."),
        ),
        _rule(
            "score",
            1,
            Words("文字像是攻击", "Reads like an attack"),
            Words("文字读起来像是攻击别人，先等人看过。", "It reads like an attack; a person looks first."),
        ),
        _rule("other", 1, Words("其他", "Other"), Words("和社区的规则不合。", "It goes against the rules of the place.")),
    )
)

DECIDABLE = tuple(code for code in RULES if code not in {"score", "contact", "picture"})
"""What a moderator may name as the ground of a decision; the others only make a thing wait."""
STRIKE_RESTS = ((4, 1), (7, 7), (10, 30))
"""From how many points that still count a person rests from publishing, and for how many days."""
STRIKES_FOR_BAN = 12
"""Points from which moderators are told to think of closing the account."""
ANSWER_DAYS = 3
"""Days within which an appeal is to be answered."""
LISTED = tuple(code for code in DECIDABLE if code not in {"copies", "false", "stolen", "wealth", "other"})
"""What a listed word may stand for."""
