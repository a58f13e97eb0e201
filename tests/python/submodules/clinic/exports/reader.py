def writer(text):
    return text.split("\n")[0]
