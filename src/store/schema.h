#pragma once

// The tables of a database and how older ones become them.

#include <string>
#include <vector>

namespace gouji::store {

struct Schema {
  std::string create;  ///< Makes an empty file into a database of version(): schema.sql.
  /// migrations[i] turns version i + 1 into version i + 2.
  std::vector<std::string> migrations;
  /// PRAGMA user_version. 1 is the first; each migration adds one.
  int version() const { return static_cast<int>(migrations.size()) + 1; }
};

const Schema& CurrentSchema();

}  // namespace gouji::store
