"""Pets 宠物, as people wrote about it."""

from tallgrass.simulation.types import Pin, card, note

NOTES = [
    note(
        "mumu_mao",
        "年糕第一次踩奶",
        "cat_asleep armchair window",
        """
捡回来的第七十三天，它走到我腿上，先转三圈，然后左脚，右脚，左脚。
指甲没有收，毛裤勾出四个洞，我一动不敢动，憋着一个喷嚏憋了十一分钟。
汤圆在旁边看，表情像看别人家的电视。
#猫 #年糕和汤圆
""",
        place="杭州",
        appeal=3.2,
    ),
    note(
        "mumu_mao",
        "两只猫打架的和解流程",
        "cat_near window",
        """
先断粮盆：分开两个房间吃，隔着门缝闻得到。第三天换睡垫，互相睡对方的味道。第五天开一条缝，看，不许碰。
第九天放出来，年糕哈了一声，汤圆打了个哈欠，事情就过去了。
人要是也能闻一闻垫子就好了。
#多猫家庭
""",
        appeal=2.5,
        pins=[Pin("product", 0.5, 0.7, "交换过的睡垫")],
    ),
    note(
        "mumu_mao",
        "凌晨四点跑酷原因查明",
        "cat_near city",
        """
装了监控。四点零二分，窗外第一班洒水车经过，汤圆从柜顶起飞，年糕负责追，路线是沙发，茶几，我的肚子。
原来放的是那首生日歌。
现在每天凌晨有人给我过生日，我三十一岁，已经过了六十多个。
#猫 #监控
""",
        appeal=2.8,
    ),
    card(
        "mumu_mao",
        "带猫看医生的小票",
        "receipt",
        "汤圆体检一次\n挂号 ¥20\n血常规 ¥80\nB超 ¥150\n骂医生 ¥0\n咬医生 ¥0\n合计 ¥250",
        """
报告一切正常，就是胖，医生原话是“骨架不大，内容丰富”。
回家路上一声不吭，进门就去告诉年糕了，两只一起不理我到晚上七点开饭。
#猫 #体检
""",
        appeal=1.9,
    ),
    note(
        "mumu_mao",
        "纸箱永远比猫窝好",
        "cat_near",
        """
买过三个窝，最贵的一百八，用来放我的毛衣。
它们要的是快递箱，边长三十，高二十，要旧一点，胶带别撕干净，因为那个要留着舔。
昨天换了一个新箱子，汤圆进去蹲下，四个角刚好被填满，像一块豆腐。
#猫
""",
        appeal=1.7,
    ),
    note(
        "xiaoyugan",
        "土豆下海捡回来的东西",
        "dog sea",
        """
夏天记录：拖鞋单只六，网球四，浮球二，别人家小孩的铲子一，活螃蟹一，夹在嘴上。
螃蟹那次它很安静地走到我面前，坐下，眼睛看着我，意思是你先别笑。
#狗 #青岛 #土豆
""",
        season="summer",
        place="青岛 · 第三海水浴场",
        appeal=2.7,
        pins=[Pin("product", 0.56, 0.66, "活的")],
    ),
    note(
        "xiaoyugan",
        "狗狗洗澡不崩溃的顺序",
        "dog washstand",
        """
先脚，再背，最后头。水从三十六度起，花洒贴着皮肤，别冲，它怕的是声音。
耳朵塞半团棉花，洗完一定记得拿出来，我忘过一次，叫了它一天都不理，还以为长大了。
#狗 #洗澡
""",
        appeal=1.6,
    ),
    note(
        "gugu",
        "一天三遍遛狗看见的",
        "dog city",
        """
早上六点，环卫大姐喊它同志。中午，面馆门口有人给一块萝卜，它吃了吐出来，再吃。
晚上十点，黄河边没人，绳子松开，它跑到路灯底下回头等，跑到下一盏再回头。
十四盏灯，它等了我十四次。
#兰州 #遛狗
""",
        place="兰州 · 黄河风情线",
        appeal=2.9,
    ),
    note(
        "gugu",
        "老狗十三岁的一些变化",
        "dog bed",
        """
叫它要叫两遍，第二遍要笑着。楼梯抱着下。粮泡软，多一勺南瓜。
睡得多，梦里腿还在跑，跑得比醒着快。
我把床垫搬到地上了，现在我俩一样高。
#老年犬
""",
        appeal=3.3,
    ),
    note(
        "slowpaw",
        "猫抓板为什么用瓦楞纸",
        "cat_asleep desk",
        """
试过剑麻、地毯、松木。十一个人的厂，四只猫投票，瓦楞纸三比一。
胶是玉米的，吃进去一点没事，掉屑是真的掉，我们不骗人，所以做了一圈挡边，屑会落在槽里。
投反对票的那只叫股东，它只抓会议室的椅子。
#慢爪工作日志
""",
        place="杭州",
        appeal=2.2,
        pins=[Pin("brand", 0.28, 0.3, "慢爪"), Pin("product", 0.52, 0.66, "挡边抓板"), Pin("price", 0.7, 0.5, "¥36")],
    ),
    note(
        "slowpaw",
        "牵引绳断过一次之后",
        "dog desk",
        """
去年三月，客人发来照片，扣子断了，狗没丢，在菜市场吃饱了等他。
我们停产一个月，换了铸件供应商，每一批抽二十只吊两百斤，吊一夜。
旧款全部换新，寄来的旧绳子攒了三箱，拆开看断口，才知道自己以前多运气。
#慢爪工作日志
""",
        appeal=2.3,
        pins=[Pin("brand", 0.3, 0.28, "慢爪"), Pin("product", 0.55, 0.55, "二代铸扣")],
    ),
    card(
        "slowpaw",
        "宠物能不能吃月饼",
        "list",
        "别喂它吃\n葡萄和葡萄干\n巧克力\n洋葱大蒜\n木糖醇口香糖\n- “就给一小口”",
        """
每次过节客服都会收到急诊一样的消息，所以贴在这里，存一下。
误食了先别催吐，记下吃了什么、多少、几点，直接打最近的医院，路上再慌。
#慢爪工作日志 #误食
""",
        appeal=2.4,
    ),
    card(
        "nannan",
        "给走丢的猫写的信",
        "letter",
        "小满：\n窗给你留着一条缝，\n*汤在灶上*，\n我不骂你。",
        """
丢了六天，贴了八十张纸。第七天早上五点，听见有人踩翻花盆，它坐在窗台上，瘦了一圈，嘴里叼着不知道谁家的咸鱼。
纸我一张一张去撕回来了，楼下阿姨说不用撕，留着，好看。
#找到了
""",
        appeal=3.0,
    ),
    note(
        "shulan",
        "猫坐在我正在看的那一行",
        "cat_near reader",
        """
不是旁边那页，不是上一段，就是这一行。
挪开，走一圈，回来，还是这一行。后来我想它大概是觉得我盯着的地方一定最暖。
那一行写的是：他终于等到了夏天。
#猫 #读书
""",
        appeal=2.5,
    ),
    note(
        "yanyan",
        "给猫钩了个橘子帽",
        "cat_asleep yarn orchard",
        """
橙色线半团，叶子另外缝，耳朵的洞要留大，不然它会用后脚蹬下来，蹬的时候很像在骑车。
戴住的时间：第一次四秒，第二次七秒，拍照那次用了一根鸡胸肉，二十六秒，史上最佳。
#钩针 #猫帽子
""",
        appeal=2.6,
        pins=[Pin("product", 0.5, 0.28, "橘子帽")],
    ),
    card(
        "luzhiyao",
        "给家里的鱼写首歌",
        "meadow",
        "你记七秒\n我就*每七秒*\n再爱你一次",
        """
巡演回来，鱼缸是邻居小孩帮忙喂的，作业本上画了三十一个正字，一顿没落。
网上说鱼其实记得住好几个月。那它大概记得我走了多久。这首不发了，就唱给它听。
#鱼
""",
        appeal=2.9,
    ),
    note(
        "bex_turner",
        "Gravy v the postman",
        "dog tram",
        """
Two years of war ended today over half a sausage roll. He held it out flat like for a horse. She considered it, and him, and the whole of history.
She has now moved her bed to the hall so as not to miss him.
#rescuedogs #gravy
""",
        place="Leeds",
        appeal=2.9,
    ),
    note(
        "bex_turner",
        "The other one: Doris",
        "dog armchair",
        """
People only ask about Gravy because Gravy does things. Doris is eleven, has no front teeth, and has been asleep on my left foot since roughly Thursday.
Came from a house with nineteen others. Took her eight months to walk through a door first. She did it this morning, and then stood there, very pleased, blocking it.
#rescuedogs #doris
""",
        appeal=3.2,
    ),
    card(
        "bex_turner",
        "First week, a rescue",
        "list",
        "For the first week\nOne room\nSame bowl, same hour\nSit on the floor\nSay the name, quietly\n- Visitors",
        """
Everyone wants to meet the dog. The dog does not want to meet everyone. Tell your mum to wait, and if your mum is like my mum then hide the dog in the shed with you and a book.
#rescuedogs
""",
        appeal=2.3,
    ),
    note(
        "owen_hill",
        "Collie on the summit",
        "dog mountains",
        """
Not mine. He attached himself at the car park, led all the way, waited at each gate with the face of a man whose bus is late, and left with a family from Swansea on the way down.
The farmer says he does this three times a day at weekends and will not be paid.
#hiking #dogs
""",
        place="Bannau Brycheiniog",
        appeal=2.2,
    ),
    note(
        "tess_quill",
        "The cat winds wool",
        "cat_near embroidery sea",
        """
Badly, and in the wrong direction, but he does show up for work. This is Bosun. He was a harbour cat until the winter of the burst pipe, and has opinions about merino.
He will not touch acrylic. I find this hard to argue with.
#boatcat #knitting
""",
        place="Halifax",
        appeal=2.1,
    ),
    card(
        "nora_vale",
        "Send pet photos",
        "meadow",
        "If the day is bad\nsend the *dog*",
        """
A member wrote to complain about an error page at two in the morning, fairly. I fixed it and asked how else I could help. She sent a picture of her greyhound in a scarf and said: no, this one is for you.
So, the floor is open.
#pets
""",
        appeal=2.2,
    ),
]
