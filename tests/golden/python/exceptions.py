def f(x):
    try:
        a(x)
        b = x.y
    except (KeyError, m.Error) as error:
        log(error)
        raise Wrapped("no") from error
    except ValueError:
        raise
    else:
        done()
    try:
        a(x)
    except Exception as error:
        log(error)
    try:
        a(x)
    except* OSError:
        pass
