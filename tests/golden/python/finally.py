def f(x):
    for i in x:
        try:
            if i:
                return use(i)
            if x:
                break
            work(i)
        finally:
            close(i)
    return None
