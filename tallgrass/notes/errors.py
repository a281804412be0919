"""What can be wrong with a note."""

from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import Words


def too_long(field: str, limit: int, length: int) -> DomainError:
    return DomainError(
        f"{field}_too_long",
        Words("最多 {limit} 个字，现在有 {length} 个。", "At most {limit} characters; there are {length}.").format(
            limit=limit, length=length
        ),
        field=field,
    )


def needs(field: str, words: Words) -> DomainError:
    return DomainError(f"{field}_missing", words, field=field)


def no_pictures() -> DomainError:
    return needs("pictures", Words("还没有图片。放一张图，或改用文字卡。", "No picture yet. Add one, or write a text card."))


def no_video() -> DomainError:
    return needs("video", Words("还没有视频。", "No video yet."))


def no_text() -> DomainError:
    return needs("text_card", Words("文字卡还是空的。", "The text card is still empty."))


def no_words() -> DomainError:
    return needs("title", Words("写个标题，或写几句正文。", "Write a title, or a few words."))


def too_many_pictures(limit: int) -> DomainError:
    return DomainError("too_many_pictures", Words("最多 {limit} 张图。", "At most {limit} pictures.").format(limit=limit), field="pictures")


def too_many(field: str, limit: int) -> DomainError:
    return DomainError(f"too_many_{field}", Words("最多 {limit} 个。", "At most {limit}.").format(limit=limit), field=field)


def unknown(field: str) -> DomainError:
    return DomainError(f"unknown_{field}", Words("没有这个选项。", "There is no such choice."), field=field)


def video_not_ready() -> DomainError:
    return DomainError(
        "video_not_ready",
        Words("视频还在处理，好了再发布。", "The video is still being prepared. Publish when it is ready."),
        field="video",
        status=409,
    )


def bad_schedule() -> DomainError:
    return DomainError(
        "bad_schedule", Words("定时要在 5 分钟之后、90 天之内。", "Choose a time from 5 minutes to 90 days ahead."), field="scheduled_for"
    )


def changed_elsewhere() -> DomainError:
    return DomainError(
        "changed_elsewhere",
        Words(
            "这篇笔记在别处改过了。刷新后再改，不会盖掉那边的内容。",
            "This note was changed elsewhere. Reload before you go on, so that nothing is lost.",
        ),
        status=409,
    )


def wrong_state() -> DomainError:
    return DomainError("wrong_state", Words("这篇笔记现在不能这样改。", "The note cannot be changed this way now."), status=409)


def too_late() -> DomainError:
    return DomainError(
        "too_late", Words("已过 30 天，找不回来了。", "More than 30 days have passed; it cannot be brought back."), status=409
    )


def no_comment() -> DomainError:
    return needs("text", Words("还没有写字，也没有图片。", "There are no words yet, and no picture."))


def comments_closed() -> DomainError:
    return DomainError("comments_closed", Words("作者关上了评论。", "The author has closed the comments."), status=403)


def followers_only() -> DomainError:
    return DomainError(
        "followers_only", Words("作者只让粉丝评论，先关注。", "The author takes comments from followers. Follow first."), status=403
    )


def not_yours() -> DomainError:
    return DomainError("not_yours", Words("这不是你的，改不了。", "This is not yours to change."), status=403)


def edit_over(minutes: int) -> DomainError:
    return DomainError(
        "edit_over",
        Words(
            "发出 {minutes} 分钟后就不能改了，可以删掉重写。",
            "A comment can be edited for {minutes} minutes. You can delete it and write anew.",
        ).format(minutes=minutes),
        status=409,
    )


def undo_over() -> DomainError:
    return DomainError(
        "undo_over", Words("过了撤销的时间，找不回来了。", "The time to undo is over; it cannot be brought back."), status=409
    )


def only_first_comments() -> DomainError:
    return DomainError("cannot_pin_reply", Words("回复不能置顶。", "A reply cannot be pinned."), status=409)


def moved_elsewhere() -> DomainError:
    return DomainError(
        "moved_elsewhere",
        Words("顺序刚在别处变过。刷新后再排。", "The order was changed elsewhere just now. Reload, then move it."),
        status=409,
    )


def board_name_taken() -> DomainError:
    return DomainError(
        "board_name_taken", Words("你已有一个同名的专辑。", "You already have a board of this name."), field="name", status=409
    )


def too_many_boards(limit: int) -> DomainError:
    return DomainError(
        "too_many_boards",
        Words("专辑最多 {limit} 个。先删掉或合并几个。", "{limit} boards is all there is room for. Delete or merge some.").format(
            limit=limit
        ),
    )


def board_full(limit: int) -> DomainError:
    return DomainError(
        "board_full",
        Words(
            "这个专辑放满了（{limit} 篇）。换一个，或先拿走几篇。", "This board is full ({limit} notes). Use another, or take some off."
        ).format(limit=limit),
        status=409,
    )


def too_many_editors(limit: int) -> DomainError:
    return DomainError(
        "too_many_editors",
        Words("一起编的最多 {limit} 人。", "At most {limit} people may fill a board.").format(limit=limit),
        field="handle",
    )


def no_such_person() -> DomainError:
    return DomainError("no_such_person", Words("没有找到这个用户名。", "Nobody here has this handle."), field="handle", status=422)


