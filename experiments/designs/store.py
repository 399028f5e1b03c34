"""What keeps an exploration that is stopped."""


class Unstored:
    """Keeps nothing."""

    def part(self, model, count):
        """The part of a model."""
        return self

    def finished(self):
        """Nothing is finished."""
        return ()

    def keep(self, key, rows):
        """Forget it."""

    def finish(self, result):
        """Forget it."""


class Store(Unstored):
    pass
