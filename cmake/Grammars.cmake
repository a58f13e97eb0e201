# The tree-sitter runtime and grammars: C sources inside npm packages, pinned by
# third_party/package-lock.json, put in place by scripts/setup.
set(PHILINT_NODE_MODULES ${CMAKE_SOURCE_DIR}/third_party/node_modules)
set(TREE_SITTER ${PHILINT_NODE_MODULES}/tree-sitter/vendor/tree-sitter/lib)
if(NOT EXISTS ${TREE_SITTER}/src/lib.c)
  message(FATAL_ERROR "the grammars are missing: run scripts/setup first")
endif()

add_library(tree_sitter STATIC ${TREE_SITTER}/src/lib.c)
target_include_directories(tree_sitter SYSTEM PUBLIC ${TREE_SITTER}/include
                           PRIVATE ${TREE_SITTER}/src)
target_compile_definitions(tree_sitter PRIVATE _POSIX_C_SOURCE=200112L _DEFAULT_SOURCE)
# Scanners are called through pointers of another type: not ours to mend.
set(UNSANITIZED $<$<BOOL:${PHILINT_SANITIZE}>:-fno-sanitize=undefined>)
target_compile_options(tree_sitter PRIVATE -O2 -w ${UNSANITIZED})
set_target_properties(tree_sitter PROPERTIES C_STANDARD 11)

# philint_grammar(NAME DIR): the parser in node_modules/DIR as tree_sitter_NAME.
function(philint_grammar name dir)
  set(src ${PHILINT_NODE_MODULES}/${dir}/src)
  set(files ${src}/parser.c)
  if(EXISTS ${src}/scanner.c)
    list(APPEND files ${src}/scanner.c)
  endif()
  add_library(tree_sitter_${name} STATIC ${files})
  target_include_directories(tree_sitter_${name} PRIVATE ${src})
  target_compile_options(tree_sitter_${name} PRIVATE -O2 -w ${UNSANITIZED})
  target_link_libraries(tree_sitter_${name} PUBLIC tree_sitter)
endfunction()

philint_grammar(python tree-sitter-python)
philint_grammar(javascript tree-sitter-javascript)
philint_grammar(typescript tree-sitter-typescript/typescript)
philint_grammar(tsx tree-sitter-typescript/tsx)
philint_grammar(cpp tree-sitter-cpp)
philint_grammar(json tree-sitter-json)
philint_grammar(hcl @tree-sitter-grammars/tree-sitter-hcl)
philint_grammar(toml @tree-sitter-grammars/tree-sitter-toml)
