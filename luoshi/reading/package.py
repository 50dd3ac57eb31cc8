"""The zip container of a Word file, with its sizes checked before anything is unpacked or parsed."""

from __future__ import annotations

import io
import posixpath
import zipfile
from types import MappingProxyType
from typing import Any

from luoshi.exceptions import BrokenFile, EncryptedFile, TooLarge, UnknownFormat
from luoshi.reading.limits import Limits, within

_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_CHUNK = 1 << 20
# What a zip file that is no Word file may be, by a member that only it has.
_OTHERS = MappingProxyType({
    "xl/workbook.xml": "Excel", "ppt/presentation.xml": "PowerPoint", "OFD.xml": "OFD", "content.xml": "OpenDocument",
})


class Package:
    """The parts of a Word file, read one by one and only as asked for."""

    def __init__(self, data: bytes, where: str, limits: Limits) -> None:
        # Counted in the raw bytes, because listing a million members is itself expensive.
        within(data.count(_ENTRY), "entries", limits, where, "the number of members")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            raise BrokenFile("the file is cut off or damaged", where=where, why=str(error),
                             todo="get a complete copy") from error
        self._where = where
        self._limits = limits
        self._left = limits.unpacked
        self._names = {info.filename: info for info in self._zip.infolist()}
        unpacked = sum(info.file_size for info in self._names.values())
        within(unpacked, "unpacked", limits, where, "the unpacked size in bytes")
        if any(info.flag_bits & _ENCRYPTED for info in self._names.values()):
            raise EncryptedFile("the file is protected by a password", where=where, todo="save it without one")
        self.main = self._main()

    def related(self, kind: str) -> str | None:
        """The part of this kind (``styles``, ``numbering``, ``footnotes``) that belongs to the main one, if any."""
        name = self._relations(self.main).get(kind, posixpath.join(posixpath.dirname(self.main), f"{kind}.xml"))
        return name if name in self._names else None

    def tree(self, name: str | None) -> Any | None:
        """The root element of a part, or None where the package has no such part."""
        if name is None or name not in self._names:
            return None
        from lxml import etree

        # Word never writes entities; left alone, they can neither read local files nor grow.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True,
        )
        root = etree.fromstring(self._read(name), parser)
        if root.getroottree().docinfo.internalDTD is not None:
            raise BrokenFile(f"{name} declares a document type", where=self._where, why="Word never writes one",
                             todo="open the file in Word and save it again")
        return root

    def _read(self, name: str) -> bytes:
        """A part's bytes; what comes out is counted, since the declared size may be false."""
        within(self._names[name].file_size, "markup", self._limits, self._where, f"the number of bytes in {name}")
        parts: list[bytes] = []
        with self._zip.open(name) as part:
            while chunk := part.read(_CHUNK):
                self._left -= len(chunk)
                if self._left < 0:
                    raise TooLarge(f"{name} unpacks to more than it declares", where=self._where,
                                   why="the file is damaged or hostile", todo="get it from a source that you trust")
                parts.append(chunk)
        return b"".join(parts)

    def _main(self) -> str:
        target = self._relations("").get("officeDocument", "word/document.xml")
        if target in self._names and not target.startswith(("xl/", "ppt/")):
            return target
        kind = next((kind for member, kind in _OTHERS.items() if member in self._names), None)
        if kind is None and "[Content_Types].xml" in self._names:
            raise BrokenFile("the Word file has no main part", where=self._where, todo="get a complete copy")
        raise UnknownFormat(f"{kind or 'zip'} files are not read", where=self._where,
                            todo="save it as .docx or .pdf" if kind else "unpack it and read the files in it")

    def _relations(self, part: str) -> dict[str, str]:
        """Kind to part name, for the parts that ``part`` refers to."""
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, str] = {}
        for node in root if root is not None else ():
            kind = (node.get("Type") or "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", folder, node.get("Target") or ""))
            found.setdefault(kind, target.lstrip("/"))
        return found
