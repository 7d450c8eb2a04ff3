import { setImmediate } from "node:timers/promises";
import type { Cancellation } from "#engine/base/cancellation.ts";
import { cancelledError } from "#engine/base/cancellation.ts";
import { canonicalJson } from "#engine/base/canonical-json.ts";
import type { Clock } from "#engine/base/clock.ts";
import type { Hasher } from "#engine/base/hasher.ts";
import {
  STUDY_SOURCES,
  type OpenStudy,
  type StudyBook,
  type StudyDefinition,
} from "#engine/slices/optimize/ports.ts";
import type { Publish } from "#engine/workflow/run-types.ts";
import type { StudyRecord, StudyStore } from "#main/store/study-store.ts";
import { seriesNames, type TrialLedger } from "#main/store/trial-ledger.ts";
import { refusedError, userError } from "#shared/errors/app-error.ts";
import type { StudyStatus } from "#shared/ipc/channels/study-channels.ts";
import { contentHash, type RunId } from "#shared/model/ids.ts";
import { formatIsoTime } from "#shared/model/time.ts";
import { crashPoint } from "#main/node/crash-point.ts";
import { definitionOf, outcomeOf, toStoredDefinition } from "./stored-study.ts";

export interface StudyLibraryPorts {
  readonly store: StudyStore;
  readonly ledger: TrialLedger;
  readonly clock: Clock;
  readonly hash: Hasher;
  readonly publish: Publish;
  /** Figures of another version of the program are not gone on with. */
  readonly appVersion: string;
  /** Runs each write; a host with a reserve on its disk writes once more when the disk is full. */
  readonly guard: <Value>(write: () => Value) => Value;
}

/** The studies of a workspace: what searches write to, and what people ask. */
export interface StudyLibrary extends StudyBook {
  /** Throws `study.unknown`. */
  find(study: string): StudyRecord;
  statusOf(record: StudyRecord): StudyStatus;
  /** Throws what `openHoldOut` throws for the study itself, and opens nothing. */
  checkHoldOut(study: string, isForced: boolean): void;
  /** Throws `study.not-running`. */
  pause(study: string, by: string): void;
  /** Lets a paused search go on; false when none is under way here. */
  goOn(study: string, by: string): boolean;
}

export const studyName = (number: number): string => `study-${number}`;

