"""What is found in a document, encoded or split is still of the document."""
import mimetypes
import os
import pathlib
import xml.etree.ElementTree as ET

import tiktoken
from bs4 import BeautifulSoup
from lxml import etree


def found_bad(clinical_note):
    print(ET.fromstring(clinical_note).find("x").text)  # expect: PHI202
    print(etree.fromstring(clinical_note).find("x").text)  # expect: PHI202
    print(BeautifulSoup(clinical_note, "html.parser").find("p").get_text())  # expect: PHI202


def found_in_what_is_given_bad(clinical_note, parser):
    root = parser.parse(clinical_note)
    print(root.find("title").text)  # expect: PHI202


def position_ok(clinical_note):
    print(clinical_note.find("x"), str(clinical_note).index("x"))


def name_of_an_element_ok(clinical_note):
    root = ET.fromstring(clinical_note)
    print(root.tag)


def tokens_bad(clinical_note):
    encoding = tiktoken.encoding_for_model("gpt-4")
    print(encoding.decode(encoding.encode(clinical_note)[:500]))  # expect: PHI202


def unknown_codec_bad(codec, clinical_note):
    print(codec.decode(clinical_note))  # expect: PHI202
    print(codec.encode(clinical_note))  # expect: PHI202


def unknown_splitter_bad(splitter, clinical_note):
    print(splitter.split(clinical_note))  # expect: PHI202


def charset_ok(text, clinical_note):
    print(text.encode("utf-8"))


def unknown_serializer_bad(serializer, clinical_note):
    print(serializer.to_dict(clinical_note))  # expect: PHI202


def sort_of_file_ok(patient_name):
    path = patient_name + ".pdf"
    print(os.path.splitext(path)[1], pathlib.Path(path).suffix, mimetypes.guess_type(path)[0])


def stem_bad(patient_name):
    print(os.path.splitext(patient_name + ".pdf")[0])  # expect: PHI202
