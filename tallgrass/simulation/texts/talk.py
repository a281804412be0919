"""What people said under the notes, by channel and language. Each line is a thread: what someone said, what the author answered, what
the first said then; only the first is always there."""

from tallgrass.simulation.types import Channel

Thread = tuple[str, ...]

TALK: dict[Channel, dict[str, list[Thread]]] = {
    Channel.FASHION: {
        "zh": [
            ("一米五八能这么穿吗，怕被裤子吃掉。", "裤长改到踝骨上一指，鞋露出来就不会。", "改了！裁缝收了十五块，值。"),
            ("这个颜色显黄吗？", "自然光下不会，灯下会暖一点。"),
            ("终于有人说实话了，我的那件穿两次就起球。",),
            ("收藏了，等换季整理衣柜的时候照着做。",),
            ("外套是什么料子，看着不厚但是很挺。", "羊毛混一点锦纶，挺是因为里面有衬。"),
            ("最后一张的走路姿势好松弛。", "因为终于穿对鞋了。"),
            ("我妈说像八十年代的她，然后翻出来一件一模一样的。",),
            ("同款旧衣服在家躺了三年，今天拿出来穿了。",),
            ("想知道里面那件怎么不皱。", "挂着蒸一下，坐地铁尽量别靠。"),
        ],
        "en": [
            ("Does the knit pill? Mine gave up after one winter.", "A little under the arms. A razor comb fixes it in five minutes."),
            ("The proportions finally make sense to me.",),
            ("I have that coat in grey and never knew what to do with it.", "Wide trousers, flat shoes, done."),
            ("Where did you get it taken in?", "The repair shop by the station. Twelve, and a day's wait."),
            ("Wore this to work today and two people asked.",),
        ],
    },
    Channel.SKINCARE: {
        "zh": [
            ("敏感肌能跟吗？最近换季在泛红。", "先停酸，只留洁面和面霜，稳一周再说。", "停了三天，真的不烫了，谢谢。"),
            ("防晒要补，这一句我要打印出来贴镜子上。",),
            ("油皮用会闷吗？", "夏天我只用薄薄一层，晚上不叠别的。"),
            ("成分表那张能再清楚一点吗，老花眼求放大。", "点开看原图，我又拍了一张放最后。"),
            ("用空瓶了再来说的人，我信。",),
            ("孕期可以吗？", "我不是医生，孕期请拿成分表问产科。"),
            ("以前觉得步骤越多越好，烂脸一次就懂了。",),
            ("问一下顺序，精华在水前还是水后？", "看质地，稀的先上。"),
        ],
        "en": [
            ("Fragrance free? My skin starts a fight with anything scented.", "No added scent, but it smells faintly of oats."),
            ("Two weeks in and the redness is down. Thank you for the plain list.",),
            ("How long before you saw a difference?", "Honestly, five weeks. I nearly quit at three."),
            ("Sunscreen indoors too?", "If you sit by a window, yes."),
            ("Finally someone who finishes the bottle first.",),
        ],
    },
    Channel.MAKEUP: {
        "zh": [
            ("手残能画吗，我连眼线都是抖的。", "先画点，再连起来，抖也看不出来。", "试了，第一次两边一样高。"),
            ("色号！色号在哪里！", "正文第二段，刚补上了。"),
            ("黄黑皮试色友好，感动。",),
            ("持妆多久？我下午三点必斑驳。", "T 区拍一层散粉，鼻翼留白，撑到六点。"),
            ("卸妆也写写吧，我总是卸不干净眼尾。", "下一篇写。"),
            ("约会前看到的，救了我一命。",),
            ("那支笔刷毛软吗？", "不软，有点韧，画下眼睑刚好。"),
        ],
        "en": [
            ("Hooded eyes here, and this is the first one that did not vanish when I blink.",),
            ("Which brush for the corner?", "A cut-down lip brush. Truly."),
            ("Does it last through a commute in the rain?", "The lip, no. The rest, yes."),
            ("Shade match for olive skin?", "One lighter than you think, then warm it with blush."),
        ],
    },
    Channel.FOOD: {
        "zh": [
            ("照着做了，少放了一半糖，还是好吃。", "糖可以少，盐别少。", "记住了，下次不手抖。"),
            ("没有烤箱怎么办？", "平底锅小火盖盖子，十二分钟翻一面。", "成功了，底有点焦，也香。"),
            ("看饿了，现在是凌晨一点。",),
            ("我奶奶也是这么做的，一个步骤都不差。",),
            ("请问那个碗哪里的？", "旧货市场，五块钱一个，有缺口。"),
            ("失败两次，第三次懂了：水真的要等它凉。", "对，就差在这一步。"),
            ("南方人第一次知道还能这么吃。",),
            ("盐到底放几克，适量对我来说是玄学。", "这一锅六克，约一平茶匙。"),
            ("做给孩子吃了，他说比学校的好吃，这是最高评价。",),
            ("冰箱里刚好有这些，今晚就它了。",),
        ],
        "en": [
            ("Made it last night. Doubled the garlic, no regrets.", "There is no such thing as double garlic."),
            ("Can I leave it in the fridge overnight?", "Yes, it is better on day two.", "It was. Breakfast was gone by nine."),
            ("What flour do you use?", "Plain strong white, nothing fancy."),
            ("My dough never looks like that. What am I doing wrong?", "Probably nothing. Give it another hour."),
            ("The bowl, please tell me about the bowl.",),
            ("Third weekend in a row. The kids now ask for it by name.",),
        ],
    },
    Channel.TRAVEL: {
        "zh": [
            ("下周就去，雨天路好走吗？", "石板会滑，穿有纹的鞋，别走溪边那条。", "走完了，谢谢提醒，前面有人摔了。"),
            ("一个人晚上安全吗？", "九点以前没问题，之后末班车难等。"),
            ("求问住在哪里，窗外那棵树太好看了。", "巷子第三家，没有招牌，门口有两盆绣球。"),
            ("去年去过，你拍出了我没看到的样子。",),
            ("人多吗？上次去只看到后脑勺。", "工作日早上七点，只有晨练的爷爷。"),
            ("带老人走哪一段合适？", "前半段平，到茶亭就回头，刚好两小时。"),
            ("路线存了，等一个周末。",),
            ("花了多少钱可以说吗？", "两个人三天，九百二，主要是车票。"),
        ],
        "en": [
            ("Is the path open in winter?", "Open, but the last hut closes in October. Bring your own tea."),
            ("Went on your word. We had the whole ridge to ourselves.", "That makes my week."),
            ("Which bus was it?", "The 46 from the square, every forty minutes."),
            ("With a pushchair?", "To the bridge, yes. After that, carry."),
            ("This made me book a train.",),
        ],
    },
    Channel.FILM: {
        "zh": [
            ("最后那场戏我也哭了，明明什么都没发生。", "就是因为什么都没发生。"),
            ("没看过会被剧透吗？", "结局没写，放心。"),
            ("重看一遍才发现，开头第一个镜头就说完了。",),
            ("不同意，我觉得他是故意不开门的。", "有可能，我再看一遍。", "等你看完来吵。"),
            ("片单收了，周末有事做了。",),
            ("导演前一部更好，这部太满了。",),
            ("在哪里能看？", "小影院这个月有两场，周三晚上那场人少。"),
        ],
        "en": [
            ("The kitchen scene. I had to pause it.", "I watched it through my fingers."),
            ("Disagree about the ending, but beautifully put.", "Tell me why, I am not sure myself."),
            ("Is it all right for a twelve-year-old?", "Slow, but nothing to worry about."),
            ("Adding the whole list.",),
        ],
    },
    Channel.FITNESS: {
        "zh": [
            ("膝盖旧伤能做第三个吗？", "别做跳的，换成靠墙静蹲。", "靠墙三十秒就抖了，哈。"),
            ("坚持到第二周了，来打卡。", "第二周最难，过了就顺。"),
            ("不追求瘦，只想爬楼不喘，这个适合吗？", "正适合，先走楼梯上行。"),
            ("呼吸那段写得好，教练从来不说。",),
            ("早上空腹跑可以吗？", "短的可以，超过四十分钟先吃半根香蕉。"),
            ("上班族只有午休二十分钟，终于有能做的了。",),
            ("配速慢不丢人，这句我要刻下来。",),
        ],
        "en": [
            ("Week three. I can touch my toes, barely, but still.", "Barely counts."),
            ("Bad knees: which one do I skip?", "Number three. Do wall sits instead."),
            ("Slow is fine. I needed to read that today.",),
            ("How many rest days?", "Two. Three if you slept badly."),
        ],
    },
    Channel.HOME: {
        "zh": [
            ("租的房子墙能刷吗，怕房东扣押金。", "先发照片问，写在聊天记录里就不怕。", "问了，同意了，还说随便刷。"),
            ("灯是几瓦的？这个光好舒服。", "五瓦，2700K，夹在书架后面。"),
            ("柜子里面也拍拍吧，外面整齐里面才见真章。", "里面乱，下次鼓起勇气拍。"),
            ("尺寸能写一下吗，我家那个角六十八公分。", "六十五的刚好，留三公分给插头。"),
            ("这盆活了多久？我养什么死什么。", "两年，它只喝水，别的都不要。"),
            ("猫会不会上去？", "会，所以上面不放东西。"),
            ("照着挪了床，房间大了一圈，神奇。",),
            ("花了多少钱？", "一共一千一百二，最贵的是窗帘。"),
            ("收纳到最后发现，扔比收快。",),
        ],
        "en": [
            ("Is the shelf fixed to the wall? I have a climber at home.", "Two brackets into the studs. He has tried."),
            ("What colour is that wall?", "A tester pot that turned out to be enough."),
            ("Moved my desk to the window because of this.", "Best light in the house."),
            ("How do you keep it like this with children?", "I take the picture at seven in the morning."),
            ("The before picture made me feel seen.",),
        ],
    },
    Channel.HANDMADE: {
        "zh": [
            ("针脚怎么这么匀，我的像蚯蚓。", "画线，别靠眼睛，线是可以洗掉的。", "画了，蚯蚓变成毛毛虫了，有进步。"),
            ("用的什么线？", "棉麻的，六股分成两股。"),
            ("新手从哪一步开始？", "先做杯垫，小，坏了不心疼。"),
            ("拆了三次的人来报到。", "拆到第四次手就会了。"),
            ("可以买吗？", "不卖，教程都在这里，自己做更好看。"),
            ("给外婆做了一个，她用来放药。",),
            ("工具那张图帮大忙了，少买了两样。",),
        ],
        "en": [
            ("How do you keep the tension even?", "I do not. Blocking forgives a lot."),
            ("Is there a pattern?", "Just the notes above. Write if you get stuck.", "Got stuck at row nine, then un-stuck. Thank you."),
            ("Made two for my sisters.",),
            ("What glue is that?", "Wheat paste. It can be undone with steam."),
        ],
    },
    Channel.READING: {
        "zh": [
            ("这本我读了三次都停在第四十页。", "跳过去，从第二章看，再回来。", "真的读进去了，原来要这样。"),
            ("划线的那句我也划了。",),
            ("译本选哪个？", "老的那版，句子长一点，但是有呼吸。"),
            ("图书馆排到明年一月，先把你的笔记看三遍。",),
            ("不喜欢主角，但喜欢你写的。", "我也不喜欢他，所以才想写。"),
            ("孩子几岁能看？", "十岁上下，一起读更好。"),
            ("书单求更新。", "月底写一篇。"),
        ],
        "en": [
            ("Which translation?", "The older one. Longer sentences, but they breathe."),
            ("I gave up at page forty. Should I go back?", "Start at chapter two, then come back to the beginning."),
            ("Ordered it at the shop on the corner, they had one left.",),
            ("The line you quoted has been on my wall for years.",),
        ],
    },
    Channel.PETS: {
        "zh": [
            ("它叫什么名字？", "叫二饼，因为眼睛。", "哈哈，二饼你好。"),
            ("我家的也这样，半夜三点开运动会。", "睡前陪它跑二十分钟，真的有用。"),
            ("掉毛季怎么办，黑衣服都不敢穿。", "每天梳五分钟，比吸尘器管用。"),
            ("绝育后胖了三斤，正常吗？", "先减三成饭，称一个月，还胖就去看医生。"),
            ("看完去摸了摸我家那只，它给了我一爪子。",),
            ("领养的吗？", "楼下捡的，现在它管这个家。"),
            ("这个表情我能看一天。",),
        ],
        "en": [
            ("What is his name?", "Biscuit. He answers to the fridge."),
            ("Ours does exactly this at four in the morning.", "Wear him out at nine. It helps a little."),
            ("Adopted?", "From the shelter by the canal. Best day."),
            ("That face belongs on a stamp.",),
            ("How did you get him to sit still?", "Cheese, just above the lens."),
        ],
    },
}

ANYWHERE: dict[str, list[Thread]] = {
    "zh": [
        ("写得真好，存了。",),
        ("看完心里安静了一点。",),
        ("等下一篇。", "下周见。"),
        ("转给我妈了。",),
        ("第一张图是哪里？好想去。", "家门口，走路五分钟。"),
        ("原来不止我一个人这样。", "很多人这样，只是不说。"),
        ("问个题外话，字体好看，是什么？", "编辑器里自带的文字卡。"),
        ("被标题骗进来，没有失望。",),
        ("我来晚了，还有人在吗？", "在的，一直在。", "那就好。"),
        ("说到点子上了。",),
    ],
    "en": [
        ("Saved, for a slow Sunday.",),
        ("Exactly what I needed to read.",),
        ("More of this, please.", "Working on it."),
        ("Sent it to my sister.",),
        ("I thought I was the only one.", "You are not."),
        ("Late to this, but thank you.", "Never late."),
    ],
}
