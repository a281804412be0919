"""What stands in the addresses when every route is requested: a value for each parameter, made by the real actions.

A route with a new parameter needs one more function here, named like the parameter. Where a value is somebody's, it is the
owner's: `owner` in the table is the person whose thing the address names; `member` is anyone else.
"""

import io
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from PIL import Image

from tallgrass.accounts.actions import follow_person, keep_identity
from tallgrass.accounts.actions.exports import request_export
from tallgrass.accounts.models import ApiToken, Person
from tallgrass.accounts.types import ConsentSubject
from tallgrass.discovery.actions import note_served, rule_on_entry, write_behaviour
from tallgrass.discovery.types import Reader, ServedPage
from tallgrass.ledger.actions import post_transaction
from tallgrass.ledger.types import AccountKey, Entry
from tallgrass.mall.actions.listings import refresh_listings
from tallgrass.mall.actions.products import find_or_make_brand
from tallgrass.mall.models import ApplicationDocument, Price, Product, Store, StoreApplication
from tallgrass.media.actions import store_picture
from tallgrass.media.models import Video
from tallgrass.messages.actions import send_letter
from tallgrass.messages.types import Content as LetterContent
from tallgrass.moderation.actions import appeal, decide, list_word
from tallgrass.moderation.actions.cases import open_case
from tallgrass.moderation.types import Origin
from tallgrass.notes.actions import (
    add_entry,
    make_board,
    make_list,
    make_section,
    open_theme,
    plan_theme,
    put_on_board,
    share_list,
    share_note,
    write_answer,
    write_comment,
    write_note,
)
from tallgrass.notes.list_types import EntryInput
from tallgrass.notes.models import Board, Checklist, ListEntry, ListSection, Note, Topic
from tallgrass.notes.topic_types import Aim, ThemePlan
from tallgrass.notes.types import Content, Genre, Kind, TextCard
from tallgrass.orders.actions.addresses import add_address
from tallgrass.orders.actions.after_sales import Asking, ask_after_sale
from tallgrass.orders.actions.carts import put_in_cart
from tallgrass.orders.actions.fulfilling import advance_order
from tallgrass.orders.actions.invoices import ask_invoice
from tallgrass.orders.actions.payments import start_payment
from tallgrass.orders.cart_types import Owner
from tallgrass.orders.checkout_types import Wish
from tallgrass.orders.countries import Parts
from tallgrass.orders.models import AfterSale, BankCharge, Order, Payment, Purchase, Refund
from tallgrass.orders.states import AfterSaleKind
from tallgrass.platform import clock
from tallgrass.platform.experiments.actions import plan_experiment
from tallgrass.platform.experiments.types import Arm, Plan
from tallgrass.platform.experiments.types import Kind as ExperimentKind
from tallgrass.platform.ids import from_short, new_id, short
from tallgrass.platform.models import ParkedEvent
from tallgrass.platform.subjects import Ref
from tallgrass.promotions.types import OfferKind
from tests.mall.support import Mall, make_mall, mall_of
from tests.orders.support import Shopping
from tests.promotions.support import coupon as make_coupon
from tests.promotions.support import offer as make_offer
from tests.promotions.support import sale as make_sale


@dataclass
class Stage:
    """Who is there, and the owner's note."""

    people: dict[str, Person]
    note: Note

    @property
    def owner(self) -> Person:
        return self.people["owner"]


def set_stage() -> Stage:
    people = {
        role: Person.objects.create(handle=role, name=role, role=role if role in {"creator", "merchant", "operator"} else "member")
        for role in ("member", "owner", "creator", "merchant", "operator", "banned")
    }
    card = TextCard(text="一句话", template="meadow")
    note = write_note(actor=people["owner"], content=Content(kind=Kind.TEXT, title="一句话", body="#秋天", text_card=card))
    return Stage(people, note)


OWNED = {
    "handle",
    "note_id",
    "answer_id",
    "comment_id",
    "picture_id",
    "upload_id",
    "video_id",
    "code",
    "person_id",
    "token_id",
    "export_id",
    "conversation_id",
    "board_id",
    "list_id",
    "entry_id",
    "section_id",
    "list_code",
    "thing_id",
    "decision_id",
    "purchase_id",
    "payment_id",
    "charge_id",
    "address_id",
    "store",
    "product_id",
    "identity_id",
    "document_id",
    "coupon_id",
    "sale_id",
    "offer_id",
    "order_id",
    "line_id",
    "after_sale_id",
}
"""Parameters that name something of the owner's."""


