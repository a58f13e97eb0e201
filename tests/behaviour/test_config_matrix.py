"""Which kinds of files each rule of configuration is judged in, and what looks like
a finding of it and is none.

A row's own `bad` and `good` are scanned by test_config_rows.py; here stands that no
kind of file that a rule speaks of has lost its row, and three near misses a rule."""

import yaml

import expect
import pytest

FOLDER = expect.ROOT / "policies/config"

# rule: the kinds of files that it is told in. `environment` are variables, wherever
# they are set: .env, Compose, Kubernetes, Dockerfiles, workflows, functions.
FORMATS = {
    "PHI102": {"environment", "settings"},
    "PHI105": {"otel-collector", "litellm", "vector", "fluent-bit", "fluent-bit-yaml"},
    "PHI111": {"environment", "retell-agent", "vapi-assistant", "elevenlabs-agent"},
    "PHI112": {"litellm", "portkey"},
    "PHI116": {"environment", "compose", "terraform"},
    "PHI118": {"environment", "litellm", "crew"},
    "PHI119": {"environment", "litellm"},
    "PHI207": {"code-settings", "environment", "litellm"},
    "PHI208": {"settings-module", "environment"},
    "PHI209": {"code-settings", "environment", "litellm", "nginx", "postgresql", "otel-collector", "compose",
               "redis", "fluent-bit", "properties"},
    "PHI210": {"nginx"},
    "PHI214": {"environment", "compose", "kubernetes", "grafana", "logrotate", "terraform",
               "cloudformation", "bicep", "search", "loki", "redis", "vector", "fluent-bit",
               "helm-values"},
    "PHI501": {"code-settings", "script", "npm-manifest", "litellm", "environment", "nginx", "otel-collector", "vector", "fluent-bit",
               "fluent-bit-yaml", "kubernetes", "github-actions", "gitlab-ci", "dockerfile",
               "properties", "settings"},
    "PHI502": {"code-settings", "environment", "nginx", "redis", "postgresql", "terraform", "cloudformation",
               "bicep", "kubernetes"},
    "PHI503": {"settings-module", "environment", "nginx", "kubernetes", "terraform", "cloudformation", "bicep",
               "postgresql", "pg-hba", "otel-collector", "litellm", "vector", "fluent-bit",
               "fluent-bit-yaml", "helm-values", "search", "properties", "settings"},
    "PHI505": {"terraform", "cloudformation"},
    "PHI506": {"litellm", "nginx"},
    "PHI509": {"terraform", "cloudformation", "bicep", "kubernetes", "compose", "helm-values",
               "redis"},
    "PHI510": {"nginx", "redis"},
    "PHI608": {"terraform", "cloudformation", "logrotate", "loki", "environment"},
    "PHI705": {"code-text", "serverless", "environment", "terraform", "cloudformation", "bicep", "kubernetes", "pg-hba",
               "compose", "sql"},
    "PHI706": {"sql"},
    "PHI707": {"settings-module", "environment", "terraform", "properties", "supabase"},
    "PHI708": {"code-text", "litellm", "environment", "environment-read", "terraform", "tfvars", "settings"},
    "PHI904": {"terraform", "cloudformation", "loki", "retell-agent", "elevenlabs-agent",
               "environment"},
    "PHI910": {"environment", "script", "github-actions", "gitlab-ci", "npm-manifest"},
}


def told_in():
    out = {}
    for path in FOLDER.glob("*.yaml"):
        root = yaml.safe_load(path.read_text(encoding="utf-8"))
        for row in root.get("rows", []):
            out.setdefault(row["rule"], set()).add(root["dialect"])
    return out


def test_each_rule_has_a_row_in_each_kind_of_file():
    assert told_in() == FORMATS


