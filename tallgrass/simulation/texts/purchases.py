"""Who of the world bought what, when, by whose note; what went wrong with it; and which notes speak of what the stores sell."""

from dataclasses import dataclass

from tallgrass.notes.genre_types import CameBy, Evaluation, UsedFor, Verdict


@dataclass(frozen=True)
class Wrong:
    """What a buyer asked of the store `ago` hours ago, and what came of it. An empty `answer` is one the store still owes."""

    kind: str
    reason: str
    words: str
    ago: int
    pieces: int = 0
    """Of the first thing; 0 is all of the order."""
    answer: str = ""
    """`agree` or `refuse`."""
    answered: str = ""
    disputed: str = ""


@dataclass(frozen=True)
class Bought:
    """One order, `days` ago. How far it is follows from the time: who packs and carries takes as long as it takes."""

    buyer: str
    wares: tuple[tuple[str, int], ...]
    days: float
    by: str = ""
    """The title of the note they came by."""
    words: str = ""
    waits: str = ""
    """`customs`: no further than there; `unpaid`; `cancelled` before paying."""
    wrong: Wrong | None = None


@dataclass(frozen=True)
class Next:
    """What a buyer wrote `days` ago of what they had bought by somebody's note: the next note."""

    buyer: str
    ware: str
    days: float
    title: str
    body: str
    channel: str
    card: str
    """What stands on its text card."""
    judged: Evaluation


# (author, title of a note): what it judges or recommends.
JUDGED = {
    ("dami", "慢慢霜，油皮用了半年"): "慢慢霜",
    ("nannan", "慢慢霜，我的脸说不要"): "慢慢霜",
    ("feifei", "这支唇泥，见底才敢说"): "红豆唇泥",
    ("chenayu", "阿婆灯在床头放了一年"): "阿婆灯",
    ("momo_zufang", "阿婆灯，租房的人先等等"): "阿婆灯",
    ("mei_ayi", "女儿买的灯，说说实话"): "阿婆灯",
    ("ilse_dw", "Two crooked bowls"): "歪碗",
    ("mumu_mao", "慢爪猫抓板，两只猫的意见"): "瓦楞猫抓板",
    ("xiaoyugan", "慢爪牵引绳，下海试过"): "防水牵引绳",
}
SHOWN = {
    ("ayuan", "第一只没有裂的茶碗"): ("茶席套装",),
    ("ayuan", "一堆碎碗的去处"): ("烟灰手工花瓶", "窗台绿植组合"),
    ("chenayu", "雨天一个人的番茄锅"): ("一人珐琅炖锅",),
    ("chenayu", "厨房两平米的动线"): ("竹编收纳篮", "禾穗·五谷早餐粥"),
    ("dengdeng_home", "一盏灯的十一次打样"): ("阿婆灯",),
    ("dengdeng_home", "布怎么挑，看这三下"): ("亚麻桌布", "素纱床品四件套"),
    ("yecao_lab", "为什么这瓶只装三十毫升"): ("舒缓修护精华",),
    ("fernandfold", "We fixed 212 bags"): ("帆布托特包", "修补针线包"),
    ("luzhiyao", "写配乐写到凌晨四点"): ("听石·开放式耳机",),
    ("shanmu", "雨崩，走进去的第四次"): ("远帆·双人帐篷", "远帆·露营灯"),
    ("hejun", "引体一个都拉不上的练法"): ("可调哑铃 2–10 公斤",),
    ("azhe", "浅烘豆子为什么会酸"): ("松间·有田烧滤杯",),
    ("yanyan", "新手入坑要买什么"): ("新手钩织套装",),
    ("linxiatian", "大衣下摆和靴筒的关系"): ("羊绒围巾",),
}

