"""Files for the tests of reading, made on the spot: PDF by hand, Word and web pages from a few words."""

from __future__ import annotations

import io
import zipfile

A4 = (595, 842)
_UNICODE_MAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"""
_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
    b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Own/DW 1000"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/Own/Flags 4/FontBBox[0 -120 1000 880]/Ascent 880/Descent -120"
    b"/CapHeight 700/ItalicAngle 0/StemV 80>>>>",
)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n" % (len(data), entries) + data + b"\nendstream"


def pdf_of(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects, 1 being the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = {}
    for number, body in objects.items():
        offsets[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offsets.get(number, 0) for number in range(1, max(objects) + 1))
    return bytes(out) + b"xref\n0 %d\n0000000000 65535 f \n" % (max(objects) + 1) + table + (
        b"trailer\n<</Size %d /Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (max(objects) + 1, trailer, len(out))
    )


def shown(lines: list[tuple[float, float, float, str]]) -> bytes:
    """A content stream that draws lines given as (x, y, size, text)."""
    drawn = [
        b"/F1 %g Tf 1 0 0 1 %g %g Tm <%s> Tj" % (size, x, y, text.encode("utf-16-be").hex().encode())
        for x, y, size, text in lines
    ]
    return b"BT " + b" ".join(drawn) + b" ET"


def pdf(pages: list[list[tuple[float, float, float, str]]], trailer: bytes = b"") -> bytes:
    """A PDF whose pages draw the given lines."""
    return pdf_with([stream(shown(lines)) for lines in pages], trailer=trailer)


def pdf_with(contents: list[bytes], more: dict[int, bytes] | None = None, trailer: bytes = b"") -> bytes:
    """A PDF whose pages have the given content streams."""
    first = 10
    kids = b" ".join(b"%d 0 R" % (first + 2 * place) for place in range(len(contents)))
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents)),
        3: _FONT[0], 4: _FONT[1], 5: stream(_UNICODE_MAP),
    }
    for place, content in enumerate(contents):
        number = first + 2 * place
        objects[number] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>%s>>>>"
            % (number + 1, b"/XObject<</X0 7 0 R>>" if more and 7 in more else b"")
        )
        objects[number + 1] = content
    return pdf_of(objects | (more or {}), trailer)


def typeset(paragraphs: list[str], *, size: float = 16, per_line: int = 26, per_page: int = 22, indent: bool = True,
            number: str = "— {} —", header: str = "") -> bytes:
    """A PDF as an office prints it: lines of even length, first lines indented, page numbers below."""
    rows: list[tuple[float, str]] = []
    for text in paragraphs:
        first = per_line - 2 if indent else per_line
        rows.append((90 + 2 * size * indent, text[:first]))
        rows += [(90, text[place : place + per_line]) for place in range(first, len(text), per_line)]
    pages = []
    for start in range(0, len(rows), per_page):
        page = [(x, 760 - 28 * line, size, text) for line, (x, text) in enumerate(rows[start : start + per_page])]
        page += [(260, 40, 12, number.format(start // per_page + 1))] if number else []
        pages.append(([(90, 810, 10, header)] if header else []) + page)
    return pdf(pages)


def docx_parts(body: str, numbering: str = "", styles: str = "", footnotes: str = "") -> dict[str, str]:
    """The parts of a Word file from the inner XML of each."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office}/officeDocument" '
                       'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
    }
    inner = {"numbering": numbering, "styles": styles, "footnotes": footnotes}
    return parts | {f"word/{name}.xml": f"<w:{name} {space}>{xml}</w:{name}>" for name, xml in inner.items() if xml}


def zipped(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


def word(body: str, **parts: str) -> bytes:
    """A Word file with the given inner XML."""
    return zipped(docx_parts(body, **parts))


def p(text: str, properties: str = "") -> str:
    """A paragraph's XML."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"


def in_list(text: str, level: int = 0, number: int = 1) -> str:
    """A numbered paragraph's XML."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def list_of(*levels: tuple[str, str], more: str = "") -> str:
    """The numbering part for one list whose levels are (format, text)."""
    xml = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    return (f'<w:abstractNum w:abstractNumId="0">{xml}</w:abstractNum>'
            f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}')
