class Store:
    def load(self, mrn):
        return {"mrn": mrn, "clinical_note": read(mrn)}


def read(key):
    return open(key).read()
