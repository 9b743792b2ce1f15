"""The bytes of a file, read piece by piece and hashed on the way; a piece ends where a line ends."""

import errno
import hashlib
import os
from collections.abc import Iterator
from typing import BinaryIO

PIECE = 4 << 20


class Stream:
    """A file as it is read; `end` is where its last line ends, which `is_ended` says whether it was told."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._hash = hashlib.sha256()
        self._hashed = 0
        self.size = file.seek(0, os.SEEK_END)
        tail = self.read(max(0, self.size - 2), 2)
        mark = tail.endswith(b"\x1a") and tail[:-1] in (b"\n", b"\r")
        self.end = self.size - 1 if mark else self.size
        self.is_ended = mark or tail.endswith((b"\n", b"\r"))

    def read(self, start: int, length: int) -> bytes:
        """The bytes from a place on."""
        self._file.seek(start)
        data = self._file.read(length)
        if start <= self._hashed < start + len(data):
            self._hash.update(memoryview(data)[self._hashed - start :])
            self._hashed = start + len(data)
        return data

    def rest(self, start: int) -> Iterator[bytes]:
        """All bytes from a place on, piece by piece."""
        while data := self.read(start, PIECE):
            yield data
            start += len(data)

    def sha256(self) -> str:
        """The hash of all bytes, those included that nobody has read yet."""
        for _ in self.rest(self._hashed):
            continue
        return self._hash.hexdigest()

    def piece(self, start: int, length: int) -> bytes:
        """Whole lines from a place on, the last of the file ended where it was not; longer where a line is."""
        expected = min(length, self.end - start)
        data = self.read(start, expected)
        if len(data) < expected:
            raise OSError(errno.EIO, os.strerror(errno.EIO))  # the file was cut while it was read
        if start + len(data) >= self.end:
            return data if self.is_ended else data + b"\n"
        cut = max(data.rfind(b"\n"), data.rfind(b"\r", 0, -1)) + 1
        return data[:cut] if cut else self.piece(start, 2 * length)
