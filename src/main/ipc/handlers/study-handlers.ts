import { applyStudy, type ApplyPorts } from "#main/studies/apply-study.ts";
import { outcomeOf, definitionOf } from "#main/studies/stored-study.ts";
import type { StudyStore } from "#main/store/study-store.ts";
import type { StudyRecord } from "#main/store/study-store.ts";
import type { LedgerCount } from "#main/store/trial-ledger.ts";
import { studyName, type StudyLibrary } from "#main/studies/study-library.ts";
import { compareStudies, searchedTrials, toHeatMap, toStudySummary } from "#main/views/study-summary.ts";
import { refusedError } from "#shared/errors/app-error.ts";
import type { StudySummary } from "#shared/ipc/channels/study-channels.ts";
import type { Handlers } from "#shared/ipc/contract.ts";
import type { RunId } from "#shared/model/ids.ts";

const STUDIES_LISTED = 200;
const TRIALS_SHOWN = 20;

export interface StudyHandlerPorts {
  readonly library: StudyLibrary;
  readonly store: StudyStore;
  readonly count: (record: StudyRecord) => LedgerCount;
  readonly apply: ApplyPorts;
  /** Lets a run go on that was cut off, or runs its workflow again with the same seed and inputs. */
  readonly continueRun: (runId: RunId, by: string) => Promise<RunId>;
  /** Starts the run that opens the closed days, on the bars that the run of the study took. */
  readonly startOpening: (study: string, ofRun: RunId, isForced: boolean) => Promise<RunId>;
  readonly announceApplied: (study: string, workflow: string, path: string) => void;
}

export function studyHandlers(ports: StudyHandlerPorts): Handlers<"study"> {
  const { library, store } = ports;
  const summarize = (record: StudyRecord): StudySummary =>
    toStudySummary(record, {
      name: studyName(record.study),
      status: library.statusOf(record),
      trials: store.countTrials(record.study),
      tsOpenedMs: store.listOpenings(record.study)[0]?.tsMs,
    });
  const runOf = ({ study, runId }: StudyRecord): RunId => {
    if (runId === undefined) throw withoutRun(studyName(study));
    return runId;
  };

  return {
    "study:list": () => store.list(STUDIES_LISTED).map(summarize),
    "study:get": ({ study }) => {
      const record = library.find(study);
      const trials = searchedTrials(record, store.listTrials(record.study));
      const { backtests, distinct } = ports.count(record);
      return {
        ...summarize(record),
        ledger: { backtests, distinct },
        top: trials.toSorted((left, right) => right.sharpe - left.sharpe).slice(0, TRIALS_SHOWN),
      };
    },
    "study:compare": ({ studies }) => compareStudies(studies.map((study) => summarize(library.find(study)))),
    "study:heat-map": ({ study, x, y }) => {
      const record = library.find(study);
      return toHeatMap(searchedTrials(record, store.listTrials(record.study)), x, y);
    },
    "study:pause": ({ study, by }) => {
      library.pause(study, by);
      return summarize(library.find(study));
    },
    "study:resume": async ({ study, by }) => {
      const record = library.find(study);
      const runId = runOf(record);
      return { runId: library.goOn(study, by) ? runId : await ports.continueRun(runId, by) };
    },
    "study:apply": async ({ study, ...wish }) => {
      const record = library.find(study);
      const outcome = outcomeOf(record);
      if (outcome === undefined) throw notComplete(study);
      const { strategy } = definitionOf(record);
      const applied = await applyStudy({ ...wish, strategy, parameters: outcome.parameters }, ports.apply);
      if (applied.path !== undefined) {
        ports.announceApplied(studyName(record.study), applied.workflow, applied.path);
      }
      return applied;
    },
    "study:open-hold-out": async ({ study, isForced }) => {
      const record = library.find(study);
      library.checkHoldOut(study, isForced);
      return { runId: await ports.startOpening(studyName(record.study), runOf(record), isForced) };
    },
  };
}

function notComplete(study: string) {
  return refusedError({
    code: "study.unfinished",
    message: `study ${study} has not chosen yet`,
    field: "study",
    value: study,
    remedy: `gpt-trader studies resume ${study} lets it go on`,
  });
}

function withoutRun(study: string) {
  return refusedError({
    code: "study.without-run",
    message: `study ${study} belongs to no run that could be repeated`,
    field: "study",
    value: study,
    remedy: "run the search again",
  });
}
