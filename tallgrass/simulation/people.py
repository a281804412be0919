"""The people of the world: sixty, each with a voice, tastes and hours of their own."""

from typing import Any

from tallgrass.simulation.types import Persona

NIGHT = (21, 22, 23, 0, 1)
MORNING = (6, 7, 8, 12, 19)
OFFICE = (9, 10, 14, 16, 18)


def _who(handle: str, name: str, place: str, bio: str, tastes: str, **rest: Any) -> Persona:
    words = tastes.split()
    weights = dict(zip(words[::2], map(float, words[1::2]), strict=True))
    return Persona(handle=handle, name=name, place=place, bio=bio, tastes=weights, **{"language": "zh", **rest})


def _en(handle: str, name: str, place: str, zone: int, *voice: str, **rest: Any) -> Persona:
    bio, tastes = voice
    return _who(handle, name, place, bio, tastes, language="en", zone=zone, **rest)


CREATORS = [
    _who(
        "ayuan",
        "阿沅",
        "重庆",
        "捏泥巴的人。窑温一千二，脾气三十六度五。",
        "handmade 1 home .7 reading .4",
        activity=2,
        fame=5,
        role="creator",
    ),
    _who(
        "zhouyiwan",
        "周一碗",
        "成都",
        "开过七年面馆，关了。现在只给自己煮。",
        "food 1 travel .4 home .3",
        activity=2,
        fame=6,
        hours=MORNING,
        role="creator",
    ),
    _who(
        "linxiatian",
        "林夏天",
        "上海",
        "从前打版，现在写衣服。衣橱只留四十件。",
        "fashion 1 makeup .5 film .4",
        activity=1.8,
        fame=6,
        role="creator",
    ),
    _who(
        "shenzhibai",
        "沈知白",
        "北京",
        "皮肤科医生，下了班写点人话。不带货，不接广告。",
        "skincare 1 reading .5 makeup .3",
        fame=7,
        hours=NIGHT,
        role="creator",
        verified="expert",
    ),
    _who("shanmu", "山木在走", "昆明", "一年走一条长路，其余时间修鞋。", "travel 1 film .5 food .4", activity=1.5, fame=5, role="creator"),
    _who(
        "hejun",
        "何俊练背",
        "广州",
        "带了九年的课，最想教会你的是休息。",
        "fitness 1 food .4 skincare .2",
        activity=1.6,
        fame=4,
        hours=MORNING,
        role="creator",
        verified="expert",
    ),
    _who(
        "luzhiyao",
        "陆之遥",
        "北京",
        "写歌，也写写不成歌的话。",
        "film .8 reading .8 travel .5 pets .3",
        fame=9,
        hours=NIGHT,
        role="creator",
        verified="star",
    ),
    _en(
        "mara_bakes",
        "Mara Lindqvist",
        "Lisbon",
        0,
        "Up at four, bread by seven, asleep by nine.",
        "food 1 home .5 travel .4",
        fame=4,
        hours=MORNING,
        role="creator",
    ),
    _en(
        "theo_frames",
        "Theo Okafor",
        "London",
        0,
        "One film a day, one paragraph after. No star ratings.",
        "film 1 reading .6 fashion .3",
        fame=4,
        hours=NIGHT,
        role="creator",
    ),
    _en(
        "june_moss",
        "June Moss",
        "Portland",
        -8,
        "Small flat, large ferns. Renting, so nothing gets drilled.",
        "home 1 handmade .6 reading .4",
        fame=4,
        role="creator",
    ),
]

MERCHANTS = [
    _who(
        "yecao_lab",
        "野草实验室",
        "上海",
        "做得慢的护肤品。配方表写在瓶子正面。",
        "skincare 1 makeup .4",
        fame=3,
        hours=OFFICE,
        role="merchant",
        verified="company",
    ),
    _who(
        "dengdeng_home",
        "灯灯杂货",
        "景德镇",
        "灯、碗、布，和一切让家里亮一点的东西。",
        "home 1 handmade .6 food .2",
        fame=3,
        hours=OFFICE,
        role="merchant",
        verified="company",
    ),
    _who(
        "slowpaw",
        "慢爪",
        "杭州",
        "给猫狗做东西的小厂，十一个人，四只猫。",
        "pets 1 home .3",
        fame=2,
        hours=OFFICE,
        role="merchant",
        verified="company",
    ),
    _en(
        "fernandfold",
        "Fern & Fold",
        "Edinburgh",
        0,
        "Paper, canvas, thread. We mend what we sell.",
        "reading .8 handmade .8 fashion .4",
        fame=2,
        hours=OFFICE,
        role="merchant",
        verified="company",
    ),
]

