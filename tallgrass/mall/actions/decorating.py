"""What a store shows of itself."""

from collections.abc import Sequence

from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.mall import errors
from tallgrass.mall.events import StoreChanged
from tallgrass.mall.models import FeaturedProduct, Product, Store
from tallgrass.media.actions import hand_over, release
from tallgrass.moderation.actions.first_pass import refuse_texts
from tallgrass.platform.events import emit

MOST_FEATURED = 8


def decorate_store(
    *,
    actor: Person,
    store: Store,
    name: str,
    name_en: str = "",
    intro: str = "",
    intro_en: str = "",
    logo_id: int | None = None,
    banner_id: int | None = None,
    featured_ids: Sequence[int] = (),
) -> None:
    """Name, words, pictures and the goods shown first. A picture is the store's own, or an unused upload of the actor. Emits `StoreChanged`.

    Raises:
        DomainError: `name_missing`, `too_many_featured`, `unknown_featured`, `upload_gone`, `against_rules`.
    """
    if not (name := name.strip()):
        raise errors.missing("name")
    wanted = list(dict.fromkeys(featured_ids))
    if len(wanted) > MOST_FEATURED:
        raise errors.too_many_featured(MOST_FEATURED)
    refuse_texts({"name": name, "name_en": name_en, "intro": intro, "intro_en": intro_en})
    with transaction.atomic():
        locked = Store.objects.select_for_update().get(id=store.id)
        if Product.objects.filter(store=locked, id__in=wanted).count() != len(wanted):
            raise errors.unknown("featured")
        before = {locked.logo_id, locked.banner_id} - {None}
        after = {logo_id, banner_id} - {None}
        hand_over(ids=[id for id in after - before if id], owner_id=actor.id, to_id=store.id, purpose="store")
        release(ids=[id for id in before - after if id], owner_id=store.id)
        locked.name, locked.name_en, locked.intro, locked.intro_en = name, name_en.strip(), intro.strip(), intro_en.strip()
        locked.logo_id, locked.banner_id = logo_id, banner_id
        locked.save()
        FeaturedProduct.objects.filter(store=locked).delete()
        FeaturedProduct.objects.bulk_create(
            FeaturedProduct(store=locked, product_id=id, position=position) for position, id in enumerate(wanted)
        )
        emit(StoreChanged(store.id))
