"""What can go wrong, in words a person can act on. Mapped to HTTP once, here, for pages and for JSON (RFC 9457)."""

from dataclasses import dataclass

from django.db import DataError

from tallgrass.platform.words import Words


@dataclass
class DomainError(Exception):
    """An act was refused. Nothing was changed.

    `code` is for programs and stays the same for ever; `words` are for the person; `field` names the input at fault.
    """

    code: str
    words: Words
    field: str | None = None
    status: int = 422
    retry_after: int | None = None
    """Seconds to wait before the same act may succeed."""

    def __post_init__(self) -> None:
        super().__init__(self.code)

    def __str__(self) -> str:
        return str(self.words)


def not_found(code: str = "not_found", words: Words | None = None) -> DomainError:
    return DomainError(
        code,
        words or Words("没有找到。可能已被收回，或只给别人看。", "Not found. It may have been taken back, or is not shared with you."),
        status=404,
    )


def forbidden(code: str = "forbidden", words: Words | None = None) -> DomainError:
    return DomainError(code, words or Words("你的账号不能做这件事。", "Your account may not do this."), status=403)


def sign_in_first() -> DomainError:
    return DomainError("sign_in_first", Words("请先登录。", "Sign in first."), status=401)


def too_many(retry_after: int) -> DomainError:
    return DomainError(
        "too_many",
        Words("做得太快了，过 {seconds} 秒再试。", "Too fast. Try again in {seconds} s.").format(seconds=retry_after),
        status=429,
        retry_after=retry_after,
    )


def as_refusal(error: Exception) -> DomainError | None:
    """What went wrong, if it is the caller's: a refusal of ours, or a text that PostgreSQL cannot hold. None for a fault of ours."""
    if isinstance(error, DomainError):
        return error
    if isinstance(error, DataError) and ("NUL (0x00)" in str(error) or "unsupported Unicode escape" in str(error)):
        return DomainError(
            "not_text", Words("有一个字符存不下，请删掉再试。", "One character cannot be kept. Take it out and try again."), status=400
        )
    return None


def problem(error: DomainError) -> dict[str, object]:
    """The error as `application/problem+json` (RFC 9457): type, title, status, detail, and code and field of ours."""
    body: dict[str, object] = {
        "type": f"/problems/{error.code}",
        "title": error.code.replace("_", " "),
        "status": error.status,
        "detail": str(error.words),
        "code": error.code,
    }
    if error.field:
        body["field"] = error.field
    return body
