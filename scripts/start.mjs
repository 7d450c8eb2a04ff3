// `npm start`: prepares what is missing, then opens the window, or runs the demo where there is no display.
import { createInterface } from "node:readline/promises";
import { prepare } from "./bootstrap/bootstrap.mjs";
import { runCommandLine } from "./bootstrap/command-line.mjs";
import { whyNoDisplay } from "./bootstrap/display.mjs";
import { describeElectron, resolveElectron } from "./bootstrap/electron.mjs";
import { runScript } from "./bootstrap/failure.mjs";
import { runInForeground } from "./bootstrap/foreground.mjs";
import { checkout } from "./bootstrap/paths.mjs";
import { say } from "./bootstrap/progress.mjs";
import {
  aptLine,
  describeMissing,
  inspectSystem,
  installSystemPackages,
} from "./bootstrap/system-packages.mjs";

const isRoot = () => process.getuid?.() === 0;

function runDemo(reason, args) {
  say(`${reason}: running the demo in the terminal`);
  return runCommandLine(["demo", ...args]);
}

async function isAgreed(question) {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question} (y/N) `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

/** Offers to install what the system lacks; gives whether nothing is missing any more. */
async function completeSystem(executablePath) {
  const system = await inspectSystem(executablePath, { virtualDisplay: false });
  if (system.missing.length === 0) return true;
  const { message, remedy } = describeMissing(system);
  say(`${message}\n  remedy: ${remedy}`);
  if (system.packages.length === 0 || !(await isAgreed(`Run \`${aptLine(system.packages)}\` now?`)))
    return false;
  await installSystemPackages(system.packages, isRoot() ? [] : ["sudo"]);
  return true;
}

async function openWindow(args) {
  const electron = await resolveElectron();
  if (!(await completeSystem(electron.executablePath))) return runDemo("no window can be opened", args);
  say(describeElectron(electron));
  if (electron.args.includes("--no-sandbox"))
    say("started by root: the window runs without Chromium's sandbox");
  return runInForeground(electron.executablePath, [...electron.args, checkout, ...args], {
    env: electron.env,
  });
}

await runScript(async () => {
  const args = process.argv.slice(2);
  await prepare();
  const reason = await whyNoDisplay();
  return reason === undefined ? openWindow(args) : runDemo(reason, args);
});
