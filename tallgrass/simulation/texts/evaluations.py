"""Things people of the world judged, some of them more than one person's."""

from tallgrass.notes.genre_types import CameBy, Evaluation, UsedFor, Verdict
from tallgrass.platform.money import Money
from tallgrass.simulation.types import Channel, WrittenNote, card, note

NOTES: dict[Channel, list[WrittenNote]] = {
    Channel.SKINCARE: [
        note(
            "dami",
            "慢慢霜，油皮用了半年",
            "jars washstand",
            """
先说结论：大油皮秋冬能用，夏天别硬来。
质地像没打发的奶油，黄豆大一颗推全脸，过十分钟摸上去是自己的皮。用之前我额头一到十月就起皮，今年没有。
半年挖空一罐，瓶底还贴了一句“谢谢你用完”。会再买，等打折也行，它好像从不打折。
#油皮 #空瓶记
""",
            appeal=2.2,
            of=Evaluation(
                "慢慢霜", "野草实验室", Verdict.GROW, 9, ("不闷痘", "换季不起皮", "配方写在瓶子正面"), ("夏天偏厚", "罐口太小，最后要用刮刀"),
                Money(18800, "CNY"), CameBy.BOUGHT, UsedFor.HALF_YEAR,
            ),
        ),
        note(
            "nannan",
            "慢慢霜，我的脸说不要",
            "jars window",
            """
成分表我看了三遍，没有我过敏的那几样，所以放心买的。
第四天两颊开始热，停两天好了，再用又热。后来想是植物提取物叠得多，一个一个都温和，坐在一起就吵。
不是它不好，是我和它不合适。敏感肌请先在耳后试三晚。
#敏感肌 #成分党
""",
            appeal=1.8,
            of=Evaluation(
                "慢慢霜", "野草实验室", Verdict.PULL, 5, ("没有香精", "客服真的会讲成分"), ("敏感期泛红", "植提叠得多"),
                Money(18800, "CNY"), CameBy.BOUGHT, UsedFor.WEEK,
            ),
        ),
        note(
            "priya_k",
            "Plain SPF, 3 months",
            "serum sea",
            """
Four filters, all of them old and boring, which is what I want from a filter. No scent, a slight cast for the first minute, gone by the second.
It pills over silicone primers, so skip the primer. I go through a tube in five weeks, because that is how much one should be using.
#readthelabel #sunscreen
""",
            appeal=1.7,
            of=Evaluation(
                "Everyday sun milk", "Plainwell", Verdict.GROW, 8, ("Honest label", "No sting near the eyes"), ("Pills over silicone", "Cap cracks when dropped"),
                Money(1450, "GBP"), CameBy.BOUGHT, UsedFor.MONTH,
            ),
        ),
    ],
    Channel.MAKEUP: [
        note(
            "feifei",
            "这支唇泥，见底才敢说",
            "lipstick colour_pans",
            """
颜色是煮过头的红豆，上班不张扬，下班也不像没化。
早上涂一次，吃完午饭中间掉一圈，用手指晕开又是另一种好看。起皮的日子别用，它会把每一条纹都念出来。
第七支空管。同色又买了一支，放在办公室抽屉。
#空管记 #口红
""",
            appeal=1.7,
            of=Evaluation(
                "红豆唇泥", "", Verdict.GROW, 8, ("晕开也好看", "不沾杯"), ("唇部起皮慎用",),
                Money(6900, "CNY"), CameBy.BOUGHT, UsedFor.HALF_YEAR,
            ),
        ),
        note(
            "amelie_roux",
            "The brush I returned",
            "brushes washstand",
            """
It photographs like a small cloud. On the face it sheds, two hairs every morning, always on the cheek, always seen at noon by somebody else.
Washed as told, dried flat, shaped by hand. After three weeks it was a broom. They took it back without a word, which I will mention too.
#tools
""",
            appeal=1.3,
            of=Evaluation(
                "Large powder brush", "Maison Plume", Verdict.PULL, 3, ("Kind returns desk",), ("Sheds from day one", "Loses its shape"),
                Money(3800, "EUR"), CameBy.BOUGHT, UsedFor.WEEK,
            ),
        ),
    ],
    Channel.HOME: [
        note(
            "chenayu",
            "阿婆灯在床头放了一年",
            "bed window",
            """
买的时候嫌贵，看了两个月才下单。
亮度只有一档，刚好够看书，不够刷手机，所以睡得早了。底座是没上釉的粗陶，摸着凉，冬天早上关灯手会缩一下。
搬过一次家，磕掉米粒大一块，看着更像是家里的了。
#小屋改造 #灯
""",
            place="重庆 · 南岸",
            appeal=2.4,
            of=Evaluation(
                "阿婆灯", "灯灯杂货", Verdict.GROW, 9, ("光很软", "底座重，不会跟着书跑"), ("只有一档", "线短，要接插座"),
                Money(16800, "CNY"), CameBy.BOUGHT, UsedFor.YEAR,
            ),
        ),
        note(
            "momo_zufang",
            "阿婆灯，租房的人先等等",
            "desk window",
            """
灯是好灯，问题在我：搬家第六次，它一个人占了半个箱子，还要裹两层毛巾。
光确实好看，整间屋子一下子像有人住了很久。可要是你一年换一次房，先买能夹的，等定下来再请阿婆。
我的送给妈妈了，她很喜欢。
#租房 #灯
""",
            appeal=2.0,
            of=Evaluation(
                "阿婆灯", "灯灯杂货", Verdict.OPEN, 7, ("好看", "光不刺眼"), ("搬家难", "占地方"),
                Money(16800, "CNY"), CameBy.BOUGHT, UsedFor.MONTH,
            ),
        ),
        note(
            "mei_ayi",
            "女儿买的灯，说说实话",
            "vase bed",
            """
女儿说叫阿婆灯，我想，这不就是给我买的嘛。
夜里起来不用摸开关，底下那个按钮大，手一拍就亮。亮得也不晃眼，老头子没有醒过。
要是能调暗一点就更好了。一百六十八，我自己是舍不得的，别人送的就很好。
#灯
""",
            appeal=1.9,
            of=Evaluation(
                "阿婆灯", "灯灯杂货", Verdict.GROW, 10, ("按钮大", "不晃眼"), ("不能调暗",),
                Money(16800, "CNY"), CameBy.GIVEN, UsedFor.HALF_YEAR,
            ),
        ),
        note(
            "ilse_dw",
            "Two crooked bowls",
            "vase tea",
            """
Ordered from the crooked shelf, where they tell you exactly what is wrong. Mine leans to the left and has a thumbprint in the glaze.
It survived eleven days in a box and six kilometres in my crate. The other one chipped on my own doorstep, so that is on me.
#everyday #bybicycle
""",
            appeal=1.6,
            of=Evaluation(
                "歪碗", "灯灯杂货", Verdict.GROW, 9, ("The fault is described", "Packed like an egg"), ("Slow boat", "Cannot choose which lean"),
                Money(450, "EUR"), CameBy.BOUGHT, UsedFor.MONTH,
            ),
        ),
    ],
    Channel.FOOD: [
        note(
            "wanzi_ma",
            "空气炸锅到底要不要买",
            "breakfast market_bag",
            """
用了一整年，算过账：一周四次，其中三次是热剩菜。
炸鸡翅确实好，皮脆，厨房不油。红薯也好。但五升的洗起来像给小象洗澡，抽屉的涂层半年就花了。
家里有烤箱的不用买，没有烤箱、有个爱吃薯条的六岁小孩的，可以。
#带娃 #小厨房
""",
            appeal=2.3,
            of=Evaluation(
                "五升空气炸锅", "", Verdict.OPEN, 6, ("鸡翅很成功", "不用看火"), ("难洗", "涂层半年就花", "占台面"),
                Money(25900, "CNY"), CameBy.BOUGHT, UsedFor.YEAR,
            ),
        ),
        note(
            "mara_bakes",
            "A tin with dents",
            "breakfast cake",
            """
Bought second-hand from a bakery that was closing. Heavy steel, folded corners, no coating to lose.
The first loaf stuck like a limpet. After nine bakes and a lot of butter it lets go with a knock. The new ones I own are lighter, prettier, and in the cupboard.
#bread #tools
""",
            appeal=1.5,
            of=Evaluation(
                "Steel loaf tin", "", Verdict.GROW, 10, ("Browns the sides", "Will outlive me"), ("Needs nine loaves of patience", "Rusts if sulked at"),
                Money(600, "EUR"), CameBy.BOUGHT, UsedFor.YEAR,
            ),
        ),
    ],
    Channel.FITNESS: [
        note(
            "hanhan",
            "体脂秤，我劝你别天天站",
            "dumbbells window",
            """
同一个早上站三次，三个数，差了一点六个百分点。
它的体重是准的，体脂是猜的，猜的根据是你的脚有多湿。我为那个数字饿过两天，第三天暴食，很不值。
现在它在床底下，一个月请出来一次，只看体重那一行。
#减重日记
""",
            appeal=2.2,
            of=Evaluation(
                "家用体脂秤", "", Verdict.PULL, 4, ("体重准", "便宜"), ("体脂全凭猜", "让人天天想称"),
                Money(9900, "CNY"), CameBy.BOUGHT, UsedFor.YEAR,
            ),
        ),
        note(
            "owen_hill",
            "Three wet winters",
            "mountains running",
            """
First winter: beads ran off it. Second: they thought about it. Third: they moved in.
Re-proofed twice, which bought a month each time. The zip never failed and the hood turns with your head, which sounds small until you have owned one that does not.
#hills #wetsocks
""",
            appeal=1.8,
            of=Evaluation(
                "Ridge shell", "Highmoor", Verdict.OPEN, 6, ("Hood turns with you", "Zip like a tank"), ("Wets out by year three", "Short in the arm"),
                Money(13500, "GBP"), CameBy.BOUGHT, UsedFor.YEAR,
            ),
        ),
    ],
    Channel.PETS: [
        note(
            "mumu_mao",
            "慢爪猫抓板，两只猫的意见",
            "cat_near armchair",
            """
年糕：到货当天就躺上去了，躺着抓，抓完睡。
汤圆：先要箱子，箱子压扁了才肯看一眼板子。第二周开始每天早上六点准时磨，沙发终于保住了半边。
掉屑，一周吸一次。四个月换芯，芯可以单买，这点好评。
#养猫 #猫抓板
""",
            appeal=2.3,
            of=Evaluation(
                "瓦楞猫抓板", "慢爪", Verdict.GROW, 8, ("沙发保住了", "芯可以单换"), ("掉屑", "早上六点有声音"),
                Money(5900, "CNY"), CameBy.BOUGHT, UsedFor.HALF_YEAR,
            ),
        ),
        note(
            "xiaoyugan",
            "慢爪牵引绳，下海试过",
            "dog sea",
            """
土豆三十一公斤，下海像下锅。普通的绳子泡一次盐水，扣子第二个月就绿了。
这条用到现在，扣子还亮。手柄里垫的那层泡水不沉，掉海里自己浮上来，省得我下去捞。
唯一不满：颜色只有灰和绿，晚上看不清。
#养狗 #青岛
""",
            appeal=1.7,
            of=Evaluation(
                "防水牵引绳", "慢爪", Verdict.GROW, 9, ("不锈", "会浮"), ("晚上不显眼",),
                Money(12900, "CNY"), CameBy.TRIED, UsedFor.HALF_YEAR,
            ),
        ),
    ],
    Channel.FASHION: [
        note(
            "jonah_p",
            "Long enough, at last",
            "knits shoes",
            """
Base layers in tall usually means wide. This one is long in the arm and the body and nowhere else. It stays tucked in when I shovel the drive.
Merino, thin, itchy for the first ten minutes like all of them. Two winters, one hole at the elbow, mended in red because why hide it.
#tallproblems #layers
""",
            appeal=1.6,
            of=Evaluation(
                "Tall merino crew", "Norrland Thread", Verdict.GROW, 9, ("Sleeves reach the wrist", "Does not smell on day three"), ("Itchy at first", "Thin elbows"),
                Money(9800, "CAD"), CameBy.BOUGHT, UsedFor.YEAR,
            ),
        ),
        card(
            "suyi",
            "网红羊毛袜的三个月",
            "list",
            "羊毛袜，三个月\n暖，真的暖\n第二次洗就小了一圈\n脚后跟两个月见光\n- 一打起卖",
            """
买的时候说是一双穿五年，我不是要它五年，能过完一个冬天就行。
冷水手洗，平铺晾，照着做了，还是缩到给外甥女穿。暖是真的，所以给它留一颗半。
#袜子 #一年不买衣服
""",
            appeal=1.4,
            of=Evaluation(
                "厚羊毛袜", "", Verdict.PULL, 3, ("暖",), ("缩水", "脚后跟薄", "只能成打买"),
                Money(4500, "CNY"), CameBy.BOUGHT, UsedFor.MONTH,
            ),
        ),
    ],
    Channel.READING: [
        note(
            "noor_reads",
            "Opens, stays open",
            "desk reader",
            """
Most notebooks have to be held down like a goat. This one lies flat from the first page to the last because it is sewn, not glued.
The paper takes fountain ink on both sides. I have filled three, each with one language on the left and the other on the right.
#stationery #translation
""",
            appeal=1.8,
            of=Evaluation(
                "Sewn notebook, A5", "Fern & Fold", Verdict.GROW, 10, ("Lies flat", "They mend it if it tears"), ("Only one size", "Post from Edinburgh"),
                Money(1600, "GBP"), CameBy.BOUGHT, UsedFor.YEAR,
            ),
        ),
    ],
}  # fmt: skip
