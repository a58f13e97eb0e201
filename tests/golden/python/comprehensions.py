def f(rows, x):
    a = [x.name for x in rows if x.ok and not hidden(x)]
    b = {k: v for k, v in rows.items()}
    c = {y for row in rows for y in row}
    return (z async for z in x), a, b, c
