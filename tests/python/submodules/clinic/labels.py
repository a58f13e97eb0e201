def label(text):
    return "label " + text
