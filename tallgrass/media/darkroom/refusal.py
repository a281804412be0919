"""Why a file is not taken."""


class Refusal(Exception):
    """The file is not taken. `code` and `values` become words for the person in `media.errors`."""

    def __init__(self, code: str, **values: int | str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
