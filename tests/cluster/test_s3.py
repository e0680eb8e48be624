"""S3-compatible storage, where s3fs is installed: a server that speaks as much of S3 as reading takes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.cluster.making import archive, done, page, rows

pytestmark = pytest.mark.network
pytest.importorskip("s3fs")


class Bucket(BaseHTTPRequestHandler):
    """One object."""

    protocol_version = "HTTP/1.1"
    data = b""

    def log_message(self, format: str, *args: Any) -> None: ...

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        body, headers = self.data, {"ETag": '"x"', "Last-Modified": "Wed, 01 May 2024 00:00:00 GMT"}
        status = 200 if self.path.startswith("/bucket/a.warc.gz") else 404
        if status == 404:
            body, headers = b"", {}
        elif asked := self.headers["Range"]:
            first, last = (int(one) for one in asked[6:].split("-"))
            headers["Content-Range"] = f"bytes {first}-{min(last, len(body) - 1)}/{len(body)}"
            status, body = 206, body[first : last + 1]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    serving = ThreadingHTTPServer(("127.0.0.1", 0), Bucket)
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    for name, value in {
        "AWS_ACCESS_KEY_ID": "made-up",
        "AWS_SECRET_ACCESS_KEY": "made-up",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{serving.server_port}",
        "NO_PROXY": "127.0.0.1",
    }.items():
        monkeypatch.setenv(name, value)
    yield
    serving.shutdown()
    serving.server_close()


def test_an_archive_in_a_bucket(bucket: None, tmp_path: Path) -> None:
    Bucket.data = archive(tmp_path / "a.warc.gz", [page(n) for n in range(30)]).read_bytes()
    counts = done(tmp_path / "out", "s3://bucket/a.warc.gz", "s3://bucket/none.warc.gz").counts
    assert (counts.documents, counts.failed) == (30, 1)
    assert rows(tmp_path / "out", "errors")[0]["reason"] == "no such file"
