text = t"seen {name!r:>{width}} of {ward}"
