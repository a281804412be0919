"""From a name on the command line to bounded lines of text."""

import codecs
import gzip
import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, TypeVar

from tallgrass.exchange.errors import unreadable
from tallgrass.platform.errors import DomainError

T = TypeVar("T")

LONGEST_LINE = 1_000_000
"""Letters. The longest text anyone may publish here is a thousandth of it."""

FREE_BYTES, MOST_TIMES = 64 * 1024 * 1024, 200
"""An archive may unpack to that many bytes, and beyond them to that many times its size. Plain text packs to a twentieth at best."""

_FORMATS = {"csv": "csv", "tsv": "csv", "txt": "csv", "jsonl": "jsonl", "ndjson": "jsonl", "json": "jsonl", "parquet": "parquet"}
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True)
class Place:
    """A file, or one member of an archive (`reviews.zip:2024.csv`)."""

    path: Path
    member: str = ""
    packing: str = ""
    """gzip, zip or nothing."""
    format: str = "csv"

    @property
    def name(self) -> str:
        return Path(self.member or self.path).name


def find_place(text: str) -> Place:
    """What a name means. A zip archive with one table in it needs no member named.

    Raises:
        DomainError: `unreadable`.
    """
    path, member = Path(text), ""
    if not path.exists() and ":" in text:
        before, _, after = text.rpartition(":")
        path, member = Path(before), after
    if path.is_dir():
        return Place(path)
    try:
        with path.open("rb") as file:
            head = file.read(4)
    except OSError as error:
        raise unreadable(f"打不开 {text}：{error.strerror}。", f"{text} cannot be opened: {error.strerror}.") from None
    if head == b"PK\x03\x04":
        member = _member(path, member)
        return Place(path, member, "zip", _format(member))
    if head[:2] == b"\x1f\x8b":
        return Place(path, "", "gzip", _format(path.name.removesuffix(".gz")))
    return Place(path, "", "", "parquet" if head == b"PAR1" else _format(path.name))


def fingerprint(place: Place) -> bytes:
    """16 bytes over the content of a file, or over the names and sizes in a folder."""
    whole = hashlib.blake2b(place.member.encode(), digest_size=16)
    if place.path.is_dir():
        for path in sorted(place.path.rglob("*")):
            whole.update(f"{path.relative_to(place.path)} {path.stat().st_size}\n".encode(errors="surrogateescape"))
        return whole.digest()
    with place.path.open("rb") as file:
        while piece := file.read(1 << 20):
            whole.update(piece)
    return whole.digest()


class Opened:
    """Lines of text, counted, none longer than `LONGEST_LINE`; bytes that are no text stand in them as lone surrogates."""

    def __init__(self, place: Place, encoding: str = "") -> None:
        self.place = place
        self._size = max(1, place.path.stat().st_size)
        self._raw = place.path.open("rb")
        stream = io.BufferedReader(_Unpacked(_unpacking(place, self._raw), self._raw), 1 << 17)
        try:
            head = stream.peek(1 << 16)
            marked = next((name for mark, name in _MARKS if head.startswith(mark)), "")
            self.encoding = encoding or marked or "utf-8"
            if not encoding and not marked:
                _check_readable(head)
            errors = "strict" if self.encoding.startswith("utf-16") else "surrogateescape"
            self._text = io.TextIOWrapper(stream, self.encoding, errors=errors, newline="")
        except LookupError:
            self._raw.close()
            raise unreadable(f"没有「{encoding}」这种编码。", f"There is no encoding “{encoding}”.") from None
        except BaseException:
            self._raw.close()
            raise
        self.line = 0
        self._too_long: set[int] = set()

    def share(self) -> float:
        """How much of the file is behind us, 0 to 1."""
        return min(1.0, self._raw.tell() / self._size) if not self._raw.closed else 1.0

    def passed_over(self, first: int, last: int) -> int | None:
        """The line among these that was passed over for its length. (It reads as empty.)"""
        return next((line for line in range(first, last + 1) if line in self._too_long), None) if self._too_long else None

    def close(self) -> None:
        self._raw.close()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            line = self._text.readline(LONGEST_LINE)
            if line == "":
                raise StopIteration
            self.line += 1
            if len(line) >= LONGEST_LINE and line[-1] not in "\r\n":
                self._too_long.add(self.line)
                while (rest := self._text.readline(LONGEST_LINE)) and rest[-1] not in "\r\n":
                    pass
                return "\n"
        except UnicodeError:
            raise unreadable(f"第 {self.line + 1} 行不是 {self.encoding}。", f"Line {self.line + 1} is not {self.encoding}.") from None
        return line


