import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const PROGRAM = fileURLToPath(new URL("../../../../bin/gpt-trader", import.meta.url));

/** How a process of the command line ended. */
export interface Ended {
  /** Exit code; 128 and more when a signal ended it. */
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Command {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /** Resolves when it has printed the text; rejects when it ends without. */
  says(text: string): Promise<void>;
  /** What Ctrl+C does. */
  interrupt(): void;
  /** Ends it as a crash would, without a word. */
  kill(): void;
}

export interface CommandOptions {
  /** Where it runs; by default where the test runs. */
  readonly directory?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts `bin/gpt-trader` as a person does; killed when the test is over. */
export function startCommand(words: readonly string[], options: CommandOptions = {}): Command {
  const child = spawn(process.execPath, [PROGRAM, ...words], {
    cwd: options.directory,
    env: { ...process.env, ...options.environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const heard = { out: "", err: "" };
  const listeners = new Set<() => void>();
  for (const stream of ["out", "err"] as const) {
    child[`std${stream}`].setEncoding("utf8").on("data", (text: string) => {
      heard[stream] += text;
      for (const listener of listeners) listener();
    });
  }
  let isOver = false;
  const ended = new Promise<Ended>((resolve) => {
    child.once("close", (code) => {
      isOver = true;
      for (const listener of listeners) listener();
      resolve({ code: code ?? 128, ...heard });
    });
  });
  const kill = (): void => void child.kill("SIGKILL");
  onTestFinished(async () => {
    kill();
    await ended;
  });
  return {
    pid: child.pid ?? 0,
    ended,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const isSaid = heard.out.includes(text) || heard.err.includes(text);
          if (!isSaid && !isOver) return;
          listeners.delete(look);
          if (isSaid) resolve();
          else reject(new Error(`it ended without saying ${text}: ${heard.out}${heard.err}`));
        };
        listeners.add(look);
        look();
      }),
    interrupt: () => void child.kill("SIGINT"),
    kill,
  };
}

/** Runs one command to its end. */
export function runCommand(words: readonly string[], options: CommandOptions = {}): Promise<Ended> {
  return startCommand(words, options).ended;
}
