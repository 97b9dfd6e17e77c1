"""
Runs programs and measures each with wait4: for every line of JSON {"arguments", "folder", "output"} on its input it
starts that program in that folder, waits, and answers with a line {"status", "wall", "cpu", "memory"}: the exit status
(negative: a signal), seconds, seconds of all processors, and KiB at the peak. What the program prints goes to the file
`output`.

Python because every machine that can build this project has it, and Node cannot ask the kernel about a child. The kernel
counts the few megabytes of the parent to a child that needs less; this process is smaller than any that is measured.
"""

import json
import os
import signal
import sys
import time

child = 0


def stop(*_):
    if child:
        os.kill(child, signal.SIGKILL)
    os._exit(1)


signal.signal(signal.SIGTERM, stop)
signal.signal(signal.SIGINT, stop)

for line in sys.stdin:
    request = json.loads(line)
    arguments = request["arguments"]
    os.chdir(request["folder"])
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, request["output"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    started = time.monotonic()
    child = os.posix_spawn(arguments[0], arguments, os.environ, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    wall = time.monotonic() - started
    child = 0
    answer = {
        "status": os.waitstatus_to_exitcode(status),
        "wall": wall,
        "cpu": usage.ru_utime + usage.ru_stime,
        "memory": usage.ru_maxrss,
    }
    print(json.dumps(answer), flush=True)
