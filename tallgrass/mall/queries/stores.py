"""Stores: cards, pages, who works where, applications."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from tallgrass.accounts.models import Person
from tallgrass.mall.models import Store, StoreApplication, StoreStaff
from tallgrass.mall.types import ApplicationState, StaffRole, StoreCard, StoreKind, StoreState
from tallgrass.media.queries import picture_views
from tallgrass.media.types import PictureView
from tallgrass.platform.database import rows
from tallgrass.platform.errors import not_found
from tallgrass.platform.memory import Followed
from tallgrass.platform.words import Words

_cards: Followed[int, StoreCard] = Followed("store", 10_000)

_CARD = "SELECT id, handle, name, name_en, kind, country, state, logo_id FROM mall_store WHERE id = ANY(%s)"


def store_cards(ids: Iterable[int]) -> dict[int, StoreCard]:
    """Stores by id, whatever their state. At most two queries; none for those remembered."""
    mark = _cards.mark
    found: dict[int, StoreCard] = {}
    missing = []
    for id in set(ids):
        card = _cards.get(id)
        if card is None:
            missing.append(id)
        else:
            found[id] = card
    if missing:
        read = rows(_CARD, [missing])
        logos = picture_views([row[7] for row in read if row[7]])
        for id, handle, name, name_en, kind, country, state, logo in read:
            found[id] = StoreCard(id, handle, Words(name, name_en or name), StoreKind(kind), country, StoreState(state), logos.get(logo))
            _cards.put_since(mark, id, found[id])
    return found


@dataclass(frozen=True)
class StoreView:
    """What a store's page shows above its goods."""

    card: StoreCard
    intro: Words
    banner: PictureView | None
    goods: int
    featured_ids: tuple[int, ...]


def access_store(handle: str) -> Store:
    """The door to a store's page: a closed store is not found, a paused one says so.

    Raises:
        DomainError: `not_found`.
    """
    store = Store.objects.filter(~Q(state=StoreState.CLOSED.value), handle=handle).first()
    if store is None:
        raise not_found()
    return store


def get_store_view(store: Store) -> StoreView:
    banner = picture_views([store.banner_id]).get(store.banner_id) if store.banner_id else None
    goods, featured = rows(
        "SELECT (SELECT count(*) FROM mall_listing WHERE store_id = %s),"
        " (SELECT array_agg(f.product_id ORDER BY f.position) FROM mall_featuredproduct f WHERE f.store_id = %s)",
        [store.id, store.id],
    )[0]
    intro = Words(store.intro, store.intro_en or store.intro)
    return StoreView(store_cards([store.id])[store.id], intro, banner, goods, tuple(featured or ()))


def list_stores(kinds: Collection[StoreKind] = tuple(StoreKind), limit: int = 24) -> Sequence[StoreCard]:
    """Open stores that have goods, the house's own first, then those with the most sold."""
    found = rows(
        "SELECT s.id FROM mall_store s JOIN LATERAL (SELECT sum(l.sold) AS sold FROM mall_listing l WHERE l.store_id = s.id) l ON l.sold IS NOT NULL"
        " WHERE s.state = 'open' AND s.kind = ANY(%s) ORDER BY s.kind = 'own' DESC, l.sold DESC, s.id LIMIT %s",
        [[kind.value for kind in kinds], limit],
    )
    cards = store_cards(id for (id,) in found)
    return [cards[id] for (id,) in found]


def stores_of(person_id: int) -> list[tuple[Store, StaffRole]]:
    """Where a person works, the oldest first; a closed store too, so that they see why."""
    return [
        (staff.store, StaffRole(staff.role))
        for staff in StoreStaff.objects.select_related("store").filter(person_id=person_id).order_by("id")
    ]


def access_own_store(viewer: Person, handle: str, *, owner: bool = False, lock: bool = False) -> Store:
    """The door to a store's merchant centre: only who works there, with `owner` only who owns it.

    Raises:
        DomainError: `not_found`.
    """
    stores = Store.objects.select_for_update(of=("self",)) if lock else Store.objects
    works = StoreStaff.objects.filter(person_id=viewer.id).values("store_id")
    if owner:
        works = works.filter(role=StaffRole.OWNER.value)
    store: Store | None = stores.filter(handle=handle, id__in=works).first()
    if store is None:
        raise not_found()
    return store


def works_in(person_id: int, store_id: int) -> bool:
    return StoreStaff.objects.filter(store_id=store_id, person_id=person_id).exists()


def list_staff(store: Store) -> list[StoreStaff]:
    """Who works in a store, the owner first."""
    return list(StoreStaff.objects.filter(store=store).order_by("id")[:100])


def application_of(person: Person) -> StoreApplication | None:
    """A person's latest application."""
    return StoreApplication.objects.filter(person_id=person.id).order_by("-id").first()


def access_application(application_id: int, *, viewer: Person | None = None, lock: bool = False) -> StoreApplication:
    """The door to an application: its applicant, or (without `viewer`) the operators' desk.

    Raises:
        DomainError: `not_found`.
    """
    found = StoreApplication.objects.select_for_update() if lock else StoreApplication.objects
    application: StoreApplication | None = found.filter(id=application_id, **({"person_id": viewer.id} if viewer else {})).first()
    if application is None:
        raise not_found()
    return application


def list_applications(*, waiting: bool) -> list[StoreApplication]:
    """Applications that wait, the oldest first; or the latest decided ones."""
    if waiting:
        return list(StoreApplication.objects.filter(state=ApplicationState.WAITING.value).order_by("id")[:100])
    return list(StoreApplication.objects.exclude(state=ApplicationState.WAITING.value).order_by("-id")[:50])


def count_waiting() -> int:
    """Applications that wait for an operator."""
    return StoreApplication.objects.filter(state=ApplicationState.WAITING.value).count()
