"""Stores of the invented world, and what they sell. Brands, stores and goods are made up."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Stall:
    """A store. `owner` is the handle of who runs it."""

    handle: str
    owner: str
    name: str
    name_en: str
    kind: str
    country: str
    currency: str
    scene: str
    intro: str
    intro_en: str


@dataclass(frozen=True)
class Ware:
    """A product. `sizes`: (name, in English, minor units of the store's currency); the first is what it costs when there is one only."""

    stall: str
    title: str
    title_en: str
    category: str
    brand: str
    country: str
    scene: str
    option: tuple[str, str]
    sizes: tuple[tuple[str, str, int], ...]
    place: str
    stock: int
    sold: int
    about: str
    about_en: str
    usual: int = 0
    """What the first size usually costs."""
    tax: str = "standard"
    weight: int = 300
    content: str = ""


STALLS = (
    Stall(
        "tallgrass", "heli", "长草自营", "Tallgrass Own", "own", "CN", "CNY", "market_bag",
        "我们自己选、自己验、自己发。进口的走保税仓和海外仓，每一批都留样。",
        "Chosen, checked and sent by us. What comes from abroad passes our bonded and overseas warehouses; we keep a sample of every batch.",
    ),
    Stall(
        "yecao", "yecao_lab", "野草实验室", "Yecao Lab", "flagship", "CN", "CNY", "bottles",
        "做得慢的护肤品。配方表写在瓶子正面。", "Skin care, made slowly. The formula stands on the front of the bottle.",
    ),
    Stall(
        "dengdeng", "dengdeng_home", "灯灯杂货", "Dengdeng Home", "flagship", "CN", "CNY", "shelf",
        "灯、碗、布，和一切让家里亮一点的东西。", "Lamps, bowls, cloth, and whatever makes a home a little brighter.",
    ),
    Stall(
        "slowpaw", "slowpaw", "慢爪", "Slowpaw", "flagship", "CN", "CNY", "cat_near",
        "给猫狗做东西的小厂，十一个人，四只猫。", "A small workshop for cats and dogs: eleven people, four cats.",
    ),
    Stall(
        "fernfold", "fernandfold", "蕨与折", "Fern & Fold", "overseas", "GB", "GBP", "pile",
        "纸、帆布、线。卖出去的，我们都会修。", "Paper, canvas, thread. We mend what we sell.",
    ),
)  # fmt: skip

_ONE = ("", "")
_SIZE, _COLOUR, _TASTE, _VOLUME = ("尺寸", "Size"), ("颜色", "Colour"), ("口味", "Flavour"), ("容量", "Volume")


def _one(price: int) -> tuple[tuple[str, str, int], ...]:
    return (("", "", price),)


WARES = (
    # 野草实验室: skin care and make-up
    Ware("yecao", "舒缓修护精华", "Calming repair serum", "serums", "野草实验室", "CN", "serum", _VOLUME, (("30 毫升", "30 ml", 16800), ("50 毫升", "50 ml", 24800)), "CN-HZ", 260, 412, "积雪草和泛醇，没有香精。换季泛红的时候，洗完脸先用它。", "Centella and panthenol, no scent. For the red weeks between seasons; first thing after washing.", 22800, "cosmetics", 160, "30 ml"),
    Ware("yecao", "氨基酸洁面", "Amino acid cleanser", "cleansers", "野草实验室", "CN", "soap", _ONE, _one(7900), "CN-HZ", 340, 655, "泡沫细，冲完不紧。早上也可以用。", "Fine foam that leaves nothing tight. Mild enough for mornings.", 0, "cosmetics", 150, "100 g"),
    Ware("yecao", "慢慢霜", "Slow cream", "creams", "野草实验室", "CN", "jars", _ONE, _one(18800), "CN-HZ", 120, 238, "角鲨烷和植物提取物，冬天的厚度，夏天抹薄一点。配方写在瓶子正面，瓶底还有一句话。", "Squalane and plant extracts, winter weight; spread it thin in summer. The formula stands on the front, and one line on the bottom.", 0, "cosmetics", 180, "50 g"),
    Ware("yecao", "清爽防晒乳 SPF50", "Light sunscreen SPF50", "sun-care", "野草实验室", "CN", "bottles", _ONE, _one(9900), "CN-HZ", 80, 521, "不搓泥，成膜要等三分钟。出门前两指长。", "No pilling. Give it three minutes to set; two finger lengths before you leave.", 0, "cosmetics", 90, "50 ml"),
    Ware("yecao", "米糠化妆水", "Rice bran toner", "toners", "野草实验室", "CN", "washstand", _VOLUME, (("100 毫升", "100 ml", 6900), ("200 毫升", "200 ml", 11900)), "CN-HZ", 190, 187, "微微的稠，拍三下就进去了。", "A touch of body; three pats and it is in.", 0, "cosmetics", 160, "100 ml"),
    Ware("tallgrass", "红豆唇泥", "Red bean lip mud", "lips", "红豆记", "CN", "lipstick", _COLOUR, (("豆沙", "Bean", 6900), ("柿子", "Persimmon", 6900), ("砖红", "Brick", 6900)), "CN-HZ", 150, 344, "像擦过又没擦干净的那种红。三个颜色都能日常用。", "The red of lips that were almost wiped clean. All three are for every day.", 0, "cosmetics", 40, "3 g"),
    Ware("yecao", "四色眼影·山", "Eye colours: Mountain", "eyes", "野草实验室", "CN", "colour_pans", _ONE, _one(12900), "CN-HZ", 66, 92, "土、苔、雾、石，全是安静的颜色。", "Soil, moss, mist, stone: quiet colours, all of them.", 15900, "cosmetics", 70, "6 g"),
    Ware("yecao", "散粉刷", "Powder brush", "make-up-tools", "野草实验室", "CN", "brushes", _ONE, _one(5900), "CN-HZ", 140, 73, "纤维毛，好洗，干得快。", "Synthetic hair: easy to wash, quick to dry."),
    # 灯灯杂货: home
    Ware("dengdeng", "歪碗", "Crooked bowl", "kitchen", "灯灯", "CN", "pottery", _COLOUR, (("米白", "Oat", 3600), ("青灰", "Slate", 3600), ("铁锈", "Rust", 4200)), "CN-HZ", 84, 208, "景德镇手拉坯，每只歪得不一样，歪在哪里写在纸条上。可以进微波炉。", "Thrown by hand in Jingdezhen; each leans its own way, and a slip of paper says where. Safe in the microwave.", 0, "standard", 420),
    Ware("dengdeng", "阿婆灯", "Granny lamp", "lighting", "灯灯", "CN", "window", _ONE, _one(16800), "CN-HZ", 157, 163, "一个大按钮，一档暖光，底座沉，书碰不跑。打了十一次样才定下来。", "One big button, one warm light, a base no book can push. It took eleven samples.", 0, "standard", 1350),
    Ware("dengdeng", "亚麻桌布", "Linen tablecloth", "decoration", "灯灯", "CN", "breakfast", _SIZE, (("90 × 140", "90 × 140", 11900), ("140 × 200", "140 × 200", 18900)), "CN-HZ", 45, 66, "水洗过，皱得好看。", "Washed already; it creases well.", 0, "standard", 600),
    Ware("dengdeng", "素纱床品四件套", "Muslin bedding set", "bedding", "灯灯", "CN", "bed", _SIZE, (("1.5 米床", "150 cm bed", 39900), ("1.8 米床", "180 cm bed", 45900)), "CN-HZ", 38, 51, "双层纱，越洗越软。夏天睡着不粘。", "Double muslin that softens with every wash. Does not cling in summer.", 49900, "standard", 2600),
    Ware("dengdeng", "一人珐琅炖锅", "Enamel pot for one", "kitchen", "灯灯", "CN", "hotpot", _COLOUR, (("朱红", "Vermilion", 32900), ("松绿", "Pine", 32900)), "CN-HZ", 29, 142, "18 厘米，刚好一人一锅。铸铁，蓄热好，记得垫布。", "18 cm, a pot for one. Cast iron holds its heat: mind your hands.", 0, "standard", 2900),
    Ware("dengdeng", "烟灰手工花瓶", "Smoke-grey vase", "decoration", "灯灯", "CN", "vase", _ONE, _one(25900), "CN-HZ", 12, 38, "口小，一枝就够。", "A narrow mouth: one stem is enough.", 0, "standard", 900),
    Ware("dengdeng", "旧木单人椅", "Armchair of old wood", "furniture", "灯灯", "CN", "armchair", _ONE, _one(128000), "CN-HZ", 6, 9, "老榆木，榫卯，没有一颗钉子。", "Old elm, joined without a nail.", 0, "standard", 9800),
    Ware("dengdeng", "茶席套装", "Tea set", "kitchen", "灯灯", "CN", "tea", _ONE, _one(21900), "CN-HZ", 33, 58, "一壶两杯一承，收起来只占一个碗的地方。", "A pot, two cups, a tray; packed, it takes the room of a bowl.", 26900, "standard", 1100),
    Ware("dengdeng", "竹编收纳篮", "Bamboo basket", "decoration", "灯灯", "CN", "market_bag", _SIZE, (("小", "Small", 5900), ("大", "Large", 9900)), "CN-HZ", 76, 97, "安吉的竹子，编得密，放毛衣不勾丝。", "Anji bamboo, woven close: it will not catch a jumper.", 0, "standard", 500),
    # 慢爪: pets
    Ware("slowpaw", "瓦楞猫抓板", "Corrugated scratcher", "pet-things", "慢爪", "CN", "cat_asleep", _SIZE, (("单层", "Single", 5900), ("双层", "Double", 9900)), "CN-HZ", 210, 433, "抓花了可以只换芯。", "When it is worn, change the core and keep the frame.", 0, "standard", 1200),
    Ware("slowpaw", "冻干鸡肉粒", "Freeze-dried chicken", "pet-food", "慢爪", "CN", "cat_near", _TASTE, (("鸡肉", "Chicken", 4900), ("鹌鹑", "Quail", 6900)), "CN-HZ", 300, 812, "只有肉。泡水三分钟就软。", "Nothing but meat. Three minutes in water and it is soft.", 0, "standard", 180),
    Ware("slowpaw", "慢食碗", "Slow bowl", "pet-things", "慢爪", "CN", "dog", _ONE, _one(6900), "CN-HZ", 95, 176, "吃太快的狗，从三十秒变成五分钟。", "For dogs who eat in thirty seconds: five minutes now.", 7900, "standard", 450),
    Ware("slowpaw", "防水牵引绳", "Waterproof lead", "pet-things", "慢爪", "CN", "dog", _SIZE, (("1.5 米", "1.5 m", 12900), ("3 米", "3 m", 15900)), "CN-HZ", 130, 129, "下过海，不锈，掉进水里会浮。接头缝了三道。", "It has been in the sea: no rust, and it floats. Sewn three times at the joint."),
    Ware("slowpaw", "鱼缸水草泥", "Soil for water plants", "pet-things", "慢爪", "CN", "fish", _ONE, _one(3900), "CN-HZ", 60, 44, "三升，够一个三十厘米的小缸。", "Three litres, for a small tank of thirty centimetres.", 0, "standard", 3100),
    Ware("slowpaw", "文鸟小窝", "Nest for finches", "pet-things", "慢爪", "CN", "birds", _ONE, _one(2900), "CN-HZ", 0, 61, "草编，能挂能放。", "Woven grass; hang it or set it down.", 0, "standard", 120),
    # Fern & Fold: paper, canvas, thread, from Edinburgh
    Ware("fernfold", "帆布托特包", "Canvas tote", "bags", "Fern & Fold", "GB", "handbag", _COLOUR, (("本白", "Natural", 2800), ("苔绿", "Moss", 2800)), "EU-ROT", 64, 118, "十六安的帆布，肩带能背过大衣。坏了寄回来，我们修。", "Sixteen-ounce canvas, straps long enough for a coat. Send it back when it breaks; we mend it.", 0, "standard", 480),
    Ware("fernfold", "线装笔记本", "Thread-bound notebook", "stationery", "Fern & Fold", "GB", "pile", _SIZE, (("A6", "A6", 900), ("A5", "A5", 1300)), "EU-ROT", 160, 203, "摊得平，写到最后一页也摊得平。", "Lies flat, to the last page.", 0, "reduced", 260),
    Ware("fernfold", "羊毛开衫", "Wool cardigan", "knitwear", "Fern & Fold", "GB", "knits", _SIZE, (("S", "S", 9500), ("M", "M", 9500), ("L", "L", 9500)), "EU-ROT", 30, 27, "设得兰羊毛，有点扎，第二年就不扎了。", "Shetland wool. It itches the first year and not the second.", 11000, "standard", 620),
    Ware("fernfold", "修补针线包", "Mending kit", "stationery", "Fern & Fold", "GB", "embroidery", _ONE, _one(1600), "EU-ROT", 88, 74, "针五根，线八色，一张教你补洞的纸。", "Five needles, eight threads, and a sheet that teaches you to darn.", 0, "standard", 120),
    Ware("fernfold", "植物手绘明信片", "Botanical postcards", "stationery", "Fern & Fold", "GB", "painting", _ONE, _one(700), "EU-ROT", 240, 96, "十二张，苏格兰路边的草。", "Twelve cards: what grows along Scottish roads.", 0, "reduced", 110),
    Ware("fernfold", "宽檐草帽", "Wide straw hat", "tops", "Fern & Fold", "GB", "hat", _ONE, _one(3400), "EU-ROT", 3, 41, "可以卷起来，展开没有折痕。", "Rolls up, opens without a crease.", 0, "standard", 190),
    # 长草自营: from near and far
    Ware("tallgrass", "雾屿·无花果淡香水", "Brume Fig eau de toilette", "fragrance", "雾屿 Brume", "FR", "perfume", _VOLUME, (("50 毫升", "50 ml", 46800), ("100 毫升", "100 ml", 69800)), "EU-ROT", 42, 88, "叶子比果子多一点。下雨天最好闻。", "More leaf than fruit. At its best in the rain.", 0, "cosmetics", 320, "50 ml"),
    Ware("tallgrass", "雾屿·香氛蜡烛", "Brume candle", "fragrance", "雾屿 Brume", "FR", "vase", _ONE, _one(26800), "BONDED-NB", 74, 131, "雪松和一点点烟。能点五十个小时。", "Cedar and a little smoke; fifty hours of it.", 32800, "standard", 560),
    Ware("tallgrass", "汐音·深海保湿面膜", "Shione deep-sea masks", "masks", "汐音 Shione", "JP", "jars", _SIZE, (("5 片", "5 sheets", 9800), ("30 片", "30 sheets", 42800)), "BONDED-NB", 180, 602, "敷十五分钟，别贪。", "Fifteen minutes, no more.", 12800, "cosmetics", 260, "5 pc"),
    Ware("tallgrass", "汐音·卸妆油", "Shione cleansing oil", "cleansers", "汐音 Shione", "JP", "bottles", _ONE, _one(11800), "BONDED-NB", 150, 377, "乳化快，睫毛膏也带得走。", "Turns to milk at once and takes mascara with it.", 0, "cosmetics", 260, "150 ml"),
    Ware("tallgrass", "松间·有田烧滤杯", "Matsuma Arita dripper", "kitchen", "松间 Matsuma", "JP", "coffee", _SIZE, (("01", "01", 24200), ("02", "02", 28200)), "JP-OSA", 40, 69, "螺旋槽浅，出水稳，新手也不容易冲坏。", "Shallow ribs, an even flow: kind to beginners.", 0, "standard", 480),
    Ware("tallgrass", "松间·铸铁风铃", "Matsuma iron wind bell", "decoration", "松间 Matsuma", "JP", "window", _ONE, _one(13800), "JP-OSA", 26, 33, "南部铁器，声音很远。", "Nambu iron; you hear it from far off.", 0, "standard", 300),
    Ware("tallgrass", "露米·气垫粉底", "Lumi cushion", "base", "露米 Lumi", "KR", "colour_pans", _COLOUR, (("21 亮", "21 Light", 15900), ("23 自然", "23 Natural", 15900)), "BONDED-NB", 120, 455, "半哑光，补三次也不厚。", "Half matte. Three layers and still thin.", 18900, "cosmetics", 110, "15 g"),
    Ware("tallgrass", "露米·睫毛膏", "Lumi mascara", "eyes", "露米 Lumi", "KR", "lipstick", _ONE, _one(8900), "BONDED-NB", 0, 290, "纤长，不结块，温水能卸。", "Long, no clumps; warm water takes it off.", 0, "cosmetics", 40, "8 g"),
    Ware("tallgrass", "南十字·麦卢卡蜂蜜", "Southern Cross manuka honey", "health", "南十字 Southern Cross", "NZ", "breakfast", _SIZE, (("250 克", "250 g", 19800), ("500 克", "500 g", 35800)), "BONDED-NB", 90, 176, "UMF 10+，早上一勺，别用开水。", "UMF 10+. A spoon in the morning, never in boiling water.", 0, "standard", 420),
    Ware("tallgrass", "南十字·羊毛被", "Southern Cross wool duvet", "bedding", "南十字 Southern Cross", "NZ", "bed", _SIZE, (("200 × 230", "200 × 230", 89900), ("220 × 240", "220 × 240", 99900)), "BONDED-NB", 22, 47, "四季都能盖，出汗不闷。", "For all four seasons; it breathes.", 119900, "standard", 3200),
    Ware("tallgrass", "山前·白毫银针", "Shanqian white tea", "drinks", "山前", "CN", "tea", _SIZE, (("50 克", "50 g", 12800), ("100 克", "100 g", 23800)), "CN-HZ", 110, 154, "福鼎 2026 年春头采，投三克，水八十五度。", "First picking of Fuding, spring 2026. Three grams, water at 85 °C.", 0, "reduced", 140),
    Ware("tallgrass", "山前·桂花龙井", "Shanqian osmanthus Longjing", "drinks", "山前", "CN", "tea", _ONE, _one(8800), "CN-HZ", 140, 233, "桂花窨了三遍，杯子凉了还有香。", "Scented with osmanthus three times; the cold cup still smells of it.", 9800, "reduced", 130),
    Ware("tallgrass", "禾穗·五谷早餐粥", "Hesui breakfast grains", "pantry", "禾穗", "CN", "breakfast", _ONE, _one(4590), "CN-HZ", 260, 508, "十小包，前一晚泡上，早上十分钟。", "Ten small bags. Soak the night before; ten minutes in the morning.", 0, "reduced", 1100),
    Ware("tallgrass", "禾穗·阳春面", "Hesui plain noodles", "pantry", "禾穗", "CN", "noodles", _ONE, _one(2990), "CN-HZ", 320, 640, "石磨面粉，煮两分半。", "Stone-milled flour; two and a half minutes.", 0, "reduced", 900),
    Ware("tallgrass", "禾穗·霜降柿饼", "Hesui dried persimmons", "snacks", "禾穗", "CN", "orchard", _SIZE, (("6 枚", "6 pieces", 7600), ("12 枚", "12 pieces", 13900)), "CN-HZ", 88, 319, "富平的，流心，只卖到一月。", "From Fuping, soft inside, and only until January.", 0, "reduced", 480),
    Ware("tallgrass", "禾穗·速冻荠菜饺", "Hesui shepherd's purse dumplings", "snacks", "禾穗", "CN", "dumplings", _ONE, _one(3890), "CN-HZ", 90, 271, "二十只，皮薄，不用解冻。", "Twenty, thin of skin; no need to thaw.", 0, "standard", 620),
    Ware("tallgrass", "远帆·双人帐篷", "Yuanfan tent for two", "camping", "远帆", "CN", "camp", _COLOUR, (("橙", "Orange", 69900), ("苔", "Moss", 69900)), "CN-HZ", 35, 58, "2.1 公斤，一个人五分钟搭得起来。", "2.1 kg. One person puts it up in five minutes.", 79900, "standard", 2300),
    Ware("tallgrass", "远帆·露营灯", "Yuanfan camp light", "camping", "远帆", "CN", "camp", _ONE, _one(15900), "CN-HZ", 71, 93, "三档，最暗的那档能看见星星。", "Three levels; at the lowest you still see stars.", 0, "standard", 380),
    Ware("tallgrass", "远帆·登机行李箱", "Yuanfan cabin case", "bags", "远帆", "CN", "suitcase", _COLOUR, (("墨绿", "Bottle green", 45900), ("米", "Oat", 45900)), "CN-HZ", 52, 84, "20 寸，轮子静，半夜回家不吵邻居。", "20 inch, quiet wheels: nobody wakes when you come home late.", 52900, "standard", 3100),
    Ware("tallgrass", "远帆·折叠自行车", "Yuanfan folding bicycle", "cycling", "远帆", "CN", "cycling", _ONE, _one(189900), "CN-HZ", 8, 12, "11 公斤，地铁放得下。", "11 kg; it fits on the metro.", 0, "standard", 12400),
    Ware("tallgrass", "听石·开放式耳机", "Tingshi open earphones", "audio", "听石", "CN", "running", _COLOUR, (("岩灰", "Rock", 59900), ("沙", "Sand", 59900)), "CN-HZ", 64, 147, "跑步听得见车。续航八小时。", "You hear the traffic while you run. Eight hours.", 69900, "standard", 210),
    Ware("tallgrass", "听石·床头小音箱", "Tingshi bedside speaker", "audio", "听石", "CN", "desk", _ONE, _one(39900), "CN-HZ", 41, 62, "旋钮是真的旋钮。", "The knob is a real knob.", 0, "standard", 900),
    Ware("tallgrass", "瑜伽垫·软木", "Cork yoga mat", "fitness", "远帆", "PT", "yoga", _ONE, _one(36800), "BONDED-NB", 48, 77, "葡萄牙软木，出汗不滑。", "Portuguese cork; no slipping when it gets warm.", 0, "standard", 1900),
    Ware("tallgrass", "可调哑铃 2–10 公斤", "Adjustable dumbbell 2–10 kg", "fitness", "远帆", "CN", "dumbbells", _ONE, _one(49900), "CN-HZ", 19, 36, "转一下换重量，一只顶五只。", "A turn changes the weight: one for five.", 0, "standard", 10600),
    Ware("tallgrass", "收腰连衣裙·草绿", "Waisted dress, grass green", "dresses", "松果衣橱", "CN", "one_dress", _SIZE, (("S", "S", 23900), ("M", "M", 23900), ("L", "L", 23900)), "CN-HZ", 72, 205, "有口袋，两个，都放得下手机。", "It has pockets: two, each big enough for a phone.", 29900, "standard", 380),
    Ware("tallgrass", "羊绒围巾", "Cashmere scarf", "knitwear", "松果衣橱", "CN", "knits", _COLOUR, (("燕麦", "Oat", 35900), ("枣", "Jujube", 35900)), "CN-HZ", 44, 91, "阿拉善的绒，不起球的办法写在吊牌上。", "Alashan cashmere; how to keep it from pilling stands on the tag.", 0, "standard", 220),
    Ware("tallgrass", "通勤衬衫", "Shirt for work", "shirts", "松果衣橱", "CN", "rail", _SIZE, (("39", "39", 17900), ("40", "40", 17900), ("41", "41", 17900)), "CN-HZ", 96, 68, "不用烫。领子软，不系领带也好看。", "No ironing. A soft collar that looks well without a tie.", 0, "standard", 260),
    Ware("tallgrass", "软底乐福鞋", "Soft loafers", "shoes", "松果衣橱", "PT", "shoes", _SIZE, (("36", "36", 42800), ("37", "37", 42800), ("38", "38", 42800)), "BONDED-NB", 54, 83, "葡萄牙做的，第一天就不磨脚。", "Made in Portugal. No blisters, from the first day.", 49800, "standard", 760),
    Ware("tallgrass", "新手钩织套装", "Crochet set for beginners", "stationery", "松果衣橱", "CN", "yarn", _ONE, _one(8800), "CN-HZ", 120, 188, "线、针、图解，够钩一只小狗。", "Yarn, hook and pattern: enough for one small dog.", 0, "standard", 340),
    Ware("tallgrass", "窗台绿植组合", "Plants for a windowsill", "houseplants", "长草花房", "CN", "window", _ONE, _one(9900), "CN-HZ", 31, 54, "三盆，都是忘了浇水也活的。", "Three pots, all of which forgive you for not watering.", 0, "reduced", 2400),
)  # fmt: skip
