"""How log lines look: one JSON object a line, with what the caller added."""

from typing import Any

import structlog

_STANDARD = structlog.stdlib.ExtraAdder()


def _render(logger: Any, name: str, event: dict[str, Any]) -> str:
    return str(structlog.processors.JSONRenderer(ensure_ascii=False, default=str)(logger, name, event))


PROCESSORS = [
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    _STANDARD,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
    structlog.processors.format_exc_info,
    _render,
]
