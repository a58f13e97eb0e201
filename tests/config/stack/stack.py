"""A stack of the CDK: members of a library's enumeration are known by name."""
import aws_cdk as cdk
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_logs as logs
from aws_cdk import aws_s3 as s3


class Notes(cdk.Stack):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        s3.Bucket(self, "Open", public_read_access=True)  # expect: PHI214
        logs.LogGroup(self, "Ever", retention=logs.RetentionDays.INFINITE)  # expect: PHI904
        logs.LogGroup(self, "Month", retention=logs.RetentionDays.ONE_MONTH)
        kinesis.Stream(self, "Plain", encryption=kinesis.StreamEncryption.UNENCRYPTED)  # expect: PHI509
        kinesis.Stream(self, "Sealed", encryption=kinesis.StreamEncryption.KMS)
