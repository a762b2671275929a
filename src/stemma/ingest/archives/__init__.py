"""Archives to pieces: what lies in WARC, ZIP and tar files, one record at a time, memory bounded.

inflating  gzip streams with a limit on what comes out
frames     a WARC file cut into records; damaged ones are named and stepped over
warc       records to pages
packs      ZIP and tar files to pieces
"""
