"""The box in which a server of ours runs, and the program that keeps it: `python -I -S sandbox.py DIRECTORY`.

The keeper stands between a run and its server. It puts the server into the strongest box that the machine lets it make,
says on its output which one that is, and ends everything in it when its input ends, however the run ends. It imports
nothing of squash and next to nothing of Python, no pathlib either, as each start of a server waits for it.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import select
import sys
import time
from collections.abc import Iterator
from typing import Any, NoReturn, TypedDict

MEANS = ("namespaces", "bubblewrap", "namespaces and landlock", "landlock", "namespaces alone", "none")
"""The boxes, the strongest first. `SEEING` are those that hide no file, for a server that does not start in another."""
SEEING = MEANS[4:]

_LINUX = sys.platform.startswith("linux")
_QUIT, _KILL = 3, 9
_PATIENCE = 10.0  # seconds for a server to end by itself

_BREW = "/home/linuxbrew/.linuxbrew"

# What programs need of a Linux system. Below /etc, not more than the loader, the resolver of users and TLS read.
_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store", "/gnu/store", _BREW)
_SETTINGS = ("alternatives", "ssl/openssl.cnf", "ld.so.cache", "localtime", "passwd", "group", "nsswitch.conf")
_DICTIONARIES = "/var/cache/postgresql"  # Debian's, to which tsearch_data points
_DEVICES = ("null", "zero", "full", "random", "urandom")


class Server(TypedDict):
    """What the keeper is told: the command, and what it may read and write. `hidden` is covered where it lies in those.

    `account` is a user and a group number, or empty for the keeper's own. `means` are the boxes to try, in order;
    `bubblewrap` is that program, or empty where there is none.
    """

    command: list[str]
    environment: dict[str, str]
    programs: list[str]
    hidden: list[str]
    account: list[int]
    means: list[str]
    bubblewrap: str


class Box(TypedDict):
    """What the keeper answers: which box it is, in words for people what it does, and why it is not a stronger one."""

    means: str
    words: str
    lacking: str


_WORDS = {
    "namespaces": "no network, no home, own processes",
    "bubblewrap": "no network, no home, own processes",
    "namespaces and landlock": "no network, no home, own processes",
    "namespaces alone": "no network, own processes, but it sees your files",
}


def words(box: Box) -> str:
    """Return a phrase for people: which box it is."""
    if box["means"] == "none":
        return f"no box on this machine: {box['lacking']}"
    return f"in a box: {box['words']}"


# --- The keeper ---------------------------------------------------------------------------------------------


def _keep(directory: str) -> None:
    """Start what the input tells, and end it when the input ends: with a word if the run itself goes on."""
    if _LINUX:
        _prctl(36, 1)  # PR_SET_CHILD_SUBREAPER: what loses its parent becomes our child, and ends with the server
    told = _read_told()
    if told is None:
        return
    process, box = _start(told, directory)
    os.write(1, marshal.dumps(dict(box)))
    os.close(1)
    last_word = _wait(process)
    _end(process, at_once="namespaces" in box["means"] or box["means"] == "bubblewrap")
    if not last_word:
        _remove(directory)


def _read_told() -> Server | None:
    size = os.read(0, 8)
    data = b""
    while len(size) == 8 and len(data) < int(size) and (more := os.read(0, int(size) - len(data))):
        data += more
    return marshal.loads(data) if size and len(data) == int(size) else None  # noqa: S302


def _wait(process: int) -> bool:
    """Wait until the process or our input ends; say whether the run goes on."""
    poll = select.poll()
    poll.register(0, select.POLLIN | select.POLLHUP)
    timeout = 100
    with contextlib.suppress(OSError, AttributeError):  # Linux before 5.3, macOS
        poll.register(os.pidfd_open(process), select.POLLIN)
        timeout = -1
    while True:
        if any(descriptor == 0 for descriptor, _ in poll.poll(timeout)):
            return bool(os.read(0, 1))
        if os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None:
            return True


def _end(process: int, *, at_once: bool) -> None:
    """End the server: its namespace goes with it, or it is asked first, as it has shared memory to give back."""
    with contextlib.suppress(OSError):
        os.kill(process, _KILL if at_once else _QUIT)
        deadline = time.monotonic() + _PATIENCE
        while not os.waitpid(process, 0 if at_once else os.WNOHANG)[0]:
            if time.monotonic() > deadline:
                os.kill(process, _KILL)
            time.sleep(0.002)
    deadline = time.monotonic() + _PATIENCE
    while (orphans := list(_children())) and time.monotonic() < deadline:
        for orphan in orphans:
            with contextlib.suppress(OSError):
                os.kill(orphan, _KILL)
                os.waitpid(orphan, 0)


def _children() -> Iterator[int]:
    with contextlib.suppress(OSError), open(f"/proc/self/task/{os.getpid()}/children") as file:
        yield from map(int, file.read().split())


def _remove(directory: str) -> None:
    import shutil

    for _ in range(20):
        shutil.rmtree(directory, ignore_errors=True)
        if not os.path.exists(directory):
            return
        time.sleep(0.05)


# --- Ways into a box ----------------------------------------------------------------------------------------


def _start(told: Server, directory: str) -> tuple[int, Box]:
    """Start the server in the first box that can be made; return its process, seen from here."""
    lacking: list[str] = []
    if not _LINUX:
        lacking.append("only Linux has one")
    for means in told["means"]:
        if means != "none" and not _LINUX:
            continue
        for early in (False, True) if told["account"] and "namespaces" in means else (False,):
            try:
                process = _spawn(told, directory, means, early=early)
            except OSError as error:
                reason = f"{means}: {error.strerror or error}"
                lacking += [reason] if reason not in lacking else []
                continue
            said = _WORDS.get(means) or (_landlock_words() if means == "landlock" else "")
            return process, Box(means=means, words=said, lacking="; ".join(lacking))
    raise OSError("; ".join(lacking))


def _spawn(told: Server, directory: str, means: str, *, early: bool) -> int:
    """Return the server's process. Raises OSError where such a box cannot be made.

    With `early` we become the account first, and make the box as that: root of a container may not, as itself.
    """
    reading, writing = os.pipe()
    waiting, going = os.pipe()
    process = os.fork()
    if not process:
        try:
            os.close(reading)
            os.close(going)
            if early:
                _become(told)
                _prctl(4, 1)  # PR_SET_DUMPABLE: our files below /proc are root's otherwise
            _enter(told, directory, means, writing, waiting)
        except BaseException as error:
            words = getattr(error, "strerror", None) or str(error) or type(error).__name__
            os.write(writing, b"!" + str(words).encode())
        os._exit(1)
    os.close(writing)
    os.close(waiting)
    if means.startswith("namespaces"):  # it has ended, whether it has left a child in the namespaces to us or not
        os.waitpid(process, 0)
    os.close(going)
    said = b""
    while more := os.read(reading, 4096):
        said += more
    os.close(reading)
    inner, _, failure = said.partition(b"!")
    if not failure:
        return int(inner or process)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(int(inner or process), 0)
    raise OSError(failure.decode())


def _enter(told: Server, directory: str, means: str, writing: int, waiting: int) -> NoReturn:
    """Make the box around this process, and become the server in it."""
    command = told["command"]
    if means == "bubblewrap":
        command = [*_bubblewrap(told, directory), *command]
    if means.startswith("namespaces"):
        _unshare()
        _be_first_process(writing, waiting)
        _mount(None, "/", None, 0x4000 | 0x40000)  # MS_REC | MS_PRIVATE: nothing of what follows is seen outside
        if means == "namespaces":
            _see_only(told, directory)
        else:
            with contextlib.suppress(OSError):  # the processes of the box alone
                _mount("proc", "/proc", "proc", 0x2 | 0x4 | 0x8)
    _take_streams()
    _become(told)  # after which what was said about the parent's death is forgotten
    if _LINUX:
        _prctl(1, _KILL)  # PR_SET_PDEATHSIG: it ends with the keeper
    if means != "none":
        _prctl(38, 1)  # PR_SET_NO_NEW_PRIVS: no set-user-ID program helps out of here
    if "landlock" in means:
        _restrict_files(told, directory)
    if means == "landlock":
        _refuse_connections()
    if means.startswith("namespaces"):
        _reap(command, told["environment"], writing)
    os.chdir("/")
    os.execve(command[0], command, told["environment"])


def _become(told: Server) -> None:
    if told["account"] and os.geteuid() == 0:
        user, group = told["account"]
        os.setgroups([])
        os.setgid(group)
        os.setuid(user)


def _take_streams() -> None:
    """Keep the log, which is our standard error, and nothing else of the keeper's."""
    null = os.open("/dev/null", os.O_RDONLY)
    os.dup2(null, 0)
    os.dup2(2, 1)
    os.close(null)


