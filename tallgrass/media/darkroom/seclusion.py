"""How the dark room's process binds itself: limits of the system, and no way to reach out.

A decoder taken over by a file finds that the process may not open a socket, run a program, or look into another process
(seccomp filter, Linux on x86-64 and arm64; elsewhere only the limits hold).
"""

import ctypes
import platform
import resource
import struct
import sys
from pathlib import Path

_MAX_FILE = 600 * 1024 * 1024
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 38, 22, 2
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 1  # SECCOMP_RET_ALLOW; SECCOMP_RET_ERRNO with EPERM
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # BPF: load a word, jump if =, jump if ≥, return
_X32 = 0x4000_0000

# Architecture token, then numbers of socket, connect, execve, execveat, ptrace, process_vm_readv, process_vm_writev, io_uring_setup.
_MACHINES = {
    "x86_64": (0xC000003E, (41, 42, 59, 322, 101, 310, 311, 425)),
    "aarch64": (0xC00000B7, (198, 203, 221, 281, 117, 270, 271, 425)),
}


def seclude(memory_mb: int) -> None:
    """Give up, for good, all that opening a file does not need."""
    if sys.platform == "linux":  # elsewhere the limit on addresses is not kept, or not understood
        resource.setrlimit(resource.RLIMIT_AS, (memory_mb * 1024 * 1024,) * 2)
    resource.setrlimit(resource.RLIMIT_FSIZE, (_MAX_FILE, _MAX_FILE))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux" and platform.machine() in _MACHINES:
        _filter_calls(*_MACHINES[platform.machine()])


def allow_seconds(cpu_seconds: int) -> None:
    """End this process (SIGXCPU) when it has used that much more processor time."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime) + 1 + cpu_seconds, hard))


def peak_mb() -> int:
    """The most memory this process ever had resident. (Linux counts in `ru_maxrss` what the parent had when it forked.)"""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _filter_calls(machine: int, refused: tuple[int, ...]) -> None:
    """Install the filter (seccomp(2)): other machine's calls and the listed ones answer EPERM. A kernel without it says no; so be it."""
    steps = [(_LOAD, 0, 0, 4), (_EQUAL, 1, 0, machine), (_RETURN, 0, 0, _REFUSE), (_LOAD, 0, 0, 0)]
    steps += [(_AT_LEAST, 0, 1, _X32), (_RETURN, 0, 0, _REFUSE)]
    for number in refused:
        steps += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _REFUSE)]
    steps.append((_RETURN, 0, 0, _ALLOW))
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
    program = ctypes.create_string_buffer(struct.pack("@HP", len(steps), ctypes.addressof(code)))
    control = ctypes.CDLL(None, use_errno=True).prctl
    control(_PR_SET_NO_NEW_PRIVS, *map(ctypes.c_ulong, (1, 0, 0, 0)))
    control(_PR_SET_SECCOMP, ctypes.c_ulong(_SECCOMP_MODE_FILTER), program, *map(ctypes.c_ulong, (0, 0)))
