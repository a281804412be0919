"""What discovery ties together: searches that are held out to others pass review's list of words."""

from tallgrass.moderation.queries.lists import word_list
from tallgrass.search.gates import refuse_when


def holds_listed_words(words: str) -> bool:
    return bool(word_list().find(words))


refuse_when(holds_listed_words)