def _unshare() -> None:
    """Get namespaces of our own: users where we are not root, mounts, network, processes, shared memory, host name."""
    user, group = os.geteuid(), os.getegid()
    flags = 0x00020000 | 0x40000000 | 0x20000000 | 0x08000000 | 0x04000000
    _call("unshare", flags if user == 0 else flags | 0x10000000)
    if user != 0:
        for file, text in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
            with open(f"/proc/self/{file}", "w") as mapped:
                mapped.write(text)


def _be_first_process(writing: int, waiting: int) -> None:
    """Go on as the first process of the namespace, whose parent the keeper is once this process has ended."""
    process = os.fork()
    if process:
        os.write(writing, str(process).encode())
        os._exit(0)
    os.read(waiting, 1)  # ends when the keeper has taken over; before that the parent's death would be ours


def _reap(command: list[str], environment: dict[str, str], writing: int) -> NoReturn:
    """Run the command, and reap whatever is left to the first process: PostgreSQL takes a strange child for a crash."""
    _prctl(4, 0)  # PR_SET_DUMPABLE: nobody in the box looks into this process
    server = os.fork()
    if not server:
        try:
            os.chdir("/")
            os.execve(command[0], command, environment)
        except OSError as error:
            os.write(writing, b"!" + str(error.strerror).encode())
        os._exit(1)
    os.close(writing)
    while os.wait()[0] != server:
        pass
    os._exit(0)


