"""What can be wrong with a ruling on the hot list."""

from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import Words


def unknown_act() -> DomainError:
    return DomainError("unknown_act", Words("没有这种处理。", "There is no such act."), field="act")


def reason_missing() -> DomainError:
    return DomainError("reason_missing", Words("写明原因，会记下来。", "Say why; it is kept."), field="reason")


def bad_place(most: int) -> DomainError:
    return DomainError("bad_place", Words("位置从 1 到 {most}。", "A place is from 1 to {most}.").format(most=most), field="value")


def name_missing() -> DomainError:
    return DomainError("name_missing", Words("写上新名字。", "Write the new name."), field="value")


def unknown_dial() -> DomainError:
    return DomainError("unknown_dial", Words("没有这一项。", "There is no such figure."), field="name")


def bad_value(least: float, most: float, *, whole: bool = False) -> DomainError:
    words = (
        Words("填 {least} 到 {most} 之间的整数。", "Give a whole number from {least} to {most}.")
        if whole
        else Words("填 {least} 到 {most} 之间的数。", "Give a number from {least} to {most}.")
    )
    return DomainError("bad_value", words.format(least=f"{least:,.10g}", most=f"{most:,.10g}"), field="value")


def parquet_missing() -> DomainError:
    words = Words("写 Parquet 要先装 tallgrass[parquet]。", "Writing Parquet needs tallgrass[parquet] installed.")
    return DomainError("parquet_missing", words)
