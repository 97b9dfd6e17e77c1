"""Runs a program on a pseudo-terminal and types what it is told, each time a text has appeared."""

import json
import os
import pty
import select
import struct
import sys
import fcntl
import termios
import time

request = json.load(sys.stdin)
pid, terminal = pty.fork()
if pid == 0:
    os.chdir(request["cwd"])
    # The parent has set no size yet; the program asks for it when it first prints.
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", request["rows"], request["columns"], 0, 0))
    os.execvpe(request["command"][0], request["command"], request["env"])

output = b""
seen = 0
steps = list(request["steps"])
deadline = time.monotonic() + 50
while time.monotonic() < deadline:
    ready, _, _ = select.select([terminal], [], [], 0.05)
    if ready:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:
            break
        if not chunk:
            break
        output += chunk
        continue
    # Quiet: the screen is drawn.
    if steps and steps[0]["after"].encode() in output[seen:]:
        seen = len(output)
        os.write(terminal, steps.pop(0)["type"].encode())
else:
    os.kill(pid, 9)
_, status = os.waitpid(pid, 0)
json.dump({"output": output.decode(), "status": os.waitstatus_to_exitcode(status), "left": steps}, sys.stdout)
