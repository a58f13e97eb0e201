"""What tests call a function with does not say what the program is given."""

from scribe import summarize_bad


def test_summary_has_a_plan():
    transcript = "Doctor: how are you?"
    print(transcript)
    assert summarize_bad(transcript)
