import type { RecordedRun } from "#engine/workflow/rerun/recorded-run.ts";
import type { EarlierStep, TakenStep } from "#engine/workflow/run-types.ts";
import type { Book, Books } from "#main/logs/books.ts";
import { AppError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { TakenOutcome } from "#shared/events/workflow-events.ts";
import type { ContentHash, RunId } from "#shared/model/ids.ts";

/** A run as its log tells it, with what its steps answered, each checked against its hash. */
export function readRecordedRun(books: Pick<Books, "ofRun">, runId: RunId): RecordedRun {
  const book = books.ofRun(runId);
  const events = book?.log.readRunStory(runId) ?? [];
  const started = events.find((event) => event.name === "workflow.started");
  if (book === undefined || started?.name !== "workflow.started") throw lost(runId, "its start");
  const {
    workflow,
    mode,
    seed,
    inputs,
    given,
    definition,
    definitionHash,
    subWorkflows = [],
  } = started.payload;
  if (definition === undefined || given === undefined) throw lost(runId, "the definition that it runs");
  const ended = new Map<string, TakenOutcome>();
  for (const outcome of events.flatMap(outcomesOf)) {
    // The last time counts, at its own place in the order.
    ended.delete(outcome.step);
    ended.set(outcome.step, outcome);
  }
  const begun = events.flatMap((event) =>
    event.name === "workflow.step.started" ? [event.payload.step] : [],
  );
  return {
    runId,
    workflow,
    mode,
    seed,
    inputs,
    given,
    definition,
    definitionHash,
    subWorkflows,
    ended: [...ended.values()].map((outcome) => readTaken(book, runId, outcome)),
    started: new Set([...(started.payload.rerunOf?.taken ?? []).map(({ step }) => step), ...begun]),
  };
}

/** Steps whose outputs were not kept have no outcome that can be taken over. */
function outcomesOf(event: AnyEnvelope): readonly TakenOutcome[] {
  switch (event.name) {
    case "workflow.started":
      return event.payload.rerunOf?.taken ?? [];
    case "workflow.step.completed":
      return event.payload.outputs === undefined ? [] : [event.payload];
    case "workflow.step.failed":
      return [event.payload];
    default:
      return [];
  }
}

export function readTaken(book: Book, runId: RunId, outcome: TakenOutcome): TakenStep {
  const { step, durationMs, error, summary = {}, outputs: kept = {} } = outcome;
  if (error !== undefined) return { step, durationMs, error };
  return { step, durationMs, output: readOutputs(book, runId, kept), summary, kept };
}

export function readOutputs(
  { artifacts }: Book,
  runId: RunId,
  outputs: Readonly<Record<string, ContentHash>>,
): EarlierStep["output"] {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, hash]) => {
      const value = artifacts.get(hash);
      if (value === undefined) throw lost(runId, `its output ${name} (${hash})`);
      return [name, value];
    }),
  );
}

export function lost(runId: RunId, what: string): AppError {
  return new AppError({
    kind: "bug",
    code: "run.not-resumable",
    message: `run ${runId} cannot go on: the workspace does not hold ${what}`,
    field: "run",
    value: runId,
    remedy: "start it again; its inputs are kept",
  });
}
