"""The command line as a process of its own that need not import it: a fork of one that has, which saves a third of a second."""

from __future__ import annotations

import atexit
import json
import os
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from threading import Lock

ROOT = Path(__file__).parent.parent

ORIGIN = """
import json, os, socket, sys
del sys.path[0]  # the directory in which it is run
from squash.cli import commands
from squash.cli.process import run
commands()
asked = socket.socket(fileno=int(sys.argv[1]))
while True:
    message, descriptors, _, _ = socket.recv_fds(asked, 1 << 20, 2)
    if not message:
        break
    child = os.fork()
    if not child:
        asked.close()
        told = json.loads(message)
        for number, descriptor in enumerate(descriptors, 1):
            os.dup2(descriptor, number)
            os.close(descriptor)
        os.chdir(told["cwd"])
        os.environ.clear()
        os.environ.update(told["environment"])
        sys.exit(run(told["arguments"]))
    for descriptor in descriptors:
        os.close(descriptor)
    asked.send(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode())
"""
_ONE_AT_A_TIME = Lock()


@cache
def _origin() -> socket.socket:
    """Start the process that is forked; it ends when this one does."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    process = subprocess.Popen(
        [sys.executable, "-c", ORIGIN, str(theirs.fileno())],
        pass_fds=[theirs.fileno()],
        stdin=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    theirs.close()

    @atexit.register
    def _end() -> None:
        ours.close()
        process.wait()

    return ours


def run_forked(arguments: Sequence[str], cwd: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Return how a command ended, and what it said on a standard output and error of its own; its input is empty."""
    told = json.dumps({"arguments": arguments, "cwd": str(cwd), "environment": dict(environment)}).encode()
    with _ONE_AT_A_TIME, TemporaryFile() as out, TemporaryFile() as err:
        socket.send_fds(_origin(), [told], [out.fileno(), err.fileno()])
        code = int(_origin().recv(100))
        said = []
        for file in (out, err):
            file.seek(0)
            said.append(file.read().decode())
    return subprocess.CompletedProcess(list(arguments), code, *said)
