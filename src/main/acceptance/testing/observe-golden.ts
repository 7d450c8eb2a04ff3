import { createArtifactReader } from "#main/store/artifact-store.ts";
import { openLogForReading } from "#main/store/open-store.ts";
import type { AnyEnvelope, Envelope } from "#shared/events/event-map.ts";
import { callCommandLine } from "./call-command-line.ts";
import { describeAnswers } from "./describe-answers.ts";
import type { GoldenCase } from "./golden-cases.ts";
import { openAnApp } from "./open-an-app.ts";
import type { PrintedRun } from "./printed-run.ts";

/** What a golden result keeps of a run. */
export interface Observed {
  readonly status: string;
  readonly error?: string;
  /** `step status` each, in order. */
  readonly steps: readonly string[];
  /** What each step answered that a golden result looks at, by step. */
  readonly answers: readonly object[];
}

type Completed = Envelope<"workflow.step.completed">;

/** Runs the case on a workspace of its own, over the S&P 500 series that is given, or over the bundled one. */
export async function observeGolden(given: GoldenCase, spxCsv?: string): Promise<Observed> {
  const app = await openAnApp(["data.demoSynthetic=true"]);
  if (spxCsv !== undefined) {
    await app.handlers["data:import"]({ symbol: "SPX", fileName: "spx.csv", text: spxCsv });
  }
  const call = async (words: string) =>
    JSON.parse((await callCommandLine(app, [...words.split(" "), "--json"])).out) as PrintedRun;
  for (const words of given.before ?? []) await call(words);
  const events: AnyEnvelope[] = [];
  const stop = app.onPush("audit:tick", (ticks) => events.push(...ticks));
  const run = await call(given.command);
  stop();
  const db = openLogForReading(app.workspace, "research");
  if (db === undefined) throw new Error(`${given.name} left no log`);
  try {
    const artifacts = createArtifactReader(db);
    const completed = events.filter((event): event is Completed => event.name === "workflow.step.completed");
    return {
      status: run.status,
      ...(run.error === undefined ? {} : { error: `${run.error.kind} ${run.error.code}` }),
      steps: run.steps.map(({ step, status }) => `${step} ${status}`),
      answers: newestOfLoops(completed)
        .flatMap((event) => describeAnswers(event, artifacts))
        .toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1)),
    };
  } finally {
    db.close();
  }
}

/** Of a step under a trigger, which tells its first and its last answer, the last. */
function newestOfLoops(events: readonly Completed[]): readonly Completed[] {
  const last = new Map(events.map((event) => [event.payload.step, event]));
  return events.filter(
    (event) => !event.payload.step.startsWith("market_loop.") || last.get(event.payload.step) === event,
  );
}
