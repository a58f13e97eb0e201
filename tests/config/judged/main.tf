resource "aws_elasticache_replication_group" "notes" { # expect: PHI509
  at_rest_encryption_enabled = var.at_rest # expect: PHI509
}

variable "at_rest" {
  default = false
}

resource "aws_cloudwatch_log_group" "audit" {
  name              = "/clinic/audit"
  kms_key_id        = aws_kms_key.logs.arn
  retention_in_days = 90 # expect: PHI608
}

# philint: allow PHI509 until 2027-01-31 because it holds public code lists
resource "aws_db_instance" "codes" {
  engine = "postgres"
}
