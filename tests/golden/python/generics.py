type Pair[T] = tuple[T, T]
type Chart = Record


def first[T: (str, bytes)](pair: Pair[T], /, *, default: T | None = None) -> T:
    return pair[0] or default


class Box[T]:
    value: T

    def get(self) -> Chart:
        return self.value
