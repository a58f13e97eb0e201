def f(rows):
    for i, (name, *more) in enumerate(rows):
        if not name:
            continue
        if i > 3:
            break
        use(name)
    else:
        none_left()
    while rows.more():
        rows = rows.next
    while True:
        rows.poll()
