import { Failure } from "../../scripts/bootstrap/failure.mjs";

const flags = new Set(["--json", "--smoke"]);

/** The options of `npm run bench`: names (or parts of names) to choose by, and two flags. */
export function parseOptions(args) {
  const unknown = args.find((argument) => argument.startsWith("-") && !flags.has(argument));
  if (unknown) throw new Failure(`${unknown} is no option of the benchmarks`, "use NAME, --json or --smoke");
  return {
    names: args.filter((argument) => !flags.has(argument)),
    json: args.includes("--json"),
    smoke: args.includes("--smoke"),
  };
}

/** `app` means all whose name begins with `app.`, `apps` too; `storm` means `bus.storm_latency_ms`. */
function isMeant(bench, name) {
  const [area, ...parts] = bench.split(".");
  return (
    bench === name ||
    bench.startsWith(`${name}.`) ||
    `${area}s` === name ||
    parts.some((part) => part.startsWith(`${name}_`))
  );
}

/** The benchmarks asked for; all without a name. */
export function choose(available, names) {
  if (names.length === 0) return available;
  const stranger = names.find((name) => !available.some((bench) => isMeant(bench, name)));
  if (stranger)
    throw new Failure(`there is no benchmark ${stranger}`, `choose from: ${available.join(", ")}`);
  return available.filter((bench) => names.some((name) => isMeant(bench, name)));
}
