"""Home 家居, as people wrote about it."""

from tallgrass.simulation.types import Pin, card, note

NOTES = [
    card(
        "momo_zufang",
        "租房合同先看这三条",
        "marker",
        "租房合同\n先看*这三条*\n再签字",
        """
一，押金退还的日子写没写死，“退房后七日内”五个字能省一个月扯皮。
二，维修谁出钱，热水器和下水道单独写。
三，转租和提前退，违约金超过一个月的，谈。
搬家五次，前两次都栽在第一条上。谈的时候别不好意思，中介比我们忙。
#租房 #合同
""",
        appeal=3.6,
    ),
    note(
        "momo_zufang",
        "九平米放下一张书桌",
        "desk armchair window",
        """
床往墙角推，斜着，多出来一个三角，正好塞得下六十公分的桌子。
灯夹在窗框上，不占桌面。凳子是下面能收纳的那种，坐垫里面放冬天的被子。
晚上开一盏暖的，整个房间就剩这张桌子那么大，刚刚好。
#九平米 #出租屋
""",
        place="天津 · 河东",
        appeal=2.8,
        pins=[Pin("product", 0.5, 0.6, "60 公分折叠桌"), Pin("price", 0.66, 0.36, "夹灯 ¥39")],
    ),
    note(
        "momo_zufang",
        "搬家纸箱怎么写字",
        "suitcase shelf",
        """
不要写“杂物”。写你什么时候会想要它：第一晚、第一周、不知道。
第一晚那箱放：床单，牙刷，充电器，卫生纸，一把剪刀，一包面，一只锅。
第五次搬家我才学会，前四次都是坐在地上用钥匙划胶带找牙刷。
#搬家
""",
        appeal=2.2,
    ),
    note(
        "momo_zufang",
        "墙不能钉也能挂画",
        "shelf window",
        """
无痕钉两斤以内可以，超过就别信。
我用的是晾衣杆，两头顶住天花板和地板，撑一根竖的，画用鱼线吊上去，退租的时候一收就走，墙上什么也没有。
画是楼下小学门口买的，一个小孩摆摊，五块钱一张，还给我签了名。
#出租屋 #不打孔
""",
        appeal=1.7,
        pins=[Pin("price", 0.55, 0.35, "签名版 ¥5")],
    ),
    note(
        "mei_ayi",
        "阳台上那棵茉莉二十年了",
        "window vase",
        """
九几年搬进来的时候厂里发的，人家都养死了，就我这盆还在。
不要天天浇。手指头插进土里，两节干了再浇，浇就浇透。开过的枝子要剪，剪短一点不要舍不得，不剪明年就不肯开。
晚上开窗睡觉，一屋子都是。
#茉莉 #阳台
""",
        season="summer",
        place="扬州",
        appeal=2.6,
        pins=[Pin("product", 0.5, 0.5, "二十岁的茉莉")],
    ),
    note(
        "mei_ayi",
        "旧毛衣拆了做坐垫",
        "knits armchair",
        """
女儿高中的毛衣，她说不要了，我一夜拆完，洗过，用开水壶的蒸汽一熏，毛线就直了。
三根并一股，粗针，钩一个圆的，四个钟头。现在家里四把椅子颜色都不一样，红的是初三那件。
#旧物 #坐垫
""",
        appeal=2.0,
    ),
    note(
        "tingfeng",
        "自己糊了一扇窗",
        "window mountains",
        """
老房子的木窗漏风，镇上的师傅排到下个月，就自己来。
白绵纸，面粉熬的糨糊，趁湿绷，干了自己会紧，敲上去像小鼓。第一扇皱得像没睡醒，第三扇就好了。
晚上屋里点灯，从院子里看，是一块一块的。
#老房子 #大理
""",
        place="大理 · 银桥",
        appeal=1.9,
    ),
    note(
        "dengdeng_home",
        "一盏灯的十一次打样",
        "desk bed",
        """
第一次太亮，第三次太红，第六次好看了，可是拎起来轻飘飘的，像假的。
第九次把底座换成没上釉的粗陶，重了六百克，放在桌上不会跟着书跑。第十一次，厂里的阿婆说，这个可以摆我屋里了。
就这样定了。
#灯灯手记
""",
        place="景德镇",
        appeal=2.4,
        pins=[Pin("brand", 0.26, 0.3, "灯灯杂货"), Pin("product", 0.52, 0.42, "阿婆灯"), Pin("price", 0.64, 0.66, "¥168")],
    ),
    note(
        "dengdeng_home",
        "釉色有差，不是瑕疵吗",
        "vase tea",
        """
有时候是，有时候不是，我们自己也吵。
吵完的标准：流釉、深浅、一两个针眼，算它的脾气，原价。裂、磕、底不平，算我们的错，半价放“歪碗架”，写明哪里歪。
歪碗架每周三上新，比正价卖得快。
#灯灯手记
""",
        appeal=2.1,
        pins=[Pin("brand", 0.3, 0.26, "灯灯杂货"), Pin("price", 0.6, 0.6, "歪碗 ¥19")],
    ),
    note(
        "dengdeng_home",
        "布怎么挑，看这三下",
        "bed rail",
        """
攥一把，松手，看它多久回来。对着光，看经纬匀不匀。最后滴一滴水，看是站着还是散开。
做桌布要水站着的，做毛巾要散开的，做窗帘呢，攥完回得慢的好看。
来店里我教，不买也教。
#灯灯手记
""",
        appeal=1.4,
        pins=[Pin("brand", 0.3, 0.3, "灯灯杂货")],
    ),
    card(
        "dengdeng_home",
        "小雪，晒被子",
        "calendar",
        "11月22日\n*小雪*\n把厚被子晒了，\n今晚会好睡",
        """
晒被子十点到两点，中间翻一次，收进来别马上叠，摊开散散热气。
不要拍。拍断了棉，明年就不暖。我外婆拍了一辈子，我妈不拍，两床被子差了七年，摸得出来。
#灯灯手记 #节气
""",
        season="november",
        appeal=1.8,
    ),
    note(
        "wanzi_ma",
        "玩具只留一筐的实验",
        "shelf cat_asleep",
        """
丸子自己挑，一筐装满为止，剩下的“去外婆家旅行”。
第一天哭，第二天把筐倒出来又装了一遍，第三天开始拿纸筒和毛线搭缆车，搭了两个钟头没叫我。
现在每月一号换一筐，他管这叫玩具开学。
#带娃 #收纳
""",
        appeal=2.3,
    ),
    note(
        "chenayu",
        "厨房两平米的动线",
        "tea window",
        """
量过了，从水池转身到灶是一步，到冰箱一步半，到垃圾桶弯腰就是。
刀贴在磁条上，盐糖酱油放灶台右边一个托盘里，擦的时候整盘端走。常用的锅只有两口，第三口借给隔壁了，三年没还，也没想它。
#小厨房
""",
        place="重庆 · 南岸",
        appeal=1.7,
    ),
    note(
        "heli",
        "办公室窗台的八盆草",
        "shelf window",
        """
六盆是同事离职留下的，所以每盆有名字：阿杰、小吴、设计部、前台姐姐、还有两盆不知道是谁的，叫“欢迎回来”。
龟背竹怕空调直吹，挪到打印机后面就活了。
上周阿杰回来办手续，看见阿杰长了四片新叶，站了一会儿。
#窗台
""",
        place="上海",
        appeal=2.0,
    ),
    note(
        "june_moss",
        "Nine indoor ferns",
        "shelf window",
        """
North light, third floor, a landlord who counts nail holes. Everything hangs from one tension rod across the window, the kind sold for showers.
Ferns want damp air more than water. I moved them next to the kettle and they grew a hand in a month.
#rentersgarden #ferns
""",
        place="Portland",
        appeal=2.7,
        pins=[Pin("product", 0.5, 0.22, "Shower tension rod"), Pin("price", 0.7, 0.4, "$14")],
    ),
    note(
        "june_moss",
        "Lamps at 3 heights",
        "armchair bed window",
        """
One at the floor, one at the knee, one at the eye when seated, and the big light off for good.
It took four years and five yard sales. The floor one is a salad bowl with a bulb in it, please do not tell anyone at dinner.
#slowhome #lamps
""",
        appeal=2.1,
    ),
    card(
        "june_moss",
        "What I do on Sundays",
        "meadow",
        "Turn the plants\na *quarter*\nand sit down",
        """
A quarter turn each week and nothing leans. It takes four minutes for all nine and then I have a reason to be by the window with a cup. Most of my housekeeping is really an excuse for that.
#slowhome
""",
        appeal=1.7,
    ),
    note(
        "ilse_dw",
        "A wardrobe on a bike",
        "cycling rail city",
        """
Flat-packed by me, not by them. Two doors on the left, sides on the right, shelves in the crate, my brother riding behind shouting at taxis.
Six point two kilometres, one bridge, one very long red light where a child asked if we were moving to the moon.
#bybicycle
""",
        place="Utrecht",
        appeal=2.2,
        pins=[Pin("price", 0.6, 0.4, "40 euro, used")],
    ),
    note(
        "ilse_dw",
        "Finding the draughts",
        "window armchair washstand",
        """
Wet your wrist and go slowly round the frame on a windy night. Mark the cold bits with pencil. Then a roll of felt, scissors, and an hour.
My gas bill fell by a fifth. The pencil marks are still there under the paint, like a map of the weather.
#oldhouse
""",
        season="winter",
        appeal=1.6,
    ),
    note(
        "ruth_gale",
        "Beans up a broom",
        "window orchard",
        """
The canes snapped in the June wind so the runner beans have gone up the yard broom, the hoe, and a walking stick I no longer need on flat days.
You cannot have the broom back until September. This is understood in the household, which is me.
#garden
""",
        season="summer",
        place="Devon",
        appeal=2.4,
    ),
    note(
        "ruth_gale",
        "The drawer of string",
        "yarn desk",
        """
My late husband kept string by length, in envelopes marked in pencil: short, useful, long, and one that says too good.
I have never opened that one. I tied up the roses this morning with useful.
#keepingthings
""",
        appeal=3.0,
    ),
    note(
        "bex_turner",
        "Sofa versus two dogs",
        "dog armchair",
        """
Covers tried: velvet (ruined, Tuesday), linen (ruined, Wednesday), canvas dust sheet from the paint shop (nine months and counting).
Wash at sixty, no softener, shake it off the back step facing away from Mrs Khan's laundry.
#doghouse
""",
        place="Leeds",
        appeal=1.6,
        pins=[Pin("price", 0.5, 0.6, "£11 dust sheet")],
    ),
]
