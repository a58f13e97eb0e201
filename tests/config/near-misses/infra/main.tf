variable "encrypt" {}

resource "aws_db_instance" "notes" {
  storage_encrypted = var.encrypt # nobody knows, so nobody is told
}

resource "aws_db_instance" "copy" {
  replicate_source_db = "notes" # as the source is
}

resource "aws_elasticache_replication_group" "notes" {
  at_rest_encryption_enabled = "true"
  transit_encryption_enabled = local.on
}

locals {
  on = true
}

resource "aws_sqs_queue" "jobs" {
  sqs_managed_sse_enabled = true
}

resource "aws_cloudwatch_log_group" "app" {
  kms_key_id        = aws_kms_key.logs.arn
  retention_in_days = 30 # of content, not of an audit trail
}

resource "aws_instance" "app" {
  dynamic "root_block_device" {
    for_each = [1]
    content {
      encrypted = true
    }
  }
}

resource "aws_lb_listener" "redirect" {
  protocol = "HTTP"
  default_action {
    type = "redirect"
  }
}
