class Storage:
    def get_key(self, name):
        return "k"

    def store_key(self, name, value):
        return None


class Manager:
    def __init__(self):
        self.storage = Storage()

    def store(self, name, value):
        self.storage.store_key(name, value)

    def get(self, name):
        return self.storage.get_key(name)


manager = Manager()
