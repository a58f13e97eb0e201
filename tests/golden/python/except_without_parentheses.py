try:
    read()
except ValueError, KeyError:
    log("bad")
except* OSError as group:
    log(group)
