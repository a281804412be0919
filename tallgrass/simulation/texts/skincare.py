"""Skincare 护肤, as people wrote about it."""

from tallgrass.simulation.types import Pin, card, note

NOTES = [
    note(
        "shenzhibai",
        "门诊里最常说的一句话",
        "serum bottles",
        """
“先停两周。”
上个月我数了，六十一个面部泛红的病人里，四十三个在同时用三种以上的功效产品。停下来，只留温水、一支没有香精的保湿和防晒，两周以后三十一个好转了。
皮肤的屏障像一堵砖墙，砖没问题，是你每天拿水枪冲砖缝。
#皮肤科 #屏障
""",
        appeal=4.0,
    ),
    note(
        "shenzhibai",
        "防晒到底要涂多少",
        "serum sea",
        """
一元硬币大小是给半张脸的。整张脸加脖子，是两根手指从指根到指尖各挤一条。
涂少一半，防护可不止少一半。与其买贵的省着用，不如买便宜的用够。
阴天、车里、靠窗的工位，都算。
#防晒
""",
        appeal=3.5,
        pins=[Pin("product", 0.48, 0.55, "两指的量")],
    ),
    card(
        "shenzhibai",
        "什么时候该去医院",
        "marker",
        "痣有这*四样*\n别等周末",
        """
一、左右不对称；二、边缘像锯齿；三、一颗里有两种以上颜色；四、比铅笔头的橡皮大，或者三个月里变了样。
占一样就来看一眼，挂普通号就够。我宁愿一天看二十颗没事的，也不想看晚了的那一颗。
#皮肤科 #痣
""",
        appeal=3.6,
    ),
    note(
        "shenzhibai",
        "夜班医生自己用什么",
        "washstand bed",
        """
问的人太多，统一答：洗面奶是医院小卖部的，十二块。乳液开架，用完换，哪个打折买哪个。防晒认真挑，春夏秋冬都涂。
夜班第二天脸是灰的，什么都救不了，睡觉能。
我知道这个答案很无聊，无聊的东西一般都挺有用。
#医生的洗手台
""",
        place="北京",
        appeal=3.0,
        pins=[Pin("price", 0.4, 0.5, "¥12")],
    ),
    card(
        "shenzhibai",
        "写给反复长痘的你",
        "letter",
        "它不是*惩罚*，\n也不是你没洗干净。\n激素、毛囊、细菌，\n和一点运气。",
        """
今天有个高中女孩，进门先道歉，说医生对不起我脸太难看了。
我想了一下午，觉得该写这张卡片。痤疮是一种病，有药，有疗程，一般八到十二周见效。你不用道歉，按时来复诊就好。
#痤疮
""",
        appeal=3.4,
    ),
    note(
        "dami",
        "大油皮十二年的和解书",
        "bottles washstand",
        """
十六岁，一天洗五遍脸，越洗越油。二十岁，刷酸刷到脱皮。二十四岁，信了不洗脸。
今年二十八：早上清水，晚上洗一次，乳液换成凝胶，吸油纸一天最多两张。
鼻子中午还是会亮，像盏小灯。随它吧，反正我走夜路不怕黑。
#油皮 #和解
""",
        place="广州",
        appeal=2.2,
    ),
    note(
        "dami",
        "广州回南天的脸怎么办",
        "window serum",
        """
墙在流水，镜子擦不干，脸上一层闷。
这几天我把晚霜收起来了，只用半泵精华水。枕巾两天一换，这个比换护肤品管用。洗脸毛巾烘干再用，不然总有股味道，也容易闷出小疹子。
#回南天 #油皮
""",
        season="spring",
        appeal=1.4,
    ),
    note(
        "nannan",
        "成分表前五位怎么读",
        "jars serum",
        """
按含量从高到低排，超过百分之一的才排序，后面的随便放。所以看到那个昂贵的植物提取物在倒数第三，心里就有数了。
甘油、丁二醇排前面，是保湿的老实人。乙醇排前三，敏感肌就绕开。
我妈说我看说明书的劲头用在高考上早上清华了。
#成分表 #敏感肌
""",
        place="宁波",
        appeal=1.8,
        pins=[Pin("product", 0.4, 0.6, "甘油在第二位")],
    ),
    note(
        "nannan",
        "烂脸那个月的日记",
        "window cat_asleep",
        """
第一天，额头刺痛。第四天，全脸烫。第七天，请假，躲在家里，只有猫肯看我。
第十天停掉所有东西。第十六天不烫了。第三十天，能对着自然光照镜子。
写下来是想跟正在烂的人说，会过去的，按天过去的。
#敏感肌日记
""",
        appeal=2.1,
    ),
    note(
        "feifei",
        "空瓶记，一年只有九个",
        "bottles handbag",
        """
洗面奶三支，乳液二，防晒三，护手霜一。
用完的瓶子排在窗台上，才知道一个人一年真正用得掉的就这么多。抽屉里还有四支没拆的精华，都是去年的我替今年的我做的主。
#空瓶记
""",
        appeal=1.5,
    ),
    note(
        "wanzi_ma",
        "当妈以后的三分钟护肤",
        "soap serum",
        """
从前四十分钟，现在丸子在门外喊妈妈的频率是每三分钟一次。
所以：洗脸，乳液，防晒，口红。口红不算护肤，但是涂了人就站直了。
晚上他睡着了我会多涂一层面霜，很厚，像给自己盖被子。
#妈妈的洗手台
""",
        appeal=1.7,
    ),
    note(
        "baozilian",
        "东北暖气房保命三样",
        "washstand mountains jars",
        """
屋里三十度屋外零下二十度，脸一天过四季。
加湿器放床边不放桌上；睡前鼻翼和嘴角抹一点凡士林；出门前二十分钟涂完霜，别涂了就冲出去，风一吹脸上能结一层。
手也要，手背开口子洗碗那是真疼。
#暖气房
""",
        season="winter",
        place="沈阳",
        appeal=1.6,
    ),
    note(
        "yecao_lab",
        "为什么这瓶只装三十毫升",
        "bottles jars",
        """
总有人嫌少。
野草燕麦精华里没放那种能撑三年的防腐组合，开封后我们自己做过测试，第九周活性掉到八成。三十毫升，按说明用刚好七周。
装大瓶我们赚得更多，可是后面三分之一你涂的就是水了。
#配方笔记
""",
        appeal=1.9,
        pins=[Pin("brand", 0.28, 0.3, "野草实验室"), Pin("product", 0.5, 0.52, "燕麦精华 30 ml"), Pin("price", 0.66, 0.7, "¥89")],
    ),
    note(
        "yecao_lab",
        "这一批我们没有卖",
        "jars bottles",
        """
上周灌装的 0417 批，放了三天，第四天质地偏稀。指标都在范围里，也可以卖。
配方师抹了一下说不对，手感不对。查出来是换了一家增稠剂供应商。六百四十瓶，全部报废，供应商换回去了。
预订的朋友要多等九天，运费我们退。对不起，也谢谢等。
#配方笔记
""",
        appeal=2.3,
        pins=[Pin("brand", 0.3, 0.28, "野草实验室")],
    ),
    card(
        "yecao_lab",
        "一瓶乳液的成本",
        "receipt",
        "燕麦乳液 100 ml\n原料 ¥11.2\n瓶子和泵 ¥6.8\n灌装检测 ¥5.5\n仓储物流 ¥7\n工资房租 ¥22\n合计 ¥52.5",
        """
卖八十九，剩下的交税、做下一款、和赔掉的那几批。
有人劝别公开，说同行会骂。没事，我们本来也不怎么聚会。每年年底更新一次这张单子。
#配方笔记
""",
        appeal=2.5,
    ),
    note(
        "priya_k",
        "Vitamin C, explained",
        "jars serum",
        """
Three numbers: concentration between 10 and 15 percent, pH under 3.5, and the date you opened it.
If your serum has gone the colour of tea it is tea. Mine lasts six weeks in the fridge door next to the pickle. No, it does not smell of pickle. Once it did.
#vitaminc #labnotes
""",
        place="Bengaluru",
        appeal=2.3,
        pins=[Pin("product", 0.5, 0.5, "15%, pH 3.2")],
    ),
    note(
        "priya_k",
        "Patch test, properly",
        "bottles jars",
        """
Inside of the elbow, same spot, three nights, write it down. Not the wrist, you wash it too often.
I had eleven volunteers from my office try this with one moisturiser. Nine were fine. Two would have found out on their faces, on a Monday, before a client call.
#labnotes #sensitive
""",
        appeal=1.6,
    ),
    card(
        "priya_k",
        "Claims, translated",
        "list",
        "On the label it says\nClinically tested: once\nNatural: so is nettle\nPlumping: glycerine\nOvernight: eight hours\n- Miracle",
        """
I write some of these labels for a living, so consider this a small act of penance. None of them are lies. They just stop talking at the convenient moment.
Turn the bottle round. The back is where the adults speak.
#labels
""",
        appeal=2.1,
    ),
    note(
        "amelie_roux",
        "Cold water, mostly",
        "washstand soap",
        """
My aunt is seventy-one and has skin like the inside of a shell. I asked. Cold water, olive soap on Sundays, a hat since 1974.
I bought the hat. I am negotiating about the rest.
#lessismore
""",
        place="Lyon",
        appeal=1.5,
    ),
    note(
        "kofi_moves",
        "Rinse after training",
        "soap washstand",
        """
Salt dries, skin itches, people blame the shirt. Two minutes of plain water within half an hour of sweating did more for my back than any bottle.
Shea butter after, the raw one from the market that smells of smoke. My ladies swear by it and they have better skin than all of us.
#aftertraining
""",
        appeal=1.1,
    ),
]
