"""Tools that are narrowed, and tools that look for everything."""
import boto3
import scrubadub
from azure.ai.textanalytics import TextAnalyticsClient
from presidio_analyzer import AnalyzerEngine
from presidio_anonymizer.entities import OperatorConfig

analyzer = AnalyzerEngine()
comprehend = boto3.client("comprehend")
medical = boto3.client("comprehendmedical")
azure = TextAnalyticsClient("e", "k")


def narrowed_bad(patient_name, diagnosis, clinical_note):
    analyzer.analyze(text=clinical_note, language="en", entities=["PERSON"])  # expect: PHI402
    comprehend.detect_pii_entities(Text=clinical_note, LanguageCode="en")  # expect: PHI402
    scrubadub.clean(clinical_note)  # expect: PHI402
    azure.recognize_pii_entities([clinical_note])  # expect: PHI402
    return {"DEFAULT": OperatorConfig("hash")}  # expect: PHI402


def whole_ok(clinical_note):
    analyzer.analyze(text=clinical_note, language="en")
    medical.detect_phi(Text=clinical_note)
    azure.recognize_pii_entities([clinical_note], domain_filter="phi")
    return {"DEFAULT": OperatorConfig("replace")}
