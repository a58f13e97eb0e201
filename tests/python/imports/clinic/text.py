__all__ = ["describe"]


def describe(row):
    return "chart " + row["mrn"]


def hidden(row):
    return 1