def too_many_lists(limit: int) -> DomainError:
    return DomainError(
        "too_many_lists",
        Words("清单最多 {limit} 张。先删掉几张。", "{limit} lists is all there is room for. Delete some.").format(limit=limit),
    )


def list_full(limit: int) -> DomainError:
    return DomainError(
        "list_full",
        Words(
            "这张清单写满了（{limit} 项）。另开一张，或先删几项。", "This list is full ({limit} entries). Begin another, or take some off."
        ).format(limit=limit),
        status=409,
    )


def too_many_sections(limit: int) -> DomainError:
    return DomainError(
        "too_many_sections", Words("最多分 {limit} 段。", "At most {limit} sections.").format(limit=limit), field="section", status=409
    )


def empty_entry() -> DomainError:
    return DomainError("words_missing", Words("写下要什么、去哪儿。", "Write what you want, or where to go."), field="words")


def no_name() -> DomainError:
    return needs("name", Words("起个名字。", "Give it a name."))


def no_place() -> DomainError:
    return DomainError("place_missing", Words("这篇笔记没有写地点。", "This note names no place."), field="place", status=409)


def out_of_bounds(field: str, most: int) -> DomainError:
    return DomainError(f"{field}_out_of_bounds", Words("最多到 {most}。", "At most {most}.").format(most=f"{most:,}"), field=field)


def no_thing() -> DomainError:
    return needs("product", Words("写上评的是什么，品牌或名字都行。", "Say what you judge: its brand or its name."))


def bad_score() -> DomainError:
    return DomainError(
        "bad_score", Words("分数从半星到五星，半星一档。", "A score goes from half a star to five, by halves."), field="score"
    )


def bad_price(field: str) -> DomainError:
    return DomainError("bad_price", Words("价格写数字，并选好货币。", "Write the price as a number and choose its currency."), field=field)


def no_steps() -> DomainError:
    return needs("steps", Words("教程至少要有一步。", "A tutorial needs a step at least."))


def bad_minutes() -> DomainError:
    return DomainError("bad_minutes", Words("用时从 1 分钟到 30 天。", "The time goes from a minute to 30 days."), field="minutes")


def no_place_name() -> DomainError:
    return needs("place_name", Words("写上这个地方叫什么。", "Say what the place is called."))


def half_a_position() -> DomainError:
    return DomainError(
        "half_a_position",
        Words("经度和纬度要一起写，或者都空着。", "Write both latitude and longitude, or neither."),
        field="position",
    )


def bad_position() -> DomainError:
    return DomainError(
        "bad_position",
        Words("纬度在 -90 到 90 之间，经度在 -180 到 180 之间。", "Latitude is from -90 to 90, longitude from -180 to 180."),
        field="position",
    )


def bad_hours() -> DomainError:
    return DomainError("bad_hours", Words("营业时间写成 09:00 到 18:00 这样。", "Write hours like 09:00 to 18:00."), field="hours")


def overlapping_hours() -> DomainError:
    return DomainError("overlapping_hours", Words("有两段营业时间叠在一起了。", "Two of the opening hours overlap."), field="hours")


def no_question() -> DomainError:
    return needs("title", Words("把问题写在标题里。", "Ask your question in the title."))


def has_answers() -> DomainError:
    return DomainError(
        "has_answers", Words("已经有人回答了，它还得是问题。", "It has answers, so it stays a question."), field="genre", status=409
    )


def collections_are_edited() -> DomainError:
    return DomainError(
        "collections_are_edited",
        Words("合集由创作者、认证达人和编辑来做。", "Collections are made by creators, verified experts and editors."),
        field="genre",
        status=403,
    )


def no_collection_title() -> DomainError:
    return needs("title", Words("给合集一个标题。", "Give the collection a title."))


def too_few_entries(least: int) -> DomainError:
    return DomainError(
        "too_few_entries",
        Words("合集里至少放 {least} 篇笔记。", "A collection needs {least} notes at least.").format(least=least),
        field="entries",
    )


def unknown_entries() -> DomainError:
    return DomainError(
        "unknown_entries",
        Words("有一篇笔记不是公开的，或者已经不在了。把它移出去。", "One of the notes is not public or is gone. Take it out."),
        field="entries",
    )


def not_a_question() -> DomainError:
    return DomainError("not_a_question", Words("这篇笔记不是问题。", "This note is not a question."), status=409)


def own_question() -> DomainError:
    return DomainError("own_question", Words("自己的问题等别人来答。", "Others answer your question."), status=409)


def no_answer() -> DomainError:
    return needs("body", Words("写几句再发。", "Write a few words first."))


def already_answered() -> DomainError:
    return DomainError(
        "already_answered", Words("你已经答过了，可以改那一条。", "You have answered already; change that answer."), status=409
    )


def apart_from_asker() -> DomainError:
    return DomainError(
        "apart_from_asker",
        Words("提问的人和回答的人，有一方拉黑了另一方。", "One of who asks and who answers has blocked the other."),
        status=409,
    )


def not_yet(field: str = "published_at") -> DomainError:
    return DomainError("not_yet", Words("这个时间还没到。", "This moment has not come yet."), field=field)
