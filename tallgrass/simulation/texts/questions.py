"""What people of the world asked, and what others answered; one answer may have been chosen as the best."""

from tallgrass.simulation.types import Answered, Asked, Channel, WrittenNote, card, note

NOTES: dict[Channel, list[WrittenNote]] = {
    Channel.FOOD: [
        note(
            "chenayu",
            "一个人用，锅买多大才对？",
            "hotpot window",
            """
现在这口二十二公分的，煮一人份水太多，炒一人份菜又贴边就糊。
想换一口能煮能炒的，厨房只有两平米，挂得起来最好。十六、十八、二十，差别大吗？
#一人食 #小厨房
""",
            place="重庆 · 南岸",
            appeal=2.2,
            of=Asked((
                Answered("zhouyiwan", "十八。煮面水刚没过，炒菜颠得起来。锅要深，六公分以上，浅锅一个人用总是往外溅。把手选能挂的，别选两个耳朵的。", best=True),
                Answered("wanzi_ma", "我家三个人用二十，早上煮两个蛋嫌大。一个人我投十八。"),
                Answered("momo_zufang", "搬家的人说一句：选把手能拆的，收纳箱里能省一层。"),
                Answered("dengdeng_home", "店里卖过十六的，回来换的多，说煮方便面要掰开。"),
            )),
        ),
        note(
            "sol_ramirez",
            "Rice at altitude?",
            "hotpot breakfast",
            """
I am cooking for my cousins at two thousand metres and my grandmother's rice comes out hard in the middle and soft outside. Same pan, same fire, same bad mood.
More water, or more time? Or another rice?
#paella #rice
""",
            appeal=1.6,
            of=Asked((
                Answered("priya_k", "Water boils near 93 °C up there, so it is time, not water. About a quarter longer, and cover it for the last ten minutes.", best=True),
                Answered("mara_bakes", "I have the same quarrel with dough in the mountains. Let it rest longer than you think and do not lift the lid to check."),
            )),
        ),
    ],
    Channel.HOME: [
        card(
            "momo_zufang",
            "押金拖了一个月怎么要？",
            "letter",
            "退房三十四天，\n房东说*再等等*。\n押金到底怎么要回来？",
            """
合同里写了“退房后七日内”，水电也结清了，照片视频都有。房东每次都回，每次都说下周。
不想吵，也不想算了。走什么路子最省力？
#租房 #合同
""",
            appeal=2.6,
            of=Asked((
                Answered("heli", "先发一封写明日期的信息：合同第几条、应退多少、哪天之前到账，过了那天会去街道的调解。语气平，别骂。多数人看到日期就动了。", best=True),
                Answered("chenayu", "我是第二十天打的 12345，第三天就退了。把聊天记录按时间排好，人家问什么都能马上拿出来。"),
                Answered("xushifu", "我当过房东。拖着多半是手头没钱，问他能不能分两次给，先拿一半回来。"),
            )),
        ),
        note(
            "dengdeng_home",
            "桌布做哪三个颜色？",
            "bed rail",
            """
秋天要做一批棉麻桌布，只做得起三个颜色。现在的候选：米灰、砖红、苔绿、雾蓝、柿子黄。
说说你家桌子是什么木头，还有你最不想天天看见哪一个。
#灯灯手记
""",
            place="景德镇",
            appeal=1.9,
            of=Asked((
                Answered("chenayu", "白蜡木小方桌。投米灰和柿子黄，吃面的人需要一点黄。最不想天天看见砖红，溅了油看不出来，也就懒得洗。", best=True),
                Answered("suyi", "胡桃木。苔绿，别的都可以不要。"),
                Answered("june_moss", "Pine, honey coloured. Moss green please, and nothing pink. It makes soup look unwell."),
                Answered("ayuan", "我家的碗多是青灰，雾蓝会打架，米灰最让碗。"),
            )),
        ),
    ],
    Channel.READING: [
        note(
            "shulan",
            "读到一半放下的书怎么办？",
            "pile bed",
            """
床头现在有七本，都是读到一半的。不是不好看，是上一次停在哪里已经忘了，回头重读又不甘心。
你们是硬读完，还是送走，还是就让它们在那儿？
#读书 #睡前
""",
            appeal=2.1,
            of=Asked((
                Answered("yutong", "放下的时候写一张小条：谁在哪里，我在等什么。夹在那一页。再拿起来，读条子就接上了。", best=True),
                Answered("theo_frames", "Page fifty is my border. Past it, I owe the book. Before it, the book owes me."),
                Answered("jiangnanjiu", "让它们在那儿。书不着急，着急的是床头柜。"),
                Answered("ruth_gale", "Give six away and see which one you go looking for."),
            )),
        ),
        note(
            "fernandfold",
            "What goes on page 1?",
            "desk pile",
            """
We are choosing paper for a new notebook and testing it with pens only. But half of the ones that come back for mending are full of drawings.
What do you put on the first page, and with what?
#stationery
""",
            appeal=1.5,
            of=Asked((
                Answered("noor_reads", "A word I could not translate that week, in pencil, so that I may still win."),
                Answered("suyi", "先画一条线，看它洇不洇，再决定这本写字还是画画。"),
            )),
        ),
    ],
    Channel.PETS: [
        note(
            "xiaoyugan",
            "狗怕鞭炮，年前能练吗？",
            "dog bed",
            """
土豆三十一公斤，去年除夕钻进洗衣机后面，卡了一个钟头，最后是拆了水管才出来的。
离过年还有一阵，听说可以先放录音慢慢练，有人真的练成过吗？
#养狗
""",
            place="青岛",
            appeal=2.0,
            of=Asked((
                Answered("bex_turner", "Yes, with Doris. Recording so quiet you can hardly hear it, at dinner, every day. Louder only when she no longer looks up. It took seven weeks.", best=True),
                Answered("gugu", "老狗的办法：除夕晚上六点前遛到走不动，屋里放电视剧，窗帘拉上，它自己找一个小地方，别去拽它出来。"),
                Answered("slowpaw", "给它留一个能躲的地方比练胆子要紧，箱子盖条毯子就行。发抖厉害的，年前问一次医生。"),
            )),
        ),
    ],
    Channel.FITNESS: [
        note(
            "beibei_run",
            "下台阶膝盖响，要停吗？",
            "running lake",
            """
不疼，就是响，右边。上台阶没有，平地没有，跑起来也没有。
停过六周的人现在听见一点声音就怕。响而不疼的，你们是停，还是接着慢慢跑？
#慢跑 #膝盖
""",
            appeal=1.9,
            of=Asked((
                Answered("hejun", "响不等于伤。三个要停的信号：疼、肿、打软腿，有一个就去看医生。都没有就接着跑，先把下楼速度放慢，再加两组靠墙静蹲。", best=True),
                Answered("ruth_gale", "Mine has clicked since 1998. It keeps time on the stairs."),
                Answered("hanhan", "我是体重下来以后不响的，没有别的经验。"),
            )),
        ),
    ],
    Channel.HANDMADE: [
        note(
            "mei_ayi",
            "剪窗花的红纸怎么不掉色？",
            "painting window",
            """
给全楼剪，二十六户。去年贴上去，开窗一场雨，玻璃上全是红水，三楼小王擦了一个下午，我很过意不去。
有没有不掉色的纸？要能剪细的，太厚剪不动。
#剪纸
""",
            place="扬州",
            appeal=1.8,
            of=Asked((
                Answered("fernandfold", "Ask for paper dyed in the pulp, not printed on top. Tear a corner: if the torn edge is white, it will run."),
                Answered("yanyan", "阿姨，我用的是“万年红”单面宣，剪得动，雨淋过一次没有掉。一张够剪四个。", best=True),
                Answered("suyi", "可以贴在玻璃里面，看着一样，雨也淋不到。"),
            )),
        ),
        note(
            "ayuan",
            "你想学做什么样的碗？",
            "pottery breakfast",
            """
开春想收六个学生，一周一次，学三个月。我会的不多：饭碗、茶碗、面碗，还有一种喝汤不烫手的。
每个人只学一种。先问问，你想要哪一种，家里现在吃饭用的是什么？
#陶艺
""",
            place="重庆",
            appeal=2.3,
            of=Asked((
                Answered("zhouyiwan", "面碗。口要敞，底要收，端起来手指能扣住圈足。市面上的面碗都做得像盆。", best=True),
                Answered("chenayu", "喝汤不烫手的那种，我家全是铁碗，端一次甩一次手。"),
                Answered("yanyan", "茶碗，给猫也做一只浅的，可以吗。"),
                Answered("mara_bakes", "A soup bowl wide enough for bread to float. If there is a seventh seat, I will find a boat."),
            )),
        ),
    ],
    Channel.FASHION: [
        note(
            "jonah_p",
            "Coats for long arms?",
            "rail city",
            """
Every winter coat I try ends at the same place on my wrist, about where a watch would be cold. Tall sizes are wide as a tent.
Do I buy big and have it taken in, or is there a way to lengthen a sleeve that was never meant to be longer?
#tallproblems
""",
            appeal=1.7,
            of=Asked((
                Answered("hana_w", "Look inside the cuff: two, sometimes four centimetres are folded in there. A tailor lets it down and faces it with lining. Second-hand first, old coats were cut with more to spare.", best=True),
                Answered("linxiatian", "从前打版的说：买肩合适的，袖子放里面的折份。买大了再收，肩就回不来了。"),
                Answered("fernandfold", "Or add a knitted cuff. We do six a winter; nobody has brought one back."),
            )),
        ),
    ],
}  # fmt: skip
