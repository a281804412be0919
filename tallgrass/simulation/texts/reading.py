"""Reading 阅读, as people wrote about it."""

from tallgrass.simulation.types import Pin, card, note

NOTES = [
    note(
        "yutong",
        "图书馆三楼的第二个位子",
        "reader window",
        """
上午九点的光落在桌子左上角，十一点爬到书上，下午两点走到对面那个男生的胳膊肘。
我跟他没说过话，共用了四个月的插座。上周他没来，桌上留了一张便签：考上了，插座归你。
我也想有一天把这个位子留给谁。
#图书馆 #考研
""",
        place="南京",
        appeal=3.3,
    ),
    note(
        "yutong",
        "读完就还，不再买书的半年",
        "pile handbag",
        """
半年借了四十一本，读完二十六本，弃了十二本，三本超期，罚款四块五。
弃书是这半年学会的本事。以前买回来的书，不好看也硬读，因为花了钱。借来的书没有沉没成本，五十页不喜欢，就让它回去等别人。
#借书 #弃书
""",
        appeal=2.1,
        pins=[Pin("price", 0.6, 0.6, "超期 ¥4.5")],
    ),
    card(
        "yutong",
        "在书里找到的纸条",
        "letter",
        "给下一个读者：\n第*一百零七*页，\n请慢一点。",
        """
还书车上随手抽的一本，扉页夹着这个。翻到一百零七，是写母亲晒被子的一段，我在过道里站着读了三遍。
纸条放回去了，下面添了一行小字：慢了，谢谢。
#书里的纸条
""",
        appeal=3.4,
    ),
    note(
        "shulan",
        "读得慢的人怎么读长篇",
        "reader cat_asleep",
        """
一天八页，一本八百页的刚好一个季度。
人名记不住就画在最后一页，谁是谁的舅舅，谁欠谁钱。画到第四个月，那张纸比书还好看。
慢有慢的好处，书里下雪的时候，外面也真的下雪了。
#长篇 #慢读
""",
        place="合肥",
        appeal=2.2,
    ),
    note(
        "shulan",
        "睡前书不能选太好看的",
        "bed pile",
        """
血的教训。推理不行，恋爱不行，连菜谱都不行，会饿。
最好用的是一本讲苔藓分类的，三页必睡，读了两年才到第四十页，现在走路都认得出地钱和葫芦藓。
算不算读过呢，我觉得算。
#睡前书
""",
        appeal=2.3,
    ),
    card(
        "shulan",
        "忘得快也要读的理由",
        "meadow",
        "忘了的书\n也在*身体里*\n长过一遍",
        """
有人问记不住还读什么。
去年吃过的饭我也记不住了，可我还在这里。这话是我妈说的，她说的是吃饭，我拿来用在读书上，她说都一样。
#读书
""",
        appeal=2.6,
    ),
    note(
        "jiangnanjiu",
        "在桥上读完的一本旧诗",
        "lake pile",
        """
旧书摊两块钱，封皮没了，作者也没了，只剩中间六十几首。
写水的有十九首，写饿的有十一首，写一个叫阿菱的有四首，最后一首里她已经不在了。
我到现在不知道是谁写的。这样也好，走到哪座桥上都可以当作是那座桥写的。
#旧书 #绍兴
""",
        place="绍兴",
        appeal=1.9,
        pins=[Pin("price", 0.5, 0.6, "¥2")],
    ),
    note(
        "luzhiyao",
        "巡演路上带的三本",
        "suitcase train_window pile",
        """
一本地图册，看我们到底在哪儿。一本字典，写不出词的时候随便翻一页，遇见“蓊”字，那天就有了。
还有一本是空白的，到每个城市请一个陌生人写一句话。兰州的大姐写：少唱两首，早点睡。
#巡演 #随身书
""",
        appeal=3.5,
    ),
    card(
        "luzhiyao",
        "夜车写的半首歌",
        "night",
        "晚风把整条街\n吹成了\n一句*没说完*的话",
        """
另外半首没写出来，到站了。
站台上有人在等人，举着一张纸，风太大纸一直翻过去，看不见名字。我站在那儿替他看了一会儿。
#夜话 #歌词
""",
        appeal=3.9,
    ),
    note(
        "shenzhibai",
        "值班室里的小说",
        "pile desk",
        """
抽屉里放着一本短篇，每篇不超过十页，刚好是两个呼叫铃之间。
医生读小说是有用的，你会知道一个人坐到你面前之前，已经走了很长的路。
今晚读到第六篇，被叫走了三次，主角现在还站在门口没进去。
#值班
""",
        appeal=2.5,
    ),
    note(
        "qiuqiu",
        "旧书摊砍价实录",
        "bookshop pile",
        """
我：这本十块？
老板：十五，绝版。
我：里面缺两页。
老板：缺的那两页不好看。
我笑出声，给了十五。回家发现缺的确实是前言，名家写的，老板说得对。
#旧书摊 #潘家园
""",
        place="北京 · 潘家园",
        appeal=2.4,
    ),
    note(
        "wanzi_ma",
        "睡前故事讲串了以后",
        "bed cat_near",
        """
太困，把三只小猪讲成了三只小猪去拔萝卜，拔出来一只狼外婆。
丸子没纠正，眼睛越来越亮，追问狼外婆的萝卜是谁种的。我们编了四十分钟，比书好听。
现在每天点名要听“讲错的那种”。
#亲子阅读
""",
        appeal=2.6,
    ),
    card(
        "heli",
        "这个月想慢慢看的书",
        "list",
        "十一月的书架\n一本植物图鉴\n一本菜谱，只看不做\n一本没写完的日记\n朋友的博士论文\n- 年度必读书单",
        """
博士论文是认真的，写城中村的裁缝铺，两百页，比小说好看，致谢里有我的名字，因为借过他一个月的沙发。
年度书单就算了，别人的一年装不进我的十一月。
#书架
""",
        season="november",
        appeal=1.6,
    ),
    note(
        "fernandfold",
        "Pens and one child",
        "desk",
        """
We test every batch with four pens and a left-handed child. Fountain, gel, biro, felt, in that order, and then she leans on it with her sleeve.
Batch 31 feathered on the felt. It went to the school at the end of the road, who do not mind at all.
#paper #notebooks
""",
        place="Edinburgh",
        appeal=1.5,
        pins=[Pin("brand", 0.28, 0.3, "Fern & Fold"), Pin("product", 0.54, 0.56, "Batch 32, 100 gsm")],
    ),
    note(
        "noor_reads",
        "A word for leftover",
        "tea pile",
        """
Arabic has a word for the last of the tea in the glass, the part with the leaves that you leave on purpose. I spent two days on it and put: the end of the tea.
My editor wrote in the margin: lovely. It is a defeat, but a polite one.
#translation
""",
        place="Amman",
        appeal=2.7,
    ),
    note(
        "noor_reads",
        "Books I keep in twos",
        "bookshop window",
        """
One copy in each language, side by side, like a couple who no longer argue. Where they differ I put a strip of paper.
The thickest with strips is a children's book about a goat.
#translation #bookshelves
""",
        appeal=1.9,
    ),
    card(
        "noor_reads",
        "Sentence of the week",
        "meadow",
        "Nobody is lost\nwho is still\n*asking the way*",
        """
From a bus driver, not a book, on the road to Salt, to a man who was apologising for not knowing his stop. I wrote it on my ticket so that it would count as literature.
#overheard
""",
        appeal=2.5,
    ),
    note(
        "ruth_gale",
        "Book group, minutes",
        "cake pile",
        """
Present: five, and the cat. Finished it: two. Liked it: one, and she had muddled it with another.
It was agreed that the ending was cheap and that the sponge was not. Next month: something short, because of Jean's cataract.
#bookgroup
""",
        place="Devon",
        appeal=2.8,
    ),
    note(
        "ruth_gale",
        "Reading aloud again",
        "armchair pile",
        """
Since his eyes went I read to Arthur next door, Tuesdays, from half past two. We are on our third sea novel.
He corrects my knots. In return I do the voices, and on account of the voices the window cleaner now comes on Tuesdays too.
#readingaloud
""",
        appeal=2.9,
    ),
    card(
        "theo_frames",
        "Quit on page fifty",
        "marker",
        "You may *quit*\non page fifty",
        """
A librarian gave me this permission when I was eleven and I have been passing it on ever since. Subtract your age from a hundred if you are over fifty, she said. At ninety you can judge it by the cover.
#reading
""",
        appeal=2.0,
    ),
]
