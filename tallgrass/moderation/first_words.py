"""The words the place comes with."""

import csv
from pathlib import Path
from typing import Any

from tallgrass.platform.ids import new_id


def add_first_words(model: Any) -> None:
    """Put them into the table of `model` (in a migration that is not the model of today)."""
    with Path(__file__).with_name("words.csv").open(encoding="utf-8", newline="") as file:
        model.objects.bulk_create([model(id=new_id(), **row) for row in csv.DictReader(file)], ignore_conflicts=True)
