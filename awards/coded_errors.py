"""Why a value cannot be taken, for whoever makes a sentence of it in the reader's language."""


class CodedError(ValueError):
    """A ``code``, and the ``params`` of the sentence about it."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params
