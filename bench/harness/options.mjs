import { Failure } from "../../scripts/bootstrap/failure.mjs";

const flags = new Set(["--json", "--smoke"]);

/** The options of `npm run bench`: names (or the first part of names) to choose by, and two flags. */
export function parseOptions(args) {
  const unknown = args.find((argument) => argument.startsWith("-") && !flags.has(argument));
  if (unknown) throw new Failure(`${unknown} is no option of the benchmarks`, "use NAME, --json or --smoke");
  return {
    names: args.filter((argument) => !flags.has(argument)),
    json: args.includes("--json"),
    smoke: args.includes("--smoke"),
  };
}

/** The benchmarks asked for; `app` chooses all whose name begins with `app.`. */
export function choose(available, names) {
  if (names.length === 0) return available;
  const isMeant = (bench, name) => bench === name || bench.startsWith(`${name}.`);
  const stranger = names.find((name) => !available.some((bench) => isMeant(bench, name)));
  if (stranger)
    throw new Failure(`there is no benchmark ${stranger}`, `choose from: ${available.join(", ")}`);
  return available.filter((bench) => names.some((name) => isMeant(bench, name)));
}
