"""What operators see of letters."""

from django.test import Client

from tallgrass.media.actions import store_picture
from tallgrass.moderation.actions.cases import open_case
from tallgrass.moderation.types import Origin
from tallgrass.platform.ids import short
from tallgrass.platform.models import AuditEntry
from tallgrass.platform.subjects import Ref
from tests.messages.support import befriend, picture_content, write
from tests.support.world import World, picture_file


def test_an_operator_sees_the_picture_of_a_letter_that_was_put_before_them_only(world: World, client: Client) -> None:
    one, two, operator = world.person(), world.person(), world.person(role="operator")
    befriend(one, two)
    picture = store_picture(owner_id=one.id, file=picture_file(), purpose="letter")
    letter = write(one, two, **picture_content(picture.id))
    address = f"/console/letters/{short(letter.id)}/picture/"
    client.force_login(operator)
    assert client.get(address).status_code == 404
    open_case(ref=Ref("letter", letter.id), author_id=one.id, origin=Origin.REPORTS, severity=1, weight=1.0, reach=0)
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (200, "image/webp", "no-store")
    entry = AuditEntry.objects.get()
    assert (entry.actor_id, entry.act) == (operator.id, "letter_picture_seen")
    client.force_login(two)
    assert client.get(address).status_code == 404
