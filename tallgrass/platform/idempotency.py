"""One key, one effect: a repeated request gets the first answer again (after Stripe's Idempotency-Key).

The key row is written in the transaction of the act. A second request with the key waits on that row until the first
commits, and then finds the answer; when the first fails, nothing is left and the second acts.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection, transaction

from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import Words


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes


def once(*, owner_id: int, key: str, request: bytes, act: Callable[[], Answer]) -> Answer:
    """Run `act` unless `owner_id` already did it under `key`; give back its answer either way.

    `request` is the whole input; only its hash is kept.

    Raises:
        DomainError: `idempotency_key_reused` when the key came with another request before;
            `bad_idempotency_key` when it is empty or longer than 255 letters; and whatever `act` raises.
    """
    if not 1 <= len(key) <= 255 or not key.isprintable():
        raise DomainError(
            "bad_idempotency_key", Words("幂等键要有 1 到 255 个可见字符。", "The key must have 1 to 255 printable characters."), status=400
        )
    fingerprint = hashlib.sha256(request).digest()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO platform_idempotency_key (owner_id, key, fingerprint) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING RETURNING 1",
            [owner_id, key, fingerprint],
        )
        if cursor.fetchone() is None:
            return _first_answer(owner_id, key, fingerprint)
        answer = act()
        cursor.execute(
            "UPDATE platform_idempotency_key SET status = %s, answer = %s WHERE owner_id = %s AND key = %s",
            [answer.status, answer.body, owner_id, key],
        )
        return answer


def _first_answer(owner_id: int, key: str, fingerprint: bytes) -> Answer:
    with connection.cursor() as cursor:
        cursor.execute("SELECT fingerprint, status, answer FROM platform_idempotency_key WHERE owner_id = %s AND key = %s", [owner_id, key])
        row = cursor.fetchone()
    if bytes(row[0]) != fingerprint:
        raise DomainError(
            "idempotency_key_reused", Words("这个幂等键已用于另一个请求。", "This key was used for another request."), status=422
        )
    return Answer(row[1], bytes(row[2]))


def forget_old_keys() -> int:
    """Delete keys older than seven days. How many."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM platform_idempotency_key WHERE made_at < now() - interval '7 days'")
        return int(cursor.rowcount)
