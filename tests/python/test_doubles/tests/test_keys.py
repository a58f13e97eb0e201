from app.keys import Manager


def test_round_trip():
    stored = {}
    manager = Manager()
    manager.storage.store_key = lambda name, value: stored.update({name: value})
    manager.storage.get_key = lambda name: stored.get(name)
    manager.store("a", "b")
    assert manager.get("a") == "b"