def handle(stage: Stage) -> str:
    return stage.owner.handle


def person_id(stage: Stage) -> str:
    return short(stage.owner.id)


def note_id(stage: Stage) -> str:
    return short(stage.note.id)


def answer_id(stage: Stage) -> str:
    asked = write_note(actor=stage.people["creator"], content=Content(kind=Kind.TEXT, title="哪一种好", genre=Genre.QUESTION))
    return short(write_answer(actor=stage.owner, note=asked, body="都好").id)


def comment_id(stage: Stage) -> str:
    return short(write_comment(actor=stage.owner, note=stage.note, text="一句评论").id)


def code(stage: Stage) -> str:
    return share_note(actor=stage.owner, note=stage.note).code


def picture_id(stage: Stage) -> str:
    file = io.BytesIO()
    Image.new("RGB", (300, 400), "#9cc4e4").save(file, "PNG")
    file.seek(0)
    return short(store_picture(owner_id=stage.owner.id, file=file).id)


upload_id = picture_id


def video_id(stage: Stage) -> str:
    video = Video.objects.create(owner_id=stage.owner.id, key="a", width=320, height=240, bytes=1000, seconds=2, container="mp4")
    return short(video.id)


def name(stage: Stage) -> str:
    return "秋天"


def topic_id(stage: Stage) -> str:
    return short(Topic.objects.get(name="秋天").id)


def theme_id(stage: Stage) -> str:
    now = clock.now()
    plan = ThemePlan(aim=Aim.HOT_SPOT, title_zh="秋天", title_en="Autumn", starts_at=now, ends_at=now + timedelta(days=1))
    theme = plan_theme(actor=stage.people["operator"], plan=plan)
    return short(open_theme(actor=stage.people["operator"], theme=theme).id)


def kind(stage: Stage) -> str:
    return "notes"


def first(stage: Stage) -> str:
    return short(stage.note.id)


def channel(stage: Stage) -> str:
    return "food"


def role(stage: Stage) -> str:
    return "member"


def pk(stage: Stage) -> str:
    return "1"


def job_id(stage: Stage) -> str:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_jobs (queue_name, task_name) VALUES ('default', 'tests.gone') RETURNING id")
        job = cursor.fetchone()[0]
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [job])
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed' WHERE id = %s", [job])
    return str(job)


def ruling_id(stage: Stage) -> str:
    ruling = rule_on_entry(actor=stage.people["operator"], kind="search", key="秋天", name="秋天", act="remove", reason="广告")
    return short(ruling.id)


def parked_id(stage: Stage) -> str:
    return str(ParkedEvent.objects.create(subscriber="gone.reader", event_id=1, kind="Gone", error="").id)


def subject(stage: Stage) -> str:
    return ConsentSubject.NEWS.value


def token_id(stage: Stage) -> str:
    return short(ApiToken.objects.create(person=stage.owner, name="old", hash="0" * 64).id)


def export_id(stage: Stage) -> str:
    return short(request_export(actor=stage.owner).id)


def conversation_id(stage: Stage) -> str:
    """The owner's, with someone who is none of the roles; its first letter is the owner's."""
    friend = Person.objects.create(handle="penfriend", name="penfriend")
    follow_person(actor=friend, other=stage.owner)
    letter = send_letter(actor=stage.owner, other=friend, content=LetterContent(text="你好"))
    return short(letter.conversation_id)


def number(stage: Stage) -> str:
    return "1"


def size(stage: Stage) -> str:
    return "small"


def board_id(stage: Stage) -> str:
    """A public board with the owner's note on it; the same one for all parameters of an address."""
    board = Board.objects.filter(owner_id=stage.owner.id).first() or make_board(actor=stage.owner, name="专辑")
    put_on_board(actor=stage.owner, board=board, note=stage.note)
    return short(board.id)


def list_id(stage: Stage) -> str:
    return short(_list(stage).id)


