"""How a store comes to be, and what becomes of it."""

import re

from django.db import IntegrityError, transaction

from tallgrass.accounts.models import Person
from tallgrass.accounts.types import Role
from tallgrass.mall import errors
from tallgrass.mall.actions.listings import refresh_store
from tallgrass.mall.events import StoreApplied, StoreChanged, StoreOpened
from tallgrass.mall.models import ApplicationDocument, Store, StoreApplication, StoreStaff
from tallgrass.mall.queries.stores import access_application
from tallgrass.mall.types import ApplicationState, StaffRole, StoreKind, StoreRequest, StoreState
from tallgrass.media.actions import attach
from tallgrass.moderation.actions.first_pass import refuse_texts
from tallgrass.platform import clock
from tallgrass.platform.audit import record
from tallgrass.platform.errors import not_found
from tallgrass.platform.events import emit
from tallgrass.platform.ids import short

MOST_DOCUMENTS = 5
_HOME = {"CN": "CNY", "HK": "HKD", "TW": "TWD", "JP": "JPY", "KR": "KRW", "TH": "THB", "US": "USD", "GB": "GBP", "AU": "AUD", "NZ": "NZD",
         "CA": "CAD", "CH": "CHF", "SG": "SGD"}  # fmt: skip
_EURO = {"FR", "DE", "IT", "ES", "NL", "BE", "AT", "FI", "IE", "PT", "GR"}


def home_currency(country: str) -> str:
    """What a store of a country keeps its prices in, to begin with."""
    return "EUR" if country in _EURO else _HOME.get(country, "CNY")


def apply_for_store(*, actor: Person, request: StoreRequest) -> StoreApplication:
    """Ask for a store; an operator decides. Emits `StoreApplied`.

    Raises:
        DomainError: `bad_handle`, `handle_taken`, `unknown_kind`, `documents_missing`, `application_waits`, `upload_gone`,
            `against_rules`.
    """
    if not re.fullmatch(r"[a-z0-9_]{3,24}", request.handle):
        raise errors.bad_handle()
    if request.kind not in {StoreKind.FLAGSHIP, StoreKind.OVERSEAS}:
        raise errors.unknown("kind")
    if not 1 <= len(set(request.document_ids)) <= MOST_DOCUMENTS:
        raise errors.documents_missing()
    refuse_texts({"name": request.name, "name_en": request.name_en})
    with transaction.atomic():
        if StoreApplication.objects.filter(person_id=actor.id, state=ApplicationState.WAITING.value).exists():
            raise errors.application_waits()
        if Store.objects.filter(handle=request.handle).exists():
            raise errors.handle_taken()
        said = {name: value for name, value in vars(request).items() if name != "document_ids"} | {"kind": request.kind.value}
        try:
            with transaction.atomic():
                application = StoreApplication.objects.create(person_id=actor.id, **said)
        except IntegrityError as error:
            raise errors.handle_taken() if "one_application_a_handle" in str(error) else errors.application_waits() from None
        attach(ids=request.document_ids, owner_id=actor.id, purpose="document")
        ApplicationDocument.objects.bulk_create(
            ApplicationDocument(application=application, picture_id=id) for id in dict.fromkeys(request.document_ids)
        )
        emit(StoreApplied(application.id, actor.id))
    return application


def decide_application(*, actor: Person, application_id: int, approve: bool, reason: str) -> StoreApplication:
    """Open the store that was asked for, or refuse it, with a reason the applicant reads. Emits `StoreOpened`.

    The applicant becomes a merchant, unless their role gives them more.

    Raises:
        DomainError: `not_found`, `reason_missing`, `application_decided`, `handle_taken`.
    """
    if not (reason := reason.strip()):
        raise errors.reason_missing()
    with transaction.atomic():
        application = access_application(application_id, lock=True)
        if application.state != ApplicationState.WAITING:
            raise errors.application_decided()
        if approve:
            application.store = _open(application)
        application.state = (ApplicationState.APPROVED if approve else ApplicationState.REFUSED).value
        application.reason, application.decided_by_id, application.decided_at = reason[:300], actor.id, clock.now()
        application.save()
        act = "store_application_approved" if approve else "store_application_refused"
        record(actor_id=actor.id, act=act, subject=f"person:{short(application.person_id)}", handle=application.handle, reason=reason)
    return application


