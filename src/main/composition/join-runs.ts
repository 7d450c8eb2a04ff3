import { approvalHandlers } from "#main/ipc/handlers/approval-handlers.ts";
import { historyHandlers } from "#main/ipc/handlers/history-handlers.ts";
import { runHandlers } from "#main/ipc/handlers/run-handlers.ts";
import { workflowHandlers } from "#main/ipc/handlers/workflow-handlers.ts";
import { nodeClock, readUserName } from "#main/node/node-ports.ts";
import { liveRefusal } from "#main/node/runtime.ts";
import { trackWork } from "#main/node/track-work.ts";
import type { PushHub } from "#main/relays/push-hub.ts";
import { createApprovals } from "#main/runs/approvals.ts";
import { readGiven } from "#main/runs/read-given.ts";
import { readRecordedRun } from "#main/runs/recorded-run.ts";
import { cancelCutOff, resumeRuns, type ResumeWish } from "#main/runs/recovery.ts";
import type { RunShelf } from "#main/runs/run-shelf.ts";
import { createRunStarter, type RunStarter } from "#main/runs/start-run.ts";
import { unloggedEnd } from "#main/runs/unlogged-end.ts";
import { LOG_NAMES } from "#main/store/open-store.ts";
import { createRunSearcher } from "#main/store/search-runs.ts";
import type { DefinitionVersions } from "#main/workflows/definition-versions.ts";
import type { ResumedRuns } from "#shared/ipc/channels/run-channels.ts";
import type { Handlers } from "#shared/ipc/contract.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { AppEngine } from "./app-engine.ts";
import type { Ground } from "./open-ground.ts";

interface RunsPorts {
  readonly ground: Ground;
  readonly parts: AppEngine;
  readonly shelf: RunShelf;
  readonly versions: DefinitionVersions;
  readonly hub: PushHub;
}

/** The runs of a workspace: started, asked about, let go on after a kill, and found again. */
export interface Runs {
  readonly starter: RunStarter;
  resume(wish: ResumeWish): ResumedRuns;
  /** Resolves when every run that was started or let go on has ended. */
  settled(): Promise<void>;
  readonly workflows: Handlers<"workflow">;
  readonly runs: Handlers<"run">;
  readonly history: Handlers<"history">;
  readonly approvals: Handlers<"approval">;
}

export function joinRuns({ ground, parts, shelf, versions, hub }: RunsPorts): Runs {
  const { books, config, report, runtime, store } = ground;
  const { engine, desk } = parts;
  const { orchestrator } = engine;
  const work = trackWork(report);
  const follow = (runId: RunId, finished: Promise<unknown>): void => {
    work.follow(
      finished.catch((thrown: unknown) => {
        const event = unloggedEnd(runId, thrown, nodeClock);
        shelf.showEnd(event);
        hub.tick(event);
        throw thrown;
      }),
    );
  };
  const starter = createRunStarter({
    engine,
    config,
    follow,
    refreshStrategies: () => parts.refreshStrategies(),
  });
  const recovery = { books, shelf, desk, orchestrator, follow };
  const resume = (wish: ResumeWish): ResumedRuns => {
    ground.refuseStart();
    return resumeRuns(recovery, wish);
  };
  const workflows = workflowHandlers({
    engine,
    starter,
    refuseStart: () => ground.refuseStart(),
    liveRefusal: () => liveRefusal(runtime),
    cancelCutOff: (input) => cancelCutOff(recovery, input),
  });
  const runs = runHandlers({
    shelf,
    orchestrator,
    resume: (wish) => resume({ ...wish, reason: "a person asked for it" }),
  });
  return {
    starter,
    resume,
    settled: () => work.settled(),
    workflows,
    runs,
    history: historyHandlers({
      shelf,
      versions,
      searchers: LOG_NAMES.map((name) => createRunSearcher(store[name])),
      start: workflows["workflow:start"],
      startFrom(runId, step, how) {
        ground.refuseStart();
        return starter.rerun(readRecordedRun(books, runId), step, how);
      },
      readResult: (runId) => runs["run:get-result"]({ runId }),
      readGiven: (runId) => readGiven(books, runId),
    }),
    approvals: approvalHandlers(
      createApprovals({ shelf, clock: nodeClock, publish: books.publish, userName: readUserName }),
    ),
  };
}
