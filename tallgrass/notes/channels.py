"""The channels a note can stand in. An operator's own list would be a setting; these are what the house opens with."""

from tallgrass.platform.words import Words

CHANNELS: dict[str, Words] = {
    "fashion": Words("穿搭", "Fashion"),
    "skincare": Words("护肤", "Skin care"),
    "makeup": Words("彩妆", "Make-up"),
    "food": Words("美食", "Food"),
    "travel": Words("旅行", "Travel"),
    "home": Words("家居", "Home"),
    "film": Words("影视", "Film and TV"),
    "fitness": Words("健身", "Fitness"),
    "handmade": Words("手作", "Handmade"),
    "reading": Words("读书", "Reading"),
    "pets": Words("宠物", "Pets"),
}
