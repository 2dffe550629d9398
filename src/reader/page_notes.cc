#include "reader/page_notes.h"

#include <utility>

namespace gouji::reader {

using document::Note;
using document::Notes;
using document::NoteSeverity;
using document::PageKind;
using document::Trust;

void AddNote(NoteSeverity severity, const char* kind, std::string message, int page, Notes* notes) {
  Note note;
  note.kind = kind;
  note.severity = severity;
  note.message = std::move(message);
  note.place.page = page;
  notes->push_back(std::move(note));
}

std::string MissingTablesText(const std::string& collection) {
  return "text is lost because the mapping tables of '" + collection +
         "' were not found: install the package poppler-data";
}

void NoteVerdict(const document::Page& page, Notes* notes) {
  if (page.kind == PageKind::kScan) {
    AddNote(NoteSeverity::kWarning, "page.scan", "the page is a scan and was not read", page.number,
            notes);
  } else if (page.kind == PageKind::kMixed) {
    AddNote(NoteSeverity::kInfo, "page.large_image", "a large image of the page was not read",
            page.number, notes);
  }
  if (page.trust == Trust::kUntrusted) {
    AddNote(NoteSeverity::kWarning, "page.untrusted",
            "the text cannot be trusted: " + page.trust_reason, page.number, notes);
  } else if (page.trust == Trust::kRecovered) {
    AddNote(NoteSeverity::kInfo, "page.recovered", page.trust_reason, page.number, notes);
  }
}

}  // namespace gouji::reader
