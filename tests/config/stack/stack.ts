import * as cdk from "aws-cdk-lib";
import * as s3 from "aws-cdk-lib/aws-s3";
import * as logs from "aws-cdk-lib/aws-logs";
import * as rds from "aws-cdk-lib/aws-rds";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";

export class Notes extends cdk.Stack {
  constructor(scope: any, id: string) {
    super(scope, id);
    new s3.Bucket(this, "Open", { publicReadAccess: true }); // expect: PHI214
    new s3.Bucket(this, "Closed", { publicReadAccess: false });
    new logs.LogGroup(this, "Ever", { retention: logs.RetentionDays.INFINITE }); // expect: PHI904
    new logs.LogGroup(this, "Month", { retention: logs.RetentionDays.ONE_MONTH });
    new logs.LogGroup(this, "Audit", { logGroupName: "/clinic/audit", retention: logs.RetentionDays.ONE_WEEK }); // expect: PHI608
    new logs.LogGroup(this, "Long", { logGroupName: "/clinic/audit", retention: logs.RetentionDays.TEN_YEARS });
    new rds.DatabaseInstance(this, "Plain", { storageEncrypted: false }); // expect: PHI509
    new rds.DatabaseInstance(this, "Sealed", { storageEncrypted: true });
    new Queue(this, "Plain", { encryption: QueueEncryption.UNENCRYPTED }); // expect: PHI509
    new Queue(this, "Sealed", { encryption: QueueEncryption.KMS });
  }
}
