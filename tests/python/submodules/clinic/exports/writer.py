def write_bad(text):
    print(text)  # expect: PHI202


def size_ok(text):
    return len(text)
