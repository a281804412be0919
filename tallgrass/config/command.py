"""`tallgrass`: the one command line of the product. What is not listed here goes to Django's own commands."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tallgrass.config import environment

OVERVIEW = """tallgrass up [--workers N] [--reload]   run the whole product on one port
tallgrass demo [--fresh]                the same with a living small world in it
tallgrass prepare                       bring database, static files and search index up to date
tallgrass search rebuild                make the search index anew while search goes on
tallgrass reco train|refresh|back|status   what the feed serves with: make it, renew it, take it back, look at it
tallgrass lake export                    finished days of events and behaviour to Parquet
tallgrass search evaluate --documents F --queries F --judgements F   measure the ranking
tallgrass reco evaluate --train F --test F | --sequences F   measure the recommender (--help)
tallgrass reco simulate                 whom the feed shows, in an invented month
tallgrass reco log F | replay --log F   what came of places drawn by lot; two rankers on it (--help)
tallgrass experiments look | simulate    read what runs; how often the reading errs, on people drawn by lot
tallgrass import WHAT FILE…              bring notes, people, photos, follows, likes, reviews, products, collections or answers in (--help)
tallgrass export WHAT FILE               take notes, people, reviews, collections, answers, follows or likes out
tallgrass COMMAND …                     any other command, for example migrate, operator, shell (tallgrass help)

Settings come from the environment: TALLGRASS_HOME, TALLGRASS_PORT, DATABASE_URL … (docs/operations.md)."""

PATIENT = "30min"
"""How long a statement of a command may take: it goes through whole tables, and nobody's page waits for it."""

_NO_SUCH_TABLE = "42P01"
WITHOUT_DATABASE = {("reco", "evaluate"), ("reco", "simulate"), ("reco", "replay"), ("experiments", "simulate")}
"""Commands that only compute on files."""


def main() -> None:
    arguments = sys.argv[1:]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tallgrass.config.settings")
    command = arguments[0] if arguments else "--help"
    if command in {"-h", "--help"}:
        print(OVERVIEW)
    elif command == "up":
        raise SystemExit(_up(arguments[1:]))
    elif command == "demo":
        raise SystemExit(_demo(arguments[1:]))
    elif command == "prepare":
        os.environ.setdefault("TALLGRASS_STATEMENT_TIMEOUT", PATIENT)
        _prepare()
    elif tuple(arguments[:2]) in WITHOUT_DATABASE:
        _django(arguments)
    else:
        os.environ.setdefault("TALLGRASS_STATEMENT_TIMEOUT", PATIENT)
        with _running_database():
            _django([command, *arguments[1:]])


def _up(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("tallgrass up")
    parser.add_argument("--workers", type=int, default=int(os.environ.get("TALLGRASS_WORKERS", "1")), help="web processes (default 1)")
    parser.add_argument("--reload", action="store_true", help="start again when a file changes")
    options = parser.parse_args(arguments)
    if options.reload:
        os.environ.setdefault("TALLGRASS_DEBUG", "1")
    from tallgrass.config.process.supervisor import Product

    return Product(environment.host(), environment.port(), options.workers, options.reload).run()


def _demo(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("tallgrass demo")
    parser.add_argument("--fresh", action="store_true", help="throw the demo world away and make it anew")
    options = parser.parse_args(arguments)
    os.environ["TALLGRASS_MODE"] = "demo"
    os.environ.setdefault("TALLGRASS_HOME", str(environment.ROOT / "var" / "demo"))
    home = environment.home()
    if options.fresh and home.path.exists():
        import shutil

        shutil.rmtree(home.path)
    return _up([])


def _prepare() -> None:
    """Migrate, collect static files, in demo mode make the world if it is not there, and the search index where there is none."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    from tallgrass.insights.actions.days import remember_release

    remember_release()
    call_command("collectstatic", interactive=False, verbosity=0, clear=False)
    if environment.mode() == "demo":
        call_command("demo_world")
    call_command("search", "rebuild", "--if-missing")
    if environment.mode() == "demo":
        call_command("reco", "train", "--if-missing")


def _django(arguments: list[str]) -> None:
    from django.core.management import execute_from_command_line
    from django.db import ProgrammingError

    try:
        execute_from_command_line(["tallgrass", *arguments])
    except ProgrammingError as error:
        if getattr(error.__cause__, "sqlstate", None) != _NO_SUCH_TABLE:
            raise
        raise SystemExit(
            f"The database of {environment.home().path} is not prepared: run `tallgrass prepare` (or `tallgrass up`) first,"
            " or name the right home in TALLGRASS_HOME (the demo's is var/demo)."
        ) from None


@contextmanager
def _running_database() -> Iterator[None]:
    """The embedded database, started for this command when it does not run already."""
    from tallgrass.config.process.database import EmbeddedDatabase, is_embedded

    if not is_embedded():
        yield
        return
    database = EmbeddedDatabase(environment.home())
    database.start()
    try:
        yield
    finally:
        database.stop()


if __name__ == "__main__":
    main()
