variable "stores" {
  default = { notes = { encrypted = false }, logs = { encrypted = true } }
}
variable "given" {}
resource "aws_db_instance" "each_bad" {
  for_each          = var.stores
  storage_encrypted = each.value.encrypted # expect: PHI509
}
resource "aws_db_instance" "each_ok" {
  for_each          = { notes = { encrypted = true }, logs = { encrypted = true } }
  storage_encrypted = each.value.encrypted
}
resource "aws_db_instance" "some_bad" {
  count             = 2
  storage_encrypted = false # expect: PHI509
}
resource "aws_db_instance" "none_ok" {
  count             = 0
  storage_encrypted = false
}
resource "aws_db_instance" "unknown_ok" {
  for_each          = module.stores.all
  storage_encrypted = each.value.encrypted
}
resource "aws_db_instance" "given_bad" {
  storage_encrypted = var.given # expect: PHI509
}
resource "aws_iam_policy" "heredoc_bad" {
  policy = <<-EOF
  {
    "Statement": [
      {"Effect": "Allow", "Action": ["bedrock:*"], "Resource": "${aws_s3_bucket.notes.arn}/*"} # expect: PHI705
    ]
  }
  EOF
}
resource "aws_iam_user_policy" "deny_ok" {
  policy = jsonencode({ Statement = [{ Effect = "Deny", Action = "*", Resource = "*" }] })
}
resource "aws_iam_role" "inline_bad" {
  inline_policy {
    policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] }) # expect: PHI705
  }
}
data "aws_iam_policy_document" "data_bad" {
  statement {
    actions   = ["dynamodb:*"] # expect: PHI705
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "data_ok" {
  statement {
    actions   = ["dynamodb:GetItem"]
    resources = ["*"]
  }
}
