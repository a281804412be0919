"""What the way to an operation itself may refuse."""

from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import Words


def bad_token() -> DomainError:
    return DomainError("bad_token", Words("这个令牌无效，或已撤销。", "This token is not valid, or was revoked."), status=401)


def unknown_address() -> DomainError:
    return DomainError("not_found", Words("没有这个地址。", "There is no such address."), status=404)


def wrong_method() -> DomainError:
    return DomainError("wrong_method", Words("这个地址不接受这种方法。", "This address does not take this method."), status=405)


def not_acceptable() -> DomainError:
    return DomainError("not_acceptable", Words("这里只回 application/json。", "Answers here are application/json only."), status=406)


def too_large() -> DomainError:
    return DomainError("too_large", Words("请求太大了。", "The request is too large."), status=413)


def unsupported_type() -> DomainError:
    return DomainError("unsupported_type", Words("请求的内容要是 application/json。", "The request must be application/json."), status=415)


def unsupported_upload() -> DomainError:
    return DomainError(
        "unsupported_type",
        Words("文件要作为 application/octet-stream 发来。", "The file must come as application/octet-stream."),
        status=415,
    )


def cut_short() -> DomainError:
    return DomainError("cut_short", Words("文件没有传完。请再传一次。", "The file did not arrive whole. Send it again."), status=400)


def not_json() -> DomainError:
    return DomainError("not_json", Words("请求的内容不是 JSON。", "The request is not JSON."), status=400)


def key_missing() -> DomainError:
    return DomainError("idempotency_key_missing", Words("这件事需要 Idempotency-Key。", "This act needs an Idempotency-Key."), status=400)


def invalid_input(field: str | None, what: str) -> DomainError:
    """Input that is not of the declared shape. `what` is for developers, in the words of the parser."""
    words = Words(f"输入不合规定的格式（{what}）。", f"The input is not of the declared shape ({what}).")
    return DomainError("invalid_input", words, field=field, status=422)


def broken() -> DomainError:
    return DomainError(
        "broken",
        Words("这里出了错，没有保存任何东西。我们会看到这次错误。", "Something broke here. Nothing was saved. We see this error."),
        status=500,
    )


def bad_key() -> DomainError:
    return DomainError(
        "bad_idempotency_key", Words("幂等键要有 1 到 255 个可见字符。", "The key must have 1 to 255 printable characters."), status=400
    )


def key_reused() -> DomainError:
    return DomainError(
        "idempotency_key_reused", Words("这个幂等键已用于另一个请求。", "This key was used for another request."), status=422
    )
