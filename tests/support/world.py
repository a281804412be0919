"""A small world for tests, made by the real actions."""

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw

from tallgrass.accounts.models import Person
from tallgrass.media.actions import store_picture
from tallgrass.media.models import Picture
from tallgrass.notes.actions import write_comment, write_note
from tallgrass.notes.models import Comment, Note
from tallgrass.notes.types import Content, Kind, MarkInput, PictureInput, TextCard, Visibility
from tallgrass.platform.log import read_all


class World:
    """Makes people and things with as few words as a test can say."""

    def __init__(self, *, kept: bool) -> None:
        self._kept = kept
        self._made = 0

    def person(self, name: str | None = None, **fields: object) -> Person:
        self._made += 1
        handle = str(fields.pop("handle", f"person{self._made}"))
        return Person.objects.create(handle=handle, name=name or f"人{self._made}", **fields)

    def picture(self, owner: Person, width: int = 60, height: int = 80) -> Picture:
        """A real, small picture that went through the pipeline."""
        return store_picture(owner_id=owner.id, file=picture_file(width, height))

    def note(
        self,
        author: Person | None = None,
        title: str = "一篇笔记",
        body: str = "",
        *,
        channel: str = "food",
        visibility: Visibility = Visibility.PUBLIC,
        marks: Sequence[MarkInput] = (),
    ) -> Note:
        """A published note with one picture."""
        author = author or self.person()
        picture = PictureInput(self.picture(author).id, marks=tuple(marks))
        return write_note(
            actor=author,
            content=Content(title=title, body=body, channel=channel, visibility=visibility, pictures=(picture,)),
        )

    def text_note(self, author: Person | None = None, text: str = "慢慢来，比较快", **content: object) -> Note:
        """A published text card."""
        return write_note(
            actor=author or self.person(),
            content=Content(kind=Kind.TEXT, text_card=TextCard(text, "meadow"), **content),  # type: ignore[arg-type]
        )

    def comment(self, note: Note, author: Person | None = None, text: str = "说得真好", reply_to: Comment | None = None) -> Comment:
        return write_comment(actor=author or self.person(), note=note, text=text, reply_to=reply_to)

    def read_log(self) -> None:
        """Let every subscriber take what has happened."""
        read_all(own_transaction_too=not self._kept)


def picture_file(width: int = 60, height: int = 80, colour: str = "#2f8c5b") -> io.BytesIO:
    image = Image.new("RGB", (width, height), "#f5f7f2")
    ImageDraw.Draw(image).ellipse((width * 0.2, height * 0.2, width * 0.8, height * 0.8), fill=colour)
    file = io.BytesIO()
    image.save(file, "PNG")
    file.seek(0)
    return file
