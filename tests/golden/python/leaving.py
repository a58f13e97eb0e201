def f(x):
    assert x.ok, f"bad {x.name}"
    del x["ssn"], x.name, y
    if x:
        raise ValueError(x)
    return
    unreachable()
