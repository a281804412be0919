"""Files nobody looked over: what is wrong with them is said in words, in bounded memory, and the good rows still come in."""

import gzip
import io
import json
import resource
import zipfile
import zlib

import pytest

from tallgrass.accounts.models import Person
from tallgrass.exchange.reading import find_place, open_table
from tallgrass.exchange.types import Bad, Reading, Row, Subject
from tallgrass.notes.models import Note
from tallgrass.platform.errors import DomainError
from tests.exchange.files import figures, rejects_of, taken_in


def rows_of(path, reading=None):
    table = open_table(find_place(str(path)), reading or Reading())
    try:
        return list(table.rows())
    finally:
        table.close()


def values(path, reading=None):
    return [dict(row.values) for row in rows_of(path, reading) if isinstance(row, Row)]


def written(path, data):
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_is_found(tmp_path, delimiter):
    text = f"a{delimiter}b\n1{delimiter}x, y; z\n2{delimiter}w\n".replace("x, y; z", '"x, y; z"')
    assert values(written(tmp_path / "f.csv", text)) == [{"a": "1", "b": "x, y; z"}, {"a": "2", "b": "w"}]


def test_marks_cells_over_lines_and_line_numbers(tmp_path):
    path = written(tmp_path / "f.csv", b'\xef\xbb\xbfa,b\r\n1,"two\r\nlines"\r\n\r\n2,"say ""hi"""\r\n')
    rows = rows_of(path)
    assert [(row.number, row.line, dict(row.values)) for row in rows] == [
        (1, 2, {"a": "1", "b": "two\r\nlines"}),
        (2, 5, {"a": "2", "b": 'say "hi"'}),
    ]


def test_a_file_without_a_line_of_names(tmp_path):
    path = written(tmp_path / "f.tsv", "1\tx\n2\ty\n")
    assert values(path, Reading(header=("a", "b"))) == [{"a": "1", "b": "x"}, {"a": "2", "b": "y"}]


def test_packed_files(tmp_path):
    table = "a,b\n1,二\n"
    written(tmp_path / "f.csv.gz", gzip.compress(table.encode()))
    with zipfile.ZipFile(tmp_path / "f.zip", "w") as archive:
        archive.writestr("readme.md", "nothing")
        archive.writestr("__MACOSX/._data.csv", "nothing")
        archive.writestr("folder/data.csv", table)
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("one.csv", table)
        archive.writestr("two.jsonl", '{"a": 5}\n')
    expected = [{"a": "1", "b": "二"}]
    assert values(tmp_path / "f.csv.gz") == values(tmp_path / "f.zip") == expected
    assert values(f"{tmp_path / 'two.zip'}:one.csv") == expected
    assert values(f"{tmp_path / 'two.zip'}:two.jsonl") == [{"a": 5}]
    with pytest.raises(DomainError, match=r"one\.csv, two\.jsonl"):
        find_place(str(tmp_path / "two.zip"))


@pytest.mark.parametrize(("encoding", "said"), [("gb18030", "gb18030"), ("utf-16", ""), ("utf-16-le", "utf-16-le")])
def test_other_encodings(tmp_path, encoding, said):
    path = written(tmp_path / "f.csv", "标题,正文\n好,很好用的锅\n".encode(encoding))
    assert values(path, Reading(encoding=said)) == [{"标题": "好", "正文": "很好用的锅"}]


def test_an_encoding_nobody_named_is_recognised_and_asked_for(tmp_path):
    path = written(tmp_path / "f.csv", ("标题,正文\n" + "好,很好用的锅\n" * 50).encode("gb18030"))
    with pytest.raises(DomainError, match="--encoding gb18030"):
        rows_of(path)
    with pytest.raises(DomainError, match="klingon"):
        rows_of(path, Reading(encoding="klingon"))


def test_single_bytes_that_are_no_text_cost_their_row_only(tmp_path):
    path = written(tmp_path / "f.csv", b"a,b\n1,good\n2,\xff\xfe\n3,good\n")
    rows = rows_of(path)
    assert [type(row) for row in rows] == [Row, Bad, Row]
    path = written(tmp_path / "f.jsonl", b'{"a": 1}\n{"a": "\xff"}\n{"a": 3}\n')
    assert [type(row) for row in rows_of(path)] == [Row, Bad, Row]


def test_json_lines_that_are_none(tmp_path):
    lines = ['{"a": 1}', "", "[1, 2]", "{broken", "17", "[" * 5000, '{"a": NaN}', '{"a": "\\ud800"}', '{"a": 9}']
    rows = rows_of(written(tmp_path / "f.jsonl", "\n".join(lines)))
    assert [(row.line, type(row)) for row in rows] == [(1, Row), (3, Bad), (4, Bad), (5, Bad), (6, Bad), (7, Bad), (8, Bad), (9, Row)]


def test_a_line_of_a_hundred_megabytes_costs_its_row_only(tmp_path):
    path = tmp_path / "f.csv.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(b"a,b\n1,good\n2,")
        for place in range(100):
            file.write(bytes(97 + (n * n + place) % 25 for n in range(1024)) * 1024)
        file.write(b"\n3,good\n")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rows = rows_of(path, Reading())
    assert [(row.line, type(row)) for row in rows] == [(2, Row), (3, Bad), (4, Row)]
    assert "1,000,000" in rows[1].words.en
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000  # kB


