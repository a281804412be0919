"""What can be wrong with a topic, a theme, a poster."""

from tallgrass.notes.errors import needs
from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import Words


def nobody(field: str) -> DomainError:
    return DomainError(f"unknown_{field}", Words("没有这个人，或已经离开。", "There is nobody of that name here."), field=field)


def unknown_note(field: str) -> DomainError:
    return DomainError(
        f"unknown_{field}",
        Words("有一篇笔记不在这里，或不是所有人都能看。", "One of these notes is not here, or is not for everybody to see."),
        field=field,
    )


def not_your_topic() -> DomainError:
    return DomainError("not_your_topic", Words("这个话题不由你主持。", "You do not host this topic."), status=403)


def bad_merge() -> DomainError:
    return DomainError(
        "bad_merge",
        Words(
            "并不过去：不能并到自己，已经并过的先拆开。",
            "This cannot be merged: not into itself, and what was merged must be parted first.",
        ),
        field="into",
        status=409,
    )


def theme_over() -> DomainError:
    return DomainError("theme_over", Words("这个专题已经收了，或时间已过。", "This theme is closed, or its time is over."), status=409)


def bad_times() -> DomainError:
    return DomainError(
        "bad_times", Words("结束要晚于开始，并且在将来。", "The end must come after the start, and lie ahead."), field="ends_at"
    )


def needs_channels() -> DomainError:
    return needs("channels", Words("按偏好的专题要选给哪些频道的人。", "A theme by preference needs the channels it is for."))


def no_poster() -> DomainError:
    return DomainError("no_poster", Words("只有公开的笔记有分享卡。", "Only notes that everybody can see have a share card."), status=404)