MODEL = "model_list: [{model_name: m, litellm_params: {model: azure/gpt-4o}}]\n"
NEAR = {
    "PHI102": [(".env", "HELP_URL=https://help.openai.com/en/articles/chatgpt.com\n"),
               (".env", "LLM_URL=https://claude.ai.clinic.example/v1\n"),
               ("config/default.yaml", "llm: {url: 'https://poe.community.example'}\n")],
    "PHI105": [("collector.yaml", "exporters:\n  otlp: {endpoint: 'otel.svc.cluster.local:4317'}\nservice: {}\n"),
               ("vector.toml", '[sinks.keep]\ntype = "file"\npath = "/var/log/a"\n'),
               ("fluent-bit.conf", "[FILTER]\n  Name lua\n[OUTPUT]\n  Name datadog\n  tls On\n")],
    "PHI111": [(".env", "TWILIO_RECORDING_ENABLED=false\n"),
               ("agent.json", '{"voice_id": "v", "response_engine": {}, "data_storage_setting": "everything_except_pii"}'),
               ("assistant.json", '{"transcriber": {}, "firstMessage": "a", "artifactPlan": {"recordingEnabled": false}}')],
    "PHI112": [("proxy.yaml", "model_list: [{model_name: m, litellm_params: {model: ollama/llama3}}]\n"),
               ("proxy.yaml", "model_list: [{model_name: groq/llama, litellm_params: {model: openai/gpt-4o}}]\n"),
               ("gateway.json", '{"strategy": {"mode": "fallback"}, "targets": [{"virtual_key": "k"}]}')],
    "PHI116": [(".env", "OPENAI_API_KEY=${OPENAI_API_KEY}\n"), (".env", "INTERNAL_API_KEY=x\n"),
               ("package.json", '{"devDependencies": {"posthog-js": "1"}, "dependencies": {"my-posthog-js": "1"}}')],
    "PHI118": [(".env", "DEEPGRAM_URL=wss://api.deepgram.com/v1/listen?model=nova&mip_opt_out=true\n"),
               (".env", "DEEPGRAM_URL=https://api.deepgram.com/v1/projects\n"),
               ("crew.yaml", "share_crew: false\nagents: {}\n")],
    "PHI119": [("proxy.yaml", MODEL),
               (".env", "ELEVENLABS_URL=https://api.elevenlabs.io/v1?enable_logging=false\n"),
               ("proxy.yaml", "model_list: [{model_name: m, litellm_params: {model: ollama/a, extra_body: {provider: {zdr: true}}}}]\n")],
    "PHI207": [(".env", "LANGSMITH_TRACING=true\nLANGSMITH_HIDE_INPUTS=true\nLANGSMITH_HIDE_OUTPUTS=true\n"),
               (".env", "TRACELOOP_TRACE_CONTENT=0\n"),
               ("proxy.yaml", MODEL + "litellm_settings: {success_callback: [otel], turn_off_message_logging: true}\n")],
    "PHI208": [(".env", "DJANGO_DEBUG=0\n"), (".env", "SENTRY_SEND_DEFAULT_PII=no\n"),
               (".env", "SENTRY_DSN=https://k@o1.ingest.sentry.io/1\n")],
    "PHI209": [(".env", "OPENAI_LOG=warn\n"), (".env", "DEBUG=app:start\n"),
               ("nginx.conf", "# error_log /var/log/a debug;\nerror_log /var/log/a warn;\n")],
    "PHI210": [("nginx.conf", "log_format main '$request_method $uri $status';\n"),
               ("nginx.conf", "# log_format old '$request_body';\n"),
               ("nginx.conf", "client_max_body_size 10m;\nproxy_set_header X-Body $request_length;\n")],
    "PHI214": [("docker-compose.yml", 'services:\n  ui:\n    image: jaegertracing/all-in-one:1\n    ports: ["127.0.0.1:16686:16686"]\n'),
               ("main.tf", 'resource "aws_s3_bucket" "a" {\n  acl = "private"\n}\n'),
               ("grafana.ini", "[auth.basic]\nenabled = true\n")],
    "PHI501": [(".env", "NODE_TLS_REJECT_UNAUTHORIZED=1\n"),
               (".gitlab-ci.yml", "test:\n  script:\n    - curl --fail https://a.example\n"),
               ("nginx.conf", "ssl_verify_client off;\n")],
    "PHI502": [("nginx.conf", "ssl_protocols TLSv1.2 TLSv1.3;\n"),
               ("main.bicep", "resource a 'Microsoft.Storage/storageAccounts@2024-01-01' = {\n  properties: {\n    minimumTlsVersion: 'TLS1_2'\n  }\n}\n"),
               (".env", "APP_TLS_MIN_VERSION=1.3\n")],
    "PHI503": [(".env", "REDIS_URL=redis://localhost:6379\n"),
               (".env", "DATABASE_URL=postgres://a:b@db.clinic.example/n?sslmode=verify-full\n"),
               ("pg_hba.conf", "hostssl all all 10.0.0.0/8 scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\n")],
    "PHI505": [("main.tf", 'variable "on" {}\nresource "aws_opensearch_domain" "a" {\n  encrypt_at_rest {\n    enabled = var.on\n  }\n  node_to_node_encryption {\n    enabled = true\n  }\n}\n'),
               ("main.tf", 'resource "aws_opensearch_domain" "a" {\n  encrypt_at_rest {\n    enabled = "true"\n  }\n  node_to_node_encryption {\n    enabled = true\n  }\n}\n'),
               ("template.yaml", "Resources:\n  S:\n    Type: AWS::OpenSearchService::Domain\n    Properties: {EncryptionAtRestOptions: {Enabled: true}, NodeToNodeEncryptionOptions: {Enabled: true}}\n")],
    "PHI506": [("nginx.conf", "server { location / { add_header Cache-Control no-store; } }\n"),
               ("nginx.conf", 'server { location / { add_header Cache-Control "private, no-store"; } }\n'),
               ("proxy.yaml", MODEL + "litellm_settings: {cache: true, cache_params: {type: local}}\n")],
    "PHI509": [("docker-compose.yml", 'services:\n  c:\n    image: redis:7\n    ports: ["127.0.0.1:6379:6379"]\n'),
               ("redis.conf", "port 0\ntls-port 6379\n"),
               ("values.yaml", "redis:\n  tls: {enabled: true}\n")],
    "PHI510": [("nginx.conf", "ssl_ciphers HIGH:!aNULL:!RC4:!DES;\n"),
               ("nginx.conf", "ssl_ciphers ECDHE-RSA-AES128-GCM-SHA256;\n"),
               ("redis.conf", "port 0\ntls-port 6379\ntls-ciphers AES256-GCM-SHA384\n")],
    "PHI608": [("main.tf", 'resource "aws_cloudwatch_log_group" "audit" {\n  name = "/clinic/audit"\n  kms_key_id = "k"\n  retention_in_days = 2192\n}\n'),
               ("main.tf", 'resource "aws_cloudwatch_log_group" "app" {\n  name = "/clinic/app"\n  kms_key_id = "k"\n  retention_in_days = 30\n}\n'),
               ("logrotate.conf", "/var/log/app.log {\n  daily\n  rotate 7\n}\n")],
    "PHI705": [(".env", "SMART_SCOPE=patient/DocumentReference.read launch\n"),
               ("schema.sql", "ALTER ROLE scribe NOBYPASSRLS NOSUPERUSER;\n"),
               ("main.tf", 'resource "aws_iam_role_policy_attachment" "a" {\n  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"\n}\n')],
    "PHI706": [("schema.sql", "-- ALTER TABLE notes DISABLE ROW LEVEL SECURITY;\n"),
               ("schema.sql", "CREATE TABLE notes (id uuid, tenant_id uuid, body text);\n"),
               ("schema.sql", "CREATE TABLE clinical_notes (\n  id uuid\n);\nALTER TABLE public.clinical_notes\n  ENABLE ROW LEVEL SECURITY;\n")],
    "PHI707": [(".env", "SESSION_COOKIE_AGE=1800\n"), (".env", "JWT_EXPIRES_IN=15m\n"),
               ("supabase/config.toml", "[auth]\njwt_expiry = 3600\n")],
    "PHI708": [(".env", "OPENAI_API_KEY=sk-your-key-here-and-nothing-else\n"),
               (".env.example", "OPENAI_API_KEY=sk-proj-3fQ7bTz9LmX2vR8kWn5cYd1H\n"),
               ("docker-compose.yml", "services:\n  a:\n    environment: {OPENAI_API_KEY: '${OPENAI_API_KEY}'}\n")],
    "PHI904": [("main.tf", 'resource "aws_cloudwatch_log_group" "a" {\n  kms_key_id = "k"\n  retention_in_days = 30\n}\n'),
               ("main.tf", 'resource "aws_s3_bucket" "a" {\n  bucket = "clinic-notes"\n}\nresource "aws_s3_bucket_lifecycle_configuration" "a" {\n  bucket = aws_s3_bucket.a.id\n}\n'),
               ("main.tf", 'resource "aws_s3_bucket" "site" {\n  bucket = "clinic-website"\n}\n')],
    "PHI910": [(".env.test", "DATABASE_URL=postgresql://t:x@localhost/notes_test\n"),
               (".env", "DATABASE_URL=postgresql://t:x@prod-db.clinic.example/n?sslmode=verify-full\n"),
               (".github/workflows/ci.yml", "jobs:\n  t:\n    steps:\n      - run: npm run build:production\n")],
}