OPERATORS = [
    _who("heli", "何砺", "上海", "长草的人。有事说事，没事晒草。", "reading .6 travel .5 home .5", fame=2, hours=OFFICE, role="operator"),
    _en(
        "nora_vale",
        "Nora Vale",
        "Dublin",
        0,
        "I look after this place. Write to me when something is off.",
        "reading .6 film .5 food .4",
        fame=2,
        hours=OFFICE,
        role="operator",
    ),
]

MEMBERS = [
    _who("chenayu", "陈阿榆", "重庆", "一人食，两双筷子。", "food 1 home .6 film .3", activity=1.4, fame=2),
    _who("mumu_mao", "木木和两只猫", "杭州", "年糕和汤圆的房东。", "pets 1 home .5 reading .4", activity=1.6, fame=3, hours=NIGHT),
    _who("tangtang", "糖糖不甜", "武汉", "黄皮，内双，手残，爱画。", "makeup 1 skincare .7 fashion .4", activity=1.4, fame=2),
    _who("suyi", "苏一", "苏州", "穿得像一个人，而不是像一张图。", "fashion 1 handmade .6 reading .3", activity=1.2, fame=2),
    _who("guozi", "果子狸", "长沙", "夜宵部常务副部长。", "food 1 travel .5 film .3", activity=1.3, fame=2, hours=NIGHT),
    _who(
        "beibei_run", "贝贝慢跑中", "深圳", "配速七分半，风景全看见。", "fitness 1 food .4 travel .4", activity=1.2, fame=2, hours=MORNING
    ),
    _who("laoli", "老李胶片", "哈尔滨", "零下二十度快门会冻住，人不会。", "film .9 travel .9", activity=0.9, fame=2),
    _who("yutong", "雨桐", "南京", "图书馆三楼靠窗，第二个位子。", "reading 1 film .6 handmade .3", activity=1.3, fame=2),
    _who("ziqing", "子清", "西安", "城墙根底下长大的。", "travel 1 food .6 reading .4", fame=2),
    _who("dami", "大米", "广州", "大油皮，痘龄十二年，正在和解。", "skincare 1 makeup .4 fitness .3", activity=1.1, fame=2),
    _who("qiuqiu", "秋秋", "北京", "资料馆学生票常驻。", "film 1 reading .7 fashion .3", activity=1.1, fame=2, hours=NIGHT),
    _who(
        "wanzi_ma",
        "丸子妈",
        "郑州",
        "丸子六岁，我当妈也才六岁。",
        "home .8 food .8 reading .4 skincare .3",
        activity=1.2,
        hours=(6, 13, 21, 22),
    ),
    _who("azhe", "阿哲", "厦门", "在海边烘豆子。", "food .7 travel .8 film .5", hours=OFFICE),
    _who("feifei", "菲菲飞", "上海", "一支口红用到见底才买下一支。", "makeup 1 fashion .7 skincare .5", activity=1.1, fame=2),
    _who("xiaoyugan", "小鱼干", "青岛", "狗叫土豆，我叫饲养员。", "pets 1 travel .5 fitness .3"),
    _who("jiangnanjiu", "江南旧", "绍兴", "爱走没名字的桥。", "travel .9 reading .8 food .3", activity=0.8),
    _who("yanyan", "盐盐", "台州", "钩针在左手，猫在右手。", "handmade 1 pets .6 fashion .3", activity=1.2, fame=2),
    _who("momo_zufang", "沫沫租房记", "天津", "搬家五次，总结七条。", "home 1 food .5 handmade .4", activity=1.2, fame=2),
    _who("hanhan", "憨憨健身日记", "济南", "从一百零三公斤开始记。", "fitness 1 food .6", activity=1.3, hours=MORNING),
    _who("lulu", "鹿鹿", "贵阳", "山里人，爱穿颜色。", "fashion 1 travel .6 makeup .4"),
    _who("tingfeng", "听风", "大理", "辞职第三年，还没后悔。", "travel .8 home .8 reading .4"),
    _who("nannan", "囡囡", "宁波", "敏感肌，成分党，反正爱看说明书。", "skincare 1 reading .3 pets .3"),
    _who("shulan", "树懒小姐", "合肥", "读得慢，忘得快，所以记下来。", "reading 1 home .4 pets .4", hours=NIGHT),
    _who("yezi", "椰子", "海口", "海风里长大，怕冷。", "food .8 travel .8 fashion .4"),
    _who("baozilian", "包子脸", "沈阳", "圆脸也有圆脸的画法。", "makeup 1 skincare .5 film .3"),
    _who("gugu", "咕咕", "兰州", "一天一碗牛大，一天三遍遛狗。", "pets .8 food .9", hours=MORNING),
    _who("dongdong", "冬冬", "长春", "雪季活过来，夏天装死。", "fitness .8 fashion .8 travel .4"),
    _who("pingan", "平安", "福州", "放映员，机器比我老。", "film 1 food .6 reading .3", hours=NIGHT),
    _who("mei_ayi", "梅阿姨", "扬州", "五十八岁，刚学会发图。", "handmade .9 home .8 food .5", hours=MORNING, fame=2),
    _who("xushifu", "徐师傅", "佛山", "木工二十六年，手指齐全。", "handmade 1 home .7", hours=MORNING),
    _en(
        "priya_k", "Priya K.", "Bengaluru", 5, "Chemist by day. I read the label so you can sleep.", "skincare 1 food .5 reading .4", fame=2
    ),
    _en("owen_hill", "Owen Hill", "Cardiff", 0, "Wet socks, good views.", "travel 1 fitness .6 pets .3", fame=2, hours=MORNING),
    _en("sol_ramirez", "Sol Ramírez", "Valencia", 1, "My grandmother's rice, my own mistakes.", "food 1 travel .4", hours=NIGHT),
    _en("hana_w", "Hana W.", "Melbourne", 10, "Second-hand first. Ask me about hems.", "fashion 1 handmade .5", fame=2),
    _en("bex_turner", "Bex Turner", "Leeds", 0, "Two rescues, one sofa, no space for me.", "pets 1 home .4", hours=NIGHT),
    _en("ilse_dw", "Ilse de Wit", "Utrecht", 1, "Everything in this house came here by bicycle.", "home 1 travel .5 handmade .4"),
    _en(
        "kofi_moves",
        "Kofi Mensah",
        "Accra",
        0,
        "Slow strength. Coach of my mother and six of her friends.",
        "fitness 1 food .4",
        hours=MORNING,
    ),
    _en(
        "noor_reads",
        "Noor Haddad",
        "Amman",
        3,
        "Translator. I keep the sentences that would not come across.",
        "reading 1 film .4",
        hours=NIGHT,
    ),
    _en("tess_quill", "Tess Quill", "Halifax", -4, "Knitting through the fog since 2009.", "handmade 1 reading .4 home .3"),
    _en("dani_voss", "Dani Voss", "Berlin", 1, "Projection booth, late shift.", "film 1 fashion .4", hours=NIGHT),
    _en("amelie_roux", "Amélie Roux", "Lyon", 1, "Red lipstick, bare face, bad mornings.", "makeup 1 skincare .6 fashion .4"),
    _en("jonah_p", "Jonah Park", "Toronto", -5, "Tall, cold, trying.", "fashion .9 film .5 fitness .4"),
    _en("ruth_gale", "Ruth Gale", "Devon", 0, "Sixty-seven. Beans, books, a bad knee.", "reading .9 home .7 handmade .4", hours=MORNING),
    _en("miko_tan", "Miko Tan", "Singapore", 8, "Eating every stall of my estate, in order.", "food 1 travel .6"),
]

EVERYBODY = CREATORS + MERCHANTS + OPERATORS + MEMBERS
BY_HANDLE = {persona.handle: persona for persona in EVERYBODY}

# Who answers the one-click sign-in of the demo, by role.
DOORS = {"member": "chenayu", "creator": "ayuan", "merchant": "dengdeng_home", "operator": "heli"}
