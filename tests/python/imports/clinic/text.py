__all__ = ["describe"]


def describe(row):
    return "label " + row["mrn"]


def hidden(row):
    return 1
