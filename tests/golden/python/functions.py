counter = 0


def outer(a, /, b: int = 1, *rest, key="k", **more) -> "Note":
    """Doc."""
    total = 0

    def inner(step):
        nonlocal total
        global counter
        counter = step
        total = total + a
        return lambda u=b: u + total + step

    return inner(b)
