#include "app/main_program.h"

int main(int argc, char** argv) { return gouji::app::MainProgram(argc, argv); }
