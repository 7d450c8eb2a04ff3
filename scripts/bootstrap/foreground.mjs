import { spawn } from "node:child_process";
import { constants } from "node:os";

const ONE_BY_ONE = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGWINCH"];

/** Where a session of its own exists, the child is out of the terminal's reach and gets each signal from us, once. */
const hasSessions = process.platform !== "win32";

function forwardSignals(child) {
  const forward = (signal) => child.kill(signal);
  const pause = () => {
    child.kill("SIGSTOP");
    process.kill(process.pid, "SIGSTOP");
  };
  for (const signal of ONE_BY_ONE) process.on(signal, forward);
  process.on("SIGTSTP", pause);
  process.on("SIGCONT", () => child.kill("SIGCONT"));
}

/**
 * Runs a command in place of this process: same terminal, every signal passed on exactly once, and its exit code
 * (128 and the signal's number when one ended it). With `follow`, the child can tell by its channel that we are gone.
 */
export function runInForeground(command, args, { env = process.env, follow = false } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = ["inherit", "inherit", "inherit", ...(follow ? ["ipc"] : [])];
    const child = spawn(command, args, { env, stdio, detached: hasSessions });
    if (hasSessions) forwardSignals(child);
    else process.on("SIGINT", () => {});
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      if (follow && child.connected) child.disconnect();
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}