# --- What is seen in a box ----------------------------------------------------------------------------------


def _readable() -> list[str]:
    """Return what the server may read: the system's programs and libraries, its own, a few settings."""
    settings = [f"/etc/{name}" for name in _SETTINGS]
    with contextlib.suppress(OSError):
        settings += [f"/etc/{name}" for name in sorted(os.listdir("/etc")) if name.startswith("ld-musl")]
    return [path for path in (*_SYSTEM, *settings, _DICTIONARIES) if os.path.lexists(path)]


def _see_only(told: Server, directory: str) -> None:
    """Change the root to an empty one with what the server may read, and its own directory."""
    readable = _readable()
    _mount("tmpfs", "/tmp", "tmpfs", 0x2 | 0x4, "size=64m,mode=0755")
    os.mkdir("/tmp/old", 0o700)
    os.chdir("/tmp")
    _call("pivot_root", b".", b"old")
    os.chdir("/")
    for path in readable:
        _show(path)
    for path in told["hidden"]:
        if _is_shown(path):  # as /usr/src/app is
            _mount("tmpfs", path, "tmpfs", 0x2 | 0x4, "size=1m,mode=0755")
    for path in told["programs"]:
        _show(path)
    for name in _DEVICES:
        _show(f"/dev/{name}", writable=True)
    for path in ("/tmp", "/dev/shm"):
        os.makedirs(path, exist_ok=True)
        os.chmod(path, 0o1777)
    with contextlib.suppress(OSError):  # in many containers only part of it may be seen, and then none is
        os.mkdir("/proc")
        _mount("proc", "/proc", "proc", 0x2 | 0x4 | 0x8)
    _show(directory, writable=True)
    _call("umount2", b"/old", 2)  # MNT_DETACH
    os.rmdir("/old")


def _show(path: str, *, writable: bool = False) -> None:
    """Put what lies at `path` in the old root there in the new one; symbolic links as they are."""
    source = f"/old{path}"
    if not os.path.lexists(source):
        return
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if os.path.islink(source):
        if not os.path.lexists(path):
            os.symlink(os.readlink(source), path)
        return
    if os.path.isdir(source):
        os.makedirs(path, exist_ok=True)
    else:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o644))
    _mount(source, path, None, 0x1000 | 0x4000)  # MS_BIND | MS_REC
    if not writable:
        kept = os.statvfs(path).f_flag
        flags = kept & (0x2 | 0x4 | 0x8 | 0x400 | 0x800) | (0x200000 if kept & 0x1000 else 0)
        _mount(None, path, None, 0x20 | 0x1000 | 0x1 | 0x2 | flags)  # MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID


def _bubblewrap(told: Server, directory: str) -> list[str]:
    """Return the words before the command. Raises OSError where the program is not there, or cannot make the box."""
    program = told["bubblewrap"]
    if not program:
        raise OSError("it is not installed")
    prefix = [program, "--unshare-all", "--die-with-parent", "--new-session", "--dev", "/dev", "--tmpfs", "/tmp"]
    for path in _readable():
        if os.path.islink(path):
            prefix += ["--symlink", os.readlink(path), path]
        else:
            prefix += ["--ro-bind-try", path, path]
    prefix += [word for path in told["hidden"] if _is_shown(path) for word in ("--tmpfs", path)]
    prefix += [word for path in told["programs"] for word in ("--ro-bind-try", path, path)]
    prefix += ["--proc", "/proc", "--bind", directory, directory, "--"]
    process = os.fork()
    if not process:
        _become(told)
        null = os.open("/dev/null", os.O_RDWR)
        for number in range(3):
            os.dup2(null, number)
        os.execve(program, [*prefix, "/bin/true"], told["environment"])
    if os.waitpid(process, 0)[1]:
        raise OSError("it is not allowed to")
    return prefix


