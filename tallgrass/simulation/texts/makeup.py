"""Makeup 彩妆, as people wrote about it."""

from tallgrass.simulation.types import Pin, card, note

NOTES = [
    note(
        "tangtang",
        "内双画眼线的笨办法",
        "colour_pans lipstick",
        """
睁着眼画。就这一句。
闭眼画得再漂亮，睁开就被吃掉了。对着镜子平视，在你看得见的地方点三个点，连起来，再闭眼补根部。
右眼我永远比左眼高一点，练了两年还是这样，后来发现我右眼本来就比左眼高。
#内双 #眼线
""",
        appeal=2.8,
        pins=[Pin("product", 0.5, 0.45, "棕色眼线胶笔")],
    ),
    note(
        "tangtang",
        "黄皮口红避雷地图",
        "lipstick perfume",
        """
偏蓝的粉：脸绿。浅裸：没气色。荧光橘：像喝了一杯果汁没擦嘴。
安全区从左到右：豆沙、砖红、番茄、焦糖、酒渣。冬天往右走，夏天往左走。
武汉夏天还是别涂了，过个早全没了。
#黄皮口红
""",
        place="武汉",
        appeal=2.5,
        pins=[Pin("product", 0.4, 0.42, "番茄 07"), Pin("product", 0.62, 0.5, "焦糖 11")],
    ),
    note(
        "tangtang",
        "热干面吃完还在的口红",
        "lipstick noodles",
        """
实测九支，条件：一碗热干面，一碗蛋酒，正常擦嘴。
九支里剩下颜色的有两支，剩下面子的只有一支。方法比产品重要：薄涂，抿纸，再薄涂，再抿，第三层只点中间。
吃面别吸，卷起来吃。我知道很难。
#过早妆
""",
        place="武汉 · 粮道街",
        appeal=2.0,
        pins=[Pin("price", 0.62, 0.6, "¥69")],
    ),
    card(
        "tangtang",
        "新手只买这五样",
        "list",
        "第一套化妆品\n一支眉笔\n一支豆沙口红\n一盒大地色\n睫毛夹\n一块海绵\n- 修容盘",
        """
修容放到第二年再说。第一年你会把自己画成一个核桃，我有照片，不给看。
五样加起来两百块以内，先画一个月，看哪样先用完，就知道自己是哪种人了。我是眉笔，断了三支。
#新手化妆
""",
        appeal=2.0,
    ),
    note(
        "feifei",
        "用到见底的第六支口红",
        "lipstick colour_pans",
        """
管底要用小刷子挖，挖了十九天，最后一天涂完去开了一个特别难的会。
六年六支，平均一年一支，颜色一路从粉走到红再走到现在的旧玫瑰。要是排成一排，就是我这六年的脸色。
#铁皮管 #用完再买
""",
        place="上海",
        appeal=2.1,
        pins=[Pin("product", 0.5, 0.5, "旧玫瑰 03")],
    ),
    note(
        "feifei",
        "地铁上六站路的妆",
        "brushes tram",
        """
第一站眉毛，第二站睫毛夹，第三站过江信号不好，正好闭眼定妆。四五站腮红用手指。第六站口红，出闸机的时候抿一下。
秘诀是不画眼线，二号线进站会点头。
#通勤妆
""",
        place="上海 · 2 号线",
        appeal=1.6,
    ),
    note(
        "baozilian",
        "圆脸腮红别打苹果肌",
        "brushes cake",
        """
打苹果肌上，笑起来就是两个红苹果挂那儿。
往外挪：眼尾正下方，和鼻翼平齐，往太阳穴带。再剩一点点扫下巴尖。脸没瘦，但是有方向了。
我奶说还是喜欢我像苹果的样子。
#圆脸 #腮红
""",
        place="沈阳",
        appeal=1.9,
        pins=[Pin("product", 0.58, 0.48, "陶土色腮红")],
    ),
    note(
        "baozilian",
        "一盘大地色画四季",
        "lipstick washstand",
        """
春天用第二格，夏天只用高光那格，秋天全用，冬天把最深的那格当眼线。
一盘用了两年四个月，铁皮露出来两格。别的盘都在吃灰，包括那盘封面印得跟皇宫似的。
#大地色 #铁皮
""",
        appeal=1.2,
    ),
    card(
        "baozilian",
        "东北姑娘补妆口诀",
        "poster",
        "先吸*油*\n再喷*水*\n最后才上*粉*",
        """
反过来就是搓泥。
澡堂出来补妆这事我最有经验，热气没散别动手，坐那儿喝瓶汽水，等脸不红了再说。汽水要老式玻璃瓶的，这跟妆没关系，就是好喝。
#补妆
""",
        appeal=1.3,
    ),
    note(
        "linxiatian",
        "穿黑色的时候嘴要有颜色",
        "lipstick one_dress",
        """
黑毛衣会把脸上的光吸走。衣服不想换，就换嘴。
不用大红，比自己唇色深两度的就够，涂完用纸压一下边缘。耳朵上戴一点亮的，脸就回来了。
这条是以前站在试衣间外面看三百个客人看出来的。
#黑色毛衣
""",
        appeal=1.9,
    ),
    note(
        "lulu",
        "把鬓角的绒毛画进妆里",
        "colour_pans hat",
        """
以前总想遮，今年跳花场，苗家阿姐给我梳头，说这是好的，是山风吹的。
她拿细木炭顺着绒毛淡淡描了两笔，额角插一朵野棉花。没有粉底没有口红，我第一次觉得自己挺好看。
#贵州 #跳花
""",
        appeal=2.2,
    ),
    note(
        "dami",
        "油皮底妆撑到下班",
        "brushes perfume city",
        """
广州七月，早八到晚六。
控油的妆前别搓，拍。粉底混一滴防晒，量减半，只上中间三角区。散粉用按的。中午先吸油再补，别往油上盖粉，会变灰。
下班照镜子，鼻子还是亮，但脸颊还在，这就算赢。
#油皮底妆
""",
        season="summer",
        appeal=1.5,
    ),
    note(
        "yecao_lab",
        "我们不做口红的原因",
        "lipstick colour_pans",
        """
每个月都有人问。
配色试过四版，颜料全来自合规厂，没问题。卡在管子上：想做能换芯的金属管，小厂开模要二十六万，分摊下来一支要卖一百七。
等哪天想清楚怎么做便宜，再回来做。草稿都留着。
#配方笔记
""",
        appeal=1.4,
        pins=[Pin("brand", 0.32, 0.3, "野草实验室")],
    ),
    card(
        "luzhiyao",
        "上台前十分钟",
        "night",
        "化妆师的手\n比我的歌\n*稳*",
        """
唱了这么多年，上台前还是抖。阿珍给我画眉毛的时候会哼别人的歌，故意的，她说你听你听，这首比你那首好。
我一生气，就不抖了。
#后台
""",
        appeal=3.0,
    ),
    note(
        "amelie_roux",
        "Red, nothing else",
        "lipstick washstand",
        """
The rule of my first boss, who smoked in the stockroom: if the mouth is loud, the eyes whisper.
Blot, powder through a tissue, second coat. It survives a croissant. It does not survive my nephew.
#redlipstick
""",
        place="Lyon",
        appeal=2.2,
        pins=[Pin("product", 0.5, 0.46, "Cerise no. 4")],
    ),
    note(
        "amelie_roux",
        "Brushes on Sunday",
        "brushes",
        """
Olive soap, palm of the hand, rinse until the water is boring. Dry them flat with the tips over the edge of the sink.
Mine are fourteen years old. The big one has lost maybe thirty hairs and I could tell you where.
#brushes
""",
        appeal=1.2,
    ),
    note(
        "hana_w",
        "Lipstick on a budget",
        "lipstick handbag",
        """
Two ends of old tubes, melted in a teaspoon over a candle, poured into a clean pill tin. It came out the brown of a good cello.
Do not use the good teaspoon.
#makedo #lipstick
""",
        place="Melbourne",
        appeal=1.4,
    ),
    note(
        "priya_k",
        "Kajal that stays put",
        "perfume city",
        """
Humid city, oily lids, long lab hours. Waxes with a melting point above 75 degrees hold; anything that glides like butter will be on your cheek by lunch.
Set it with a grey shadow of the same depth. My mother uses an almond and a brass lamp and hers never moves, so there is that.
#kajal #labnotes
""",
        appeal=1.7,
        pins=[Pin("product", 0.52, 0.44, "Kajal, high wax")],
    ),
    note(
        "dani_voss",
        "Night shift face",
        "colour_pans city",
        """
Ten hours of projector light. I do one thing, which is a smudge of plum on the lids, with a thumb, in the dark, between reels two and three.
By the credits it has moved, and it looks better.
#nightshift
""",
        place="Berlin",
        appeal=1.2,
    ),
]
