"""People as review needs them: what they say about themselves; and what it does to it."""

from collections.abc import Collection

from tallgrass.accounts.actions.withholding import give_back_words, withhold_words
from tallgrass.media.queries import picture_views
from tallgrass.platform.database import rows
from tallgrass.platform.reviewed import ReviewMaterial, ReviewPicture
from tallgrass.platform.words import Words


class ReviewedPeople:
    """The part of a person's subject that review asks for. What is judged is how they show themselves, not what they write."""

    name = Words("个人主页", "profile")

    def review_material(self, ids: Collection[int]) -> dict[int, ReviewMaterial]:
        """Two queries."""
        found = rows(
            "SELECT p.id, p.handle, p.name, p.bio, p.place, p.avatar_id, p.created_at, p.is_active, coalesce(c.fans, 0)"
            " FROM accounts_person p LEFT JOIN accounts_personcounts c ON c.person_id = p.id WHERE p.id = ANY(%s) AND p.joined_at IS NOT NULL",
            [list(ids)],
        )
        pictures = picture_views([row[5] for row in found if row[5]])
        return {
            id: ReviewMaterial(
                author_id=id,
                title=name or handle,
                url=f"/@{handle}/",
                texts=tuple(
                    text
                    for text in (
                        ("name", Words("名字", "Name"), name),
                        ("bio", Words("简介", "About"), bio),
                        ("place", Words("地点", "Place"), place),
                    )
                    if text[2]
                ),
                pictures=(ReviewPicture(avatar_id, pictures[avatar_id].medium, name),) if avatar_id in pictures else (),
                reach=fans,
                made_at=since,
                gone=not active,
            )
            for id, handle, name, bio, place, avatar_id, since, active, fans in found
        }

    def restrict(self, id: int, *, level: str) -> None:
        withhold_words(person_id=id)

    def lift(self, id: int) -> None:
        give_back_words(person_id=id)
