"""How people of the world do what they do, step by step. A step names a picture of its note by its place."""

from tallgrass.notes.genre_types import Difficulty, Step, Tutorial
from tallgrass.simulation.types import Channel, WrittenNote, note

NOTES: dict[Channel, list[WrittenNote]] = {
    Channel.FOOD: [
        note(
            "zhouyiwan",
            "家里做一碗担担面",
            "noodles market_bag tea",
            """
店里卖过七年，家里只要一口锅。分量是一个人的，两个人就都乘二，别乘在盐上。
芽菜要炒干，肉臊要炒酥，芝麻酱要少。三样做对，面随便买哪种都好吃。
#家常面 #担担面
""",
            place="成都 · 玉林",
            appeal=3.0,
            of=Tutorial(
                (
                    Step("肉末下冷锅，小火煸到油清、声音变脆，加半勺甜面酱，盛出。", 1),
                    Step("芽菜挤干，不放油炒一分钟，把水汽炒走。"),
                    Step("碗里放一勺红油、半勺芝麻酱、一点酱油和醋，用两勺面汤化开。", 2),
                    Step("面煮到中间还有一丝白心就捞，甩两下，入碗。"),
                    Step("臊子、芽菜、葱花盖上，趁热从底往上翻。别拍照拍太久，会坨。", 0),
                ),
                20, Difficulty.EASY, ("肉末 80 克", "芽菜一小把", "隔夜红油", "碱水面 120 克", "芝麻酱半勺"),
            ),
        ),
        note(
            "mara_bakes",
            "Focaccia, no mixer",
            "breakfast market_bag window",
            """
A bowl, a fork, and tomorrow. The dough does the work while you are asleep, which is the only help I have ever managed to keep.
If it sticks to your hands, wet them. If it sticks to everything, good, it is ready.
#bread #slowdough
""",
            place="Lisbon",
            appeal=2.6,
            of=Tutorial(
                (
                    Step("Stir flour, water, salt and a pinch of yeast with a fork until no dry bits hide at the bottom.", 1),
                    Step("Wait half an hour, then fold the edges to the middle, all the way round, twice."),
                    Step("Cover. Fridge. Go to bed."),
                    Step("Tip it into an oiled tin, let it come back to the warm for two hours, by the window if there is sun.", 2),
                    Step("Oil your fingers and press to the bottom, firmly, like a piano you dislike. Salt on top."),
                    Step("As hot as your oven goes, twenty minutes. Out of the tin at once, or the bottom sulks.", 0),
                ),
                840, Difficulty.EASY, ("500 g strong flour", "400 g water", "10 g salt", "3 g dry yeast", "Olive oil, too much"),
            ),
        ),
    ],
    Channel.HANDMADE: [
        note(
            "yanyan",
            "钩一只杯垫，新手版",
            "yarn coffee",
            """
学钩针的第一件东西不要钩围巾，你会在第三天恨它。钩杯垫，一个晚上就有。
只用两种针：辫子和短针。图解看不懂的看我写的字，看不懂我的字就来评论里问。
#钩针 #新手
""",
            appeal=2.4,
            of=Tutorial(
                (
                    Step("起六个辫子，第一针和最后一针引拔，围成一个小圈。", 0),
                    Step("第一圈：往圈里钩十二针短针，引拔收圈。"),
                    Step("第二圈：每一针里钩两针，一共二十四针。"),
                    Step("第三圈：钩一针，加一针，重复，三十六针。边翘起来就松一点，起波浪就紧一点。"),
                    Step("一直到有杯底大，断线，针穿到背面藏起来，压在书下面过一夜。", 1),
                ),
                90, Difficulty.EASY, ("5 股牛奶棉一团", "2.5 毫米钩针", "缝合针", "剪刀"),
            ),
        ),
        note(
            "xushifu",
            "凿子怎么磨才快",
            "desk armchair",
            """
徒弟来，先磨三个月凿子。不是难为人，刀不快，手就会使蛮力，使蛮力的手要出事。
磨好的刀，立在指甲上不打滑。别在别人的指甲上试。
#木工 #磨刀
""",
            appeal=2.1,
            of=Tutorial(
                (
                    Step("石头先泡水，泡到不冒泡。再用旧砖把石头面磨平，石头不平，刀永远不平。", 0),
                    Step("先磨平背，只要靠刃口两指宽，磨到能照见窗户。"),
                    Step("斜面贴住石头，二十五度，两个拇指压着刃口，推出去用力，拉回来不用力。"),
                    Step("磨到背面能摸到一道细毛边，从左到右都有，换细石。"),
                    Step("细石上正反各几下，毛边掉了就停。多磨一下就是少用一天。"),
                ),
                40, Difficulty.MEDIUM, ("1000 目和 6000 目磨石", "一盆水", "旧砖一块", "旧毛巾"),
            ),
        ),
        note(
            "ayuan",
            "不用拉坯机，捏一只杯子",
            "pottery desk breakfast",
            """
工作室的课，第一堂只教这个。机器会把人教成机器，手不会。
杯子歪一点没有关系，底要平，口沿要圆，喝水的时候嘴唇知道。
#陶艺 #手捏
""",
            place="重庆",
            appeal=2.5,
            of=Tutorial(
                (
                    Step("拳头大的一块泥，在桌上摔几下，摔到没有气泡。", 0),
                    Step("团圆，拇指按到离底一公分的地方停住，别按穿。"),
                    Step("一边转，一边用拇指和食指捏，从底往上，一圈薄一点，捏到三毫米。"),
                    Step("口沿用湿皮子抹圆，底在桌上轻轻顿平。", 1),
                    Step("放到杯身能拿起来不变形，再接把手：两边都划毛、抹泥浆、压实，把手和杯子要一样湿。"),
                    Step("盖上布，慢慢干一个星期。急着晒的，裂给你看。", 2),
                ),
                60, Difficulty.EASY, ("陶泥 400 克", "一块湿皮子", "一小碗泥浆", "竹片"),
            ),
        ),
        note(
            "tess_quill",
            "Darn a sock, slowly",
            "knits yarn",
            """
You will not save money. You will save a sock, and an evening from the television, and you will know your own heel better.
Use a wooden spoon if you have no mushroom. My mother used a light bulb, back when they were cold enough.
#mending #knitting
""",
            place="Halifax",
            appeal=2.0,
            of=Tutorial(
                (
                    Step("Stretch the hole over the spoon, not tight. Trim only what is loose.", 0),
                    Step("Start a finger's width before the hole, in sound knitting, and run lines up and down, close together."),
                    Step("Leave a small loop at each turn. Wool shrinks, and it will want that."),
                    Step("Now across: over one, under one, and the other way on the next row, pushing them down like a comb.", 1),
                    Step("Finish a finger's width past the hole. Do not knot. Wear it today."),
                ),
                45, Difficulty.MEDIUM, ("Wool as thick as the sock", "Blunt needle", "Wooden spoon", "A good lamp"),
            ),
        ),
    ],
    Channel.MAKEUP: [
        note(
            "tangtang",
            "内双眼线，五分钟版",
            "colour_pans lipstick",
            """
以前写过笨办法，好多人说太长，这次压成五步。手抖的人画点，点是不会抖的。
画完睁眼，正视前方，看得见一条细细的影子就够了。看得见一条黑线，那是给单眼皮看的。
#内双 #眼线
""",
            appeal=2.5,
            of=Tutorial(
                (
                    Step("先上一层薄薄的散粉，眼皮不出油，线才不会跑。"),
                    Step("镜子放低，眼睛往下看，不用拉眼皮。", 0),
                    Step("睫毛根部点三个点：眼头、正中、眼尾。"),
                    Step("用小刷子把点连起来，只连后半段，前半段留白。"),
                    Step("眼尾平着出去三毫米，棉签收一下尖。完。", 1),
                ),
                5, Difficulty.EASY, ("棕色眼线膏", "斜头小刷", "散粉", "棉签"),
            ),
        ),
    ],
    Channel.FITNESS: [
        note(
            "hejun",
            "开完会，拉开后背",
            "desk yoga",
            """
不用垫子，不用换衣服，一面墙，一把不带轮子的椅子。
每个动作三次呼吸，不是三十秒。盯着秒表的人，肩膀是耸着的。
做完站起来，感觉自己高了一公分，那不是错觉，那是你本来的身高。
#办公室 #肩颈
""",
            appeal=2.3,
            of=Tutorial(
                (
                    Step("坐满椅子，双手交叉推向前，背往后送，像被人从后面拎起来。", 0),
                    Step("站到墙边，前臂贴墙，身体慢慢转开，胸口打开就停。左右各一次。"),
                    Step("手扶椅背后退两步，俯身，让胸口往地上沉，膝盖可以弯。", 1),
                    Step("最后站直，下巴轻轻往后收，做一个不好看的双下巴。五次。"),
                ),
                6, Difficulty.EASY, ("一面墙", "不带轮子的椅子"),
            ),
        ),
        note(
            "kofi_moves",
            "Up from the chair",
            "yoga dumbbells",
            """
My mother is seventy-one and she does this before the radio news. It is the most useful exercise I know, because one day it will be the only one that matters.
If your knees talk, let them talk. If they shout, use a higher chair.
#slowstrength
""",
            place="Accra",
            appeal=2.2,
            of=Tutorial(
                (
                    Step("Sit at the front of a hard chair. Feet under the knees, a hand's width apart.", 0),
                    Step("Lean until your nose is over your toes. Most of the standing is this."),
                    Step("Stand. No hands if you can, one hand if you must, and nobody is counting which."),
                    Step("Sit down slower than you stood up. Count three, aloud."),
                    Step("Five of those, a rest, five more. Add one a week, not ten.", 1),
                ),
                8, Difficulty.EASY, ("A hard chair", "Something to hold nearby"),
            ),
        ),
    ],
    Channel.FASHION: [
        note(
            "hana_w",
            "Shorten a sleeve",
            "one_dress knits",
            """
Shirts from the charity rail are made for somebody with longer arms and a better job. This takes an evening and no machine.
Do one sleeve first. If you hate it, you have only ruined half a three dollar shirt.
#secondhand #sewing
""",
            place="Melbourne",
            appeal=1.8,
            of=Tutorial(
                (
                    Step("Put it on, bend your elbow, and let somebody pin the cuff where the wrist bone is.", 0),
                    Step("Unpick the cuff. Slowly; you need it whole."),
                    Step("Mark the new length plus one centimetre, cut, and check against the other sleeve before you breathe."),
                    Step("Pleat the extra width in two small folds, where the old ones were."),
                    Step("Slip the sleeve back into the cuff and sew with small back stitches, inside first.", 1),
                ),
                150, Difficulty.HARD, ("Seam ripper", "Pins", "Thread that matches badly at worst", "A patient friend"),
            ),
        ),
    ],
    Channel.PETS: [
        note(
            "slowpaw",
            "给猫剪指甲不挨打",
            "cat_asleep cat_near",
            """
厂里四只猫，十一个人，轮流剪，没有人受过重伤。
秘诀只有一个：它困的时候剪，一次只剪两个，剪完就走，不邀功。
粉色那段是血线，离它两毫米停。剪到了也别慌，按住，道歉，给罐头。
#养猫 #慢爪手记
""",
            appeal=2.2,
            of=Tutorial(
                (
                    Step("挑它吃饱犯困的时候，坐在它旁边，不要抱起来。", 0),
                    Step("摸摸爪子，轻轻按肉垫，指甲出来就放开。先这样玩三天，不剪。"),
                    Step("第四天，按出一个指甲，只剪透明的尖。"),
                    Step("再剪一个，给一口零食，收工。八天剪完一轮。", 1),
                ),
                3, Difficulty.MEDIUM, ("猫用指甲剪", "零食", "耐心"),
            ),
        ),
    ],
}  # fmt: skip
