"""Travel 旅行, as people wrote about it."""

from tallgrass.simulation.types import Pin, card, note

NOTES = [
    note(
        "shanmu",
        "雨崩，走进去的第四次",
        "mountains camp lake",
        """
前三次都走尼农，这次从西当翻垭口，雨下了六个小时，鞋里能养鱼。
客栈的阿妈还记得我，把火塘边最好的位置腾出来，鞋倒扣在铁架上烤。她问为什么又来，我说路还没走熟。
上雨崩到冰湖，单程十一公里，早上七点前要出门，过了两点山里就起雾。
#雨崩 #徒步
""",
        place="云南 · 雨崩",
        appeal=3.4,
        pins=[Pin("place", 0.55, 0.3, "冰湖垭口"), Pin("price", 0.3, 0.72, "铺位 ¥60")],
    ),
    note(
        "shanmu",
        "鞋匠给徒步者的建议",
        "shoes mountains",
        """
修了十一年鞋，脚后跟磨破的十双有七双是鞋带的错。
上坡，脚背松，脚踝紧；下坡反过来，脚背勒死，脚趾才不会撞前头。中间过那个弯的地方打一个外科结，就是普通结多绕一圈。
鞋底开胶先别扔，拿来，四十块。
#徒步鞋 #修鞋
""",
        place="昆明 · 文林街",
        appeal=2.4,
        pins=[Pin("price", 0.6, 0.6, "开胶 ¥40")],
    ),
    note(
        "shanmu",
        "茶马古道上捡到一颗扣子",
        "mountains suitcase",
        """
铜的，背面有一个“和”字，大概是哪个马帮的人掉的，也可能是上周的游客。
我给沙溪的老师傅看，他在手里转了半天，说：你说它是哪年的，它就是哪年的。
扣子现在缝在我的背包上。
#沙溪 #慢慢走
""",
        place="大理 · 沙溪",
        appeal=1.9,
    ),
    card(
        "shanmu",
        "走长路之前写给家里",
        "letter",
        "妈：\n信号可能断三天。\n没消息就是*在走路*，\n不是出事。",
        """
每次进山前都发这一段，附路线、客栈电话、最晚出山的时间，和过了多久该报警。
浪漫归浪漫，这三行字救过我同行的人。抄走吧。
#徒步安全
""",
        appeal=2.6,
    ),
    note(
        "laoli",
        "中央大街的雪夜十一点",
        "city tram",
        """
零下二十四度，胶卷脆得像饼干，过片要慢慢过，快了会断在里面。
十一点以后人散了，路灯底下就剩扫雪的大哥和我。他扫一段，我拍一段，谁也没说话。
冲出来三十六张，能看的四张。够了。
#哈尔滨 #胶片
""",
        season="winter",
        place="哈尔滨 · 中央大街",
        appeal=2.3,
    ),
    note(
        "laoli",
        "绿皮车上的四十一个小时",
        "train_window window",
        """
哈尔滨到昆明，硬卧下铺。第一天大家客气，第二天开始分红肠，第三天连谁家儿媳妇不好都知道了。
过秦岭那一段是半夜，全车睡了，我一个人趴窗户上看，黑，但知道山就在那儿。
现在这趟车换新车厢了，红肠还是那个红肠。
#绿皮车
""",
        appeal=2.5,
        pins=[Pin("price", 0.6, 0.4, "硬卧 ¥536")],
    ),
    note(
        "ziqing",
        "城墙上骑一圈要多久",
        "city cycling",
        """
十三点七公里，我骑五十分钟，游客两个钟头，谈恋爱的没有上限。
南门上，别上午去，晒。下午五点租车，到西北角正好落日，城里城外两边的灯一起亮。
那块砖上有刻字的，是窑工的名字，六百年了，别拿钥匙去描。
#西安城墙
""",
        place="西安 · 永宁门",
        appeal=1.8,
        pins=[Pin("price", 0.5, 0.66, "租车 ¥45")],
    ),
    card(
        "ziqing",
        "西安一天只走路",
        "receipt",
        "西安一日 · 只走路\n胡辣汤 ¥8\n碑林 ¥65\n甑糕 ¥10\n城墙根下棋 ¥0\n葫芦头 ¥32\n合计 ¥115",
        """
早上七点从北院门出发，碑林要挑周二人少，站在《曹全碑》前面能站多久站多久。
午后去环城公园看大爷下棋，可以看，不要支招，我小时候因为支招被撵过三回。
#西安 #步行
""",
        appeal=1.7,
    ),
    note(
        "azhe",
        "厦门只剩本地人的时候",
        "sea tram coffee",
        """
九月开学以后，十月假期之前，有三个礼拜。
沙坡尾的猫都出来晒太阳，鼓浪屿末班船上一半是买菜回来的阿嬷。早上六点去演武大桥下面，潮退了，有人捡螺。
我一般不说的，今年想说，因为那三个礼拜生意也差。
#厦门 #淡季
""",
        season="autumn",
        place="厦门 · 沙坡尾",
        appeal=1.8,
    ),
    note(
        "jiangnanjiu",
        "没有名字的桥，第十九座",
        "lake window",
        """
在安昌往东四里地，石栏断了半截，桥心长一棵构树，有手腕粗。
问了三个人，一个说叫太平，一个说叫寡妇，最老的那个说，桥就是桥，叫什么叫。
雨落下来，河面像一张没有写过的纸。我在桥上吃完了一包茴香豆。
#绍兴 #桥
""",
        place="绍兴 · 安昌",
        appeal=1.7,
        pins=[Pin("place", 0.5, 0.55, "第十九座")],
    ),
    note(
        "jiangnanjiu",
        "乌篷船老大的午睡",
        "lake",
        """
正午没有客人，他把毡帽盖在脸上，脚搭在桨上睡，船自己在河中间慢慢打转。
转到第三圈的时候一只白鹭停上船头，他也没有醒。
我在岸上看了四十分钟，后来不好意思叫他，就走路回去了。
#绍兴
""",
        place="绍兴 · 东浦",
        clip=True,
        appeal=1.5,
    ),
    note(
        "tingfeng",
        "大理第三年的账本",
        "window lake",
        """
房租每月一千二，院子里有棵石榴。菜一个礼拜六十，种了一半买一半。水电八十，洱海边的风不要钱。
收入：翻译，看店，偶尔帮客栈拍照，平均四千。存不下多少，也没有非要存什么。
第一年总在解释为什么来，现在没人问了，我也忘了。
#大理 #辞职以后
""",
        place="大理 · 银桥",
        appeal=2.4,
        pins=[Pin("price", 0.4, 0.3, "月租 ¥1200")],
    ),
    note(
        "yezi",
        "环岛骑行第三天想回家",
        "cycling sea",
        """
第一天兴奋，第二天屁股疼，第三天在陵水的大坡上推着车走，太阳晒得柏油路都软了。
路边卖椰子的阿公看我一眼，砍了一个，说坐，又说，前面下坡，十公里不用踩。
是真的。我喊了十公里。
#环岛骑行
""",
        place="海南 · 陵水",
        appeal=1.7,
        pins=[Pin("price", 0.6, 0.5, "椰子 ¥5")],
    ),
    note(
        "lulu",
        "去黔东南赶一个场",
        "market_bag mountains",
        """
每逢三、八日，早上五点半跟着挑担子的人走。
卖鸡的把鸡抱在怀里，卖布的把布披在身上，卖银的最安静，摊子上垫红布，不吆喝。
我买了两米靛蓝布，一把柴刀，一只自己走到我脚边的小鸭子。鸭子现在在我妈家。
#赶场 #黔东南
""",
        place="贵州 · 榕江",
        appeal=1.8,
    ),
    card(
        "heli",
        "出门前检查这几样",
        "list",
        "锁门之前\n煤气\n身份证\n植物浇透\n充电器两根\n给邻居留话\n- 再看一眼工作群",
        """
上次出差四天，忘了第三样，回来阳台上的薄荷趴了一片。
浇透，盆底出水，再挪到背阴处，七天没问题。植物比人懂得等，但也不能一直让它等。
#出门清单
""",
        appeal=1.3,
    ),
    note(
        "owen_hill",
        "Four bogs, one view",
        "mountains window shoes",
        """
Pen y Fan by the quiet side, which is quiet because it is mostly water. I lost a boot at the second stile and found it by feel.
At the top the cloud lifted for ninety seconds. A woman in a red hat said well, there it is, and we all laughed like it had been late for dinner.
#brecon #wetsocks
""",
        place="Bannau Brycheiniog",
        appeal=2.0,
        pins=[Pin("place", 0.52, 0.28, "Ninety seconds of view")],
    ),
    note(
        "owen_hill",
        "Bothy rules, kept",
        "camp",
        """
No fee, no lock, no owner in sight. Leave kindling dry for whoever comes next and write one true line in the book.
Mine said: soup good, mouse bold. The line above, dated the day before, said: beware of the mouse.
#bothy #hiking
""",
        place="Cairngorms",
        appeal=1.8,
    ),
    note(
        "miko_tan",
        "Last bus to Changi",
        "sea city",
        """
The 29 goes all the way to the village and then the driver turns the lights off and eats his noodles.
You can sit on the jetty and watch the bumboats sleep. Planes come over so low that you read the numbers on them. Total cost one dollar nine.
#singapore #lastbus
""",
        place="Singapore · Changi Village",
        clip=True,
        appeal=1.6,
        pins=[Pin("price", 0.56, 0.6, "$1.09")],
    ),
    note(
        "sol_ramirez",
        "Fallas from above",
        "city",
        """
My aunt rents her balcony to cousins at a rate of one tortilla per person. From there you see the fire, the firemen, and the man who sells water to both.
The heat reaches the third floor before the light does. I always forget that and I always step back.
#fallas
""",
        season="spring",
        place="Valencia · Ruzafa",
        appeal=1.6,
    ),
    card(
        "owen_hill",
        "Weight I regret",
        "receipt",
        "Pack, day one\nSecond stove 410 g\nHardback 620 g\nClean jeans 780 g\nSpare torch 190 g\nTotal 2.0 kg",
        """
Weighed it all on the kitchen scale when I got home, out of spite. The hardback I do not actually regret, but I read eleven pages and used it as a pillow for four nights.
#packing
""",
        appeal=1.4,
    ),
    note(
        "ilse_dw",
        "Utrecht to the sea",
        "cycling sea",
        """
Ninety-one kilometres, wind in the face for all of them, as tradition demands. We stopped for fries in Leiden and again in Katwijk to compare. Katwijk, by a little.
Train back with fourteen other bicycles and one very patient conductor.
#cycling
""",
        place="Katwijk aan Zee",
        appeal=1.5,
    ),
    note(
        "mara_bakes",
        "Lisbon before six",
        "tram breakfast city",
        """
The first 28 goes up the hill empty, ringing at nobody. Bakers, nurses, one drunk accordionist, me.
By nine it is a photograph. At ten to six it is still a tram, and the driver will wait if he sees you running with flour on your sleeves.
#lisbon #earlyhours
""",
        place="Lisbon · Graça",
        appeal=2.1,
    ),
]