def _open(application: StoreApplication) -> Store:
    try:
        with transaction.atomic():
            store = Store.objects.create(
                handle=application.handle,
                name=application.name,
                name_en=application.name_en,
                kind=application.kind,
                country=application.country,
                currency=home_currency(application.country),
            )
    except IntegrityError:
        raise errors.handle_taken() from None
    StoreStaff.objects.create(store=store, person_id=application.person_id, role=StaffRole.OWNER.value)
    Person.objects.filter(id=application.person_id, role__in=[Role.MEMBER.value, Role.CREATOR.value]).update(role=Role.MERCHANT.value)
    emit(StoreOpened(store.id, application.person_id))
    return store


def open_own_store(*, actor: Person, handle: str, name: str, name_en: str = "", intro: str = "", intro_en: str = "") -> Store:
    """The house opens a store of its own. Emits `StoreOpened`.

    Raises:
        DomainError: `bad_handle`, `handle_taken`, `name_missing`.
    """
    if not re.fullmatch(r"[a-z0-9_]{3,24}", handle):
        raise errors.bad_handle()
    if not name.strip():
        raise errors.missing("name")
    with transaction.atomic():
        if Store.objects.filter(handle=handle).exists():
            raise errors.handle_taken()
        store = Store.objects.create(
            handle=handle, name=name.strip(), name_en=name_en.strip(), kind=StoreKind.OWN.value, intro=intro, intro_en=intro_en
        )
        StoreStaff.objects.create(store=store, person_id=actor.id, role=StaffRole.OWNER.value)
        emit(StoreOpened(store.id, actor.id))
        record(actor_id=actor.id, act="own_store_opened", subject=f"store:{short(store.id)}", handle=handle)
    return store


def pause_store(*, actor: Person, store: Store, paused: bool) -> None:
    """Nothing can be bought for a while, or again. Emits `StoreChanged`.

    Raises:
        DomainError: `store_closed`.
    """
    with transaction.atomic():
        locked = Store.objects.select_for_update().get(id=store.id)
        if locked.state == StoreState.CLOSED:
            raise errors.store_closed(locked.closed_reason)
        locked.state = (StoreState.PAUSED if paused else StoreState.OPEN).value
        locked.save(update_fields=["state"])
        emit(StoreChanged(store.id))


def close_store(*, actor: Person, store_id: int, closed: bool, reason: str) -> None:
    """An operator closes a store, or lets it open again; its goods leave the lists or come back. Emits `StoreChanged`.

    Raises:
        DomainError: `not_found`, `reason_missing`.
    """
    if not (reason := reason.strip()):
        raise errors.reason_missing()
    with transaction.atomic():
        store = Store.objects.select_for_update().filter(id=store_id).first()
        if store is None:
            raise not_found()
        store.state = (StoreState.CLOSED if closed else StoreState.OPEN).value
        store.closed_reason = reason[:300] if closed else ""
        store.save(update_fields=["state", "closed_reason"])
        refresh_store(store_id)
        emit(StoreChanged(store_id))
        record(actor_id=actor.id, act="store_closed" if closed else "store_reopened", subject=f"store:{short(store_id)}", reason=reason)


def add_staff(*, actor: Person, store: Store, person: Person) -> None:
    """Someone works in the store from now on.

    Raises:
        DomainError: `already_staff`.
    """
    try:
        with transaction.atomic():
            StoreStaff.objects.create(store=store, person_id=person.id)
    except IntegrityError:
        raise errors.already_staff() from None


def remove_staff(*, actor: Person, store: Store, person_id: int) -> None:
    """Someone works there no more. Twice is once.

    Raises:
        DomainError: `owner_stays`.
    """
    with transaction.atomic():
        staff = StoreStaff.objects.select_for_update().filter(store=store, person_id=person_id).first()
        if staff is None:
            return
        if staff.role == StaffRole.OWNER:
            raise errors.owner_stays()
        staff.delete()
