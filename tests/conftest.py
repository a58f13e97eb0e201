"""Programs that are scanned have tests of their own, which are no tests here."""

collect_ignore_glob = [f"{folder}/*" for folder in
                       ("catalog", "config", "cxx", "cxx_clang", "golden",
                        "python", "rules", "typescript")]
