"""Letters and text messages out: the outbox, the job, the providers."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import send_mail as django_mail
from django.test.utils import override_settings

from tallgrass.accounts import tasks
from tallgrass.accounts.actions import deliver_message, forget_messages, send_mail, send_sms
from tallgrass.accounts.letters import LETTERS
from tallgrass.accounts.models import OutboxMessage
from tallgrass.accounts.sms import LocalSms, SmsFailed, SmsRefused, TwilioSms, sms_provider

pytestmark = pytest.mark.django_db

PHONE = "+8613805712046"


def waiting_jobs():
    from procrastinate.contrib.django.models import ProcrastinateJob

    return list(ProcrastinateJob.objects.filter(task_name="accounts.deliver_message").values_list("args", flat=True))


def test_a_message_is_written_down_and_a_job_sends_it():
    message = send_sms(to=PHONE, text="验证码 123456")
    assert waiting_jobs() == [{"message_id": message.id}]
    assert message.sent_at is None
    tasks.deliver_message(message_id=message.id)
    message.refresh_from_db()
    assert (message.sent_at is not None, message.text) == (True, "验证码 123456")


def test_with_a_mail_server_the_letter_leaves_and_its_text_is_not_kept(settings):
    settings.EMAIL_HOST = "mail.example.com"
    message = send_mail(to="Ali@Example.com", subject="验证码", text="123456")
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        deliver_message(message_id=message.id)
        deliver_message(message_id=message.id)
    assert [(letter.to, letter.body) for letter in mail.outbox] == [(["ali@example.com"], "123456")]
    message.refresh_from_db()
    assert message.text == ""


def test_what_django_sends_without_a_mail_server_stands_in_the_outbox():
    with override_settings(EMAIL_BACKEND="tallgrass.accounts.outbox.OutboxMail"):
        assert django_mail("标题", "正文", None, ["a@example.com", "b@example.com"]) == 1
    assert set(OutboxMessage.objects.values_list("to", "subject", "text")) == {
        ("a@example.com", "标题", "正文"),
        ("b@example.com", "标题", "正文"),
    }


def test_old_messages_go():
    message = send_mail(to="a@example.com", subject="x", text="x")
    OutboxMessage.objects.filter(id=message.id).update(created_at="2020-01-01T00:00:00Z")
    send_mail(to="b@example.com", subject="x", text="x")
    assert forget_messages() == 1


@pytest.mark.parametrize("prefix", LETTERS)
def test_every_letter_reads_well_in_both_languages(prefix):
    from django.utils import translation

    from tallgrass.accounts.letters import write_letter

    values = {
        "name": "长草",
        "code": "123456",
        "link": "https://x/",
        "minutes": 10,
        "from_email": "a@x",
        "to_email": "b@x",
        "deleted_email": "a@x",
    }
    texts = []
    for language in ("zh-hans", "en"):
        with translation.override(language):
            texts.append(write_letter(prefix, **values))
    assert texts[0] != texts[1]
    assert all("{" not in part for text in texts for part in text)


# --- Twilio, against a server that speaks as theirs does --------------------------------------------------------------------


class TwilioTalk(BaseHTTPRequestHandler):
    """https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource"""

    asked: list = []
    answer = (201, {})

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        TwilioTalk.asked.append((self.path, {key: values[0] for key, values in parse_qs(body).items()}, self.headers["Authorization"]))
        status, content = TwilioTalk.answer
        data = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args):
        pass


@pytest.fixture
def twilio():
    server = HTTPServer(("127.0.0.1", 0), TwilioTalk)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    TwilioTalk.asked = []
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


SENT = {
    "sid": "SM" + "a" * 32,
    "status": "queued",
    "to": PHONE,
    "body": "x",
    "error_code": None,
    "date_created": "Tue, 24 Nov 2026 04:00:00 +0000",
}


def test_twilio_is_asked_as_it_wants_to_be(twilio):
    TwilioTalk.answer = (201, SENT)
    assert TwilioSms("AC1", "secret", "+15005550006", twilio).send(PHONE, "验证码 123456") == SENT["sid"]
    path, form, authorization = TwilioTalk.asked[0]
    assert path == "/2010-04-01/Accounts/AC1/Messages.json"
    assert form == {"To": PHONE, "From": "+15005550006", "Body": "验证码 123456"}
    assert authorization.startswith("Basic ")


@pytest.mark.parametrize(("status", "error"), [(400, SmsRefused), (429, SmsFailed), (500, SmsFailed), (503, SmsFailed)])
def test_what_twilio_answers_decides_whether_to_try_again(twilio, status, error):
    TwilioTalk.answer = (status, {"code": 21211, "message": "The 'To' number is not valid.", "more_info": "", "status": status})
    with pytest.raises(error):
        TwilioSms("AC1", "secret", "+15005550006", twilio).send(PHONE, "x")


def test_no_answer_is_a_failure():
    with pytest.raises(SmsFailed):
        TwilioSms("AC1", "secret", "+15005550006", "http://127.0.0.1:9").send(PHONE, "x")


def test_the_job_through_twilio(twilio, settings):
    settings.TALLGRASS_SMS, settings.TWILIO_ACCOUNT_SID, settings.TWILIO_AUTH_TOKEN = "twilio", "AC1", "secret"
    settings.TWILIO_FROM, settings.TWILIO_ADDRESS = "+15005550006", twilio
    TwilioTalk.answer = (500, {"code": 20500, "message": "down", "status": 500})
    message = send_sms(to=PHONE, text="验证码 123456")
    with pytest.raises(SmsFailed):
        deliver_message(message_id=message.id)
    message.refresh_from_db()
    assert message.sent_at is None
    TwilioTalk.answer = (201, SENT)
    deliver_message(message_id=message.id)
    message.refresh_from_db()
    assert (message.provider_id, message.text) == (SENT["sid"], "")


def test_the_provider_is_chosen_by_a_setting(settings):
    assert isinstance(sms_provider(), LocalSms)
    settings.TALLGRASS_SMS = "twilio"
    with pytest.raises(ImproperlyConfigured, match="TWILIO_ACCOUNT_SID"):
        sms_provider()
    settings.TALLGRASS_SMS = "pigeon"
    with pytest.raises(ImproperlyConfigured, match="pigeon"):
        sms_provider()
