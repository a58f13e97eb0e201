"""Slack, SendGrid and mail."""
import smtplib
from email.mime.text import MIMEText

from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import Mail
from slack_sdk import WebClient

slack = WebClient("t")


def slack_bad(discharge_summary, patient_name):
    slack.chat_postMessage(channel="c", text=discharge_summary)  # expect: PHI109


def sendgrid_bad(discharge_summary):
    mail = Mail(from_email="a@clinic.example", to_emails="b@clinic.example", html_content=discharge_summary)  # expect: PHI109
    SendGridAPIClient("k").send(mail)


def smtp_bad(discharge_summary):
    with smtplib.SMTP("smtp.mail.example") as server:  # expect: PHI503
        server.send_message(MIMEText(discharge_summary))  # expect: PHI109


def portal_ok(mrn):
    slack.chat_postMessage(channel="c", text="A document is ready")
