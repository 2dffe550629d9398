"""Test pages of scans: typeset here, so that the truth is known, then damaged as copying and scanning do."""
