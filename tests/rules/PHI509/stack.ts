import * as rds from "aws-cdk-lib/aws-rds";
import * as cache from "aws-cdk-lib/aws-elasticache";

export function stack_bad(scope: any) {
  new rds.DatabaseInstance(scope, "Notes", { storageEncrypted: false } as any); // expect: PHI509
  new cache.CfnReplicationGroup(scope, "Cache", { atRestEncryptionEnabled: true } as any); // expect: PHI509
}

export function stack_ok(scope: any) {
  new rds.DatabaseInstance(scope, "Notes", { storageEncrypted: true } as any);
  new cache.CfnReplicationGroup(scope, "Cache", { transitEncryptionEnabled: true } as any);
}

export function seen(patientName: string, mrn: string, diagnosis: string, clinicalNote: string) {
  return mrn.length;
}
