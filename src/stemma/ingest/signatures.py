"""What a file is that is no text, told from its first bytes."""

# Signatures of the formats that most often lie among saved articles.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\xfd7zXZ\x00", "an XZ archive"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"OggS\x00", "a sound or video file"),
    (b"fLaC\x00", "a sound file"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"\x00asm", "a program"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\x1f\x8b", "a gzip archive"),
)
_RIFF_KINDS = {b"WEBP": "a WebP image", b"WAVE": "a sound file", b"AVI ": "a video"}


def name_binary(head: bytes) -> str | None:
    """Return what the file is ("a PDF document") if its first bytes tell, else None.

    Args:
        head: the first 16 bytes or more.

    >>> name_binary(b"%PDF-1.7 and more")
    'a PDF document'
    >>> name_binary(b"Plain words")
    """
    if head[4:8] == b"ftyp":
        return "a video or HEIC image"
    if head[:4] == b"RIFF":
        return _RIFF_KINDS.get(head[8:12])
    if head[:3] == b"ID3" and head[3:4] < b"\x10":
        return "a sound file"
    if head[:3] == b"BZh" and head[4:10] == b"1AY&SY":
        return "a bzip2 archive"
    return next((name for signature, name in _SIGNATURES if head.startswith(signature)), None)
