"""Polyglots, scripts, and what only says it is a picture."""

import zlib

from tests.media.corpus.hostile import KEPT, SECRET, chunk, picture, plain, saved, small_png, with_segment


@picture(KEPT, "broken_picture", file_name="photo.png")
def png_with_a_zip_behind_it() -> bytes:
    return small_png() + b"PK\x03\x04" + SECRET + b"PK\x05\x06" + bytes(18)


@picture(KEPT)
def jpeg_with_a_page_in_its_comment() -> bytes:
    return with_segment(saved(plain(), "JPEG"), 0xFE, b"<html>" + SECRET + b"</html>")


@picture(KEPT)
def jpeg_with_a_pdf_in_its_comment() -> bytes:
    return with_segment(saved(plain(), "JPEG"), 0xFE, b"%PDF-1.7\n" + SECRET)


@picture(KEPT, file_name="photo.php.png")
def png_with_php_in_its_text() -> bytes:
    return small_png(chunk(b"tEXt", b"Comment\0<?php system($_GET[0]); ?>" + SECRET))


@picture("not_a_picture", file_name="photo.jpg")
def page_before_a_jpeg() -> bytes:
    return b"<html><script>alert(1)</script><!--" + saved(plain(), "JPEG")


@picture("broken_picture", "too_many_pixels", file_name="script.js.gif")
def script_that_begins_like_a_gif() -> bytes:
    return b"GIF89a/*" + bytes(40) + b"*/=1;alert(document.cookie);//"


@picture("not_a_picture", file_name="photo.png")
def svg_with_script() -> bytes:
    return b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'


@picture("not_a_picture", file_name="photo.svg")
def svg_that_reads_a_file() -> bytes:
    return b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg><text>&x;</text><image href="http://127.0.0.1/"/></svg>'


@picture("not_a_picture", file_name="photo.svgz")
def packed_svg() -> bytes:
    return zlib.compress(svg_with_script(), wbits=31)


@picture("not_a_picture", file_name="photo.mvg")
def drawing_commands() -> bytes:
    return b"push graphic-context\nviewbox 0 0 640 480\nfill 'url(https://127.0.0.1/x.jpg\"|ls \"-la)'\npop graphic-context"


@picture("not_a_picture", file_name="photo.msl")
def picture_script() -> bytes:
    return b'<?xml version="1.0"?><image><read filename="/etc/passwd"/><write filename="/tmp/x.php"/></image>'


@picture("not_a_picture", file_name="photo.jpg")
def postscript() -> bytes:
    return b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n(/etc/passwd) (r) file\n"


@picture("not_a_picture", file_name="photo.jpg")
def pdf() -> bytes:
    return b"%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj"


@picture("not_a_picture")
def tiff() -> bytes:
    return saved(plain(), "TIFF")


@picture("not_a_picture")
def bitmap() -> bytes:
    return saved(plain(), "BMP")


@picture("not_a_picture")
def icon() -> bytes:
    return saved(plain(), "ICO")


@picture("not_a_picture")
def jpeg_2000() -> bytes:
    return saved(plain(), "JPEG2000")


@picture("not_a_picture")
def playlist_as_a_picture() -> bytes:
    return b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"


@picture("heic", file_name="IMG_0001.HEIC")
def heic() -> bytes:
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200)