PURCHASES = (
    # Those who wrote what it is like had bought it.
    Bought("chenayu", (("阿婆灯", 1),), 57),
    Bought("dami", (("慢慢霜", 1),), 55),
    Bought("momo_zufang", (("阿婆灯", 1),), 52),
    Bought("nannan", (("慢慢霜", 1),), 50),
    Bought("mumu_mao", (("瓦楞猫抓板", 2),), 49),
    Bought("feifei", (("红豆唇泥", 1),), 47),
    Bought("xiaoyugan", (("防水牵引绳", 1),), 45),
    # Those who came by what they wrote.
    Bought(
        "qiuqiu", (("烟灰手工花瓶", 1),), 34, "一堆碎碗的去处",
        wrong=Wrong("refund", "broken", "瓶口磕掉一块，纸箱倒是好好的。", 712, 0, "agree", "对不起，钱先退给你，碎的留着种根葱。"),
    ),
    Bought("yutong", (("阿婆灯", 1),), 31, "阿婆灯在床头放了一年"),
    Bought("suyi", (("茶席套装", 1),), 27, "第一只没有裂的茶碗"),
    Bought("tangtang", (("慢慢霜", 1),), 24, "慢慢霜，油皮用了半年"),
    Bought("yezi", (("远帆·双人帐篷", 1), ("远帆·露营灯", 1)), 22, "雨崩，走进去的第四次"),
    Bought("shulan", (("阿婆灯", 1),), 21, "阿婆灯在床头放了一年"),
    Bought(
        "chenayu", (("禾穗·五谷早餐粥", 2), ("山前·桂花龙井", 1)), 19, words="楼道没有灯，放门口就好。",
        wrong=Wrong("refund", "broken", "有一盒压扁了，漏了两小包。", 366, 1, "agree", "收到照片了，这一盒不收钱。"),
    ),
    Bought("yanyan", (("瓦楞猫抓板", 1),), 18, "慢爪猫抓板，两只猫的意见"),
    Bought("gugu", (("防水牵引绳", 1),), 16, "慢爪牵引绳，下海试过"),
    Bought("hanhan", (("可调哑铃 2–10 公斤", 1),), 15, "引体一个都拉不上的练法"),
    Bought("tingfeng", (("茶席套装", 1),), 14, "第一只没有裂的茶碗"),
    Bought("guozi", (("一人珐琅炖锅", 1),), 12, "雨天一个人的番茄锅"),
    # Lately: what a store and a buyer have before them.
    Bought(
        "linxiatian", (("亚麻桌布", 1),), 8.5, "布怎么挑，看这三下",
        wrong=Wrong(
            "return", "not_as_said", "图上是米白，到手偏灰，和说明不一样。", 70, 0, "refuse",
            "灯光不同会有色差，说明里写过。洗过的布不能退。", "没有洗过，吊牌还在，请平台看看照片。",
        ),
    ),
    Bought("chenayu", (("冻干鸡肉粒", 1),), 8, waits="cancelled"),
    Bought(
        "jiangnanjiu", (("素纱床品四件套", 1),), 6.6,
        wrong=Wrong("return", "wrong", "买的一米五，发来一米八的。", 26, 0, "agree", "是我们拿错了，寄回的运费我们出。"),
    ),
    Bought(
        "dongdong", (("歪碗", 2),), 6.2, words="要两只歪得不一样的。",
        wrong=Wrong("refund", "broken", "两只里有一只碎在路上了，另一只很好。", 5, 1),
    ),
    Bought("chenayu", (("舒缓修护精华", 1),), 5),
    Bought("lulu", (("烟灰手工花瓶", 1),), 4.4, "一堆碎碗的去处"),
    Bought("chenayu", (("汐音·卸妆油", 1), ("汐音·深海保湿面膜", 1)), 2.4, waits="customs"),
    Bought("chenayu", (("听石·床头小音箱", 1),), 1.9),
    Bought("azhe", (("一人珐琅炖锅", 1),), 1.6, "雨天一个人的番茄锅"),
    Bought("wanzi_ma", (("慢慢霜", 1),), 1.5, "慢慢霜，油皮用了半年"),
    Bought("ziqing", (("素纱床品四件套", 1),), 0.6),
    Bought("chenayu", (("歪碗", 2), ("竹编收纳篮", 1)), 0.5),
    Bought("mei_ayi", (("歪碗", 4),), 0.3, words="老姐妹聚会用，早两天到最好。"),
    Bought("momo_zufang", (("竹编收纳篮", 3),), 0.12, "厨房两平米的动线", "麻烦挑颜色浅一点的。"),
    Bought("baozilian", (("阿婆灯", 1),), 0.08, "一盏灯的十一次打样"),
    Bought("laoli", (("亚麻桌布", 1),), 0.03),
    Bought("chenayu", (("窗台绿植组合", 1),), 0.001, waits="unpaid"),
)  # fmt: skip
"""From the oldest on."""

