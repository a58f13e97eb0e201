"""Bedrock and other AI services of AWS; storage."""
import json

import boto3

bedrock = boto3.client("bedrock-runtime")


def invoke_bad(clinical_note):
    body = json.dumps({"prompt": clinical_note})
    bedrock.invoke_model(modelId="m", body=body)  # expect: PHI101


def converse_bad(clinical_note):
    bedrock.converse(modelId="m", messages=[{"role": "user", "content": [{"text": clinical_note}]}])  # expect: PHI101


def system_bad(clinical_note):
    bedrock.converse_stream(modelId="m", messages=[], system=[{"text": clinical_note}])  # expect: PHI101


def agent_bad(clinical_note):
    boto3.client("bedrock-agent-runtime").invoke_agent(agentId="a", inputText=clinical_note)  # expect: PHI101


def guardrail_bad(clinical_note):
    bedrock.apply_guardrail(guardrailIdentifier="g", content=[{"text": {"text": clinical_note}}])  # expect: PHI103


def comprehend_bad(clinical_note):
    boto3.client("comprehendmedical").detect_phi(Text=clinical_note)  # expect: PHI103


def sagemaker_bad(clinical_note):
    boto3.client("sagemaker-runtime").invoke_endpoint(EndpointName="e", Body=clinical_note)  # expect: PHI101


def session_bad(clinical_note):
    session = boto3.Session(region_name="us-east-1")
    session.client("bedrock-runtime").invoke_model(modelId="m", body=clinical_note)  # expect: PHI101


def key_bad(mrn):
    boto3.client("s3").put_object(Bucket="b", Key=f"notes/{mrn}", Body=b"")  # expect: PHI212


def mail_bad(clinical_note):
    boto3.client("ses").send_email(Source="a", Message={"Body": clinical_note})  # expect: PHI109


def count_ok(clinical_note):
    bedrock.invoke_model(modelId="m", body=str(len(clinical_note)))
