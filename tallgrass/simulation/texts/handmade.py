"""Handmade 手作, as people wrote about it."""

from tallgrass.simulation.types import Pin, card, note

NOTES = [
    note(
        "ayuan",
        "第一只没有裂的茶碗",
        "pottery breakfast desk",
        """
开窑之前我在院子里扫了两遍地。
一共二十三只，裂了九只，粘了三只，剩下的里面有一只，口沿歪得刚好，像人抿着嘴笑。
釉是草木灰配的，灰是去年冬天烧的橘子枝。所以它其实喝起来应该有点橘子味，我是这么骗朋友的。
#陶艺 #草木灰釉
""",
        place="重庆 · 黄桷坪",
        appeal=3.5,
        pins=[Pin("product", 0.52, 0.5, "橘子枝灰釉")],
    ),
    note(
        "ayuan",
        "揉泥揉到一百下会怎样",
        "pottery",
        """
前三十下是你揉它，中间三十下是它硌你，后面就说不清了。
新来的学员都嫌揉泥没意思，想直接上转盘。我说气泡不出来，进窑就是一声闷响，旁边的碗也要跟着陪葬。
揉完切开看断面，像切一块好豆腐，没有一个洞，那个高兴别人不懂。
#陶艺 #揉泥
""",
        appeal=2.3,
    ),
    note(
        "ayuan",
        "拉坯手抖的人有救吗",
        "pottery window",
        """
有。手肘顶在大腿根上，整个人变成三脚架，抖就传不到手指了。
我自己也抖，早上喝了浓茶就抖，所以现在上午只喝白水，下午随便。
真抖得厉害就做捏塑，抖出来的边是真的好看，机器想抖还抖不出来。
#拉坯
""",
        appeal=2.5,
    ),
    card(
        "ayuan",
        "写给三十岁的自己",
        "letter",
        "写给三十岁的自己：\n别急，*草总会长高的*。\n今年学会三件事：\n早睡、说不、\n给妈妈打电话。",
        """
生日那天窑里在烧，走不开，就在窑边写的。
早睡做到了三成，说不做到了一半，电话每周三打，我妈现在周三下午就把手机充满电。
#三十岁
""",
        appeal=4.0,
    ),
    note(
        "ayuan",
        "一堆碎碗的去处",
        "shelf pottery vase",
        """
裂的敲碎，铺在花盆底下透水；缺口的磨平，放肥皂；粘在一起的三只最值钱，朋友拿去当摆件，说叫“合租”。
一只都没扔过。泥从土里来，变成碗没变成功，再回土里就是了。
#陶艺 #不浪费
""",
        appeal=1.9,
    ),
    note(
        "ayuan",
        "把日子过成慢慢长出来的",
        "vase pottery",
        """
今天什么也没做，看了一天泥干。
阴干急不得，快了边翘，慢了发霉，拿塑料布盖一半，过两个钟头掀一角，再过两个钟头再掀一角。
傍晚收工的时候忽然觉得，这一天过得很满。
#陶艺
""",
        appeal=2.1,
    ),
    note(
        "yanyan",
        "钩一只冬天的杯套",
        "yarn coffee",
        """
钩针三毫米，棉线两色，起三十六针圈，短针上去，第七圈换色。
杯把那里留一个口，来回片钩八行再接回圈里。新手三个小时，我妈四十分钟，一边看电视一边还要骂剧里的婆婆。
图解放最后一张，拿走不用说谢谢。
#钩针 #杯套
""",
        season="winter",
        place="台州",
        appeal=2.4,
        pins=[Pin("product", 0.5, 0.56, "五股牛奶棉"), Pin("price", 0.66, 0.72, "线 ¥8")],
    ),
    note(
        "yanyan",
        "猫把毛线叼走之后",
        "yarn cat_asleep",
        """
从客厅到卧室到床底下再到阳台，一根线走完了我家所有房间。
我顺着收，收了二十分钟，终点是它，坐在线团上，一脸这是我钩的。
那团线后来织成了它的垫子，算工钱。
#钩针 #猫
""",
        appeal=2.6,
    ),
    note(
        "yanyan",
        "错了一针要不要拆",
        "embroidery",
        """
拆了十二行的时候我哭过。
后来定了规矩：自己用的，错在三行以内拆，三行以上留着，当签名；送人的，都拆。
所以我的披肩上有五处签名，最大的那个在后脖颈，别人看不见，我知道它在。
#钩针
""",
        appeal=1.7,
    ),
    card(
        "yanyan",
        "新手入坑要买什么",
        "receipt",
        "钩针第一单\n3.0 钩针 ¥6\n记号扣 ¥3\n牛奶棉两团 ¥16\n剪刀 家里有\n合计 ¥25",
        """
不用买套装，套装里十二根针你只会用到两根。
先钩一个方块，一百个短针，钩到每一针长得像亲兄弟，再想别的。我第一个方块是梯形的，现在垫在锅底下。
#钩针 #新手
""",
        appeal=1.9,
    ),
    note(
        "xushifu",
        "一条凳子的榫头",
        "armchair",
        """
不用钉，不用胶，四条腿向外撇八度，人坐上去越坐越紧。
榫头留一丝，就是比眼大一根头发，拿木槌敲进去，声音从空变实就到了。再敲就裂。
这个声音没法教，我师父当年是敲给我听了一个月。
#木工 #榫卯
""",
        place="佛山",
        appeal=2.8,
        pins=[Pin("product", 0.5, 0.6, "八度外撇")],
    ),
    note(
        "xushifu",
        "给孙女做了个小木马",
        "armchair window",
        """
樟木的，怕虫。耳朵圆的，怕戳到。尾巴是麻绳，她妈妈小时候跳绳剩的那根。
底下的弧我磨了三天，太弯会翻，太平不动。她坐上去第一下没出声，第二下咯咯笑，我就出去抽烟了。
烟戒了七年，是拿根木条假装。
#木工
""",
        appeal=3.1,
    ),
    note(
        "xushifu",
        "砂纸要按顺序来",
        "desk",
        """
八十，一百二，一百八，二百四，四百。跳一号省十分钟，后面要多磨一个钟头。
顺着木纹，手不要使劲，让纸自己走。最后一遍喷点水，毛起来，干了再走一次四百，摸着像小孩的脸。
#木工 #打磨
""",
        appeal=1.5,
    ),
    note(
        "suyi",
        "用香烟盒大小的布做书皮",
        "embroidery reader",
        """
做衣服剩的边角，最大的也就香烟盒那么大，拼了二十七块，包一本诗集。
针脚故意走得粗，翻书的时候手指能摸到路。
拼到最后一块是外婆旗袍上的，我把它放在书脊底下，翻不到，但是每次都压着它。
#拼布
""",
        appeal=1.6,
    ),
    note(
        "mei_ayi",
        "过年给全楼剪窗花",
        "window painting",
        """
红纸折三折，先剪当中，后剪边，剪刀不动，手里的纸动。
老人家剪的是喜鹊登梅，小年轻要猫，要柴犬，还有一个要他打的那个游戏里的人，我看了半天，剪成了门神，他也说像。
七层楼十四户，剪了三个晚上。
#剪纸 #过年
""",
        season="winter",
        place="扬州",
        appeal=2.4,
    ),
    card(
        "mei_ayi",
        "女儿教我的三个字",
        "poster",
        "先*保存*\n再关掉",
        """
我写了两百多字的绣花心得，一按，没了。她在电话里教我三回，后来写成纸条贴在屏幕边上。
这个地方好，自己会存草稿，不用贴条子了。纸条我还是留着，她的字比小时候好看。
#学发图
""",
        appeal=2.9,
    ),
    note(
        "tess_quill",
        "Fog sweater, part 2",
        "knits sea",
        """
The first sleeve was knitted in July and the second in this fog, and they are not the same length, because in fog I knit tighter.
Blocked it wet over the bath with a ruler and some stern words. Half an inch. Nobody will know but the ferry man, who notices everything.
#knitting #fog
""",
        place="Halifax",
        appeal=2.1,
        pins=[Pin("product", 0.48, 0.52, "Island wool, grey")],
    ),
    note(
        "tess_quill",
        "Left-handed cast on",
        "yarn",
        """
Every book says hold it in a mirror. I tried the mirror for a year and learned to do it wrong in both directions.
What helped: sit opposite a right-handed knitter, knees nearly touching, and copy them. My neighbour Jean took one evening and half a seed cake.
#lefthanded #knitting
""",
        appeal=1.7,
    ),
    card(
        "tess_quill",
        "Unravel kindly",
        "night",
        "Pull slowly.\nThe yarn\n*remembers*.",
        """
Ripped back eleven inches of cable tonight because of one crossed stitch near the hem. Wind it loosely, wash it, hang it with a spoon for weight. In the morning it is only yarn again and so are you, nearly.
#knitting
""",
        appeal=2.2,
    ),
    note(
        "fernandfold",
        "Eight sheets, folded",
        "pile desk",
        """
Eight sheets, folded once, bone down the crease away from you. People press too hard; the paper cracks and then the page falls out in four years, in somebody's bath.
We sew two hundred a day and I still like the first one each morning best, before my hands know.
#bookbinding
""",
        place="Edinburgh · Leith",
        appeal=1.9,
        pins=[Pin("brand", 0.3, 0.3, "Fern & Fold"), Pin("product", 0.5, 0.58, "Harbour notebook"), Pin("price", 0.68, 0.72, "£14")],
    ),
    note(
        "june_moss",
        "Shelf without holes",
        "vase armchair",
        """
Two ladders from the alley, three planks, rope. The rope does the work: a clove hitch at each rung and the whole thing tightens under weight.
It holds forty kilos of books and a fern named Gerald who came with the ladder.
#norules #renters
""",
        appeal=1.6,
        pins=[Pin("product", 0.5, 0.44, "Clove hitch")],
    ),
    note(
        "hana_w",
        "Loud mending",
        "embroidery",
        """
Orange thread on navy, on purpose, in rows, like rice being planted. My grandmother would have hidden it and my mother would have thrown it out.
Forty minutes with the radio on. Best elbow I own.
#sashiko #mending
""",
        place="Melbourne",
        appeal=1.9,
    ),
]
