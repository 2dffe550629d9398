#pragma once

// What there is to say about a page that was read, whatever the format.

#include <string>

#include "document/page.h"

namespace gouji::reader {

void AddNote(document::NoteSeverity severity, const char* kind, std::string message, int page,
             document::Notes* notes);

/// That text is lost because `collection` ("Adobe-GB1") has no mapping tables here.
std::string MissingTablesText(const std::string& collection);

/// Adds what the kind and the trust of the page mean for who reads it.
void NoteVerdict(const document::Page& page, document::Notes* notes);

}  // namespace gouji::reader
