import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const SCRIPT = fileURLToPath(new URL("./own-workspace.ts", import.meta.url));

export interface Rival {
  readonly pid: number;
  /** `owner`, or `owned by` with a process id. */
  readonly answer: string;
  /** Ends the process at once, as a crash would. */
  kill(): Promise<void>;
}

/** Starts a process that wants to own the workspace and answers what it got; killed when the test is over. */
export function startRival(directory: string): Promise<Rival> {
  const child = spawn(process.execPath, [SCRIPT, directory], { stdio: ["ignore", "pipe", "pipe"] });
  const isClosed = new Promise<void>((resolve) => {
    child.once("close", () => resolve());
  });
  const kill = (): Promise<void> => {
    child.kill("SIGKILL");
    return isClosed;
  };
  onTestFinished(kill);
  return new Promise((resolve, reject) => {
    let complaint = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaint += text;
    });
    child.once("close", () => reject(new Error(`the rival ended by itself: ${complaint}`)));
    child.stdout.setEncoding("utf8").once("data", (text: string) => {
      resolve({ pid: child.pid ?? 0, answer: text.trim(), kill });
    });
  });
}
