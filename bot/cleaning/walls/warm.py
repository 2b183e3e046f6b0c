"""The process that has read all cleaners once, and forks a child for each file: a start of Python a file would take
most of its time and memory. It never looks into a file itself.

It is started as `python -m bot.cleaning.walls.warm` with one end of a pair of sockets as its input; over it, each file
arrives as a socket of its own, which the child inherits. A child that takes too long is killed, and so is one whose
socket nobody holds any more. It ends with whoever started it, or when nothing was asked of it for a while.
"""

import gc
import os
import select
import signal
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import NoReturn

from bot.cleaning.walls import worker

TAKEN = b"+"
"""Said first: the file has arrived and a child is at it."""

LATE, ENDED = b"L", b"E"
"""Said last, when the child is dead and gave no answer: it took too long, it broke down."""

IDLE = 600
"""Seconds without a file after which the memory is given back."""


@dataclass(slots=True)
class Child:
    """A child at work: its socket, which it shares with us, and when it is killed."""

    process: int
    job: socket.socket
    until: float
    late: bool = False


class Warm:
    """Everything that is at work."""

    def __init__(self, control: socket.socket, seconds: float) -> None:
        self.control = control
        self.seconds = seconds
        self.poll = select.poll()
        self.poll.register(control, select.POLLIN)
        self.children: dict[int, Child] = {}
        """By a handle that says when the process has ended."""
        self.jobs: dict[int, Child] = {}

    def run(self) -> None:
        """As long as somebody is at the other end."""
        while True:
            untils = [child.until - time.monotonic() for child in self.children.values()]
            ready = self.poll.poll(max(0, min(untils, default=IDLE)) * 1000 + 1)
            if not ready and not self.children:
                return
            for each, event in ready:
                if each in self.children:
                    self._buried(each)
                elif each in self.jobs:
                    os.kill(self.jobs[each].process, signal.SIGKILL)  # nobody waits for it
                    self.poll.unregister(each)
                elif not event & select.POLLIN or not self._begun():
                    return
            for child in self.children.values():
                if child.until <= time.monotonic() and not child.late:
                    child.late = True
                    os.kill(child.process, signal.SIGKILL)

    def _begun(self) -> bool:
        """Take a file; says whether there was one."""
        _, handles, _, _ = socket.recv_fds(self.control, 1, 1)
        if not handles:
            return False
        job = socket.socket(fileno=handles[0])
        job.send(TAKEN, socket.MSG_DONTWAIT | socket.MSG_NOSIGNAL)
        child = os.fork()
        if not child:
            self._worked(job)
        begun = Child(child, job, time.monotonic() + self.seconds)
        handle = os.pidfd_open(child)
        self.children[handle] = self.jobs[job.fileno()] = begun
        self.poll.register(handle, select.POLLIN)
        self.poll.register(job, 0)  # its other end is closed
        return True

    def _worked(self, job: socket.socket) -> NoReturn:
        """The child's whole life, with nothing in hand but its file."""
        try:
            os.dup2(job.fileno(), 0)
            os.closerange(3, 1024)
            worker.answered(0)
            os._exit(0)
        finally:
            os._exit(1)

    def _buried(self, handle: int) -> None:
        """A child has ended: say how, and let go of its socket, so that the other end knows that it is over."""
        self.poll.unregister(handle)
        os.close(handle)
        child = self.children.pop(handle)
        del self.jobs[child.job.fileno()]
        _, status = os.waitpid(child.process, 0)
        late = child.late or (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU)
        with suppress(KeyError):  # it had hung up
            self.poll.unregister(child.job)
        if status:
            with suppress(OSError):  # nobody listens
                child.job.send(LATE if late else ENDED, socket.MSG_DONTWAIT | socket.MSG_NOSIGNAL)
        child.job.close()


def main() -> int:
    """Read everything, then serve."""
    control = socket.socket(fileno=os.dup(0))
    quiet = os.open(os.devnull, os.O_RDWR)
    for each in (0, 1, 2):  # a library that talks must not talk into an answer
        os.dup2(quiet, each)
    for module in worker.CLEANERS:
        worker.cleaner(module)
    gc.freeze()  # so that children share what is here instead of copying it
    serving = Warm(control, float(sys.argv[1]))
    try:
        serving.run()
    finally:
        for child in serving.children.values():
            os.kill(child.process, signal.SIGKILL)
    return 0


if __name__ == "__main__":
    sys.exit(main())
