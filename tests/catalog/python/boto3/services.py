"""Amazon's services beside Bedrock."""
import boto3

s3 = boto3.client("s3")
medical = boto3.client("comprehendmedical")
sns = boto3.client("sns")


def object_bad(clinical_note, patient_name):
    s3.put_object(Bucket="b", Key=f"notes/{patient_name}", Body="x")  # expect: PHI212


def entities_bad(clinical_note):
    return medical.detect_phi(Text=clinical_note)  # expect: PHI103


def message_bad(discharge_summary):
    sns.publish(TopicArn="t", Message=discharge_summary)  # expect: PHI109


def read_ok(mrn):
    return s3.list_buckets()