@pytest.fixture(scope="module")
def near_misses(tmp_path_factory):
    """(folder, rule) of what is told of all of them."""
    root = tmp_path_factory.mktemp("near")
    for code, cases in NEAR.items():
        for number, (name, text) in enumerate(cases):
            path = root / f"{code}-{number}" / name
            path.parent.mkdir(parents=True)
            path.write_text(text)
    (root / "philint.yaml").write_text(
        "version: 1\nproject: near\nvendors:\n"
        "  - id: openai\n    baa: {status: signed, effective: 2026-01-01, expires: 2027-01-01, evidence: C}\n"
        "    zero_retention: true\n    training: prohibited\n"
        "  - id: azure\n    baa: {status: signed, effective: 2026-01-01, expires: 2027-01-01, evidence: C}\n"
        "    zero_retention: true\n    training: prohibited\n")
    (root / "chart.py").write_text("def f(patient_name, mrn): pass\n")
    found = expect.findings(expect.scan(root, "--rules", ",".join(NEAR)))[0]
    return {(file.split("/")[0], code) for file, _, code in found}


@pytest.mark.parametrize("code", NEAR)
def test_near_misses_are_silent(code, near_misses):
    assert len(NEAR[code]) >= 3
    for number, case in enumerate(NEAR[code]):
        assert (f"{code}-{number}", code) not in near_misses, case


def test_each_rule_has_near_misses():
    assert set(NEAR) == set(FORMATS)
