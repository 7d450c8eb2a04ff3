import type { Handlers } from "#shared/ipc/contract.ts";
import type { RunId } from "#shared/model/ids.ts";

/** Inputs that say which bars a run takes. */
const OF_BARS = ["symbols", "from", "to", "timeframe", "provider"] as const;

export interface OpeningPorts {
  /** Inputs of the run of the study, and the names of those that it was given. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly given: readonly string[] | undefined;
  readonly start: Handlers<"workflow">["workflow:start"];
}

/** Starts the run that opens the closed days of a study, on the bars that its own run took. */
export async function startOpening(
  study: string,
  force: boolean,
  { inputs, given = Object.keys(inputs), start }: OpeningPorts,
): Promise<RunId> {
  const ofBars = OF_BARS.filter((name) => given.includes(name)).map((name) => [name, inputs[name]] as const);
  const { runId } = await start({
    workflow: "open_hold_out",
    mode: "backtest",
    inputs: { ...Object.fromEntries(ofBars), study, force },
  });
  return runId;
}
