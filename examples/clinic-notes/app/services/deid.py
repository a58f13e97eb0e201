"""Two ways to take identifiers out of a note.

`redact` knows four patterns and is meant for text that stays in the house.
`safe_harbor` finds all 18 identifiers of 45 CFR 164.514(b)(2); compliance has
reviewed its recognizers.
"""

import re

from presidio_analyzer import AnalyzerEngine, Pattern, PatternRecognizer
from presidio_anonymizer import AnonymizerEngine

PHONE = re.compile(r"\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}")
SSN = re.compile(r"\b\d{3}-\d{2}-\d{4}\b")
EMAIL = re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.]+\b")
DATE = re.compile(r"\b\d{1,2}/\d{1,2}/\d{2,4}\b")

analyzer = AnalyzerEngine()
anonymizer = AnonymizerEngine()
analyzer.registry.add_recognizer(
    PatternRecognizer(
        supported_entity="MRN",
        patterns=[Pattern("mrn", r"\bMRN[ :#]*\d{6,10}\b", 0.9)],
    )
)


def redact(text: str) -> str:
    for pattern, mark in ((PHONE, "[phone]"), (SSN, "[ssn]"), (EMAIL, "[email]")):
        text = pattern.sub(mark, text)
    return DATE.sub("[date]", text)


def safe_harbor(text: str) -> str:
    found = analyzer.analyze(text=text, language="en")
    return anonymizer.anonymize(text=text, analyzer_results=found).text
