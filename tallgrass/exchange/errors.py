"""Why a file, or a row of it, is not taken."""

from collections.abc import Iterable

from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import Words


def unreadable(zh: str, en: str) -> DomainError:
    """The file as a whole cannot be gone on with."""
    return DomainError("unreadable", Words(zh, en))


def no_column(name: str, columns: Iterable[str]) -> DomainError:
    known = "、".join(filter(None, columns)), ", ".join(filter(None, columns))
    return DomainError(
        "no_column", Words(f"文件里没有「{name}」这一列。有的列：{known[0]}。", f"The file has no column “{name}”. It has: {known[1]}.")
    )


def no_field(name: str, fields: Iterable[str]) -> DomainError:
    known = " ".join(fields)
    return DomainError("no_field", Words(f"没有「{name}」这个字段。可用的：{known}。", f"There is no field “{name}”. There are: {known}."))


def missing(field: str) -> DomainError:
    return DomainError("missing", Words(f"缺少「{field}」。", f"“{field}” is missing."), field=field)


def nobody(name: str) -> DomainError:
    return DomainError(
        "nobody",
        Words(
            f"这里没有「{name}」这个人。先导入人，并用同一个 --source。",
            f"Nobody here is “{name}”. Import people first, with the same --source.",
        ),
        field="person",
    )


def no_note(name: str) -> DomainError:
    return DomainError(
        "no_note",
        Words(
            f"没有导入过「{name}」这篇笔记，或它看不到了。用同一个 --source。",
            f"No note “{name}” was imported, or it is gone. Use the same --source.",
        ),
        field="note",
    )


def other_content() -> DomainError:
    return DomainError(
        "other_content",
        Words("这个编号之前已导入过别的内容。导入不会覆盖。", "This id came before with other content. Imports do not overwrite."),
        field="id",
    )


def twice() -> DomainError:
    return DomainError("twice", Words("这个编号在文件里出现了两次。", "This id stands twice in the file."), field="id")


def bad_date(text: str) -> DomainError:
    return DomainError("bad_date", Words(f"看不懂这个时间：{text[:40]}", f"This is no date: {text[:40]}"), field="published_at")


def no_file(name: str) -> DomainError:
    return DomainError(
        "no_file", Words(f"文件夹里没有这个文件：{name[:100]}", f"The folder has no such file: {name[:100]}"), field="pictures"
    )


def nobody_to_show() -> DomainError:
    return DomainError(
        "nobody_to_show",
        Words("这个频道里没有还缺图的导入笔记了。", "No imported note of this channel is still without a picture."),
        field="channel",
    )
