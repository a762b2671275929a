"""Exchange formats to drafts: NewsML-G2, tables, PDF. ninjs and schema.org are JSON, read in ``json_records``.

newsml     NewsML-G2 news items, alone or in a message
tables     CSV and TSV with a header
documents  PDF with a text layer, read in a process of its own
"""
