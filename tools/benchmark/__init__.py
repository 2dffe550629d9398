"""The measurements behind tools/bench, one module each. Standard library and python3-yaml only."""
