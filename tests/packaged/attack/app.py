#!/usr/bin/python3
"""Replaces the app: writes its inputs and what it can reach to ~/facts, and prints the content of ~/answer.

If there is ~/then, it runs that as a line of shell first.
"""

import json
import os
import subprocess
import sys


def is_open(descriptor):
    try:
        os.fstat(descriptor)
        return True
    except OSError:
        return False


def error_of(function, *arguments):
    """The error of a call; None if it succeeds, as an attacker wants."""
    try:
        function(*arguments)
        return None
    except OSError as error:
        return error.strerror


def readable(file):
    """The text of another process's file; empty if it cannot be read."""
    try:
        with open(file, "rb") as content:
            return content.read().replace(b"\0", b" ").decode("latin1")
    except OSError:
        return ""


home = os.path.expanduser("~")
descriptors = [descriptor for descriptor in range(3, 4096) if is_open(descriptor)]
umask = os.umask(0)
os.umask(umask)
processes = [name for name in os.listdir("/proc") if name.isdigit()]
status = dict(line.split(":\t") for line in open("/proc/self/status").read().split("\n") if line)
facts = {
    "arguments": sys.argv[1:],
    "terminal": error_of(os.open, "/dev/tty", os.O_RDWR),
    "descriptors": descriptors,
    "streams": [os.readlink(f"/proc/self/fd/{descriptor}").split(":")[0] for descriptor in range(3)],
    "environment": dict(os.environ),
    "umask": oct(umask),
    "folder": os.getcwd(),
    "ids": [*os.getresuid(), *os.getresgid(), *os.getgroups()],
    "key": subprocess.run(
        ["keyctl", "search", "@s", "user", "of-root"], capture_output=True, text=True, check=False
    ).stdout,
    "capabilities": [status[name] for name in ("CapInh", "CapPrm", "CapEff", "CapAmb")],
    "session": os.getsid(0),
    "group": os.getpgrp(),
    "others": "\n".join(
        readable(f"/proc/{name}/{file}")
        for name in processes
        if name != str(os.getpid())
        for file in ("cmdline", "environ")
    ),
}
with open(os.path.join(home, "facts"), "w") as file:
    json.dump(facts, file)
if os.path.exists(os.path.join(home, "then")):
    subprocess.run(["/bin/sh", os.path.join(home, "then")], check=False)
with open(os.path.join(home, "answer"), "rb") as file:
    sys.stdout.buffer.write(file.read())
