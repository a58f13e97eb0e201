def f(x, y):
    if not is_clean(x) and (ok(y) or y.done):
        return None
    elif x is None:
        pass
    else:
        send(x)
    a = x or "default"
    b = x or compute(y)
    c = x if y else 0
    d = x if ok(x) else scrub(x)
    if ok(x) is True:
        send(x)
    return not x
