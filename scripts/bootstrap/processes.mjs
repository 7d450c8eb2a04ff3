import { spawn } from "node:child_process";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { checkout, inCheckout, node24 } from "./paths.mjs";

const KEPT_OUTPUT_CHARACTERS = 200_000;

/**
 * Runs a command to its end and keeps its output; `show: true` lets it write to the terminal instead.
 * Never rejects: a command that cannot start gives code 127, one out of time `timedOut`.
 */
export function run(
  command,
  args,
  { cwd = checkout, env = process.env, show = false, timeoutMs, shell = false } = {},
) {
  return new Promise((resolve) => {
    const startedMs = Date.now();
    const child = spawn(command, args, {
      cwd,
      env,
      shell,
      stdio: show ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let timedOut = false;
    const keep = (chunk) => (output = (output + chunk).slice(-KEPT_OUTPUT_CHARACTERS));
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    const timer = timeoutMs && setTimeout(() => (timedOut = child.kill("SIGKILL")), timeoutMs);
    const finish = (code) => {
      clearTimeout(timer);
      resolve({ code, output, timedOut, elapsedMs: Date.now() - startedMs });
    };
    child.on("error", (error) => finish(error.code === "ENOENT" ? 127 : 126));
    child.on("close", (code, signal) => finish(code ?? (signal ? 128 : 1)));
  });
}

const packagedCommands = inCheckout("node_modules", ".bin");

const withPath = (folders) => ({ ...process.env, PATH: folders.join(path.delimiter) });
const pathFolders = () =>
  (process.env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== packagedCommands);

/** The caller's environment with the packages' commands, Node 24 among them, found first. */
export const packagedEnvironment = () => withPath([packagedCommands, ...pathFolders()]);

/** npm must not run on the Node it is about to replace, so the packages' commands are left out. */
const outsideEnvironment = () => withPath(pathFolders());

/** Further tries within seconds: npm's own patience is minutes, and a person waits here. */
const retries = ["--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"];

/** Runs npm on the Node that started us. */
export function runNpm(args, options = {}) {
  const windows = process.platform === "win32";
  const command = windows ? "npm.cmd" : "npm";
  return run(command, [...args, ...retries], { env: outsideEnvironment(), shell: windows, ...options });
}

export const runNode24 = (args, options = {}) =>
  run(node24, args, { env: packagedEnvironment(), ...options });

/** The last lines of a long output, indented to stand under an error; without colours and stack traces. */
export const tail = (output, lines = 15) =>
  stripVTControlCharacters(output)
    .split("\n")
    .filter((line) => line.trim() !== "" && !/^\s+at /.test(line))
    .slice(-lines)
    .map((line) => `    ${line}`)
    .join("\n");
