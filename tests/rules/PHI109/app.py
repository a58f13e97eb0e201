"""Messages about patients."""
import slack_sdk

slack = slack_sdk.WebClient(token="t")


def post_bad(discharge_summary):
    slack.chat_postMessage(channel="c", text=discharge_summary)  # expect: PHI109


def portal_ok(discharge_summary):
    slack.chat_postMessage(channel="c", text="A new document is in the portal")


def count_ok(diagnoses):
    slack.chat_postMessage(channel="c", text=f"{len(diagnoses)} documents are waiting")
