"""What the mall comes with: a tree of categories, warehouses of the house, and rates of exchange to begin with. All can be changed in the console."""

from typing import Any

from tallgrass.platform.ids import new_id

CATEGORIES: dict[tuple[str, str, str], list[tuple[str, str, str]]] = {
    ("skincare", "护肤", "Skin care"): [
        ("cleansers", "洁面", "Cleansers"),
        ("toners", "化妆水", "Toners"),
        ("serums", "精华", "Serums"),
        ("creams", "乳液面霜", "Creams"),
        ("masks", "面膜", "Masks"),
        ("sun-care", "防晒", "Sun care"),
    ],
    ("makeup", "彩妆", "Make-up"): [
        ("base", "底妆", "Base"),
        ("lips", "唇妆", "Lips"),
        ("eyes", "眼妆", "Eyes"),
        ("make-up-tools", "美妆工具", "Tools"),
    ],
    ("body-care", "个护", "Body care"): [
        ("hair", "洗护发", "Hair"),
        ("bath", "沐浴", "Bath"),
        ("oral", "口腔", "Oral care"),
        ("fragrance", "香氛", "Fragrance"),
    ],
    ("women", "女装", "Women"): [
        ("dresses", "裙装", "Dresses"),
        ("tops", "上装", "Tops"),
        ("knitwear", "针织", "Knitwear"),
        ("outerwear", "外套", "Outerwear"),
    ],
    ("men", "男装", "Men"): [("shirts", "衬衫", "Shirts"), ("trousers", "裤装", "Trousers")],
    ("shoes-bags", "鞋包", "Shoes and bags"): [("shoes", "鞋", "Shoes"), ("bags", "包", "Bags")],
    ("jewellery", "饰品腕表", "Jewellery and watches"): [
        ("necklaces", "项链耳饰", "Necklaces and earrings"),
        ("watches", "腕表", "Watches"),
    ],
    ("home", "家居", "Home"): [
        ("kitchen", "餐厨", "Kitchen"),
        ("bedding", "家纺", "Bedding"),
        ("lighting", "灯具", "Lighting"),
        ("decoration", "装饰收纳", "Decoration"),
        ("furniture", "家具", "Furniture"),
    ],
    ("food", "美食", "Food"): [
        ("snacks", "零食", "Snacks"),
        ("drinks", "饮品冲调", "Drinks"),
        ("pantry", "粮油干货", "Pantry"),
        ("health", "营养保健", "Health"),
    ],
    ("mother-baby", "母婴", "Mother and baby"): [("feeding", "喂养", "Feeding"), ("toys", "玩具", "Toys")],
    ("digital", "数码", "Digital"): [("audio", "影音", "Audio"), ("phones", "手机配件", "Phones"), ("computers", "电脑办公", "Computers")],
    ("outdoor", "运动户外", "Outdoor"): [
        ("fitness", "健身", "Fitness"),
        ("camping", "露营", "Camping"),
        ("cycling", "出行", "On the road"),
    ],
    ("books", "图书文具", "Books and paper"): [("reading", "图书", "Books"), ("stationery", "文具", "Stationery")],
    ("pets", "宠物", "Pets"): [("pet-food", "宠物食品", "Pet food"), ("pet-things", "宠物用品", "Pet things")],
    ("plants", "花草", "Plants"): [("houseplants", "绿植", "Houseplants"), ("garden", "园艺", "Garden")],
}

WAREHOUSES = [
    ("CN-HZ", "杭州仓", "Hangzhou", "domestic", "CN", 1, 3),
    ("BONDED-NB", "宁波保税仓", "Ningbo bonded", "bonded", "CN", 3, 6),
    ("JP-OSA", "大阪海外仓", "Osaka", "overseas", "JP", 7, 12),
    ("EU-ROT", "鹿特丹海外仓", "Rotterdam", "overseas", "NL", 9, 16),
]

RATES = {
    "USD": "7.10",
    "EUR": "7.75",
    "GBP": "9.00",
    "JPY": "0.0480",
    "KRW": "0.0052",
    "HKD": "0.91",
    "TWD": "0.22",
    "AUD": "4.65",
    "NZD": "4.25",
    "CAD": "5.15",
    "CHF": "8.10",
    "SGD": "5.35",
    "THB": "0.20",
    "MYR": "1.60",
    "MOP": "0.88",
    "VND": "0.00028",
}
"""Yuan for one whole unit: near the rates of 2025, to be set by operators before anything is sold."""


def add_first_things(apps: Any, moment: Any) -> None:
    """Put them into the tables (`apps.get_model` gives the models, in a migration those of its day)."""
    category, warehouse, rate = (apps.get_model("mall", name) for name in ("Category", "Warehouse", "ExchangeRate"))
    for place, ((slug, name, name_en), below) in enumerate(CATEGORIES.items()):
        parent = category.objects.create(id=new_id(), slug=slug, name=name, name_en=name_en, position=place)
        category.objects.bulk_create(
            category(id=new_id(), parent_id=parent.id, slug=slug, name=name, name_en=name_en, position=n)
            for n, (slug, name, name_en) in enumerate(below)
        )
    warehouse.objects.bulk_create(
        warehouse(id=new_id(), code=code, name=name, name_en=name_en, kind=kind, country=country, days_least=least, days_most=most)
        for code, name, name_en, kind, country, least, most in WAREHOUSES
    )
    rate.objects.bulk_create(rate(currency=currency, rate=worth, set_at=moment) for currency, worth in RATES.items())