NEXT = (
    Next(
        "yutong", "阿婆灯", 17.3, "照着买的灯，亮了十天",
        "阿榆那篇看了三遍才下单。图书馆三楼的灯是惨白的，回宿舍就想要一点黄的。\n"
        "到手第一晚就懂了：光只照书，不照人。室友睡了也不用关。\n"
        "扣的那颗星给旋钮，半夜拧到底会“咔”一声。\n#床头灯 #照着买的",
        "home", "光只照书，不照人。",
        Evaluation("阿婆灯", "灯灯杂货", Verdict.GROW, 8, ("光很柔", "线够长"), ("旋钮有声音",), None, CameBy.BOUGHT, UsedFor.WEEK),
    ),
    Next(
        "tangtang", "慢慢霜", 11.6, "混油抄油皮的作业",
        "抄了大米的作业。她是大油皮，我是混油，结论不一样。\n"
        "两颊服帖，T 区到下午四点开始反光。少用一点就好，绿豆那么大。\n"
        "画全妆的日子别用，会搓泥；不化妆的日子，它最省心。\n#混油 #照着买的",
        "skincare", "抄作业，也要看自己的脸。",
        Evaluation("慢慢霜", "野草实验室", Verdict.OPEN, 7, ("两颊服帖", "不刺激"), ("T 区偏油", "妆前会搓泥"), None, CameBy.BOUGHT, UsedFor.WEEK),
    ),
    Next(
        "yezi", "远帆·双人帐篷", 8.4, "帐篷第一次淋雨",
        "山里过了两夜，第二夜雨下到天亮。里面是干的。\n"
        "头一回搭用了十五分钟，第二回八分钟。两个人睡刚好，多一只包就得抱着睡。\n"
        "收之前先抖水，别学我，背回来三斤雨。\n#露营 #照着买的",
        "travel", "里面是干的。",
        Evaluation("远帆·双人帐篷", "", Verdict.GROW, 9, ("不漏", "好搭"), ("放不下两只包",), None, CameBy.BOUGHT, UsedFor.ONCE),
    ),
)  # fmt: skip
"""From the oldest on."""

STREETS = {
    "重庆": ("重庆市", "重庆市", "渝中区", "石板坡正街 38 号"),
    "上海": ("上海市", "上海市", "徐汇区", "安福路 112 弄 6 号"),
    "北京": ("北京市", "北京市", "东城区", "北新桥三条 27 号"),
    "杭州": ("浙江省", "杭州市", "拱墅区", "小河直街 19 号"),
    "广州": ("广东省", "广州市", "越秀区", "寺右新马路 54 号"),
    "长沙": ("湖南省", "长沙市", "天心区", "下河街 8 号"),
    "武汉": ("湖北省", "武汉市", "江岸区", "吉庆街 71 号"),
    "西安": ("陕西省", "西安市", "碑林区", "书院门 45 号"),
    "厦门": ("福建省", "厦门市", "思明区", "沙坡尾 60 号"),
    "哈尔滨": ("黑龙江省", "哈尔滨市", "道里区", "红霞街 33 号"),
    "天津": ("天津市", "天津市", "和平区", "睦南道 88 号"),
    "南京": ("江苏省", "南京市", "鼓楼区", "青岛路 12 号"),
}
"""Where parcels go, by the place of a person; who lives elsewhere is sent to friends in the first."""
