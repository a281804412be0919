"""Fashion 穿搭, as people wrote about it."""

from tallgrass.simulation.types import Pin, card, note

NOTES = [
    note(
        "linxiatian",
        "衣橱只留四十件的第三年",
        "rail one_dress",
        """
清单公开：上衣十四，裤裙九，外套六，鞋五，其余是围巾和包。
三年里进来一件就出去一件，出去的有两件我后悔了，一件是旧牛仔，一件是妈妈的丝巾。所以现在多一条规矩：妈妈的不算数。
最常穿的还是那件藏青西装，肩线改过两次，第二次才对。
#四十件衣橱 #藏青
""",
        place="上海",
        appeal=3.3,
        pins=[Pin("product", 0.5, 0.45, "改过两次的肩线")],
    ),
    note(
        "linxiatian",
        "肩线错半寸整件都错",
        "one_dress rail",
        """
做版的时候师傅让我把尺子收起来，用手摸。肩骨最外面那一点，往里半寸，就是线该走的地方。
买成衣也这样试：抬手叫一次出租车，如果整件衣服跟着你上去，它就不合适，打折也别要。
#版型 #试衣
""",
        appeal=2.6,
        pins=[Pin("product", 0.44, 0.34, "肩骨往里半寸")],
    ),
    note(
        "linxiatian",
        "大衣下摆和靴筒的关系",
        "one_dress shoes city",
        """
只有两种长度好看：盖过靴口，或者离靴口一拳。最怕刚刚碰到，人会被切成两截。
我一米六二，大衣一百零八厘米。你可以量一下自己从后颈到小腿最细的地方，那个数就是你的。
#大衣 #小个子
""",
        season="winter",
        place="上海 · 武康路",
        appeal=2.5,
    ),
    card(
        "linxiatian",
        "改衣店不会告诉你的",
        "list",
        "先改这四处再扔\n袖口收一寸\n裤腰加松紧\n内衬换成棉\n扣子全换\n- 改大衣的肩",
        """
改肩膀的手工费够买件新的，而且十次有八次改不好。其余四样加起来一百块以内，衣服能多穿三年。
扣子我都去布料市场淘，旧扣子论斤卖，一把里总有几颗是真贝壳。
#改衣
""",
        appeal=1.9,
    ),
    note(
        "suyi",
        "苏州的雨天适合穿什么",
        "window one_dress",
        """
棉麻会塌，牛仔不干，最后还是那条香云纱的裤子，淋了也不贴腿，走两条巷子就干了。
鞋穿雨靴，走到平江路再换。雨靴里塞一双布鞋，我妈说我像去插秧。
插秧也挺好看的。
#苏州 #雨天穿搭
""",
        place="苏州 · 平江路",
        appeal=1.7,
        pins=[Pin("product", 0.48, 0.62, "香云纱裤")],
    ),
    note(
        "suyi",
        "旧旗袍改成了一件背心",
        "rail embroidery desk",
        """
外婆的料子，领口已经磨破了，整件穿不了，舍不得剪，放了六年。
上个月剪了。留下盘扣和右襟，做成短背心，里面穿白T恤。第一天穿出去，楼下老裁缝叫住我，说这个针脚是他师父那一辈的。
我站在那里听他讲了一个钟头。
#旧衣改造
""",
        appeal=2.4,
        pins=[Pin("product", 0.55, 0.4, "外婆的盘扣")],
    ),
    card(
        "suyi",
        "一年没买衣服的感想",
        "letter",
        "亲爱的衣柜：\n一整年没往里添过东西。\n原来我有*七件白衬衫*，\n喜欢的只有一件。",
        """
不是自律，是去年搬家搬怕了。
一年下来省了一些钱，但最大的变化是出门变快了，因为只剩那几样，闭着眼睛都是搭的。六件白衬衫送给了楼下画画的小孩当罩衣。
#不买衣服的一年
""",
        appeal=1.8,
    ),
    note(
        "lulu",
        "山里人就爱穿大红配绿",
        "one_dress hat",
        """
公司让穿素一点，我憋了五天，周六全补回来了。
红马甲是赶场买的，一百二，绣的是石榴。绿裙子是自己染的，板蓝根加黄栀子，第一缸太蓝，第二缸才出这个绿。
走在花果园的天桥上，有个奶奶说：妹，你像过年。
#贵阳 #撞色
""",
        place="贵阳 · 花果园",
        appeal=2.0,
        pins=[Pin("price", 0.5, 0.4, "¥120")],
    ),
    note(
        "lulu",
        "蜡染围巾洗了一年之后",
        "knits",
        """
都说掉色，记录一下：冷水，少一点白醋，阴干，一个月一次，十二次以后蓝淡了一层，冰纹反而更清楚了。
头两次一定要单独洗。我没有，所以我现在有四件淡蓝色的内衣。
#蜡染 #洗护
""",
        appeal=1.1,
    ),
    note(
        "dongdong",
        "零下二十五度出门清单",
        "mountains one_dress shoes",
        """
从里到外：羊毛贴身层（不要棉，出汗就是冰），薄羽绒，挡风的壳。裤子同理。袜子两双没有一双厚的管用，挤脚更冷。
手套买连指的，手指头挤在一起才暖和。围巾围到鼻子，呼出来的气会结霜在睫毛上，那个不用拍掉，很好看。
#东北 #冬天怎么穿
""",
        season="winter",
        place="长春",
        appeal=2.1,
        pins=[Pin("product", 0.4, 0.7, "连指手套")],
    ),
    note(
        "dongdong",
        "雪服别买大一号",
        "mountains one_dress",
        """
去年听人劝买大了，摔一跤雪从后腰灌到脚踝。今年换合身带防雪裙的，摔得更多，可是是干的。
颜色买亮的，穿一身白躺雪道上，别人看不见你，真的会从你身上过去。
#雪季装备
""",
        season="winter",
        appeal=1.2,
    ),
    note(
        "feifei",
        "上班第一年的五件衬衫",
        "rail desk",
        """
蓝条纹、白、浅灰、奶油黄、还有一件买错的橙色。
熨斗教会我的：领子先熨反面，袖口从里往外，门襟放最后。五件熨完刚好一集剧的时间。
橙色那件后来每个周五穿，变成同事们知道今天星期五的方式。
#通勤 #衬衫
""",
        place="上海",
        appeal=1.3,
    ),
    card(
        "feifei",
        "试衣间三问",
        "poster",
        "能*坐下*吗\n能*吃饱*吗\n能*下雨*吗",
        """
以前在试衣间只问好不好看，买回家才发现坐下来扣子会崩、吃完饭要解裤腰、下雨天不敢穿出门。
现在三问都过才结账，一年里退掉的衣服从十一件降到一件。
#理性买衣服
""",
        appeal=1.6,
    ),
    note(
        "yezi",
        "海岛人第一次买羽绒服",
        "rail suitcase sea",
        """
要去长春看雪，长到二十六岁头一回买。试的时候店里开着冷气，我还是出了一身汗。
店员问蓬松度想要多少，我说要能活着回来的。她笑了半天，给我拿了件到脚踝的。
照片里远处那个移动的睡袋就是我。
#第一次看雪
""",
        season="winter",
        appeal=1.5,
        pins=[Pin("price", 0.5, 0.5, "折后 ¥699")],
    ),
    note(
        "tangtang",
        "黄皮别怕穿绿色",
        "one_dress handbag",
        """
怕的是荧光绿和薄荷绿，把墨绿、橄榄、苔藓绿放到脸旁边试试，脸会一下子安静下来。
我的规律：比叶子暗的都能穿，比叶子亮的都不行。
包是二手店一百六收的，皮都被前主人盘软了。
#黄皮穿搭
""",
        appeal=1.6,
        pins=[Pin("price", 0.62, 0.58, "二手 ¥160")],
    ),
    note(
        "hana_w",
        "A three dollar coat",
        "rail",
        """
Brunswick, bottom of the bin, smelled like someone's shed. Wool, half-lined, one sleeve longer than the other.
Two hours with a seam ripper, new lining out of a bedsheet, and I moved every button eight millimetres left. That last part is what changed it.
#thrift #mending
""",
        place="Melbourne · Brunswick",
        appeal=2.4,
        pins=[Pin("price", 0.5, 0.42, "$3"), Pin("product", 0.46, 0.62, "Buttons moved 8 mm")],
    ),
    note(
        "hana_w",
        "Hem it yourself",
        "one_dress knits",
        """
Put on the shoes. Stand on a book. Get a friend to pin the back because you will always pin it short.
Press it, wear it pinned for one evening, then sew. Most hems I have regretted were sewn the same day they were cut.
#sewing #hems
""",
        appeal=1.6,
    ),
    card(
        "hana_w",
        "Before you donate it",
        "marker",
        "Wash it *twice*\nWear it *once*\nThen decide",
        """
Half of what lands in our op shop arrives clean and unloved only because it was badly stored. I rescued a jumper from my own donation bag last week. We have had four good days together since.
#thrift
""",
        appeal=1.2,
    ),
    note(
        "jonah_p",
        "Trousers for 195 cm",
        "rail shoes",
        """
Every brand's tall means longer and also wider, as if height came with a second person.
What worked: buy the women's wide leg, let down the hem, and add a strip of contrast tape where the old crease shows. People think it is a detail.
#tallproblems
""",
        place="Toronto",
        appeal=1.7,
        pins=[Pin("product", 0.5, 0.76, "Tape over old hem")],
    ),
    note(
        "jonah_p",
        "Layers for minus 15",
        "knits city",
        """
Thin, thin, thick, thin. The outer thin one is the wind shell nobody wants to wear because it rustles.
I stood at the streetcar stop for twenty-five minutes and my only cold part was the strip between glove and cuff. So this week I am knitting wrist warmers, badly.
#winter #layers
""",
        season="winter",
        place="Toronto",
        appeal=1.3,
    ),
    note(
        "amelie_roux",
        "My one striped shirt",
        "rail window",
        """
Bought for a wedding, worn to two funerals, four birthdays and the dentist. The stripes have gone from navy to something like rain.
I keep reading that one should own five. I own one and I know exactly where it is.
#fewerthings
""",
        place="Lyon",
        appeal=1.5,
    ),
    note(
        "fernandfold",
        "We fixed 212 bags",
        "handbag embroidery desk",
        """
That is this year's number from the repair bench. Mostly straps, then bases, then one that had been through a baler.
If yours is fraying at the corner, post it before it opens. A patch takes twenty minutes at that stage, an afternoon later. You pay the postage, we pay the thread.
#repair #canvas
""",
        place="Edinburgh · Leith",
        appeal=1.8,
        pins=[Pin("brand", 0.3, 0.3, "Fern & Fold"), Pin("product", 0.52, 0.62, "Harbour tote")],
    ),
    note(
        "kofi_moves",
        "What I wear to coach",
        "shoes city",
        """
My mother says a coach should look like a coach. So: her church fabric, sewn into shorts by the man behind the bus station, and the plainest white shirt I own.
Six ladies in the class have now ordered the same shorts. We look like a choir that squats.
#accra #tailored
""",
        place="Accra · Osu",
        appeal=1.6,
        pins=[Pin("price", 0.5, 0.5, "60 cedis, sewn")],
    ),
]