export function createStudyLibrary(ports: StudyLibraryPorts): StudyLibrary {
  const { store, ledger, clock, hash, publish, guard } = ports;
  /** Studies that a run of this process is at, with what waits for a person in each. */
  const live = new Map<number, Set<() => void>>();

  function find(name: string): StudyRecord {
    const number = /^study-([1-9]\d{0,12})$/.exec(name)?.[1];
    const record =
      name === "last" ? store.list(1)[0] : number === undefined ? undefined : store.get(Number(number));
    if (record !== undefined) return record;
    throw userError({
      code: "study.unknown",
      message: `study must be one of this workspace, was ${name}`,
      field: "study",
      value: name,
      remedy: "gpt-trader studies list shows them",
    });
  }

  function change(
    study: number,
    status: StudyRecord["status"],
    more: { outcome?: unknown; reason?: string } = {},
  ): void {
    guard(() => store.change({ study, status, tsChangedMs: clock.now(), ...more }));
  }

  function begin(definition: StudyDefinition): { readonly study: number; readonly isNew: boolean } {
    const key = contentHash(hash(definition.key, ports.appVersion));
    const earlier = store.listUnfinished(key).find(({ study }) => !live.has(study));
    const { runId } = definition;
    if (earlier !== undefined) {
      const status = earlier.status === "paused" ? "paused" : "running";
      const of = runId === undefined ? {} : { runId };
      guard(() => store.change({ study: earlier.study, status, tsChangedMs: clock.now(), ...of }));
      return { study: earlier.study, isNew: false };
    }
    const study = guard(() =>
      store.insert({ key, runId, tsStartedMs: clock.now(), definition: toStoredDefinition(definition) }),
    );
    return { study, isNew: true };
  }

  function open(definition: StudyDefinition): OpenStudy {
    const { study, isNew } = begin(definition);
    const { runId, bars, range, strategy, sampler } = definition;
    const name = studyName(study);
    const origin = runId === undefined ? {} : { runId };
    const known = store.listTrials(study).map(({ from, to, ...trial }) => ({
      range: { from, to, isAsked: range.isAsked },
      trial,
    }));
    live.set(study, new Set());
    if (isNew) publish("study.started", { study: name, strategy, sampler }, origin);
    else publish("study.resumed", { study: name, trialsKept: known.length }, origin);
    return {
      id: name,
      known,
      keep(days, costs, trials) {
        crashPoint("study-keeping");
        guard(() =>
          ledger.add({
            source: STUDY_SOURCES[definition.kind],
            bars,
            range: days,
            terms: costs,
            backtests: trials.map((trial) => ({ ...trial, strategy })),
            runId,
            study,
            tsMs: clock.now(),
          }),
        );
        crashPoint("study-kept");
      },
      async untilGoing(cancellation) {
        await setImmediate();
        while (store.get(study)?.status === "paused") await waitForPerson(live.get(study), cancellation);
      },
      look: () => ledger.count(seriesNames(bars), range),
      finish(outcome) {
        live.delete(study);
        change(study, "complete", { outcome });
        publish("study.completed", { study: name, parameters: outcome.parameters }, origin);
      },
      stop(reason) {
        live.delete(study);
        const isPaused = store.get(study)?.status === "paused";
        change(study, isPaused ? "paused" : "stopped", { reason });
        publish("study.stopped", { study: name, reason }, origin);
      },
    };
  }

  function readClosed(name: string, isForced: boolean, runId: RunId | undefined) {
    const record = find(name);
    const { holdOut } = definitionOf(record);
    const outcome = outcomeOf(record);
    if (outcome === undefined) throw unfinished(name, record.status);
    if (holdOut === undefined) throw withoutHoldOut(name);
    const [earlier] = store.listOpenings(record.study);
    // A run that was cut off in the middle of its look may go on with it.
    const isSameLook = earlier !== undefined && runId !== undefined && earlier.runId === runId;
    if (earlier !== undefined && !isForced && !isSameLook)
      throw alreadyOpened(name, formatIsoTime(earlier.tsMs));
    return { record, outcome, holdOut, isSameLook };
  }

  return {
    open,
    find,
    statusOf({ study, status }) {
      return status === "running" && !live.has(study) ? "interrupted" : status;
    },
    count(batch, runId) {
      guard(() => ledger.add({ ...batch, runId, tsMs: clock.now() }));
    },
    checkHoldOut(name, isForced) {
      readClosed(name, isForced, undefined);
    },
    openHoldOut({ study: name, bars, isForced, runId }) {
      const { record, outcome, holdOut, isSameLook } = readClosed(name, isForced, runId);
      const { strategy, venue, dataHashes } = definitionOf(record);
      const hashes = bars.map(({ dataHash }) => dataHash);
      if (canonicalJson(hashes) !== canonicalJson(dataHashes)) throw otherBars(name);
      const before = ledger.count(seriesNames(bars), holdOut);
      if (!isSameLook) {
        guard(() => store.addOpening({ study: record.study, tsMs: clock.now(), runId, isForced }));
        const origin = runId === undefined ? {} : { runId };
        publish("study.holdout.opened", { study: studyName(record.study), ...holdOut, isForced }, origin);
      }
      return { strategy, parameters: outcome.parameters, holdOut, venue, before };
    },
    pause(name, by) {
      const { study, status } = find(name);
      if (!live.has(study)) throw notRunning(name, status);
      if (status === "paused") return;
      change(study, "paused");
      publish("study.paused", { study: studyName(study), by }, {});
    },
    goOn(name, by) {
      const { study, status } = find(name);
      if (status === "complete") throw isComplete(name);
      const waiting = live.get(study);
      if (status === "paused") {
        change(study, waiting === undefined ? "stopped" : "running");
        publish("study.continued", { study: studyName(study), by }, {});
      }
      for (const wake of waiting ?? []) wake();
      return waiting !== undefined;
    },
  };
}

function waitForPerson(waiting: Set<() => void> | undefined, cancellation: Cancellation): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (finish: () => void): void => {
      waiting?.delete(wake);
      stopListening();
      finish();
    };
    const wake = (): void => end(resolve);
    // A cancellation that has happened already calls back at once, before there is anything to stop.
    let stopListening = (): void => undefined;
    stopListening = cancellation.onCancel((reason) => end(() => reject(cancelledError(reason))));
    waiting?.add(wake);
  });
}

function unfinished(study: string, status: string) {
  return userError({
    code: "study.unfinished",
    message: `study ${study} must be complete, is ${status}`,
    field: "study",
    value: status,
    remedy: `gpt-trader studies resume ${study} lets it go on`,
  });
}

function withoutHoldOut(study: string) {
  return userError({
    code: "study.no-hold-out",
    message: `study ${study} kept no days closed`,
    field: "study",
    value: study,
    remedy: "run the search with holdOutFraction, such as 0.2",
  });
}

function otherBars(study: string) {
  return userError({
    code: "study.other-bars",
    message: `study ${study} searched other bars than these`,
    field: "bars",
    value: "another data hash",
    remedy:
      "the bars were changed or extended since: give the range (from, to) that the study was run with, or search anew",
  });
}

function alreadyOpened(study: string, time: string) {
  return refusedError({
    code: "study.hold-out-opened",
    message: `the hold-out of ${study} was opened at ${time}, and opens once`,
    field: "study",
    value: time,
    remedy: "its figures are in that run; --force looks again, and the second look stays on record",
  });
}

function notRunning(study: string, status: string) {
  return refusedError({
    code: "study.not-running",
    message: `study ${study} must be under way to be paused, is ${status}`,
    field: "study",
    value: status,
    remedy: "gpt-trader studies list shows what is under way",
  });
}

function isComplete(study: string) {
  return refusedError({
    code: "study.complete",
    message: `study ${study} is complete`,
    field: "study",
    value: study,
    remedy: `gpt-trader studies show ${study} shows it`,
  });
}