def entry_id(stage: Stage) -> str:
    entry = ListEntry.objects.filter(checklist=_list(stage)).first()
    return short((entry or add_entry(actor=stage.owner, checklist=_list(stage), entry=EntryInput(words="一项"))).id)


def section_id(stage: Stage) -> str:
    section = ListSection.objects.filter(checklist=_list(stage)).first()
    return short((section or make_section(actor=stage.owner, checklist=_list(stage), name="一段")).id)


def list_code(stage: Stage) -> str:
    return share_list(actor=stage.owner, checklist=_list(stage)).code


def _list(stage: Stage) -> Checklist:
    return Checklist.objects.filter(owner_id=stage.owner.id).first() or make_list(actor=stage.owner, name="清单")


def thing(stage: Stage) -> str:
    return "note"


def thing_id(stage: Stage) -> str:
    return short(stage.note.id)


def case_id(stage: Stage) -> str:
    ref = Ref("note", stage.note.id)
    return short(open_case(ref=ref, author_id=stage.owner.id, origin=Origin.REPORTS))


def decision_id(stage: Stage) -> str:
    return short(decide(actor=stage.people["operator"], case_id=from_short(case_id(stage)), ruling="limit", rule="false").id)


def appeal_id(stage: Stage) -> str:
    return short(appeal(actor=stage.owner, decision_id=from_short(decision_id(stage)), words="不对").id)


def word_id(stage: Stage) -> str:
    return short(list_word(actor=stage.people["operator"], term=f"词{new_id()}", rule="abuse", severity="hold").id)


def letter_id(stage: Stage) -> str:
    """A letter that nobody has reported: no operator's business."""
    return short(send_letter(actor=stage.owner, other=stage.people["creator"], content=LetterContent(text="你好")).id)


def account_kind(stage: Stage) -> str:
    return "wallet"


def account_owner(stage: Stage) -> str:
    """The owner, with a little dew."""
    _dew_of(stage)
    return short(stage.owner.id)


def asset(stage: Stage) -> str:
    return "dew"


def transaction_id(stage: Stage) -> str:
    return short(_dew_of(stage))


def _dew_of(stage: Stage) -> int:
    issued, own = AccountKey("dew_issued", 0, "dew"), AccountKey("wallet", stage.owner.id, "dew")
    return post_transaction(key="stage", cause=Ref("person", stage.owner.id), entries=[Entry(issued, -30), Entry(own, 30)], memo="一点露珠")


def address_id(stage: Stage) -> str:
    parts = Parts("林栗", "13805712046", "CN", "浙江省", "杭州市", "拱墅区", "小河路 21 号")
    return short(add_address(actor=stage.owner, parts=parts).id)


def category(stage: Stage) -> str:
    return "skincare"


def brand(stage: Stage) -> str:
    return find_or_make_brand("Baicha").slug


def _mall(stage: Stage) -> Mall:
    """The owner's store."""
    known = Store.objects.filter(handle="baicha").first()
    return mall_of(known) if known else make_mall(stage.owner.id, handle="baicha")


def store(stage: Stage) -> str:
    return _mall(stage).store.handle


def product_id(stage: Stage) -> str:
    """A product of the owner's that is on sale; the same one for all parameters of an address."""
    mall = _mall(stage)
    product = Product.objects.filter(store=mall.store).first() or mall.product()
    refresh_listings([product.id])
    return short(product.id)


def identity_id(stage: Stage) -> str:
    return short(keep_identity(actor=stage.owner, name="林栗", number="330103199003070023").id)


def store_id(stage: Stage) -> str:
    return short(_mall(stage).store.id)


def price_id(stage: Stage) -> str:
    product = from_short(product_id(stage))
    price = Price.objects.filter(product_id=product).order_by("id").first()
    assert price
    return short(price.id)


def application_id(stage: Stage) -> str:
    known = StoreApplication.objects.first()
    said = {
        "kind": "flagship",
        "handle": "tea_house",
        "name": "茶馆",
        "country": "CN",
        "company": "茶馆",
        "licence": "1",
        "contact": "1",
        "goods": "茶",
    }
    return short((known or StoreApplication.objects.create(person_id=stage.owner.id, **said)).id)


