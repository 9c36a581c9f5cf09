"""What a PDF knows about itself: title, language and date, and where its links lead."""

from __future__ import annotations

import datetime
import io

import pikepdf

from handbook.languages import TAGS
from handbook.records import Language


def signed(pdf: bytes, title: str, subject: str, language: Language, date: str) -> bytes:
    """Return a PDF with its metadata, packed; its date is the day of review, so the same pages give the same file."""
    day = datetime.datetime.fromisoformat(date).replace(tzinfo=datetime.UTC)
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.Root.Lang = pikepdf.String(TAGS[language])
        document.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        document.Root.PageMode = pikepdf.Name.UseOutlines
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata["dc:title"] = title
            metadata["dc:description"] = subject
            metadata["dc:language"] = {TAGS[language]}
            metadata["xmp:CreateDate"] = metadata["xmp:ModifyDate"] = day.isoformat()
        stamp = day.strftime("D:%Y%m%d000000Z")
        document.docinfo = document.make_indirect(
            pikepdf.Dictionary(Title=title, Subject=subject, CreationDate=stamp, ModDate=stamp)
        )
        document.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return written.getvalue()


def places(pdf: bytes) -> dict[str, int]:
    """Return the page, counted from 1, of every place in a PDF to which one of its links leads."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        numbers = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
        found = document.Root.get("/Dests", pikepdf.Dictionary())
        return {name.removeprefix("/"): numbers[place[0].objgen] for name, place in found.items()}
