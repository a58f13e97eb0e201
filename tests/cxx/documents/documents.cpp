// What is put into a node, its document has, whenever that was.
#include <wx/xml/xml.h>

void later_bad(const wxString &patientName) {
  wxXmlDocument document;
  wxXmlNode *top = new wxXmlNode(NULL, wxXML_ELEMENT_NODE, wxT("visit"));
  document.SetRoot(top);
  wxXmlNode *person = new wxXmlNode(top, wxXML_ELEMENT_NODE, wxT("person"));
  person->AddAttribute(wxT("value"), patientName);
  wxStringOutputStream out;
  document.Save(out);
  wxLogMessage("%s", out.GetString()); // expect: PHI201
}

void other_ok(const wxString &patientName) {
  wxXmlDocument document, settings;
  document.SetRoot(new wxXmlNode(NULL, wxXML_ELEMENT_NODE, wxT("visit")));
  settings.SetRoot(new wxXmlNode(NULL, wxXML_ELEMENT_NODE, wxT("settings")));
  document.GetRoot()->AddAttribute(wxT("value"), patientName);
  wxStringOutputStream out;
  settings.Save(out);
  wxLogMessage("%s", out.GetString());
}

void known_bad(const wxString &mrn, const wxString &dateOfBirth) {
  wxLogMessage("%s %s", mrn, dateOfBirth); // expect: PHI201
}

void key_bad() {
  wxXmlNode part(NULL, wxXML_ELEMENT_NODE, wxT("part"));
  wxLogMessage("%s", part.GetAttribute("patient_name", "")); // expect: PHI201
  wxLogMessage("%s", part.GetAttribute("encoding", ""));
}
