"""A script that reads textbooks serves no request."""

import pypdf


def index_ok(path):
    text = pypdf.PdfReader(path).pages[0].extract_text()
    print(text[:200])
    return text
