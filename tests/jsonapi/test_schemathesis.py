"""The whole API against its own document: every check of schemathesis, every phase, as two people who must not see each other's things.

SCHEMATHESIS_EXAMPLES sets how many examples an operation gets in the fuzzing phase (12 unless told), SCHEMATHESIS_PATHS which addresses are asked
(a regular expression; all unless told).
"""

import json
import os
from collections import Counter
from pathlib import Path

import pytest
import schemathesis
from django.core.servers.basehttp import WSGIRequestHandler
from schemathesis.config import SchemathesisConfig
from schemathesis.core.failures import Failure
from schemathesis.engine import from_schema
from schemathesis.engine.events import FatalError, NonFatalError, ScenarioFinished

from tallgrass.accounts.actions.tokens import create_token
from tallgrass.platform.ids import short
from tests.architecture import route_values
from tests.architecture.route_values import Stage, comment_id, conversation_id, set_stage, share_note

EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "12"))
PATHS = os.environ.get("SCHEMATHESIS_PATHS", "")

REFUSED_BY_RULE = {"idempotency_key_reused", "bad_cursor"}
"""Refusals of input that is of the right shape but names what is not there or was used before; no schema could say so."""


@schemathesis.check
def shape_is_exact(ctx, response, case) -> None:
    """What the document allows is never refused for its shape: `positive_data_acceptance`, told apart by the problem's code.

    The check of that name sees only statuses and must let 422 pass, which a rule of the house may answer to any well-formed input.
    """
    if case.meta is None or not case.meta.generation.mode.is_positive or response.status_code not in {400, 406, 415, 422}:
        return
    if response.json()["code"] in {"invalid_input", "not_json", "not_acceptable", "unsupported_type", "bad_idempotency_key"}:
        raise Failure(
            operation=case.operation.label, title="Refused though it is of the declared shape", message=response.text, case_id=case.id
        )


@pytest.fixture
def stage(transactional_db) -> Stage:
    return set_stage()


@pytest.fixture
def config(stage: Stage, tmp_path: Path) -> SchemathesisConfig:
    """Two people with tokens; real names of things in half of the addresses."""
    people = ("owner", "member")
    users = [
        {"name": name, "fixedHeaders": [{"name": "Authorization", "value": f"Bearer {create_token(actor=stage.people[name], name='api')}"}]}
        for name in people
    ]
    users_file = tmp_path / "users.json"
    users_file.write_text(json.dumps({"auth": users}))
    names = {
        "handle": [person.handle for person in stage.people.values()],
        "note_id": [short(stage.note.id)],
        "comment_id": [comment_id(stage)],
        "name": ["秋天"],
        **{name: [getattr(route_values, name)(stage)] for name in ("board_id", "list_id", "entry_id", "section_id", "list_code")},
        "code": [share_note(actor=stage.owner, note=stage.note).code],
        "conversation_id": [conversation_id(stage)],
        **{name: [getattr(route_values, name)(stage)] for name in ("address_id", "order_id", "after_sale_id", "purchase_id", "line_id")},
    }
    return SchemathesisConfig.from_dict(
        {
            "seed": 20240101,
            "workers": 1,
            "generation": {"max-examples": EXAMPLES, "deterministic": True, "allow-x00": False, "no-shrink": True},
            "auth": {"wfc": {"path": str(users_file), "user": "owner", "peers": list(people)}},
            "dictionaries": {name: {"values": values} for name, values in names.items()},
            "parameters": {f"path.{name}": {"dictionary": name, "probability": 0.5} for name in names},
            "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "400", "401", "403", "404", "409", "422"]}},
            "phases": {"coverage": {"generate-duplicate-query-parameters": True}},
            "continue-on-failure": True,
        }
    )


@pytest.fixture(autouse=True)
def without_limits(settings) -> None:
    settings.TALLGRASS_LIMITS = dict.fromkeys(settings.TALLGRASS_LIMITS, (1_000_000, 60))


@pytest.fixture(autouse=True)
def without_stalls(monkeypatch) -> None:
    """Django's test server sends head and body apart, and the second waits 40 ms for the first to be acknowledged."""
    monkeypatch.setattr(WSGIRequestHandler, "disable_nagle_algorithm", True)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_the_api_does_what_its_document_says(config, live_server):
    schema = schemathesis.openapi.from_url(f"{live_server.url}/api/v1/openapi.json", config=config)
    schema = schema.include(path_regex=PATHS) if PATHS else schema
    cases: Counter[str] = Counter()
    failures: dict[tuple[str, str], str] = {}
    for event in from_schema(schema).execute():
        if isinstance(event, FatalError):
            raise event.exception
        if isinstance(event, NonFatalError):
            failures[event.label, str(event.value)[:60]] = str(event.value)
        if isinstance(event, ScenarioFinished):
            cases[event.phase.value] += len(event.recorder.cases)
            for checks in event.recorder.checks.values():
                for check in checks:
                    if check.failure_info is not None:
                        failure = check.failure_info.failure
                        # It compares addresses as text, and takes the list `…/follows` for a part of the `…/follow` that was taken back.
                        if check.name == "use_after_free" and str(failure.operation).endswith(("/follow", "/follows")):
                            continue
                        failures.setdefault(
                            (failure.operation, f"{check.name}: {failure.title}"), f"{failure.message}\n{check.failure_info.code_sample}"
                        )
    print(dict(cases))
    assert not failures, "\n\n".join(f"{operation} · {title}\n{text}" for (operation, title), text in failures.items())
    assert cases.keys() >= {"examples", "coverage", "fuzzing"}