def read_ahead(rows: Iterator[T], count: int) -> tuple[list[T], DomainError | None]:
    """The first `count`, or as many as come before what is raised; that, for after them."""
    ahead: list[T] = []
    try:
        for _ in range(count):
            ahead.append(next(rows))
    except StopIteration:
        pass
    except DomainError as error:
        return ahead, error
    return ahead, None


class _Unpacked(io.RawIOBase):
    """The unpacked bytes, as long as they stay in proportion to the packed ones."""

    def __init__(self, stream: Any, packed: IO[bytes]) -> None:
        self._stream, self._packed, self._count = stream, packed, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            piece = self._stream.read1(len(buffer))  # What comes before a break is given before it is told of.
        except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            raise unreadable(
                f"文件断在中间或坏了（{error}）。前面的行已经读过。",
                f"The file is cut off or damaged ({error}). The rows before were read.",
            ) from None
        self._count += len(piece)
        if self._count > FREE_BYTES and self._count > MOST_TIMES * max(1, self._packed.tell()):
            raise unreadable(
                f"这个压缩包解开后超过自身的 {MOST_TIMES} 倍，不像文字，停在这里。",
                f"This archive unpacks to more than {MOST_TIMES} times its size, which text does not. Stopped.",
            )
        buffer[: len(piece)] = piece
        return len(piece)


def _unpacking(place: Place, raw: IO[bytes]) -> IO[bytes]:
    if place.packing == "gzip":
        return gzip.GzipFile(fileobj=raw)  # type: ignore[return-value]
    if place.packing == "zip":
        try:
            return zipfile.ZipFile(raw).open(place.member)
        except (RuntimeError, NotImplementedError, zipfile.BadZipFile) as error:
            raise unreadable(f"打不开压缩包里的文件：{error}", f"The member of the archive cannot be opened: {error}") from None
    return raw


def _member(path: Path, wanted: str) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if not name.endswith("/") and not name.startswith("__MACOSX/")]
    except (zipfile.BadZipFile, NotImplementedError, OSError) as error:
        raise unreadable(f"压缩包坏了：{error}", f"The archive is damaged: {error}") from None
    tables = [wanted] if wanted in names else [] if wanted else [name for name in names if name.rpartition(".")[2].lower() in _FORMATS]
    if len(tables) != 1:
        listed = ", ".join(names[:20])
        raise unreadable(
            f"写明压缩包里的哪个文件，例如 {path.name}:{names[0] if names else '…'}。里面有：{listed}",
            f"Say which file of the archive, as in {path.name}:{names[0] if names else '…'}. It holds: {listed}",
        )
    return tables[0]


def _format(name: str) -> str:
    return _FORMATS.get(name.rpartition(".")[2].lower(), "csv")


def _check_readable(head: bytes) -> None:
    """Without a mark a file is UTF-8; one that is not says at once what it may be. Single broken letters are for their rows."""
    if _reads_as(head, "utf-8"):
        return
    if b"\0" in head[:200]:
        raise unreadable("这是一个二进制文件。", "This is no text.")
    if _reads_as(head, "gb18030"):
        raise unreadable(
            "这个文件不是 UTF-8，像是 GB18030。加上 --encoding gb18030 再来。",
            "This file is not UTF-8; it reads as GB18030. Say --encoding gb18030.",
        )


def _reads_as(head: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(head)  # It may end within a letter.
    except UnicodeDecodeError:
        return False
    return True
