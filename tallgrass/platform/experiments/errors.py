"""What can be wrong with an experiment. What is wrong with one arm names its field and its place, from 0: `share_1`; with all, `arms`."""

from tallgrass.platform.errors import DomainError
from tallgrass.platform.experiments.types import Parameter
from tallgrass.platform.words import Words


def text_missing(field: str) -> DomainError:
    return DomainError("text_missing", Words("这里要写。", "Write something here."), field=field)


def text_too_long(field: str, most: int) -> DomainError:
    return DomainError("text_too_long", Words("最多 {most} 个字。", "At most {most} characters.").format(most=most), field=field)


def unknown_point() -> DomainError:
    return DomainError("unknown_point", Words("没有这个可以试的地方。", "Nothing of that name may be varied."), field="point")


def kind_not_offered() -> DomainError:
    return DomainError("kind_not_offered", Words("这个地方不能这样试。", "This cannot be varied in that way."), field="kind")


def wrong_number_of_arms(least: int, most: int) -> DomainError:
    several = Words("要有 {least} 到 {most} 组。", "It takes {least} to {most} arms.")
    words = several if least < most else Words("要正好 {least} 组。", "It takes exactly {least} arms.")
    return DomainError("wrong_number_of_arms", words.format(least=least, most=most), field="arms")


def arms_named_alike(place: int) -> DomainError:
    return DomainError("arms_named_alike", Words("每一组要有自己的名字。", "Every arm needs a name of its own."), field=f"name_{place}")


def arm_without_share(place: int) -> DomainError:
    return DomainError(
        "arm_without_share", Words("每一组的份额都要大于 0。", "Every arm needs a share of more than 0."), field=f"share_{place}"
    )


def arms_not_whole(given: str) -> DomainError:
    words = Words("各组的份额加起来要正好 100%，现在是 {given}%。", "The arms' shares must add up to 100 %; now they make {given} %.")
    return DomainError("arms_not_whole", words.format(given=given), field="arms")


def arms_not_even() -> DomainError:
    words = Words("轮换和混排的各组份额要一样。", "In a switch-back or an interleaving all arms have the same share.")
    return DomainError("arms_not_even", words, field="arms")


def unknown_parameter() -> DomainError:
    return DomainError("unknown_parameter", Words("这个地方没有这一项。", "There is no such figure here."), field="arms")


def bad_parameter(parameter: Parameter, place: int) -> DomainError:
    words = Words("「{zh}」填 {least} 到 {most} 之间的数。", "“{en}” takes a number from {least} to {most}.")
    if parameter.whole:
        words = Words("「{zh}」填 {least} 到 {most} 之间的整数。", "“{en}” takes a whole number from {least} to {most}.")
    name, least, most = parameter.words, _written(parameter.least), _written(parameter.most)
    return DomainError("bad_parameter", words.format(zh=name.zh, en=name.en, least=least, most=most), field=f"{parameter.name}_{place}")


def not_dealt(parameter: Parameter, place: int) -> DomainError:
    words = Words(
        "「{zh}」管的是一整页，混排分不出是谁的：两组填一样的，或者换一种试法。",
        "“{en}” is of a page as a whole, and one page cannot have both: give the two arms the same, or try it in another way.",
    )
    name = parameter.words
    return DomainError("not_dealt", words.format(zh=name.zh, en=name.en), field=f"{parameter.name}_{place}")


def number_out_of_range(field: str, least: float, most: float) -> DomainError:
    words = Words("填 {least} 到 {most} 之间的数。", "Give a number from {least} to {most}.")
    return DomainError("number_out_of_range", words.format(least=_written(least), most=_written(most)), field=field)


def all_traffic_needed() -> DomainError:
    words = Words("轮换要用这一层全部的流量：填 100%。", "A switch-back takes all of the layer's traffic: give 100 %.")
    return DomainError("all_traffic_needed", words, field="share")


def layer_is_full(free: str) -> DomainError:
    words = Words(
        "这一层的流量不够：别的实验占着，连在一起的最多还剩 {free}%。停掉一个，或者把份额改小。",
        "Too little traffic left in this layer: other experiments hold it, and at most {free} % lies together. Stop one, or ask for less.",
    )
    return DomainError("layer_is_full", words.format(free=free), field="share", status=409)


def not_a_draft() -> DomainError:
    words = Words("它已经开始过了，不能再改、再开始或删掉。", "It has been started: it cannot be changed, started again or discarded.")
    return DomainError("not_a_draft", words, status=409)


def not_running() -> DomainError:
    return DomainError("not_running", Words("它没有在跑。", "It is not running."), status=409)


def unknown_arm() -> DomainError:
    return DomainError("unknown_arm", Words("没有这一组。", "There is no such arm."), field="chosen")


def _written(number: float) -> str:
    """Written out: `100,000,000`, `0.01`."""
    return f"{number:,.12g}"
