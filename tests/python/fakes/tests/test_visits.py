from service import keep_ok


class FakeStore:
    def put(self, row):
        self.row = row

    def place(self):
        return self.row


def test_keeping():
    keep_ok(FakeStore(), "better")
