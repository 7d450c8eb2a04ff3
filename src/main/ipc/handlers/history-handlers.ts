import { z } from "zod";
import type { RerunOptions } from "#engine/orchestrator/orchestrator.ts";
import type { RunSearcher } from "#main/store/search-runs.ts";
import type { DefinitionVersions } from "#main/workflows/definition-versions.ts";
import { searchRuns } from "#main/runs/run-history.ts";
import type { RunShelf } from "#main/runs/run-shelf.ts";
import { compareRuns, type ComparedRun } from "#main/views/compare-runs.ts";
import { refusedError } from "#shared/errors/app-error.ts";
import type { RunSummary } from "#shared/ipc/channels/history-channels.ts";
import type { ResultView, RunView } from "#shared/ipc/channels/run-channels.ts";
import type { Handlers } from "#shared/ipc/contract.ts";
import type { RunId } from "#shared/model/ids.ts";
import { totalReturnOf } from "#shared/replica/total-return-of.ts";
import { findRun } from "./find-run.ts";

export interface HistoryHandlerPorts {
  readonly shelf: RunShelf;
  readonly searchers: readonly RunSearcher[];
  readonly versions: DefinitionVersions;
  /** Starts a run with the rules that hold for every start. */
  readonly start: Handlers<"workflow">["workflow:start"];
  /** Starts a run at a step of a recorded one, with the rules that hold for every start. */
  readonly startFrom: (
    runId: RunId,
    step: string,
    options: RerunOptions,
  ) => Promise<{ readonly runId: RunId }>;
  readonly readResult: (runId: RunId) => ResultView | undefined | Promise<ResultView | undefined>;
  /** Names of the inputs that the run was given, without those that took a default; undefined when it is not known. */
  readonly readGiven: (runId: RunId) => readonly string[] | undefined;
}

export function historyHandlers(ports: HistoryHandlerPorts): Handlers<"history"> {
  const { shelf, versions } = ports;

  async function read(runId: RunId): Promise<ComparedRun> {
    const run = findRun(shelf, runId);
    const definition = shelf.definitionOf(runId);
    const found = definition && (await versions.ofRun(run.workflow, definition.hash));
    return {
      summary: toSummary(run),
      seed: shelf.seedOf(runId),
      appVersion: reportedVersion.safeParse(shelf.output(runId, "report")).data?.data.made.appVersion,
      version: found?.version,
      result: await ports.readResult(runId),
    };
  }

  return {
    "history:search": (query) => searchRuns(ports.searchers, query, shelf.listAlive()),
    "history:compare": async ({ left, right }) => compareRuns(await read(left), await read(right)),
    "history:rerun-from": async ({ runId, step, ...options }) =>
      ports.startFrom(findRun(shelf, runId).runId, step, options),
    "history:run-again": async ({ runId, changes = {} }) => {
      const run = findRun(shelf, runId);
      if (run.mode === "live") throw notLive(run);
      const given = ports.readGiven(runId) ?? Object.keys(run.inputs);
      const inputs = { ...Object.fromEntries(given.map((name) => [name, run.inputs[name]])), ...changes };
      const seed = shelf.seedOf(runId);
      const started = await ports.start({
        workflow: run.workflow,
        mode: run.mode,
        inputs: Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== null)),
        ...(seed === undefined ? {} : { seed }),
      });
      const [before, now] = [shelf.definitionOf(runId), shelf.definitionOf(started.runId)];
      return { runId: started.runId, isSameDefinition: before !== undefined && before.hash === now?.hash };
    },
  };
}

const reportedVersion = z.object({ data: z.object({ made: z.object({ appVersion: z.string() }) }) });

function toSummary({ steps, ...run }: RunView): RunSummary {
  return { ...run, totalReturn: totalReturnOf({ steps }) };
}

function notLive({ runId }: RunView) {
  return refusedError({
    code: "live.no-repeat",
    message: `run ${runId} traded with real money, which is never repeated by one press`,
    field: "run",
    value: runId,
    remedy: "start the workflow itself in live mode, with its inputs before you",
  });
}
