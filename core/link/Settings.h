// What code that reads settings is given by files of the repository: which of
// the values of a variable is for a unit, which variables the fields of a class
// of settings are named after, and which modules are the settings of a
// framework. What makes a class or a module one of settings is a row of the
// catalogue (`environment`); nothing here knows a library.
//
//   class Settings(BaseSettings):      # row of pydantic_settings.BaseSettings
//       model_config = SettingsConfigDict(env_prefix="CLINIC_")
//       llm_url: str = "https://…"     # variable CLINIC_LLM_URL
#pragma once

#include "core/link/Program.h"

namespace philint::link {

// Indices in Program::environment of what the variable is for code of this
// unit: what is for its folder and what is for no folder in particular; only
// where there is neither, what is for others. `folded`: without regard to case.
std::vector<std::uint32_t> settingsNamed(const Program &program, UnitId unit,
                                         std::string_view name, bool folded);

// Names of the variables that give the field its value, where the class is one
// of settings; else nothing. `inner`: of a field of what the field holds, where
// the class has a delimiter for them (`LLM__BASE_URL`).
std::vector<std::string>
variablesOfField(const Program &program, ClassId c, Symbol field,
                 const std::vector<ir::Step> &inner = {});

// The value behind a description of the field: `Field("x", alias="Y")` is "x".
// kNone where it is none.
VertexId defaultOfField(const Program &program, ClassId c, Symbol field);

// Is the unit a module from which a framework takes its settings, by a row; and
// one of a developer's alone?
enum class SettingsModule : std::uint8_t { None, Deployed, Local };
SettingsModule settingsModule(const Program &program,
                              const std::vector<const model::Row *> &rows,
                              UnitId unit);
// The rows that name such modules: few of the catalogue's.
std::vector<const model::Row *> settingsRows(const Program &program);

// Global variables of this name in the modules that the row calls settings.
std::vector<CellId> settingsCells(const Program &program,
                                  const model::Row &row, Symbol name);

} // namespace philint::link
