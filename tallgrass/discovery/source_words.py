"""What the channels of recall are called where operators look at them."""

from tallgrass.discovery.feed.types import Source
from tallgrass.platform.words import Words

SOURCE_WORDS = {
    Source.NEAR: Words("看过的人也看", "item to item"),
    Source.CLOSED: Words("闭式", "closed form"),
    Source.NEXT: Words("接着看", "turned to next"),
    Source.FACTORS: Words("向量", "vectors"),
    Source.TOPIC: Words("话题", "topics"),
    Source.FOLLOWING: Words("关注的人", "following"),
    Source.FRIENDS: Words("朋友喜欢", "friends’ likes"),
    Source.HOT: Words("热门", "hot"),
    Source.NEW: Words("新笔记", "new notes"),
    Source.INTEREST: Words("常看的频道", "channels"),
    Source.HEAT: Words("按热度", "by heat"),
    Source.GOODS: Words("笔记里的商品", "goods of notes"),
    Source.SELLING: Words("热卖商品", "best sellers"),
    Source.TEXT: Words("文字相近", "alike in words"),
}
