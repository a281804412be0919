"""What editors of the world gathered: notes by others, in an order, with a word on each."""

from tallgrass.simulation.types import Channel, Gathered, WrittenNote, card, note

NOTES: dict[Channel, list[WrittenNote]] = {
    Channel.FOOD: [
        card(
            "heli",
            "一个人的冬天，先把饭吃好",
            "meadow",
            "一个人的冬天\n*先把饭吃好*",
            """
天黑得早，下班回家不想动，这几篇我自己照着过了一个月。都不难，都只要一口锅，都写了分量。
按从简单到稍微麻烦排的，做到第三篇就可以请朋友了。
#一人食 #编辑手记
""",
            appeal=2.4,
            of=Gathered((
                ("chenayu", "雨天一个人的番茄锅", "第一天先做这个，二十分钟，洗一只锅。"),
                ("zhouyiwan", "一碗不放味精的红油面", "红油做一次吃一个月，值得占掉一个周日下午。"),
                ("mei_ayi", "扬州人的一碗烫干丝", "刀不好也没关系，切粗一点，阿姨不会知道。"),
                ("wanzi_ma", "六岁小孩肯吃的青菜", "大人也肯吃。"),
                ("pingan", "鱼丸汤里的三十年", "不是教做鱼丸的，是教人慢慢喝的。"),
                ("mara_bakes", "Bread on four hours", "英文的，但是面团听得懂。"),
            )),
        ),
        note(
            "zhouyiwan",
            "厨房新手先读这几篇",
            "noodles tea",
            """
老有人问从哪里学起。别从菜谱学，从不浪费学：剩的、坏的、糊的怎么救，学会这个，胆子就大了。
我挑了五篇，不全是我的，有两篇我看完回去改了自己的做法。
#厨房小事 #家常面
""",
            appeal=2.2,
            of=Gathered((
                ("zhouyiwan", "泡菜坛子生花怎么救", "先学救，再学做。"),
                ("chenayu", "学会炒糊辣壳之后", "火候这件事，她写得比我明白。"),
                ("gugu", "牛大的面分几种你知道吗", "认得面，才知道水该放多少。"),
                ("priya_k", "Dosa, measured", "外国师傅，写到克，佩服。"),
                ("mara_bakes", "A bad Tuesday cake", "做坏了还肯写出来的，都是真师傅。"),
            )),
        ),
    ],
    Channel.HOME: [
        note(
            "june_moss",
            "Renting, kindly",
            "window shelf",
            """
Seven ways to make a rented room yours without a single hole. I have tried five of them and am saving the other two for when the landlord is on holiday.
Start anywhere. Nothing here needs a drill, and most of it fits in one bag when you leave.
#slowhome #rentersgarden
""",
            appeal=2.1,
            of=Gathered((
                ("june_moss", "Lamps at 3 heights", "Do this first. It costs nothing but the big light."),
                ("momo_zufang", "墙不能钉也能挂画", "In Chinese; the second picture explains all of it. A pole, a line, a drawing."),
                ("ilse_dw", "Finding the draughts", "For the flat that whistles."),
                ("bex_turner", "Sofa versus two dogs", "Canvas dust sheet. I have no dogs and I did it anyway."),
                ("momo_zufang", "九平米放下一张书桌", "The corner trick, from a room smaller than mine."),
            )),
        ),
    ],
    Channel.SKINCARE: [
        card(
            "shenzhibai",
            "换季脸红，先看这几篇",
            "marker",
            "换季脸红\n先*停*\n再看这几篇",
            """
门诊里换季多出来一半的人，其中一半不用来。先停掉新加的东西，读完这几篇，两周还不好，再挂号。
挑的都是讲道理的，不是讲产品的。有一篇说的是厂家自己不卖的那批货，我很喜欢。
#敏感肌 #门诊笔记
""",
            appeal=2.6,
            of=Gathered((
                ("shenzhibai", "什么时候该去医院", "先看这张，中了任何一条，后面的不用读。"),
                ("nannan", "烂脸那个月的日记", "她做对的一件事：全停了。"),
                ("priya_k", "Patch test, properly", "耳后三晚，英文，照着做就行。"),
                ("nannan", "成分表前五位怎么读", "读完少买一半。"),
                ("yecao_lab", "这一批我们没有卖", "厂家肯写这个，不多。"),
            )),
        ),
    ],
    Channel.READING: [
        note(
            "nora_vale",
            "Notes I read twice",
            "reader window",
            """
Looking after this place means reading quickly. These made me stop and read again, slowly, on my own time.
None of them is about anything large. That may be why.
#readaloud #editorsnotes
""",
            appeal=2.3,
            of=Gathered((
                ("ruth_gale", "The drawer of string", "Four envelopes. You will think about the fourth all day."),
                ("noor_reads", "A word for leftover", "On what does not come across, and what does."),
                ("theo_frames", "My father slept", "Short. Ring somebody afterwards."),
                ("shulan", "读得慢的人怎么读长篇", "For slow readers, in Chinese, by one of us."),
                ("tess_quill", "Unravel kindly", "It is about knitting, they say."),
                ("nannan", "给走丢的猫写的信", "I do not have a cat. It did not matter."),
            )),
        ),
    ],
    Channel.FITNESS: [
        note(
            "hejun",
            "从沙发开始的人先看",
            "dumbbells lake",
            """
健身房的文章多半写给已经在健身房的人。这几篇写给还在沙发上的。
顺序有讲究：先看一位妈妈怎么站起来，再看一个人怎么慢慢跑，最后才轮到我讲引体。
#从零开始 #休息
""",
            appeal=2.0,
            of=Gathered((
                ("kofi_moves", "My mother squats", "七十岁也能开始，英文，图看得懂。"),
                ("bex_turner", "Couch to one k", "一公里，不是五公里。"),
                ("hanhan", "从一百零三公斤开始记", "难看的数字也记下来，这叫本事。"),
                ("beibei_run", "七分半配速看见的深圳", "慢是可以看风景的。"),
                ("hejun", "引体一个都拉不上的练法", "最后再看我的。"),
            )),
        ),
    ],
}  # fmt: skip
