"""A built site, served below a folder as a host would, and a browser to look at it with."""

from __future__ import annotations

import fnmatch
import functools
import gzip
import http.server
import io
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from playwright.sync_api import Browser, sync_playwright

import browser as browsers

FOLDER = "/handbook"
"""Where the site stands on its host: below a folder, since that is what breaks first."""


_TEXT = frozenset({".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"})


@functools.lru_cache(maxsize=2000)
def _packed(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


def _headers(file: Path, path: str) -> Iterator[tuple[str, str]]:
    applies = False
    for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else []:
        if not line.startswith(" "):
            applies = fnmatch.fnmatchcase(path, line)
        elif applies:
            name, _, value = line.strip().partition(": ")
            yield name, value


@contextmanager
def serve(root: Path) -> Iterator[str]:
    """Serve the site at `root` and yield its address, which ends in a slash."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{FOLDER}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def launch() -> Iterator[Browser]:
    """Start the machine's browser; raise RuntimeError where there is none."""
    path = browsers.find()
    if not path:
        raise RuntimeError(browsers.HELP)
    arguments = ["--disable-gpu", "--disable-background-networking", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=arguments)
        yield started
        started.close()


class _Handler(http.server.SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        """Serve what is below the folder, and nothing beside it."""
        inside = path.removeprefix(FOLDER)
        return super().translate_path(inside if inside != path else "/no-such-file")

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Compress what is text, as hosts do, for whoever takes it compressed."""
        path = Path(self.translate_path(self.path.partition("?")[0]))
        if self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        packs = "gzip" in self.headers.get("Accept-Encoding", "")
        if not (packs and path.suffix in _TEXT and path.is_file()):
            return super().send_head()
        body = _packed(path, path.stat().st_mtime_ns)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def end_headers(self) -> None:
        """Send what the site's file of headers says for this address, as the hosts that read one do."""
        for name, value in _headers(Path(self.directory) / "_headers", self.path.partition("?")[0]):
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""
