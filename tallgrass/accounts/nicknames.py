"""What nicknames and places of the crowd are put together from."""


def _words(text: str) -> list[str]:
    return text.split()


HOW = _words(
    "半颗 晚睡的 三分糖 慢半拍 不吃香菜的 路过的 爱睡觉的 走失的 一只 两斤 南方的 北方的 爱哭的 假装 没电的 刚下班的 会发芽的 今天也 反正 隔壁的"
)
WHO = _words(
    "橘子 小熊 芋圆 西瓜 云 麻雀 仙人掌 土豆 鲸鱼 松果 柠檬 河马 豆包 青蛙 月亮 饭团 枇杷 刺猬 核桃 海带 向日葵 栗子 电风扇 木耳 咸鱼 石榴"
)
FAMILY = "陈林黄张李王吴刘蔡杨许郑谢郭洪邱曾廖赖徐周叶苏庄吕江何罗高萧潘简朱钟彭游詹胡施沈余卢梁赵颜柯翁魏孙戴范方宋邓杜傅侯曹薛丁卓"
GIVEN = _words(
    "一禾 南枝 知微 听雨 小满 念念 亦舟 未央 阿宁 子墨 书瑶 嘉树 若琳 晓彤 俊杰 雅婷 志强 梓涵 思远 佳怡 海燕 建国 秀兰 明月 天佑 婉清 一鸣 可可 "
    "文静 雪莹 浩然 晨曦 淑芬 玉珍 立夏 望舒 乐乐 星野 清和 安然 米朵 大海 春生 冬至 景行"
)
NICK = _words("阿{g} 小{f} {f}{g} {f}{g} {f}{g} {how}{who} {how}{who} {how}{who} {who}同学 {g}的{who} {f}家{who} 是{g}呀 {g}{d}")
CHINESE_PLACES = _words(
    "上海 北京 广州 深圳 成都 重庆 杭州 武汉 西安 南京 长沙 苏州 天津 郑州 青岛 昆明 厦门 合肥 沈阳 福州 大连 宁波 无锡 贵阳 南昌 哈尔滨 太原 兰州 海口 珠海"
)
ENGLISH_PLACES = _words(
    "London Leeds Bristol Glasgow Dublin Toronto Halifax Portland Chicago Austin Melbourne Sydney Auckland Singapore Berlin Lisbon Bengaluru Accra"
)
FIRST = _words(
    "Ada Alma Amir Anya Arlo Bea Ben Cora Dara Eli Elsa Ewan Farah Finn Freya Gus Hal Hugo Ida Imran Ines Iris Ivy Jack Jo Juno Kai Kit Lena Leo Lola Luca "
    "Mae Maya Mina Moss Nell Nia Niko Ola Omar Orla Otis Pia Posy Raj Remy Rosa Rowan Ruby Sami Seth Sora Suki Tariq Theo Tilda Uma Vera Wes Wren Yara Yuki Zoe"
)
LAST = _words(
    "Adeyemi Becker Byrne Chen Costa Dahl Evans Fox Gray Haas Ito Jones Kaur Lowe Marsh Nunes Okoro Patel Quinn Reid Silva Tran Unwin Voss Walsh Young"
)
AFTER = ["", "", " reads", " makes tea", " was here", " outdoors", " & cat"]
SOUNDS = _words("an ba bei chen duo en fei ge hao jia ke lan mi nan ou pei qi ran shu tian wei xia yan zhi mo yu qing lu")
