class Store:
    def load(self, key):
        return {"mrn": key, "clinical_note": read(key)}


def read(key):
    return open(key).read()
