"""Boards and lists people of the world keep, in both voices."""

from tallgrass.simulation.types import KeptBoard, KeptEntry, KeptList

BOARDS = (
    KeptBoard("chenayu", "一人食", "一口小锅，两双筷子。都是照着做过的。", ("food",), 14),
    KeptBoard("chenayu", "小屋改造", "二十六平米，能改一点是一点。", ("home", "handmade"), 10),
    KeptBoard("chenayu", "冬天想穿的", "先看着，不急着买。", ("fashion",), 9, private=True),
    KeptBoard("ayuan", "手上的活", "做得出来的和还做不出来的。", ("handmade", "home"), 16, editors=("chenayu",)),
    KeptBoard("ayuan", "窑边读书", "等窑凉的时候看。", ("reading",), 8),
    KeptBoard("zhouyiwan", "面", "汤头、臊子、碱水，分三头记。", ("food",), 12, asked=("chenayu",)),
    KeptBoard("shanmu", "下一条长路", "攒着，等鞋修完就走。", ("travel",), 12),
    KeptBoard("dengdeng_home", "店里要有的样子", "给每个来店里的人看的。", ("home",), 12),
    KeptBoard("mara_bakes", "Bread that forgives", "For days when the starter is in charge.", ("food",), 12),
    KeptBoard("june_moss", "Windowsill", "Things that live on less light than they say.", ("home", "handmade"), 10),
    KeptBoard("theo_frames", "One still a day", "Frames I would hang up.", ("film", "travel"), 12),
    KeptBoard("noor_reads", "Read on the tram", "Nothing over three hundred pages.", ("reading",), 10),
)

LISTS = (
    KeptList(
        "chenayu", "大阪三天", "跟木木一起，十二月中旬，轻装。", ("travel", "food"), trip=True, currency="JPY",
        parts=(
            ("第一天 · 落地", (
                KeptEntry("关西机场买周游卡", done=True, price=3300),
                KeptEntry("黑门市场", "早上八点前人少", done=True),
                KeptEntry("道顿堀走一圈", "拍招牌，不排队"),
            )),
            ("第二天 · 京都", (
                KeptEntry("伏见稻荷", "六点半出门"),
                KeptEntry("锦市场", "买一把小刀", price=4800),
            )),
            ("药妆店", (
                KeptEntry("眼药水", "蓝色盒子的", 3, 698, done=True),
                KeptEntry("防晒", "给妈妈", 2, 1480),
                KeptEntry("入浴剂", "柚子味", 5, 198),
            )),
        ),
    ),
    KeptList(
        "chenayu", "想要的厨房", "一样一样来，先换锅。", ("home",),
        parts=(
            ("", (
                KeptEntry("十八厘米铸铁锅", "有盖的", price=26900, done=True),
                KeptEntry("一块大砧板", "要能立着晾", price=12900),
                KeptEntry("阿沅的粗陶碗", "等下一窑", 2, 8800),
            )),
        ),
    ),
    KeptList(
        "ayuan", "开窑前", "每次都会忘一样。", (), parts=(
            ("", (KeptEntry("测温锥", "五号六号各两只", 4, 600, done=True), KeptEntry("氧化铝粉", done=True), KeptEntry("给灯灯留三只杯子"), KeptEntry("雨天改期，告诉大家"))),
        ),
    ),
    KeptList(
        "dengdeng_home", "秋天进货", "先看样，再下单。", ("home",), parts=(
            ("", (KeptEntry("棉麻桌布", "要三个颜色", 30, 4500), KeptEntry("藤编篮", "把手结实的", 20, 3200, done=True), KeptEntry("小台灯", "样品先来两只", 2, 11800))),
        ),
    ),
    KeptList(
        "heli", "出差带的", "", ("travel",), trip=True, parts=(
            ("", (KeptEntry("充电头", done=True), KeptEntry("转换插头"), KeptEntry("给编辑部带的茶", quantity=2, price=6800))),
        ),
    ),
    KeptList(
        "mara_bakes", "Four days in Lyon", "Bakeries first, museums if it rains.", ("food", "travel"), trip=True, currency="EUR",
        parts=(
            ("Thursday", (KeptEntry("Praline brioche", "before ten, they sell out", 2, 450), KeptEntry("Tablier for Dad", price=2800))),
            ("Friday", (KeptEntry("Market on the quay", "bring the big bag"), KeptEntry("Amélie's café, four o'clock"))),
        ),
    ),
    KeptList(
        "june_moss", "Before the frost", "", ("home",), currency="GBP", parts=(
            ("", (KeptEntry("Fleece, two metres", price=600, done=True), KeptEntry("Bring in the pelargoniums"), KeptEntry("Bulbs that come up late", "not the yellow ones", 30, 25))),
        ),
    ),
)  # fmt: skip
