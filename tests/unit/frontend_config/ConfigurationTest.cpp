#include "frontends/config/Configuration.h"

#include <gtest/gtest.h>

namespace philint::test {
namespace {

using ir::ConfigDialect;

const std::vector<ConfigDialect> kDialects{
    {"dotenv", ConfigDialect::Dotenv, {".env", ".env.*"}, {"*.example"}, {},
     {""}},
    {"dockerfile", ConfigDialect::Dockerfile, {"Dockerfile"}, {}, {}, {"ENV"}},
    {"compose", ConfigDialect::Yaml, {"compose*.y*ml"}, {}, {},
     {"services.*.environment"}},
    {"sql", ConfigDialect::Sql, {"*.sql"}, {}, {}, {}},
    {"cmake", ConfigDialect::Commands, {"CMakeLists.txt"}, {}, {}, {}},
    {"helm-values", ConfigDialect::Yaml, {"values*.yaml"}, {}, {}, {}},
    {"json5", ConfigDialect::Json, {"*.json5"}, {}, {}, {}},
    {"tf", ConfigDialect::Hcl, {"*.tf", "*.tfvars"}, {}, {}, {}},
    {"bicep", ConfigDialect::Bicep, {"*.bicep"}, {}, {}, {}},
    {"nginx", ConfigDialect::Blocks, {"nginx.conf"}, {}, {}, {}},
    {"ini", ConfigDialect::Lines, {"*.ini"}, {}, {}, {}},
    {"toml", ConfigDialect::Toml, {"*.toml"}, {}, {}, {}},
    {"cfn", ConfigDialect::Yaml, {"*.yaml", "*.json"}, {}, {"AWS::"}, {}},
    {"any", ConfigDialect::Yaml, {"*.yaml", "*.json"}, {}, {}, {"env"}}};

void print(const ir::ConfigFile &file, ir::ConfigNodeId at, std::string path,
           std::string &out) {
  const ir::ConfigNode &node = file.nodes[at];
  const char *const kinds[] = {"", "", "", "null", "?"};
  if (node.kind != ir::ConfigNode::Map && node.kind != ir::ConfigNode::List)
    out += path + "=" + node.value + kinds[node.kind] + "@" +
           std::to_string(node.at.line) + ":" +
           std::to_string(node.at.column) + "\n";
  for (ir::ConfigNodeId c = node.firstChild; c; c = file.nodes[c].next)
    print(file, c, path + "/" + file.nodes[c].key, out);
}

std::string treesOf(std::vector<std::pair<std::string, std::string>> texts) {
  std::vector<ir::ConfigFile> files;
  std::string out;
  for (const auto &[path, text] : texts) {
    auto file = config::readConfiguration(path, text, kDialects);
    if (!file)
      out += file.error().text() + "\n";
    else if (*file)
      files.push_back(std::move(**file));
  }
  config::resolveReferences(files);
  for (const ir::ConfigFile &file : files)
    for (ir::ConfigNodeId d = file.nodes[0].firstChild; d;
         d = file.nodes[d].next)
      print(file, d, "", out);
  return out;
}
std::string treeOf(const char *path, const char *text) {
  return treesOf({{path, text}});
}

std::string settingsOf(const char *path, const char *text) {
  auto file = config::readConfiguration(path, text, kDialects);
  if (!file)
    return file.error().text();
  if (!*file)
    return "none";
  std::vector<ir::ConfigFile> files{std::move(**file)};
  config::resolveReferences(files);
  std::vector<ir::Setting> found;
  for (const ConfigDialect &dialect : kDialects)
    if (dialect.id == files[0].dialect)
      config::addSettings(config::environmentOf(files[0], dialect, "set"), {},
                          found);
  std::string out;
  for (const ir::Setting &one : found)
    out += one.name + "=" + one.value + "@" + std::to_string(one.line) +
           (one.isLocal ? " local\n" : "\n");
  return out;
}

TEST(Configuration, YamlKeepsPlacesMergesAndAliases) {
  EXPECT_EQ(treeOf("a.yaml", "a: &x {b: 1}\nc:\n  <<: *x\n  d: [2, *x]\n"
                             "---\ne: ~\nf: \"\"\n"),
            "/a/b=1@1:11\n/c/<</b=1@1:11\n/c/d/=2@4:7\n/c/d//b=1@1:11\n"
            "/c/b=1@1:11\n/e=null@6:4\n/f=@7:4\n");
}

TEST(Configuration, TemplatesAreUnknownAndKeepPlaces) {
  EXPECT_EQ(treeOf("a.yaml", "{{- if .Values.x }}\na: {{ .Values.y }}\n"
                             "b: 'x{{ z }}'\n{{- end }}\nc: ${A:-7}\n"),
            "/a={{ .Values.y }}?@2:4\n/b=x{{ z }}?@3:4\n/c=7@5:4\n");
}

TEST(Configuration, BombsCyclesAndDepthAreRefused) {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 9; ++i) {
    const std::string n = std::to_string(i), m = std::to_string(i - 1);
    bomb += "a" + n + ": &a" + n + " [";
    for (int j = 0; j < 10; ++j)
      bomb += (j ? ", *a" : "*a") + m;
    bomb += "]\n";
  }
  EXPECT_EQ(treeOf("a.yaml", bomb.c_str()),
            "a.yaml: the file has too many values to be read as "
            "configuration; exclude it or split it\n");
  EXPECT_EQ(treeOf("a.yaml", "a: &x [1, *x]\n"), "/a/=1@1:8\n/a/=?@1:11\n");
  EXPECT_EQ(treeOf("a.yaml", std::string(5000, '[').c_str()),
            "a.yaml: the file has too many levels to be read as "
            "configuration; exclude it or split it\n");
  EXPECT_EQ(treeOf("a.yaml", "a: [1"),
            "a.yaml:1:1: not valid YAML: end of sequence flow not found\n");
}

TEST(Configuration, JsonHasComments) {
  EXPECT_EQ(treeOf("a.json", "{// why\n \"a\": {\"b\": [true, null]}}"),
            "/a/b/=true@2:14\n/a/b/=null@2:20\n");
}

TEST(Configuration, Json5HasNamesWithoutQuotesAndTextsInSingleOnes) {
  EXPECT_EQ(treeOf("a.json5", "{\n  // why\n  a: {b: 'x // y', /* no */},\n"
                              "\t'c': \"d\",\n}\n"),
            "/a/b=x // y@3:10\n/c=d@4:7\n");
  EXPECT_EQ(treeOf("a.json5", "{\"a\": 1,}"), "/a=1@1:7\n");
}

TEST(Configuration, SqlHasStatementsAcrossLinesAndOtherLinesAsTheyAre) {
  EXPECT_EQ(
      treeOf("a.sql", "-- DROP TABLE a;\nCREATE TABLE IF NOT EXISTS \"App\".\"Notes\" (\n"
                      "  id uuid, -- key\n  body text\n);\n"
                      "ALTER TABLE notes\n  ENABLE ROW LEVEL SECURITY;\n"
                      "INSERT INTO notes VALUES ('a;b');\n"),
      "/create table/text=CREATE TABLE IF NOT EXISTS \"App\".\"Notes\" "
      "(id uuid, body text)@2:1\n/create table/table=notes@2:28\n"
      "/create table/columns/id=uuid@3:3\n/create table/columns/body=text@4:3\n"
      "/alter table/text=ALTER TABLE notes ENABLE ROW LEVEL SECURITY@6:1\n"
      "/alter table/table=notes@6:13\n"
      "/=INSERT INTO notes VALUES ('a;b');@8:1\n");
  EXPECT_EQ(treeOf("a.sql", "GRANT SELECT\n ON notes TO $x$;$x$, 'it''s'"),
            "/grant/text=GRANT SELECT ON notes TO $x$;$x$, 'it''s'@1:1\n"
            "/grant/table=notes@2:5\n");
}

TEST(Configuration, CMakeHasCommandsWithTheirArguments) {
  EXPECT_EQ(treeOf("CMakeLists.txt", "# find_package(a)\nFind_Package(sentry 0.7\n"
                                     "  REQUIRED) if(NOT (A AND ${B}))\n"),
            "/find_package/=sentry@2:14\n/find_package/=0.7@2:21\n"
            "/find_package/=REQUIRED@3:3\n/if/=NOT@3:16\n/if/=A@3:21\n"
            "/if/=AND@3:23\n/if/=${B}?@3:27\n");
}

TEST(Configuration, ValuesOfAChartReachItsTemplates) {
  const std::string use = "a: {{ .Values.x.y }}\nb: {{ .Values.z | default \"d\" | quote }}\n"
                          "c: {{ include \"n\" . }}\nd: p-{{- .Values.x.y -}}\n";
  const std::string known = "/a=1@1:4\n/b=d@2:4\n/c={{ include \"n\" . }}?@3:4\n/d=p-1@4:4\n";
  EXPECT_EQ(treesOf({{"c/values.yaml", "x: {y: 1}\n"}, {"c/templates/a.yaml", use}}),
            "/x/y=1@1:8\n" + known);
  // What is deployed comes first, what differs is unknown, a developer's is not asked.
  EXPECT_EQ(treesOf({{"c/values.yaml", "x: {y: 2}\n"},
                     {"c/values-production.yaml", "x: {y: 1}\n"},
                     {"c/values-dev.yaml", "x: {y: 3}\n"},
                     {"c/templates/a.yaml", use}}),
            "/x/y=2@1:8\n/x/y=1@1:8\n/x/y=3@1:8\n" + known);
  EXPECT_EQ(treesOf({{"c/values-a.yaml", "x: 2\n"},
                     {"c/values-b.yaml", "x: 1\n"},
                     {"c/templates/a.yaml", "a: {{ .Values.x }}\n"}}),
            "/x=2@1:4\n/x=1@1:4\n/a={{ .Values.x }}?@1:4\n");
  EXPECT_EQ(treesOf({{"c/values.yaml", "sub: {x: 1}\n"},
                     {"c/charts/sub/values.yaml", "x: 2\n"},
                     {"c/charts/sub/templates/a.yaml", "a: {{ .Values.x }}\n"}}),
            "/sub/x=1@1:10\n/x=2@1:4\n/a=1@1:4\n");
}

TEST(Configuration, ServicesOfComposeAreCompletedAndFilledIn) {
  EXPECT_EQ(
      treesOf({{"compose.yaml", "services:\n  a:\n    image: redis\n    ports: [1]\n"},
               {"compose.prod.yaml", "services:\n  a:\n    ports: [2]\n"
                                     "  b: {extends: {service: a, file: compose.yaml}}\n"}}),
      "/services/a/image=redis@3:12\n/services/a/ports/=1@4:13\n"
      "/services/a/ports/=2@3:13\n/services/a/image=redis@2:3\n"
      "/services/b/extends/service=a@4:26\n/services/b/extends/file=compose.yaml@4:35\n"
      "/services/b/image=redis@4:3\n");
  EXPECT_EQ(treesOf({{".env", "A=x\n"},
                     {"compose.yaml", "services: {a: {image: \"${A}-${B:-y}\", user: \"${C}-1\"}}\n"}}),
            "/A=x@1:3\n/services/a/image=x-y@1:23\n/services/a/user=${C}-1?@1:45\n");
}

TEST(Configuration, TomlHasTablesAndDottedKeys) {
  EXPECT_EQ(treeOf("a.toml", "a.b = 1\n[c]\nd = 'x'\n[[e]]\nf = {g = true}\n"
                             "[[e]]\nf = 2\n"),
            "/a/b=1@1:7\n/c/d=x@3:5\n/e/f/g=true@5:10\n/e/f=2@7:5\n");
}

TEST(Configuration, HclHasBlocksLabelsAndEncodedObjects) {
  EXPECT_EQ(treeOf("a.tf", "resource \"aws_x\" \"y\" {\n  on = true\n"
                           "  dynamic \"log\" {\n    for_each = var.l\n"
                           "    content { to = \"z\" }\n  }\n"
                           "  p = jsonencode({ \"A\" = [1, f(2)] })\n}\n"),
            "/resource/aws_x/y/on=true@2:8\n"
            "/resource/aws_x/y/log/to=z@5:20\n"
            "/resource/aws_x/y/p/A/=1@7:27\n"
            "/resource/aws_x/y/p/A/=f(2)?@7:30\n");
}

TEST(Configuration, VariablesComeFromCallersThenFilesThenDefaults) {
  EXPECT_EQ(
      treesOf({{"m/main.tf", "variable \"a\" { default = false }\n"
                             "variable \"b\" {}\n"
                             "locals { c = var.a }\nx { a = var.a }\n"
                             "x { b = \"${var.b}\" }\nx { c = local.c }\n"},
               {"main.tf", "module \"m\" {\n  source = \"./m\"\n  a = true\n}\n"
                           "variable \"d\" { default = 1 }\n"
                           "y { d = var.d }\ny { e = var.e }\n"},
               {"terraform.tfvars", "d = 2\n"}}),
      "/variable/a/default=false@1:26\n/locals/c=true@3:14\n/x/a=true@4:9\n"
      "/x/b=\"${var.b}\"?@5:9\n/x/c=true@6:9\n"
      "/module/m/source=./m@2:12\n/module/m/a=true@3:7\n"
      "/variable/d/default=1@5:26\n/y/d=2@6:9\n/y/e=var.e?@7:9\n/d=2@1:5\n");
}

TEST(Configuration, TemplatesOfCloudFormationHaveParameters) {
  EXPECT_EQ(treeOf("a.yaml", "Parameters: {P: {Default: no}}\nResources:\n"
                             "  R:\n    Type: AWS::X\n    A: !Ref P\n"
                             "    B: {Ref: P}\n    C: !If [x, y]\n"
                             "    D: {'Fn::If': [x]}\n"),
            "/Parameters/P/Default=no@1:27\n/Resources/R/Type=AWS::X@4:11\n"
            "/Resources/R/A=no@5:8\n/Resources/R/B=no@6:8\n"
            "/Resources/R/C=?@7:8\n/Resources/R/C/=x@7:13\n"
            "/Resources/R/C/=y@7:16\n/Resources/R/D=Fn::If ?@8:8\n");
}

TEST(Configuration, BicepHasResourcesAndParameters) {
  EXPECT_EQ(
      treeOf("a.bicep",
             "param https bool = false // why\n@secure()\nparam k string\n"
             "resource s 'M.Storage/acc@2023-01-01' = if (x) {\n"
             "  name: 'a${k}'\n  properties: { on: https, n: 1 }\n"
             "  l: ['b', f(1, 2)]\n}\nresource e 'M.X@1' existing = {\n"
             "  name: k\n}\n"),
      "/param/https=false@1:20\n"
      "/resource/M.Storage/acc/s/name=a${k}?@5:9\n"
      "/resource/M.Storage/acc/s/properties/on=false@6:21\n"
      "/resource/M.Storage/acc/s/properties/n=1@6:31\n"
      "/resource/M.Storage/acc/s/l/=b@7:7\n"
      "/resource/M.Storage/acc/s/l/=f(1, 2)?@7:12\n");
}

TEST(Configuration, ModulesOfBicepAreGivenTheirParameters) {
  const auto tree = [](const char *first, const char *second) {
    return treesOf(
        {{"main.bicep", std::string("module a 'm/s.bicep' = {\n  params: { ") +
                            first +
                            " }\n}\nmodule b './m/s.bicep' = {\n  params: { " +
                            second + " }\n}\n"},
         {"m/s.bicep", "param v string = '2'\n"
                       "resource s 'T@1' = {\n  v: v\n}\n"}});
  };
  EXPECT_NE(tree("v: '1'", "v: '1'").find("/resource/T/s/v=1@"),
            std::string::npos);
  EXPECT_NE(tree("v: '1'", "n: '1'").find("/resource/T/s/v=v?@"),
            std::string::npos); // they differ
  EXPECT_NE(tree("v: x()", "v: '1'").find("/resource/T/s/v=v?@"),
            std::string::npos);
  EXPECT_NE(tree("n: '1'", "n: '1'").find("/resource/T/s/v=2@"),
            std::string::npos); // its default
}

TEST(Configuration, LinesHaveSectionsAndThreeSeparators) {
  EXPECT_EQ(treeOf("a.ini", "; x\ntls-port 0\n[auth]\nenabled = true # y\n"
                            "k: 'v;w'\nalone\n"),
            "/tls-port=0@2:10\n/auth/enabled=true@4:11\n/auth/k=v;w@5:5\n"
            "/auth/alone=@6:1\n");
}

TEST(Configuration, BlocksNest) {
  EXPECT_EQ(treeOf("nginx.conf",
                   "http{ # c\n  log_format x '$request_body {}';\n"
                   "  server { listen 80 ssl; ssl_protocols TLSv1 TLSv1.2; }\n"
                   "}\n}\n"),
            "/http/log_format=x $request_body {}@2:14\n"
            "/http/server/listen=80 ssl@3:19\n"
            "/http/server/ssl_protocols=TLSv1 TLSv1.2@3:41\n");
}

TEST(Settings, DotenvHasQuotesCommentsAndExports) {
  EXPECT_EQ(settingsOf(".env", "# about\nexport B='two words' # why\r\n"
                               "A=http://a.example/#x # note\n"
                               "C=$A/sub\nD=${E:-three}\nbad line\n=x\n"),
            "B=two words@2\nA=http://a.example/#x@3\nD=three@5\n");
  EXPECT_EQ(settingsOf("web/.env.local", "A=1"), "A=1@1 local\n");
  EXPECT_EQ(settingsOf(".env.example", "A=1"), "none");
}

TEST(Settings, ComposeHasMapsAndLists) {
  EXPECT_EQ(settingsOf("compose.yml",
                       "services:\n  a:\n    environment: {X: 1}\n"
                       "  b:\n    environment:\n      - Y=2\n      - Z\n"),
            "X=1@3\nY=2@6\n");
}

TEST(Settings, ManifestsHaveNamesAndValues) {
  EXPECT_EQ(settingsOf("pod.yaml", "env:\n- name: A\n  value: b\n"
                                   "- name: C\n  valueFrom: {x: y}\n"),
            "A=b@2\n");
}

TEST(Settings, DockerfilesHaveBothForms) {
  EXPECT_EQ(settingsOf("Dockerfile",
                       "FROM x\nENV A=1 C=\"two words\"\nENV B two words\n"),
            "A=1@2\nC=two words@2\nB=two words@3\n");
}

TEST(Configuration, LocalProfilesAreToldByWords) {
  EXPECT_TRUE(ir::isLocalProfile("deploy/docker-compose.dev.yml"));
  EXPECT_TRUE(ir::isLocalProfile("tests/infra/main.tf"));
  EXPECT_FALSE(ir::isLocalProfile("deploy/device.yaml"));
}

} // namespace
} // namespace philint::test
