"""A package that imports its own modules has them as its members."""
import clinic
from clinic.exports import first_line, reader
from clinic.exports.writer import size_ok


def member_of_a_package_bad(patient):
    clinic.exports.writer.write_bad(patient.mrn)


def absolute_import_of_itself_bad(patient):
    print(clinic.labels.label(patient.mrn))  # expect: PHI202


def own_function_of_a_modules_name_ok(patient):
    print(reader(patient.mrn))


def name_from_a_module_bad(patient):
    print(first_line(patient.mrn))  # expect: PHI202


def size_ok_through_a_package_ok(patient):
    print(clinic.exports.writer.size_ok(patient.mrn), size_ok(patient.mrn))
