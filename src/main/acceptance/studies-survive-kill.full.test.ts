import { join } from "node:path";
import { expect, it } from "vitest";
import type { StudyDetails, StudySummary } from "#shared/ipc/channels/study-channels.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { childEnvironment } from "./testing/child-environment.ts";
import { STUDY_POINTS } from "./testing/crash-points.ts";
import { runCommand } from "./testing/start-command.ts";

const SEARCH =
  "optimize run --strategy sma_cross --symbols SPX --from 2012-01-01 --sampler tpe --trials 40 --seed 3";
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

it.each(STUDY_POINTS)(
  "a search that is killed at %s ends as one that never was",
  async (point) => {
    const whole = aWorkspace();
    expect((await whole(SEARCH)).code).toBe(0);
    const call = aWorkspace();
    expect((await call(SEARCH, point)).code).toBe(KILLED);
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
