def mixed(a, b=1, /, c=2, *rest, d, e=3, **named):
    return a, b, c, rest, d, e, named


def bare(x, *, y):
    return x(y)
