"""People as other apps may show and find them."""

from collections.abc import Collection

from tallgrass.accounts.queries import hidden_from, person_cards
from tallgrass.accounts.reviewing import ReviewedPeople
from tallgrass.platform.database import rows
from tallgrass.platform.subjects import Ref, SearchDocument, SubjectCard


class PersonSubject(ReviewedPeople):
    """People by id: name, picture, page; found by name, handle, words about themselves and place."""

    def cards(self, ids: Collection[int], viewer_id: int | None) -> dict[int, SubjectCard]:
        hidden = hidden_from(viewer_id) if viewer_id else set()
        return {id: SubjectCard(card.name, card.url, card.avatar_url) for id, card in person_cards(ids).items() if id not in hidden}

    def search_documents(self, ids: Collection[int]) -> dict[int, SearchDocument]:
        found = rows(
            "SELECT p.id, p.name, p.handle, p.bio, p.place, coalesce(c.fans, 0)"
            " FROM accounts_person p LEFT JOIN accounts_personcounts c ON c.person_id = p.id"
            " WHERE p.id = ANY(%s) AND p.is_active AND p.leaving_at IS NULL AND p.joined_at IS NOT NULL",
            [list(ids)],
        )
        return {
            id: SearchDocument(title=f"{name} {handle}", body=bio, place=place, owner_id=id, weight=fans)
            for id, name, handle, bio, place, fans in found
        }

    def search_companions(self, ids: Collection[int]) -> list[Ref]:
        return []

    def searchable_ids(self, *, after: int, limit: int, owner_id: int | None = None) -> list[int]:
        found = rows(
            "SELECT id FROM accounts_person WHERE id > %(after)s AND (%(owner)s::bigint IS NULL OR id = %(owner)s)"
            " AND is_active AND leaving_at IS NULL AND joined_at IS NOT NULL ORDER BY id LIMIT %(limit)s",
            {"after": after, "owner": owner_id, "limit": limit},
        )
        return [id for (id,) in found]
