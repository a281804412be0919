"""The job process: procrastinate's worker with its periodic schedule."""

import asyncio
import logging

import django

from tallgrass.config.process.children import leave_with_parent


async def _work() -> None:
    from procrastinate.contrib.django import app

    with app.replace_connector(app.connector.get_worker_connector()) as worker:  # type: ignore[attr-defined]
        async with worker.open_async():
            await worker.run_worker_async(
                concurrency=2, shutdown_graceful_timeout=4, delete_jobs="successful", install_signal_handlers=True
            )


def main() -> None:
    leave_with_parent()
    django.setup()
    logging.getLogger("procrastinate").setLevel(logging.WARNING)
    asyncio.run(_work())


if __name__ == "__main__":
    main()