def _is_shown(path: str) -> bool:
    return os.path.isdir(path) and any(path.startswith(f"{shown}/") for shown in _SYSTEM)


# --- Landlock and seccomp: a box for whoever may make no namespace -------------------------------------------

_READ, _READ_DIRECTORY = 0x1 | 0x4 | 0x8, 0x8


def _landlock() -> int:
    """Return the version of Landlock that the kernel has; 0 for none."""
    return max(0, int(_libc().syscall(444, None, 0, 1)))


def _landlock_words() -> str:
    connected = "no network" if os.uname().machine in _SYSCALLS else "no TCP" if _landlock() >= 4 else ""
    kept_apart = "no signals to others" if _landlock() >= 6 else ""
    return ", ".join(filter(None, (connected, "no home", kept_apart, "its processes end with the run")))


def _restrict_files(told: Server, directory: str) -> None:
    """Let this process open what the server needs, and nothing else; refuse TCP and signals to others, if it can."""
    version = _landlock()
    if not version:
        raise OSError("this kernel has none")
    files = 0x1FFF | (0x2000 if version >= 2 else 0) | (0x4000 if version >= 3 else 0) | (0x8000 if version >= 5 else 0)
    words = (files, *((3,) if version >= 4 else ()), *((3,) if version >= 6 else ()))
    attributes = b"".join(word.to_bytes(8, sys.byteorder) for word in words)
    ruleset = _call("syscall", 444, attributes, len(attributes), 0)
    allowed = dict.fromkeys((*_readable(), *told["programs"]), _READ)
    allowed |= {f"/dev/{name}": 0x2 | 0x4 for name in _DEVICES}
    for path, access in (allowed | {directory: files}).items():
        try:
            descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            continue
        may = access if os.path.isdir(path) else access & (0x1 | 0x2 | 0x4 | 0x4000)
        rule = may.to_bytes(8, sys.byteorder) + descriptor.to_bytes(4, sys.byteorder)
        _call("syscall", 445, ruleset, 1, rule, 0)
        os.close(descriptor)
    _call("syscall", 446, ruleset, 0)
    os.close(ruleset)


# audit's number of the architecture, and the system calls socket, connect and io_uring_setup.
_SYSCALLS = {"x86_64": (0xC000003E, 41, 42, 425), "aarch64": (0xC00000B7, 198, 203, 425)}


def _refuse_connections() -> None:
    """Refuse sockets that are not Unix's, and connections to others: the server only listens (seccomp(2))."""
    if os.uname().machine not in _SYSCALLS:
        return
    architecture, socket, connect, ring = _SYSCALLS[os.uname().machine]
    refuse, allow = 0x00050000 | 13, 0x7FFF0000  # EACCES
    load, equal, at_least, done = 0x20, 0x15, 0x35, 0x06
    program = (
        (load, 0, 0, 4),  # the architecture
        (equal, 0, 7, architecture),
        (load, 0, 0, 0),  # the number of the call
        (at_least, 5, 0, 0x40000000),  # x86_64 has them twice
        (equal, 4, 0, connect),
        (equal, 3, 0, ring),
        (equal, 0, 3, socket),
        (load, 0, 0, 16),  # its first argument: the kind of socket
        (equal, 1, 0, 1),  # AF_UNIX
        (done, 0, 0, refuse),
        (done, 0, 0, allow),
    )
    import ctypes

    code = b"".join(
        number.to_bytes(size, sys.byteorder)
        for line in program
        for number, size in zip(line, (2, 1, 1, 4), strict=True)
    )
    held = ctypes.create_string_buffer(code)
    header = len(program).to_bytes(8, sys.byteorder) + ctypes.addressof(held).to_bytes(8, sys.byteorder)
    _prctl(22, 2, header)  # PR_SET_SECCOMP, SECCOMP_MODE_FILTER


# --- The C library ------------------------------------------------------------------------------------------


def _libc() -> Any:
    import ctypes

    return ctypes.CDLL(None, use_errno=True)


def _call(name: str, *arguments: Any) -> int:
    import ctypes

    words = [ctypes.c_long(argument) if isinstance(argument, int) else argument for argument in arguments]
    result: int = getattr(_libc(), name)(*words)
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


def _prctl(option: int, value: int, pointer: bytes | int = 0) -> None:
    _call("prctl", option, value, pointer, 0, 0)


def _mount(source: str | None, target: str, kind: str | None, flags: int, data: str | None = None) -> None:
    source_word, target_word, kind_word, data_word = (word and word.encode() for word in (source, target, kind, data))
    try:
        _call("mount", source_word, target_word, kind_word, flags, data_word)
    except OSError as error:
        raise OSError(error.errno, f"mount {target}: {error.strerror}") from error


if __name__ == "__main__":
    _keep(sys.argv[1])
