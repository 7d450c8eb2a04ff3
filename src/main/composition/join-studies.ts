import type { Engine } from "#engine/engine.ts";
import type { AppOptions } from "#main/config/app-options.ts";
import { studyHandlers } from "#main/ipc/handlers/study-handlers.ts";
import { nodeClock, nodeHasher } from "#main/node/node-ports.ts";
import { readGiven } from "#main/runs/read-given.ts";
import type { RunShelf } from "#main/runs/run-shelf.ts";
import { startOpening } from "#main/runs/start-opening.ts";
import { createStudyStore } from "#main/store/study-store.ts";
import { createTrialLedger } from "#main/store/trial-ledger.ts";
import { definitionOf } from "#main/studies/stored-study.ts";
import { createStudyLibrary, type StudyLibrary } from "#main/studies/study-library.ts";
import type { Runs } from "./join-runs.ts";
import type { Ground } from "./open-ground.ts";

interface StudyServices {
  readonly engine: Engine;
  readonly shelf: RunShelf;
  readonly runs: Runs;
  /** Writes a workflow file of the user's; answers its path. */
  readonly write: (fileName: string, text: string) => string;
}

/** Searches of parameters: what they found, and how many trials were ever made on the same data. */
export interface Studies {
  readonly library: StudyLibrary;
  serve(services: StudyServices): ReturnType<typeof studyHandlers>;
}

export function joinStudies({ store, books, reserve }: Ground, { version }: AppOptions): Studies {
  const studies = createStudyStore(store.research);
  const ledger = createTrialLedger(store.research);
  const library = createStudyLibrary({
    store: studies,
    ledger,
    clock: nodeClock,
    hash: nodeHasher,
    publish: books.publish,
    appVersion: version,
    guard: (write) => reserve.guard(write),
  });
  return {
    library,
    serve: ({ engine, shelf, runs: { workflows, runs, history }, write }) =>
      studyHandlers({
        library,
        store: studies,
        count: (record) => ledger.count(definitionOf(record).series, definitionOf(record).range),
        apply: {
          readDefinitions: () => engine.listDefinitions(),
          listWorkflows: () => engine.listWorkflows(),
          validate: (text) => engine.validateWorkflow(text),
          write,
        },
        async continueRun(runId, by) {
          if (shelf.listCutOff().includes(runId)) await runs["run:resume"]({ runId, by });
          else return (await history["history:run-again"]({ runId })).runId;
          return runId;
        },
        startOpening: (study, ofRun, force) =>
          startOpening(study, force, {
            inputs: shelf.get(ofRun)?.inputs ?? {},
            given: readGiven(books, ofRun),
            start: workflows["workflow:start"],
          }),
        announceApplied: (study, workflow, path) =>
          void books.publish("study.applied", { study, workflow, path }, {}),
      }),
  };
}
