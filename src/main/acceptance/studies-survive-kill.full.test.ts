import { join } from "node:path";
import { expect, it } from "vitest";
import type { StudyDetails, StudySummary } from "#shared/ipc/channels/study-channels.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { childEnvironment } from "./testing/child-environment.ts";
import { STUDY_POINTS } from "./testing/crash-points.ts";
import { runCommand } from "./testing/start-command.ts";

const SETTINGS = "--strategy sma_cross --symbols SPX --from 2012-01-01 --trials 40 --points 6 --seed 3";
/** Samplers that ask for much at once have it kept at once, so that there is one place to be cut off. */
const CASES: readonly (readonly [words: string, point: string])[] = [
  ...STUDY_POINTS.map((point) => ["optimize run --sampler tpe", point] as const),
  ...["grid", "random", "nsga2", "halving"].map(
    (sampler) => [`optimize run --sampler ${sampler}`, "study-kept"] as const,
  ),
  ["optimize walk-forward --windows 2 --purge-bars 50", "study-kept#2"],
];
/** As a shell says that SIGKILL ended a program. */
const KILLED = 137;

function aWorkspace() {
  const workspace = join(aDirectory(), "workspace");
  return (words: string, crashAt?: string) =>
    runCommand(["--workspace", workspace, ...words.split(" ")], { environment: childEnvironment(crashAt) });
}

async function study(call: ReturnType<typeof aWorkspace>): Promise<StudyDetails> {
  const { out } = await call("studies show last --json");
  return (JSON.parse(out) as { readonly study: StudyDetails }).study;
}

/** What of a study does not depend on when and in which run it was made. */
function essence({ trials, parameters, figures, top, ledger, status }: StudyDetails) {
  return { trials, parameters, figures, top, ledger, status };
}

it.each(CASES)(
  "%s, killed at %s, ends as one that never was",
  async (words, point) => {
    const search = `${words} ${SETTINGS}`;
    const whole = aWorkspace();
    expect((await whole(search)).code).toBe(0);
    const call = aWorkspace();
    expect((await call(search, point)).code).toBe(KILLED);
    const { out } = await call("studies list --json");
    const [cut] = (JSON.parse(out) as { readonly studies: readonly StudySummary[] }).studies;
    expect(cut?.status).toBe("interrupted");
    expect(cut?.trials).toBeGreaterThan(0);
    expect((await call("studies resume last")).code).toBe(0);
    const [left, right] = [await study(call), await study(whole)];
    expect(left.study).toBe("study-1");
    expect(essence(left)).toEqual(essence(right));
  },
  300_000,
);
