"""Food 美食, as people wrote about it."""

from tallgrass.simulation.types import Pin, card, note

NOTES = [
    note(
        "zhouyiwan",
        "一碗不放味精的红油面",
        "noodles breakfast tea",
        """
开店七年，被问得最多的就是红油。今天一次说完。
二荆条和灯笼椒三比一，焙到手一捏就碎，石臼舂粗。菜籽油烧到冒青烟，关火等四分钟，分三次泼。第一次要香，第二次要红，第三次要辣。
放一夜再用。急的人吃不到好红油，这话我说了七年。
#红油 #家常面 #重庆小面
""",
        place="成都 · 玉林",
        pins=[Pin("product", 0.52, 0.55, "隔夜红油")],
        appeal=3.2,
    ),
    note(
        "zhouyiwan",
        "关店以后第一次下馆子",
        "noodles city",
        """
坐在别人店里等面，忍不住数他们的锅。六分钟出一碗，比我慢，可是他那碗葱切得真好。
吃完把碗摞整齐，筷子放回去，老板看了我一眼，问：干过这行？
我说干过。他给我添了一勺臊子。
#成都 #面馆
""",
        place="成都 · 曹家巷",
        appeal=2.6,
    ),
    note(
        "zhouyiwan",
        "泡菜坛子生花怎么救",
        "shelf tea",
        """
夏天问这个的人多。水面那层白膜叫花，不用倒掉整坛。
一，干净勺子撇掉；二，倒一小杯高度白酒，沿着坛边走一圈；三，丢两段甘蔗或者一把芹菜梗。
三天不要开盖。要是闻着发臭发黏，那就别心疼了，洗坛子重来。
#泡菜 #厨房小事
""",
        season="summer",
        appeal=2.1,
        pins=[Pin("product", 0.5, 0.6, "土陶水封坛")],
    ),
    card(
        "zhouyiwan",
        "给想开面馆的人",
        "marker",
        "先算*房租*\n再算面",
        """
月租除以三十，再除以你一天卖得出的碗数。这个数要是超过四块，就别签。
我当年是六块二，靠熬夜卖酒撑了三年，膝盖和胃都赔进去了。面好吃和店能活，是两件事。
评论里要问的尽管问，我关了店，时间多。
#开店 #实话
""",
        appeal=2.8,
    ),
    note(
        "chenayu",
        "雨天一个人的番茄锅",
        "hotpot window",
        """
番茄四个，两个炒出沙，两个切块后放。加一小块冰糖，不加番茄酱。
肥牛只涮八秒。最后留半碗汤下面，卧一个蛋。
外面下了一天雨，楼下车声都是湿的，屋里玻璃起雾，什么也不想干，正好什么也不用干。
#一人食 #番茄锅
""",
        place="重庆 · 南岸",
        appeal=1.9,
        pins=[Pin("price", 0.6, 0.66, "一锅 ¥23")],
    ),
    note(
        "chenayu",
        "二十块钱的周末早市",
        "market_bag orchard",
        """
六点半到，摊子刚摆齐。
小葱一把一块五，豆腐两块，活抄手皮三块，柿子四个六块，卖柿子的嬢嬢非要再塞一个软的，说今天就要吃掉。
回家路上边走边吃，手上黏了一路，值。
#早市 #二十块吃一天
""",
        season="autumn",
        place="重庆 · 学田湾",
        appeal=1.5,
        pins=[Pin("price", 0.45, 0.5, "四个 ¥6")],
    ),
    card(
        "chenayu",
        "一日三餐的小票",
        "receipt",
        "今日一个人吃\n豆浆 ¥2.5\n糯米团 ¥6\n食堂两荤一素 ¥16\n番茄 ¥4\n挂面 ¥1.2\n合计 ¥29.7",
        """
记账第四十天，发现最贵的从来不是饭，是下午那杯喝到一半就忘在会议室的咖啡。
今天没买。于是晚饭给自己多卧了一个蛋，算是奖金。
#记账 #一人食
""",
        appeal=1.4,
    ),
    note(
        "chenayu",
        "学会炒糊辣壳之后",
        "hotpot market_bag",
        """
辣椒要剪段，抖掉籽，冷油下锅，小火，听到声音变脆马上关火。差三秒就苦。
糊辣壳土豆丝、糊辣壳藕丁、糊辣壳莲白，这周我吃了四遍，同事说我身上有股过年的味道。
#川渝家常
""",
        appeal=1.2,
    ),
    note(
        "guozi",
        "凌晨一点的剁椒鱼头",
        "hotpot city",
        """
别人问为什么总在半夜吃，因为半夜不用排队啊。
这家没有招牌，认准门口那辆倒着停的三轮。鱼头现杀，剁椒是老板丈母娘腌的，酸味走在辣味前面。
一定要加一份手工面，拌最后那层汤。吃完别急着走，听隔壁桌吹牛。
#长沙夜宵 #剁椒鱼头
""",
        place="长沙 · 坡子街后巷",
        appeal=2.2,
        pins=[Pin("place", 0.3, 0.3, "倒着停的三轮"), Pin("price", 0.62, 0.64, "¥68")],
    ),
    note(
        "guozi",
        "糖油粑粑只吃第一锅",
        "dumplings city",
        """
经验：下午三点二十，第一锅刚起，糖色浅，外面脆得响，里面还在流。等到五点那锅糖已经发黑了，甜里带苦。
阿姨认得我，每次都说：又逃班哦。
没有逃，是外出办事。
#长沙小吃
""",
        place="长沙 · 太平街",
        appeal=1.3,
        pins=[Pin("price", 0.5, 0.55, "三块五一串")],
    ),
    card(
        "guozi",
        "夜宵排名不接受反驳",
        "list",
        "长沙夜宵五样\n紫苏桃子姜\n炒田螺，要嗦得出\n臭豆腐，只要黑的\n刮凉粉\n冰绿豆沙\n- 排队超过半小时的",
        """
排名按“第二天还想不想”来的，跟好不好看没关系。
排队超过半小时的一律不去，夜宵讲究的就是一个随便，站到腿酸就不随便了。欢迎补充，反驳可以，但请带地址。
#长沙夜宵
""",
        appeal=1.7,
    ),
    note(
        "azhe",
        "浅烘豆子为什么会酸",
        "coffee sea",
        """
今天有客人问，是不是豆子坏了。
不是，是它原来就是果子。烘得浅，果子的酸还在；烘得深，酸被苦盖住，像天黑了看不见树，树还在那里。
不喜欢就选中烘，水温降到八十八度。咖啡没有对错，只有今天想不想。
#手冲 #咖啡
""",
        place="厦门 · 沙坡尾",
        appeal=1.4,
        pins=[Pin("product", 0.5, 0.5, "耶加 浅烘")],
    ),
    note(
        "wanzi_ma",
        "六岁小孩肯吃的青菜",
        "dumplings market_bag breakfast",
        """
试了半年，丸子点头的就这三样：
1 菠菜焯水切碎，拌进鸡蛋里摊饼，他以为是绿色的鸡蛋；
2 西葫芦擦丝和面，撒芝麻；
3 他自己种的小白菜。种在泡沫箱里，收了七棵，一棵没剩。
第三样最管用，就是要等四十天。
#带娃吃饭 #挑食
""",
        appeal=2.0,
    ),
    note(
        "mei_ayi",
        "扬州人的一碗烫干丝",
        "noodles tea",
        """
女儿教我发的，字打得慢，大家不要笑。
干丝要切得细，我现在眼睛不行了，买菜场切好的。开水烫三遍，一遍去豆腥，二遍烫软，三遍烫透。上面放姜丝、虾米，麻油多一点，酱油少一点。
早上吃这个，再来一壶绿茶，坐到九点。
#扬州早茶
""",
        place="扬州",
        appeal=2.7,
        pins=[Pin("product", 0.5, 0.48, "姜丝要细")],
    ),
    note(
        "gugu",
        "牛大的面分几种你知道吗",
        "noodles city",
        """
毛细、细的、三细、二细、韭叶、薄宽、宽的、大宽、荞麦棱。
第一次来就要二细，不会错。萝卜要透明，汤要清，辣子要多，不然师傅看你一眼你自己都觉得不好意思。
早上十点前吃。十点以后汤就不行了，真的，不信你问我家狗，它十点以后都不在门口等。
#兰州牛肉面
""",
        place="兰州 · 张掖路",
        appeal=1.8,
        pins=[Pin("price", 0.66, 0.4, "¥9")],
    ),
    note(
        "yezi",
        "清补凉里到底放什么",
        "tea sea",
        """
外地朋友以为是八宝粥放凉了，气得我连夜写这篇。
底是椰奶，冰的。料有：鹌鹑蛋、通心粉、红枣、薏米、西瓜、芋头、绿豆、椰肉。对，通心粉，别问，吃就行。
傍晚坐在骑楼底下，风从海口湾吹过来，一碗下去人就不黏了。
#海口 #清补凉
""",
        season="summer",
        place="海口 · 骑楼老街",
        appeal=1.6,
        pins=[Pin("price", 0.58, 0.6, "¥12")],
    ),
    note(
        "pingan",
        "鱼丸汤里的三十年",
        "dumplings window",
        """
散场都十一点多了，影院后门那摊鱼丸还亮着灯。
摊主的爸爸以前也在这里，卖给我爸爸。那时候一碗五分，现在十块，醋还是自己加，白胡椒还是多得呛人。
下雨天人少，他多给我两颗，说没卖完。锅里明明还有半锅。
#福州鱼丸
""",
        place="福州 · 台江",
        appeal=1.5,
    ),
    note(
        "ziqing",
        "掰馍要掰多大",
        "dumplings city",
        """
黄豆大。我爷说的，掰大了不进味，掰小了成糊糊。
一个馍掰二十分钟，这二十分钟就是用来说话的。现在有机器切的，快，可是切完大家都看手机。
口汤、干泡、水围城，点之前想清楚，师傅记性好，第二次去就默认你上次那样。
#西安 #羊肉泡馍
""",
        place="西安 · 莲湖",
        appeal=1.4,
    ),
    note(
        "mara_bakes",
        "Bread on four hours",
        "breakfast market_bag window",
        """
People ask how I sleep. Badly, but early.
The trick to a weekday loaf is cold: mix at nine in the evening, fridge until five, straight into a hot pot. No shaping lesson, no starter with a name. 500 g flour, 375 g water, 10 g salt, 2 g yeast.
It will look wrong at every stage except the last one.
#bread #slowmornings
""",
        place="Lisbon",
        appeal=2.6,
        pins=[Pin("product", 0.5, 0.56, "500 g, 75% water")],
    ),
    note(
        "mara_bakes",
        "A bad Tuesday cake",
        "cake tea",
        """
One bowl, one lemon, no mixer. Oil instead of butter so it forgives you.
I made it for the woman upstairs after her interview went badly. She ate it standing in my doorway with her coat still on, and then asked for the recipe in the voice people use for directions.
Three eggs, 200 g sugar, 120 ml oil, 150 g yoghurt, 250 g flour, the whole lemon. 170 degrees, 45 minutes.
#baking #lemoncake
""",
        appeal=2.2,
    ),
    note(
        "mara_bakes",
        "What the oven taught",
        "cake breakfast",
        """
Eleven years of notebooks, and most of it comes down to this: the top shelf lies, the door leaks, and steam matters more than flour.
Put a tray of boiling water under the loaf for the first fifteen minutes. Take it out. Do not peek. The crust hears you.
#bread
""",
        appeal=1.3,
    ),
    note(
        "sol_ramirez",
        "Nobody stirs it",
        "hotpot breakfast sea",
        """
My grandmother would put the spoon in a drawer and lock it. You may shake the pan once, when the rice goes in, and after that your hands belong in your pockets.
Eighteen minutes. When it starts to crackle, that is the socarrat asking for two minutes more. When it smells like toast, you are already late.
#paella #sundaylunch
""",
        place="Valencia · El Cabanyal",
        appeal=2.3,
        pins=[Pin("product", 0.48, 0.6, "Bomba rice")],
    ),
    note(
        "sol_ramirez",
        "Tomato, bread, salt",
        "breakfast",
        """
It is not a recipe. You rub the bread with garlic, then with half a tomato until only the skin is left in your hand.
In winter do not bother, the tomatoes are only red on the outside. Wait. Waiting is the ingredient my whole family is bad at.
#summerfood
""",
        season="summer",
        appeal=1.2,
    ),
    note(
        "miko_tan",
        "Stall 41: fish soup",
        "noodles city",
        """
Forty-one stalls in, and the queue tells you nothing. The uncle here has four people at lunch and the cleanest broth on the estate.
Ask for it without milk first. Then with. He pretends not to care which one you like and then watches you over the steam.
$5.50. Closed Mondays, and whenever his knee says so.
#hawker #everystall
""",
        place="Singapore · Toa Payoh",
        appeal=1.7,
        pins=[Pin("price", 0.6, 0.62, "$5.50")],
    ),
    note(
        "miko_tan",
        "Stall 44, a warning",
        "hotpot city",
        """
The chilli is homemade and it is not a garnish. I cried in front of three taxi drivers and one of them slid me his barley water without looking up from his phone.
Would go again. Did go again, the next day.
#hawker #everystall
""",
        place="Singapore",
        appeal=1.5,
    ),
    card(
        "miko_tan",
        "Rules for the queue",
        "list",
        "Before you order\nReturn your tray first\nKnow your noodle\nCash, small notes\nSay uncle, say auntie\n- Filming their hands",
        """
Learned slowly, mostly by being scolded. The last one is the only one that really matters: ask before you film. They are cooking, not performing, and the good ones will say yes anyway.
#hawker
""",
        appeal=1.4,
    ),
    note(
        "priya_k",
        "Dosa, measured",
        "hotpot tea",
        """
Three parts rice, one part urad dal, a teaspoon of fenugreek, and a warm night. My lab brain wanted a pH for it, so: it is ready at about 4.6, or when it smells like a clean barn.
Under 24 degrees put it in the oven with only the light on. The first dosa is always for the crow on the ledge.
#dosa #kitchenscience
""",
        place="Bengaluru",
        appeal=1.5,
    ),
]
