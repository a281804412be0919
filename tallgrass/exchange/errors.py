"""Why a file, or a row of it, is not taken."""

from collections.abc import Iterable, Sequence

from tallgrass.notes.types import Genre
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


def no_note(name: str, field: str = "note") -> DomainError:
    return DomainError(
        "no_note",
        Words(
            f"没有导入过「{name}」这篇笔记，或它看不到了。用同一个 --source。",
            f"No note “{name}” was imported, or it is gone. Use the same --source.",
        ),
        field=field,
    )


def bad_facts(what: str) -> DomainError:
    return DomainError("bad_facts", Words(f"「facts」读不懂：{what}", f"“facts” cannot be read: {what}"), field="facts")


def no_facts_of(genre: Genre) -> DomainError:
    return DomainError(
        "no_facts_of",
        Words(f"「{genre.value}」这种笔记没有「facts」。", f"Notes of the genre “{genre.value}” have no “facts”."),
        field="facts",
    )


def judged_elsewhere() -> DomainError:
    return DomainError(
        "judged_elsewhere",
        Words("测评用 import reviews 导入，带上 product 或 brand。", "Evaluations come in by import reviews, with product or brand."),
        field="genre",
    )


def no_picture_of_step(name: str) -> DomainError:
    return DomainError(
        "no_picture_of_step",
        Words(f"步骤的图「{name[:100]}」不在这一行的图片里。", f"The picture of a step, “{name[:100]}”, is none of this row's."),
        field="steps",
    )


def not_here_yet(names: Sequence[str]) -> DomainError:
    first = names[0][:100]
    return DomainError(
        "not_here_yet",
        Words(
            f"合集里有 {len(names)} 篇笔记不在这里，或不是公开的（第一篇是「{first}」）。先导入笔记和测评，并用同一个 --source，再导入合集。",
            f"{len(names)} of the collection's notes are not here, or not public (the first is “{first}”). Import notes and reviews first, with the"
            " same --source, then collections.",
        ),
        field="entries",
    )


def other_content() -> DomainError:
    return DomainError(
        "other_content",
        Words("这个编号之前已导入过别的内容。导入不会覆盖。", "This id came before with other content. Imports do not overwrite."),
        field="id",
    )


def twice() -> DomainError:
    return DomainError("twice", Words("这个编号在文件里出现了两次。", "This id stands twice in the file."), field="id")


def bad_date(text: str, field: str) -> DomainError:
    return DomainError("bad_date", Words(f"看不懂这个时间：{text[:40]}", f"This is no date: {text[:40]}"), field=field)


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
