"""Where people of the world go: invented shops and stalls in real towns, and a few hills that belong to nobody."""

from collections.abc import Iterable

from tallgrass.notes.genre_types import Hours, PlaceFacts, PlaceKind
from tallgrass.platform.money import Money
from tallgrass.simulation.types import Channel, Pin, WrittenNote, note


def _open(days: Iterable[int], opens: int, closes: int) -> tuple[Hours, ...]:
    """The same whole hours on each of these weekdays; beyond 24 is after midnight."""
    return tuple(Hours(day, opens * 60, closes * 60) for day in days)


EVERY_DAY, NOT_MONDAYS, WEEKEND = range(7), range(1, 7), (4, 5, 6)

NOTES: dict[Channel, list[WrittenNote]] = {
    Channel.FOOD: [
        note(
            "guozi",
            "后巷那家没招牌的田螺",
            "hotpot city",
            """
夜里十点开，卖完就收，最晚没见过三点。
田螺是老板下午一个一个剪的，紫苏给得像不要钱。嗦不出来的有牙签，用牙签会被隔壁桌看一眼。
只有六张桌，站着等的时候先把姜吃了，酸的，开胃。
#长沙夜宵 #田螺
""",
            place="长沙 · 天心",
            appeal=2.3,
            pins=[Pin("price", 0.6, 0.62, "一盆 ¥48")],
            of=PlaceFacts("后巷炒螺", PlaceKind.RESTAURANT, 28.19012, 112.97435, _open(NOT_MONDAYS, 22, 27), Money(5500, "CNY")),
        ),
        note(
            "gugu",
            "我吃了十年的那家牛大",
            "noodles city",
            """
早上六点开门，下午两点汤没了就关。问我为什么不写名气大的那几家，因为那几家要排队。
二细，多放蒜苗，辣子少一点。汤先喝一口再放醋，老板看见会点头。
小菜自己端，端两碟就够，第三碟是给游客的。
#兰州 #牛大
""",
            place="兰州 · 城关",
            appeal=2.2,
            of=PlaceFacts("老马家面馆", PlaceKind.RESTAURANT, 36.05983, 103.82941, _open(EVERY_DAY, 6, 14), Money(1400, "CNY")),
        ),
        note(
            "azhe",
            "自己的店，说点实在的",
            "coffee sea",
            """
写自己的店不太好意思，所以只写缺点。
下午四点以后晒，靠窗两张桌没有遮阳。豆子只有三种，烘坏了就剩两种。周三放默片，灯会关，想写作业的那天别来。
门口的猫不是我的，但它觉得店是它的。
#厦门 #咖啡
""",
            place="厦门 · 沙坡尾",
            appeal=2.1,
            pins=[Pin("place", 0.34, 0.4, "靠窗两张桌")],
            of=PlaceFacts("退潮咖啡", PlaceKind.CAFE, 24.43958, 118.08571, _open(NOT_MONDAYS, 9, 19), Money(3200, "CNY")),
        ),
        note(
            "miko_tan",
            "Stall 52, by bus",
            "noodles city",
            """
Carrot cake, the white kind, fried in a pan older than the estate. Auntie does forty plates and goes home, usually by half past nine.
Ask for the edge. Everybody knows to ask for the edge, so ask early. Uncle at the next stall will sell you tea and an opinion.
#hawker #breakfast
""",
            place="Singapore",
            appeal=2.0,
            pins=[Pin("price", 0.6, 0.6, "$3.50")],
            of=PlaceFacts("Stall 52, Block 85", PlaceKind.RESTAURANT, 1.33214, 103.93876, _open((1, 2, 3, 5, 6), 6, 10), Money(450, "SGD")),
        ),
    ],
    Channel.FILM: [
        note(
            "qiuqiu",
            "周末放老片的小放映厅",
            "cinema popcorn",
            """
四十二个座，第三排中间那个弹簧坏了，坐下去会比别人矮半个头，反而刚好。
周五到周日放，一天两场，片单贴在楼梯口，手写的，错别字每周都有新的。
散场以后可以进放映间看一眼机器，要先问，师傅心情好就让。
#资料馆 #一个人看电影
""",
            place="北京 · 东城",
            appeal=2.0,
            of=PlaceFacts("二楼放映厅", PlaceKind.MUSEUM, 39.93521, 116.41007, _open(WEEKEND, 14, 22), Money(3000, "CNY")),
        ),
        note(
            "dani_voss",
            "A bar with a screen",
            "cinema city",
            """
Twelve stools, a bedsheet, a projector I repaired twice and was paid for in pickles. Films start when the bartender has finished her cigarette.
Nobody speaks until the first reel is over. Afterwards nobody stops. Cash only, and bring a jumper, the back door does not close.
#nightshift
""",
            place="Berlin",
            appeal=1.9,
            of=PlaceFacts("Dritte Rolle", PlaceKind.BAR, 52.49871, 13.42608, _open((2, 3, 4, 5), 20, 26), Money(1400, "EUR")),
        ),
    ],
    Channel.TRAVEL: [
        note(
            "shanmu",
            "沙溪，住在马店楼上",
            "mountains window",
            """
楼下从前拴马，现在停电动车，味道不一样，木头楼梯的响声一样。
房间六间，没有电视，热水下午五点以后才稳。推窗是四方街的后背，清早先醒的是卖豆腐的。
老板不爱接电话，写信息要等，但他记得每个住过的人。
#沙溪 #慢慢走
""",
            place="大理 · 沙溪",
            appeal=2.4,
            pins=[Pin("price", 0.62, 0.3, "一晚 ¥120")],
            of=PlaceFacts("马店客栈", PlaceKind.LODGING, 26.32147, 99.85263, (), Money(12000, "CNY")),
        ),
        note(
            "jiangnanjiu",
            "仓桥边上的旧书铺",
            "bookshop lake",
            """
书架是船板改的，一层高一层低，得弯腰。老板七十六，标价写在最后一页，用铅笔，他说擦得掉的才叫价。
下雨天去最好，檐下有一条长凳，书可以拿到凳子上看，看完放回去不买也没人说。
我放回去过三本，后来又去买了两本。
#绍兴 #旧书
""",
            place="绍兴 · 越城",
            appeal=1.9,
            of=PlaceFacts("船板旧书", PlaceKind.SHOP, 30.00418, 120.57194, _open((0, 2, 3, 4, 5, 6), 10, 17), Money(2500, "CNY")),
        ),
        note(
            "ziqing",
            "碑林旁边的拓片作坊",
            "painting city",
            """
花四十块可以自己拓一张，师傅在边上看着，只动嘴不动手。
纸要先闷潮，棕刷从中间往外赶，墨包拍下去是噗噗的声音，拍出啪啪的就是墨多了。我拓糊了一角，师傅说，风化，正常。
周二人少，下午三点以后更少。
#西安 #步行
""",
            place="西安 · 碑林",
            appeal=1.7,
            of=PlaceFacts("墨包作坊", PlaceKind.SERVICE, 34.25509, 108.95142, _open(NOT_MONDAYS, 10, 18), Money(4000, "CNY")),
        ),
        note(
            "owen_hill",
            "Kind to bad knees",
            "mountains running",
            """
Up by the old quarry tram, which somebody kindly built at an angle that sheep and I can both manage. Forty minutes to the cairn, no hands needed.
Parking is four cars and a gate you must not block; the farmer is polite exactly once. Fog after two, most days from October.
#hills
""",
            place="Gwynedd",
            appeal=1.8,
            of=PlaceFacts("Tramway ridge", PlaceKind.OUTDOORS, 53.02436, -4.08817),
        ),
    ],
    Channel.HOME: [
        note(
            "ilse_dw",
            "Saturday tip shop",
            "shelf armchair cycling",
            """
Everything the town did not want any more, by the kilo. Chairs hang from the roof like bats. Lamps are tested in front of you, by a boy who enjoys it when they bang.
Come at ten with a bicycle and rope. By noon only fondue sets are left.
#bybicycle #secondhand
""",
            place="Utrecht",
            appeal=1.9,
            of=PlaceFacts("De Tweede Ronde", PlaceKind.SHOP, 52.10837, 5.08219, _open((5,), 10, 16), Money(1200, "EUR")),
        ),
    ],
}  # fmt: skip
