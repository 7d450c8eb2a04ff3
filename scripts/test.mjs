// `npm test`: prepares what is missing, then runs the three rings of tests and sums their results.
import { prepare } from "./bootstrap/bootstrap.mjs";
import { forgetDeadDisplay, hasDisplay, underDisplay } from "./bootstrap/display.mjs";
import { describeElectron, resolveElectron } from "./bootstrap/electron.mjs";
import { runScript } from "./bootstrap/failure.mjs";
import { packagedEnvironment, run } from "./bootstrap/processes.mjs";
import { formatElapsed, say } from "./bootstrap/progress.mjs";
import { addTotals, clearResults, formatTotals, none, sumResults } from "./bootstrap/results.mjs";
import { describeMissing, inspectSystem, installSystemPackages } from "./bootstrap/system-packages.mjs";

const npmRun = (script) => ["run", "--silent", script];

const stages = [
  { name: "check", command: () => ["npm", ...npmRun("check")] },
  { name: "full properties", command: () => ["npm", ...npmRun("unit:full")] },
  { name: "window", command: () => underDisplay("npm", npmRun("e2e")) },
];

async function completeSystem(executablePath) {
  const system = await inspectSystem(executablePath, { virtualDisplay: !hasDisplay() });
  if (system.missing.length === 0) return;
  if (process.getuid?.() !== 0 || system.packages.length === 0) throw describeMissing(system);
  await installSystemPackages(system.packages);
  const still = await inspectSystem(executablePath, { virtualDisplay: !hasDisplay() });
  if (still.missing.length > 0) throw describeMissing(still);
}

async function runStage({ name, command }) {
  say(`\n== ${name}`);
  const [first, ...rest] = command();
  const { code, elapsedMs } = await run(first, rest, {
    show: true,
    env: packagedEnvironment(),
    shell: process.platform === "win32",
  });
  say(
    `== ${name}: ${code === 0 ? "passed" : `failed with exit code ${code}`} in ${formatElapsed(elapsedMs)}`,
  );
  return code;
}

async function runStages() {
  for (const stage of stages) {
    const code = await runStage(stage);
    if (code !== 0) return code;
  }
  return 0;
}

/** A stage that fails without a failed test, a type error for one, counts as one failure. */
function totalsFor(code) {
  const totals = sumResults();
  return code !== 0 && totals.failed === 0 ? addTotals(totals, { ...none, failed: 1 }) : totals;
}

let code = 1;
clearResults();
await runScript(async () => {
  await prepare();
  await forgetDeadDisplay();
  const electron = await resolveElectron();
  await completeSystem(electron.executablePath);
  say(describeElectron(electron));
  code = await runStages();
  return code;
});
process.stdout.write(`${formatTotals(totalsFor(code))}\n`);
