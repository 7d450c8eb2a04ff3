import { readdirSync } from "node:fs";
import { asFailure, formatFailure } from "../../scripts/bootstrap/failure.mjs";
import { formatTotals } from "../../scripts/bootstrap/results.mjs";
import { timeAgainst, timeEach } from "./measure.mjs";
import { choose, parseOptions } from "./options.mjs";
import { formatTable, machine, toJsonLine, toResult } from "./result.mjs";

const folder = new URL("../benchmarks/", import.meta.url);
const ending = ".bench.mjs";

const available = () =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => name.slice(0, -ending.length));

/**
 * What a benchmark's `run` is given. `smoke` asks for small sizes; `measure` and `measureAgainst` know how often
 * to repeat, and a benchmark that samples something else takes `repeats` samples itself.
 */
function createContext(smoke) {
  const counts = smoke ? { warmups: 1, repeats: 2 } : { warmups: 3, repeats: 15 };
  return {
    smoke,
    ...counts,
    measure: (work) => timeEach(work, counts),
    measureAgainst: (work, peerName, peer) => timeAgainst(work, peerName, peer, counts),
  };
}

async function runOne(name, smoke) {
  const { default: benchmark } = await import(new URL(`${name}${ending}`, folder));
  if (benchmark.name !== name) throw new Error(`${name}${ending} calls itself ${benchmark.name}`);
  return toResult(benchmark, await benchmark.run(createContext(smoke)));
}

/** Runs each benchmark; one that fails is told on stderr and does not stop the others. */
async function runAll(names, smoke, onResult) {
  const results = [];
  for (const name of names) {
    try {
      const result = await runOne(name, smoke);
      results.push(result);
      onResult(result);
    } catch (error) {
      process.stderr.write(`${name}\n${formatFailure(asFailure(error))}\n`);
    }
  }
  return results;
}

/** Runs what the command line asks for, and gives the exit code. */
export async function runBenchmarks(args) {
  const options = parseOptions(args);
  const names = choose(available(), options.names);
  const on = machine();
  const show = (result) => options.json && process.stdout.write(`${toJsonLine(result, on)}\n`);
  const results = await runAll(names, options.smoke, show);
  const failed = names.length - results.length;
  if (!options.json)
    process.stdout.write(`${formatTable(results)}\n${on.cpu}, ${on.cores} cores, Node ${on.node}\n`);
  if (options.smoke)
    process.stdout.write(`${formatTotals({ passed: results.length, failed, skipped: 0 })}\n`);
  return failed === 0 ? 0 : 1;
}
