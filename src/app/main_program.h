#pragma once

// From the arguments to the exit status.

namespace gouji::app {

int MainProgram(int argc, char** argv);

}  // namespace gouji::app
