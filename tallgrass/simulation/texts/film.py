"""Film 影视, as people wrote about it."""

from tallgrass.simulation.types import card, note

NOTES = [
    note(
        "pingan",
        "放映员能看见的那部电影",
        "cinema popcorn",
        """
你们看银幕，我从小窗口看你们的后脑勺。
喜剧的时候后脑勺会一起往后仰，悬疑的时候全都往前伸。哭戏最明显，一个一个低下去，像风吹过稻子。
昨晚最后一场只卖了三张票，三个后脑勺隔得很远，散场时一起站起来，谁也没看谁。
#放映员手记
""",
        place="福州",
        appeal=3.3,
    ),
    note(
        "pingan",
        "胶片接头要怎么接",
        "cinema desk",
        """
老机器还留着一台，每个月我让它转一次，不然会忘。
断了的地方，两头各剪一格，刮掉药膜，上胶，压三十秒。手不能抖，抖了过机的时候会跳一下，观众以为导演故意的。
剪下来那两格我都留着，一个饼干盒快满了，全是别人电影里的二十四分之一秒。
#胶片 #老放映机
""",
        appeal=2.4,
    ),
    card(
        "pingan",
        "散场灯要晚一点开",
        "night",
        "片尾字幕\n还没走完\n请别*叫醒*他",
        """
公司规定字幕出来三十秒开灯。我一般拖到最后一个名字。
有一回一个老先生一直坐到全黑，出来跟我说，刚才第三屏右边第二个，灯光助理，是他儿子。
#放映员手记
""",
        appeal=3.0,
    ),
    note(
        "qiuqiu",
        "资料馆第一排的脖子",
        "cinema popcorn",
        """
学生票十五，第一排永远有，因为没人要。
要这么坐：屁股往前滑，后脑勺搁椅背，看修复的老片正好，整张脸都埋在银幕里。演员眨眼的时候有一扇门那么大。
出来脖子僵了两天，值。
#资料馆 #老电影
""",
        place="北京 · 小西天",
        appeal=1.7,
    ),
    note(
        "qiuqiu",
        "今年看哭的三场雨",
        "window cinema popcorn",
        """
一场下在屋檐上，两个人隔着雨说再见，声音全被盖住了。一场下在泥地里，没有台词，打了十分钟。
还有一场下在电影院外面，散场没带伞，旁边的姑娘把伞往我这边挪了半尺，走到地铁口，没有问名字。
第三场最好看。
#雨戏
""",
        clip=True,
        appeal=2.0,
    ),
    card(
        "qiuqiu",
        "一个人看电影的好处",
        "list",
        "一个人看电影\n想哭就哭\n爆米花不用分\n坐哪排都行\n可以看第二遍\n- 散场后讨论",
        """
最后一条是真的。刚看完那二十分钟最珍贵，一开口就散了。我一般沿着新街口走两站路，等它自己沉下去，再坐车回学校。
#一个人看电影
""",
        appeal=1.8,
    ),
    note(
        "laoli",
        "老厂区放露天电影那晚",
        "cinema mountains",
        """
白布挂在锅炉房的山墙上，风一吹，演员的脸就鼓起来。
来的多是退休的老师傅，自己带马扎，保温杯。放到炼钢那段，后头有人喊，不对，炉门不是那么开的。一片笑。
散场时候下小雪了，光柱里全是。
#露天电影 #哈尔滨
""",
        season="winter",
        place="哈尔滨 · 香坊",
        appeal=2.2,
    ),
    note(
        "luzhiyao",
        "写配乐写到凌晨四点",
        "desk",
        """
导演说这里要有一点声音，又不能听出来。
试了大提琴，太满；试了口琴，太像要哭。最后录了我家冰箱的嗡嗡声，降八度，铺在底下。
混音老师问这是什么合成器，我说是双开门的。
#配乐 #幕后
""",
        appeal=3.4,
    ),
    card(
        "luzhiyao",
        "给一部没上映的片子",
        "letter",
        "那年我们拍了\n四十六天。\n片子没有出来，\n但*雪是真的下了*。",
        """
昨天整理硬盘翻到粗剪，看了一遍，有很多毛病，也有很多人那时候的样子。
灯光小武现在开民宿，场记圆圆当了妈妈。片尾那场雪是等了九天等来的，谁也没抱怨。
#没上映的片子
""",
        appeal=2.7,
    ),
    note(
        "yutong",
        "把电影里的书找来读",
        "pile television",
        """
主角床头那本，书脊只露出两个字，我暂停了四次，用放大镜看到出版社的标，最后在旧书网找到，一九八三年版，九块。
里面夹着一张粮票，和不知道谁抄的半首诗。
电影其实一般，书很好。
#旧书 #电影里的书
""",
        appeal=1.9,
    ),
    note(
        "azhe",
        "在店里放默片的周三",
        "coffee popcorn",
        """
周三人少，投影打在白墙上，声音关掉，只听磨豆子和打奶泡。
有个小朋友看那个戴圆帽的人摔跤，笑到拍桌子，问为什么他们不说话。他爸爸想了一下，说，因为说了就不好笑了。
每周三晚七点半，一杯起，坐满为止。
#默片 #咖啡馆
""",
        place="厦门 · 沙坡尾",
        appeal=1.5,
    ),
    note(
        "guozi",
        "边吃边看的片单",
        "breakfast television cinema",
        """
配嗦粉：节奏快的，警匪片，汤凉之前有人被抓。
配小龙虾：没有字幕的，手脏没法暂停，最好是看过三遍的老港片。
配西瓜：恐怖片，吓到可以把脸埋进去。
千万别配慢片，我有一次吃完整整两斤瓜子，主角还没下楼。
#下饭电影
""",
        appeal=2.1,
    ),
    note(
        "theo_frames",
        "A pause in a lift",
        "cinema city",
        """
There is a scene I go back to in a small Lisbon film: two neighbours, one lift, four floors, no dialogue. She looks at the numbers. He looks at her looking at the numbers.
It lasts thirty-one seconds. I have watched people leave marriages in less.
#onefilmaday
""",
        place="London",
        appeal=2.6,
    ),
    note(
        "theo_frames",
        "Front row, willingly",
        "popcorn cinema",
        """
Sat in the front row of the Phoenix for a western because the back was sold out. Horses the size of buses. You stop following the plot and start following hats.
Recommend once a year, like the dentist.
#onefilmaday
""",
        place="London · East Finchley",
        appeal=1.7,
    ),
    note(
        "theo_frames",
        "My father slept",
        "television armchair",
        """
He has fallen asleep in every film I ever took him to, and he can describe all of them. On the bus home he told me the ending of tonight's, which he got wrong, and it was better.
I wrote his version down.
#onefilmaday
""",
        appeal=2.4,
    ),
    card(
        "theo_frames",
        "Coat on my knees",
        "poster",
        "Leave before\nthe *moral*",
        """
Some films end and then go on for eleven minutes to make sure. I now keep my coat on my knees. If a character starts explaining the title, I am on the stairs.
#onefilmaday
""",
        appeal=1.9,
    ),
    note(
        "dani_voss",
        "Reel four, backwards",
        "cinema television",
        """
It happens once a career, they say. The archive print arrived with reel four wound tail out and I did not check.
Two minutes of a man walking backwards into the sea. Nobody complained. One person asked for the director's name.
#projection
""",
        place="Berlin · Neukölln",
        appeal=2.1,
    ),
    note(
        "dani_voss",
        "The booth smells of",
        "cinema",
        """
Warm dust, vinegar from old acetate, somebody's curry from 2011. The vinegar means the film is dying, so you get fond of it and sad at once.
I leave the little window open half a hand so the sound of people comes in.
#projection
""",
        appeal=1.6,
    ),
    note(
        "noor_reads",
        "Subtitle arguments",
        "television desk",
        """
In the original she says: may your hands stay safe. On the screen it says thanks.
Both are right. There are nineteen characters a second to spend and nobody ever has enough. I paused it and wrote out the long version for my sister, who said: but thanks is faster.
#translation #subtitles
""",
        place="Amman",
        appeal=2.0,
    ),
    card(
        "nora_vale",
        "Film club rule one",
        "meadow",
        "Nobody has to\nsay something\n*clever*",
        """
We are eleven people in a room above a bike shop in Dublin on the last Thursday. The best comment all year came from Pat, who said the dog was very good in it, and he was right, the dog was.
#filmclub
""",
        place="Dublin",
        appeal=1.5,
    ),
]