def document_id(stage: Stage) -> str:
    file = io.BytesIO()
    Image.new("RGB", (300, 400), "#9cc4e4").save(file, "PNG")
    file.seek(0)
    picture = store_picture(owner_id=stage.owner.id, file=file, purpose="document")
    application = from_short(application_id(stage))
    return short(ApplicationDocument.objects.create(application_id=application, picture_id=picture.id).id)


def purchase_id(stage: Stage) -> str:
    return short(_purchase_of(stage).id)


def payment_id(stage: Stage) -> str:
    return short(_payment_of(stage).id)


def charge_id(stage: Stage) -> str:
    return short(BankCharge.objects.get(payment_id=_payment_of(stage).id).id)


def provider(stage: Stage) -> str:
    return "local"


def refund_id(stage: Stage) -> str:
    payment = _payment_of(stage)
    Payment.objects.filter(id=payment.id).update(state="captured", captured_at=clock.now())
    return short(Refund.objects.create(payment=payment, key="stage", amount=1, state="failed").id)


def _purchase_of(stage: Stage) -> Purchase:
    until = clock.now() + timedelta(minutes=15)
    values = {"goods": 19900, "total": 19900, "recipient": {}, "expires_at": until, "request": "", "currency": "CNY"}
    return Purchase.objects.get_or_create(buyer_id=stage.owner.id, key="stage", defaults=values)[0]


def _payment_of(stage: Stage) -> Payment:
    return start_payment(actor=stage.owner, purchase_id=_purchase_of(stage).id, provider="local", key="stage")


def page_id(stage: Stage) -> str:
    """A page of the feed that was handed out to nobody in particular."""
    page = ServedPage(new_id(), Reader(), "feed", (stage.note.id,), (9,), (0,))
    note_served(page)
    write_behaviour()
    return short(page.id)


def coupon_id(stage: Stage) -> str:
    """A coupon of the owner's store that lies open."""
    return short(make_coupon(_mall(stage).store).id)


def sale_id(stage: Stage) -> str:
    """A limited sale of the owner's store that runs."""
    mall = _mall(stage)
    product = Product.objects.filter(store=mall.store).first() or mall.product()
    return short(make_sale(mall, mall.variant(product), has_line=True).id)


def offer_id(stage: Stage) -> str:
    """An offer of the owner's store."""
    return short(make_offer(OfferKind.FREIGHT, _mall(stage).store, at=9900).id)


def order_id(stage: Stage) -> str:
    return short(_order(stage).id)


def line_id(stage: Stage) -> str:
    """A line of the owner's cart."""
    variant = _shopping(stage).goods()
    return short(put_in_cart(owner=Owner(person_id=stage.owner.id), wish=Wish(variant.id, 0, 1))[0])


def after_sale_id(stage: Stage) -> str:
    order = _order(stage)
    known = AfterSale.objects.filter(order=order).first()
    asking = Asking(AfterSaleKind.REFUND, "broken", {}, "瓶口裂了一道")
    return short((known or ask_after_sale(actor=stage.owner, order_id=order.id, asking=asking)).id)


def experiment_id(stage: Stage) -> str:
    """A draft."""
    arms = (Arm("A", 5000, {}), Arm("B", 5000, {"like": 2.0}))
    wanted = Plan("更看重喜欢", "会不会更多人喜欢", ExperimentKind.SPLIT, "feed.value", 2000, arms, "likes")
    return short(plan_experiment(actor_id=stage.people["operator"].id, plan=wanted).id)


def what(stage: Stage) -> str:
    return "withdraw"


def _shopping(stage: Stage) -> Shopping:
    """The owner buys in their own store."""
    parts = Parts("林栗", "13805712046", "CN", "浙江省", "杭州市", "拱墅区", "小河路 21 号")
    return Shopping(stage.owner, stage.owner, _mall(stage), add_address(actor=stage.owner, parts=parts))


def _order(stage: Stage) -> Order:
    known = Order.objects.filter(buyer_id=stage.owner.id, paid_at__isnull=False).first()
    if known:
        return known
    shopping = _shopping(stage)
    order = shopping.bought(shopping.wish(shopping.goods()))
    for _ in range(3):
        order = advance_order(actor=stage.owner, order_id=order.id)
    ask_invoice(order=order, title="茶馆")
    return order