def test_a_quote_that_never_closes_ends_in_words(tmp_path):
    path = written(tmp_path / "f.csv", 'a,b\n1,"open\n' + "2,more\n" * 200_000)
    rows = rows_of(path)
    assert isinstance(rows[0], Bad)
    assert isinstance(rows[-1], Row | Bad)


def test_rows_of_another_width(tmp_path):
    rows = rows_of(written(tmp_path / "f.csv", "a,b\n1,2,3\n4\n5,6\n"))
    assert [type(row) for row in rows] == [Bad, Bad, Row]
    assert rows[0].words.en == "This row has 3 cells instead of 2."


@pytest.mark.parametrize("head", ["a,a\n1,2\n", ",\n1,2\n", ""])
def test_columns_without_names_are_asked_for(tmp_path, head):
    with pytest.raises(DomainError, match="--header"):
        rows_of(written(tmp_path / "f.csv", head))


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_a_file_cut_off_brings_what_came_before(world, tmp_path, kind):
    world.person(handle="ali")
    lines = ["author,body"] if kind == "csv" else []
    lines += [f"ali,row {n} {n * 7919 % 997}" if kind == "csv" else json.dumps({"author": "ali", "body": f"row {n}"}) for n in range(4000)]
    packed = gzip.compress("\n".join(lines).encode())
    path = written(tmp_path / f"f.{kind}.gz", packed[: len(packed) // 2])
    with pytest.raises(DomainError, match="断在中间"):
        taken_in(path, Subject.NOTES)
    assert 100 < Note.objects.count() < 4000


def test_damaged_archives(tmp_path):
    good = gzip.compress(b"a,b\n" + b"1,2\n" * 1000)
    damaged = written(tmp_path / "f.csv.gz", good[:20] + b"\x00\xff" * 10 + good[40:])
    with pytest.raises(DomainError, match="坏了"):
        rows_of(damaged)
    with pytest.raises(DomainError, match="坏了"):
        find_place(str(written(tmp_path / "f.zip", b"PK\x03\x04" + b"\x00" * 60)))
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.csv", "a,b\n" + "1,2\n" * 5000)
    torn = bytearray(whole.getvalue())
    torn[50:60] = b"\xff" * 10
    with pytest.raises(DomainError, match="坏了"):
        rows_of(written(tmp_path / "torn.zip", bytes(torn)))


def test_an_archive_that_swells_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr("tallgrass.exchange.reading.opening.FREE_BYTES", 1_000_000)
    path = tmp_path / "bomb.csv.gz"
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    with path.open("wb") as file:
        file.write(packer.compress(b"a,b\n"))
        for _ in range(12):
            file.write(packer.compress(b"1," + b"x" * 900_000 + b"\n"))
        file.write(packer.flush())
    assert path.stat().st_size < 20_000
    table = open_table(find_place(str(path)), Reading())
    with pytest.raises(DomainError, match="200"):
        for _ in table.rows():
            pass
    table.close()


def test_nuls_controls_and_formulas_become_plain_words(world, tmp_path):
    world.person(handle="ali")
    rows = b'author,title,body\nali,"=1+1|cmd","a\x00b\x07c \xe2\x80\xaetxt"\nali,\'=1+1,"@SUM(A1)"\n'
    assert figures(taken_in(written(tmp_path / "f.csv", rows), Subject.NOTES)) == (2, 0, 0)
    assert sorted(Note.objects.values_list("title", "body")) == [("=1+1", "@SUM(A1)"), ("=1+1|cmd", "abc txt")]


def test_a_nul_in_an_id_or_a_handle_does_no_harm(world, tmp_path):
    world.person(handle="ali")
    rows = '{"id": "\\u0000", "author": "ali", "body": "好"}\n{"author": "a\\u0000li", "body": "好"}\n'
    path = written(tmp_path / "f.jsonl", rows)
    assert figures(taken_in(path, Subject.NOTES)) == (1, 0, 1)
    assert len(rejects_of(path)) == 1
    people = written(tmp_path / "p.jsonl", '{"handle": "a\\u0000bc", "name": "x"}\n{"handle": "abc", "name": "a\\u0000b", "bio": ["x"]}\n')
    assert figures(taken_in(people, Subject.PEOPLE)) == (1, 0, 1)
    assert Person.objects.get(handle="abc").name == "ab"


def test_parquet(tmp_path, world):
    from arro3.core import Array, DataType, Table
    from arro3.io import write_parquet

    world.person(handle="ali")
    path = tmp_path / "f.parquet"
    table = {
        "author": Array(["ali", "ali", None], type=DataType.utf8()),
        "body": Array(["一", "二", "三"], type=DataType.utf8()),
        "id": Array([1, 2, 3], type=DataType.int64()),
    }
    write_parquet(Table.from_pydict(table), str(path))
    assert figures(taken_in(path, Subject.NOTES)) == (2, 0, 1)
    with pytest.raises(DomainError, match="Parquet"):
        rows_of(written(tmp_path / "bad.parquet", path.read_bytes()[:80]))


def test_no_file_and_no_text(tmp_path):
    with pytest.raises(DomainError, match="打不开"):
        find_place(str(tmp_path / "none.csv"))
    with pytest.raises(DomainError, match="二进制"):
        rows_of(written(tmp_path / "f.csv", bytes(range(256)) * 20))
