from sessions import Session, save


def test_save():
    save(Session(), "0")
    save(Session(), "1")
    save(Session(), "2")
    save(Session(), "3")
    save(Session(), "4")
    save(Session(), "5")
    save(Session(), "6")
    save(Session(), "7")
    save(Session(), "8")
    save(Session(), "9")
    save(Session(), "10")
    save(Session(), "11")
    save(Session(), "12")
    save(Session(), "13")
    save(Session(), "14")
    save(Session(), "15")
    save(Session(), "16")
    save(Session(), "17")
    save(Session(), "18")
    save(Session(), "19")
