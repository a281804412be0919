"""What people of the world wrote to each other: friends, strangers, and those one can sign in as."""

from tallgrass.simulation.types import Said, Talk

TALKS = (
    Talk(
        "chenayu", "zhouyiwan", hours_ago=26, unread=2,
        said=(
            Said("chenayu", "周师傅，照你那篇煮了担担面，芽菜买不到，用梅干菜行吗"),
            Said("zhouyiwan", "行，先用热水泡软，挤干再炒，不然抢味。"),
            Said("zhouyiwan", "一个人煮的话，芝麻酱减一半，坨得慢。"),
            Said("chenayu", "记下了。我煮面一直怕坨，原来是酱多了"),
            Said("zhouyiwan", note_of="zhouyiwan"),
            Said("zhouyiwan", "这篇也适合一人份，一口小锅就够。"),
        ),
    ),
    Talk(
        "chenayu", "mumu_mao", hours_ago=9, unread=1,
        said=(
            Said("mumu_mao", "周末我要回老家两天，年糕和汤圆能托给你吗"),
            Said("chenayu", "可以呀，猫砂我这里有。汤圆还怕生吗"),
            Said("mumu_mao", "怕，但你带罐头来它就不怕了。"),
            Said("chenayu", "哈，那我带两个"),
            Said("mumu_mao", "钥匙放老地方，周五晚上七点以后都行。"),
        ),
    ),
    Talk(
        "chenayu", "ayuan", hours_ago=50,
        said=(
            Said("chenayu", "阿沅，上次那只青灰色的碗还有吗？我想要一只一样的"),
            Said("ayuan", "那一窑只出了六只，下一窑月底开。颜色不敢保证一样，窑里的事我说了不算。"),
            Said("chenayu", "不一样也好看，给我留一只就行"),
            Said("ayuan", person="dengdeng_home"),
            Said("ayuan", "灯灯那里有我去年的一批，你可以先看看，https://tallgrass.example/ 上也登过。"),
        ),
    ),
    Talk("jonah_p", "chenayu", hours_ago=5, strangers=True, said=(Said("jonah_p", "Hi, your one-bowl dinners look perfect for a small kitchen. Which pot is that in the last photo?"),)),
    Talk("xushifu", "chenayu", hours_ago=31, strangers=True, said=(Said("xushifu", "姑娘，你那张小桌子晃不晃？榫头松了可以垫一片薄竹，不用胶。"),)),
    Talk(
        "ayuan", "dengdeng_home", hours_ago=20, unread=1,
        said=(
            Said("dengdeng_home", "阿沅，上次的十二只小碗卖完了，客人一直在问补不补。"),
            Said("ayuan", "月底开窑，能给你八只，裂的不算。"),
            Said("dengdeng_home", "八只都要。标价还按上次？"),
            Said("ayuan", "按上次，不涨。"),
            Said("dengdeng_home", "好，我先写在店里，月底见。"),
        ),
    ),
    Talk(
        "mara_bakes", "ayuan", hours_ago=14, unread=2,
        said=(
            Said("mara_bakes", "Your glaze test tiles made me want to bake on them. Do you ship to Lisbon?"),
            Said("ayuan", "Not yet. Clay travels badly and I pack worse. Maybe in spring."),
            Said("mara_bakes", "Spring is fine. I proof dough longer than that."),
            Said("mara_bakes", note_of="mara_bakes"),
            Said("mara_bakes", "This loaf wants a grey plate, if you ever make one."),
        ),
    ),
    Talk("yanyan", "ayuan", hours_ago=3, strangers=True, said=(Said("yanyan", "老师好，想请教一下：手捏的杯子总在把手那里裂，是接的时候太干了吗？"),)),
    Talk(
        "heli", "nora_vale", hours_ago=7, unread=1,
        said=(
            Said("heli", "Two reports on the same sunscreen note overnight. I kept it up: the claim is hers, and she says so."),
            Said("nora_vale", "Agreed. I wrote to both reporters with the reason."),
            Said("heli", "谢谢。周五的频道编辑会改到三点，你那边方便吗"),
            Said("nora_vale", "方便。三点我这里是早上七点，茶在手边。"),
        ),
    ),
    Talk(
        "dengdeng_home", "momo_zufang", hours_ago=17, unread=1,
        said=(
            Said("momo_zufang", "老板，纸灯罩租房能用吗，房东不让打孔"),
            Said("dengdeng_home", "能，底下是夹子，夹在书架边上就行。"),
            Said("momo_zufang", "太好了，搬第六次家也能带走"),
        ),
    ),
    Talk(
        "june_moss", "hana_w", hours_ago=11,
        said=(
            Said("june_moss", "How do you take a hem up without a machine? Mine always puckers."),
            Said("hana_w", "Steam it first, then a blind stitch with a single thread. Slow is the trick."),
            Said("june_moss", "Slow I can do. Thank you."),
        ),
    ),
    Talk(
        "yutong", "noor_reads", hours_ago=40,
        said=(
            Said("noor_reads", "I read your note on the poem with the two moons. How would you say 清辉 aloud, to someone who cannot see it?"),
            Said("yutong", "Clear light, but the kind that has no temperature. 我也想了很久。"),
            Said("noor_reads", "No temperature. I will keep that."),
        ),
    ),
)  # fmt: skip
