"""Presidio's defaults do not know record numbers, plans or devices: partial."""
from openai import OpenAI
from presidio_analyzer import AnalyzerEngine
from presidio_anonymizer import AnonymizerEngine

analyzer = AnalyzerEngine()
anonymizer = AnonymizerEngine()
client = OpenAI()


def partial_bad(clinical_note):
    found = analyzer.analyze(text=clinical_note, language="en")
    clean = anonymizer.anonymize(text=clinical_note, analyzer_results=found)
    client.chat.completions.create(model="m", messages=[{"content": clean.text}])  # expect: PHI401


def unused_bad(clinical_note):
    found = analyzer.analyze(text=clinical_note, language="en")
    anonymizer.anonymize(text=clinical_note, analyzer_results=found)
    client.chat.completions.create(model="m", messages=[{"content": clinical_note}])  # expect: PHI101, PHI405


def entities_ok(clinical_note):
    found = analyzer.analyze(text=clinical_note, language="en")
    print(len(found))
