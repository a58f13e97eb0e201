from aws_cdk import aws_rds


def stack_bad(scope):
    aws_rds.DatabaseInstance(scope, "Notes", storage_encrypted=False)  # expect: PHI509


def stack_ok(scope):
    aws_rds.DatabaseInstance(scope, "Notes", storage_encrypted=True)
