"""Fitness 健身, as people wrote about it."""

from tallgrass.simulation.types import Pin, card, note

NOTES = [
    note(
        "hejun",
        "引体一个都拉不上的练法",
        "dumbbells",
        """
先别拉。吊着，十秒，肩膀往下沉，像有人按住你。三组，练一周。
第二周踩凳子上去，慢慢放下来，数到五。第三周还是这个，数到八。
我带过最久的一位学员练了十四周拉上第一个，五十三岁，下来以后在器械区哭了一会儿，我假装去接水。
#引体向上 #新手
""",
        appeal=3.0,
        pins=[Pin("product", 0.5, 0.3, "先吊十秒")],
    ),
    note(
        "hejun",
        "休息日到底怎么休",
        "yoga bed",
        """
躺一天，第二天更僵。我的休息日是三样：走四十分钟路，热水泡脚，九点半关手机。
肌肉长在睡觉的时候，练的时候只是下订单。订单下太多，厨房做不过来。
#休息日
""",
        place="广州",
        appeal=2.4,
    ),
    note(
        "hejun",
        "办公室肩颈三分钟",
        "desk window",
        """
站起来，贴墙，后脑勺、肩胛、屁股三个点碰到墙。手举成投降的样子，沿墙往上滑十下。
碰不到是正常的，我的会员里十个有九个第一天碰不到。
每两小时一次，跟喝水绑在一起。别等疼了再来找我，虽然我是靠这个吃饭的。
#肩颈 #办公室
""",
        appeal=2.7,
    ),
    card(
        "hejun",
        "写在年卡背面的话",
        "marker",
        "来*二十分钟*\n好过不来",
        """
会员流失我统计过，死在“今天没有一个半小时”上的最多。
换了衣服练一组就走，也算来过。连着来三十次的人，后面就不用我管了。今天前台贴了这张卡。
#健身房
""",
        appeal=2.2,
    ),
    note(
        "beibei_run",
        "七分半配速看见的深圳",
        "running sea",
        """
快的人从我右边过去，风带着一股防晒霜味。
我看见的是：红树林的招潮蟹在打架，修单车的师傅收摊唱粤曲，有一棵凤凰木七月还在开。
十公里，一小时十五分，全程能说完整的话，就是没人跟我说。
#慢跑 #深圳湾
""",
        place="深圳 · 深圳湾公园",
        appeal=2.1,
        pins=[Pin("place", 0.7, 0.5, "招潮蟹打架处")],
    ),
    note(
        "beibei_run",
        "膝盖疼停了六周之后",
        "running yoga",
        """
康复师让我学走路。真的是走路，脚跟，外侧，大脚趾，一步一步。
六周里每天走五千步，做二十个靠墙静蹲，看别人跑。第七周跑了八百米，没疼，在路边蹲下来摸了摸那个膝盖，跟它说辛苦了。
#跑步伤痛
""",
        appeal=1.8,
    ),
    card(
        "beibei_run",
        "第一个半马的分账",
        "receipt",
        "半马 21.1 公里\n前五公里 兴奋\n十公里 一根香蕉\n十五公里 后悔\n十八公里 想妈妈\n终点 2:41:08",
        """
关门时间是三小时，我后面还有四百多个人，还有一个穿恐龙服的。
十八公里那里有位志愿者奶奶，敲着脸盆喊姑娘你笑起来好看。我本来没笑，被她喊笑了，就这么到了。
#半马
""",
        appeal=2.0,
    ),
    note(
        "hanhan",
        "从一百零三公斤开始记",
        "dumbbells breakfast",
        """
第一天，走了两公里，喘。体重秤是弟弟的，偷着称的。
第一百天，九十六。没吃水煮菜，就是把馒头从三个改成一个半，可乐换成无糖，饭后不坐下。
我姥姥说看不出来瘦了，然后给我夹了一块排骨。排骨我吃了，明天多走两公里。
#减脂记录
""",
        place="济南",
        appeal=2.3,
        pins=[Pin("product", 0.4, 0.6, "馒头一个半")],
    ),
    note(
        "hanhan",
        "平台期二十三天没动",
        "dumbbells window",
        """
秤停在九十一，一动不动，跟焊死了一样。
第二十三天量了腰围，小了四厘米，裤子的扣子往里挪了。原来它在别的地方动，没跟我打招呼。
把秤收床底下了，一个月一见。
#平台期
""",
        appeal=1.7,
    ),
    note(
        "hanhan",
        "大明湖绕湖一圈五公里",
        "lake running",
        """
早上五点四十的湖最好，荷叶上一层雾，练嗓子的大爷在超然楼对面吼两声，回音能绕一圈。
我走三圈，第一圈醒盹，第二圈出汗，第三圈闻着油旋的味儿往回走。买一个，就一个。
#大明湖 #晨走
""",
        place="济南 · 大明湖",
        appeal=1.3,
        pins=[Pin("price", 0.6, 0.66, "油旋 ¥3")],
    ),
    note(
        "dongdong",
        "第一次上中级道的心得",
        "mountains",
        """
站在上面往下看，腿自己抖，不归我管。
教练说别看脚，看你想去的地方，看哪儿就会去哪儿。我看了一眼旁边的防护网，果然去了防护网。
第二趟看着山底下卖烤肠的，一路滑到烤肠跟前。
#滑雪 #中级道
""",
        season="winter",
        place="吉林 · 北大湖",
        appeal=2.1,
        pins=[Pin("place", 0.7, 0.7, "烤肠")],
    ),
    note(
        "xiaoyugan",
        "被土豆拖着跑的三公里",
        "dog sea running",
        """
教程里说遛狗可以慢跑，没说是谁慢跑谁。
土豆看见海鸥起步配速三分四十，看见另一只狗立刻零分零秒。我的心率曲线像一座叫人害怕的山。
一个月下来我瘦了两斤，它胖了三斤，因为每次跑完它都能从卖鱿鱼的那儿讨到一根须。
#遛狗 #青岛
""",
        place="青岛 · 八大关",
        appeal=2.0,
    ),
    card(
        "wanzi_ma",
        "带娃家长的健身计划",
        "calendar",
        "抱娃深蹲\n*二十个*\n他数，我蹲",
        """
丸子十九公斤，比哑铃好，会自己数数，就是老从十二跳到十五。
每天他刷牙的时候我做靠墙静蹲，他刷两分钟，我蹲两分钟，他要是多刷一会儿我就谢谢他。
#妈妈健身
""",
        appeal=1.8,
    ),
    card(
        "mei_ayi",
        "广场舞跟上拍子的诀窍",
        "meadow",
        "先学*脚*\n手等\n第二个月",
        """
我学得慢，第一个月只管脚，手就这么垂着，像个送货的。老周笑我，现在她手脚都乱，我领她跳。
五十八岁学会一支新疆舞，膝盖不疼，晚上睡得香。
#广场舞
""",
        appeal=2.2,
    ),
    note(
        "kofi_moves",
        "My mother squats",
        "dumbbells yoga",
        """
She held the kitchen chair and told me she had been doing this over a cooking fire for fifty years, so what exactly was she learning.
Fair. We added a bag of rice. Five kilos in March, fifteen now. She carries her own gas cylinder upstairs and makes sure the neighbours are watching.
#slowstrength
""",
        place="Accra",
        appeal=2.7,
        pins=[Pin("product", 0.5, 0.56, "Rice, 15 kg")],
    ),
    note(
        "kofi_moves",
        "Six ladies, one wall",
        "yoga",
        """
Wall press-ups for a whole month. Nobody went to the floor, nobody was asked to.
Auntie Esi did forty in a row while giving me her opinion of my haircut. Breathing is fine if you can gossip, that is the only test I use.
#slowstrength
""",
        season="autumn",
        appeal=1.8,
    ),
    card(
        "kofi_moves",
        "Add one, not ten",
        "marker",
        "Add *one*\nnot ten",
        """
One more rep each week is fifty-two in a year. I have never met a person who needed more than that, and I have met many who went for ten on a Monday and came back in a month with a story about their back.
#slowstrength
""",
        appeal=2.0,
    ),
    note(
        "owen_hill",
        "Hills, with sheep",
        "running mountains",
        """
Eight times up the lane behind the chapel. On the third the sheep line up at the wall. By the sixth they are chewing in time.
Legs gone, lungs fine, audience unmoved.
#hillrunning
""",
        place="Cardiff",
        appeal=1.3,
    ),
    note(
        "jonah_p",
        "Twenty cold lengths",
        "lake yoga",
        """
Six in the morning, the outdoor pool at Sunnyside, steam coming off it like soup. The lifeguard wears a parka.
Twenty lengths. I get in angry about something nearly every time and I honestly could not tell you what by length nine.
#swimming
""",
        place="Toronto · Sunnyside",
        appeal=1.6,
    ),
    card(
        "bex_turner",
        "Couch to one k",
        "calendar",
        "Week 1\nLamp post\n*to* lamp post",
        """
They say five k, I say be realistic. My dogs stop at every third post anyway so that is the interval training sorted.
Week one done. Nobody was sick. Gravy sat down twice in protest and had to be carried past the chip shop.
#couchtoonek
""",
        place="Leeds",
        appeal=1.7,
    ),
]
