"""What an answer may cost: connections that end one that keeps the processor busy.

A body in pieces of one byte, or provisional answers without end, are small for what it takes to
take them apart. Everything else that goes on in this process would wait for it.
"""

from __future__ import annotations

import time
from functools import partial
from typing import Any, cast

from aiohttp import ClientPayloadError, StreamReader, TCPConnector
from aiohttp.client_proto import ResponseHandler
from aiohttp.http import RawResponseMessage

COST = 0.3  # seconds of the processor for one answer; ten megabytes, packed, take a tenth of one
PROVISIONAL = 32  # answers of 100 to 199 before the one that was asked for


class Connector(TCPConnector):
    """Opens such connections."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._factory = cast("partial[ResponseHandler]", partial(Wire, loop=self._loop))


class Wire(ResponseHandler):
    """A connection that ends an answer that costs too much."""

    _cost, _provisional = 0.0, 0

    def set_response_params(self, **settings: Any) -> None:
        """Begin a new answer."""
        self._cost, self._provisional = 0.0, 0
        super().set_response_params(**settings)

    def data_received(self, data: bytes) -> None:
        """Take apart what came, and reckon what that took."""
        if self._dear:
            return
        began = time.thread_time()
        super().data_received(data)
        self._cost += time.thread_time() - began
        if self._cost > COST:
            self._end("its answer takes too long to take apart")

    def feed_data(self, data: tuple[RawResponseMessage, StreamReader], size: int = 0) -> None:
        """Pass the head of an answer on."""
        if self._dear:
            return
        super().feed_data(data, size)
        self._provisional += 100 <= data[0].code < 200
        if self._provisional > PROVISIONAL:
            self._end("it answers again and again that an answer will come")

    @property
    def _dear(self) -> bool:
        return self._cost > COST or self._provisional > PROVISIONAL

    def _end(self, why: str) -> None:
        error = ClientPayloadError(why)
        if self._payload is not None:
            self._payload.set_exception(error)
        self.set_exception(error)
        if self.transport is not None:
            self.transport.close()
