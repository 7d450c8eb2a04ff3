import { toAppError } from "#shared/errors/app-error.ts";
import { EVENT_CLASS, type AnyEnvelope, type EventName } from "#shared/events/event-map.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { Clock } from "#engine/base/clock.ts";
import type { Dispose } from "#engine/base/disposable.ts";
import type { Hasher } from "#engine/base/hasher.ts";
import { matchesTopic } from "#engine/bus/topic-pattern.ts";
import { evaluateRooted } from "#engine/workflow/read-rooted-expression.ts";
import type { Publish } from "#engine/workflow/run-types.ts";
import { firesOn } from "#engine/workflow/trigger-events.ts";
import type { EventTrigger } from "#engine/workflow/workflow-trigger.ts";
import type { Activation, LogSeqs } from "./activation.ts";
import { runIdOfFire } from "./fired-run.ts";

/** A trigger of events that a workflow was activated with. */
export interface ActiveEventTrigger {
  readonly workflow: string;
  readonly activation: number;
  readonly trigger: EventTrigger;
  readonly priority: number;
  /** What a killed process may have told without firing it. */
  readonly owed: Pick<Activation, "heardSeqs" | "owedSeqs">;
}

/** Port: the events of the logs, by the name of the log. */
export interface EventLogs {
  /** Numbers of the last event of each. */
  ends(): LogSeqs;
  /** The events of these names after a number, up to and with another, ascending. */
  readNamed(log: string, names: readonly EventName[], seq: number, lastSeq: number): readonly AnyEnvelope[];
}

export interface EventFiresPorts {
  readonly clock: Clock;
  readonly hash: Hasher;
  readonly publish: Publish;
  /** Hears the events of all logs that match. */
  subscribe(pattern: string, handler: (event: AnyEnvelope) => void): Dispose;
  readonly logs: EventLogs;
  workflowOfRun(id: RunId): string | undefined;
  /** Whether that activation may still fire. */
  isCurrent(workflow: string, activation: number): boolean;
}

/** Fires workflows on events. */
export interface EventFires {
  /** From now on these fire, and no others; of one that is new first on what is owed to it. */
  replace(triggers: readonly ActiveEventTrigger[]): void;
}

/** Fires of one trigger within a minute; beyond them something is wrong that more runs would make worse. */
const MAX_A_MINUTE = 60;
const MINUTE_MS = 60_000;
const EVENT_NAMES = Object.keys(EVENT_CLASS) as readonly EventName[];
/** Runs that were each started by an event of the one before. */
const MAX_CHAIN = 3;
/** Runs whose place in a chain is remembered. */
const CHAINS_KEPT = 10_000;

export function createEventFires(ports: EventFiresPorts): EventFires {
  const listening = new Map<string, Dispose>();
  const chains = new Map<RunId, number>();

  function listen(of: ActiveEventTrigger): Dispose {
    const take = limitAMinute(ports.clock);
    catchUp(of, take);
    return ports.subscribe(of.trigger.pattern, (event) => onEvent(of, take, event));
  }

  /** Fires on what a killed process told and did not fire on; what it did counts towards the limits. */
  function catchUp(of: ActiveEventTrigger, take: () => number): void {
    const { heardSeqs, owedSeqs } = of.owed;
    if (heardSeqs === undefined || owedSeqs === undefined) return;
    const names = EVENT_NAMES.filter((name) => firesOn(name) && matchesTopic(of.trigger.pattern, name));
    const judged = keysSince(heardSeqs);
    for (const [log, lastSeq] of Object.entries(owedSeqs)) {
      const owed = ports.logs.readNamed(log, names, heardSeqs[log] ?? lastSeq, lastSeq);
      for (const event of owed) onEvent(of, take, event, judged);
    }
  }

  /** Keys of the fires and skips that the logs tell after those numbers. */
  function keysSince(seqs: LogSeqs): ReadonlySet<string> {
    const told = Object.entries(ports.logs.ends()).flatMap(([log, end]) =>
      ports.logs.readNamed(log, ["trigger.fired", "trigger.skipped"], seqs[log] ?? end, end),
    );
    return new Set(told.flatMap(keyOfTold));
  }

  function onEvent(
    of: ActiveEventTrigger,
    take: () => number,
    event: AnyEnvelope,
    judged: ReadonlySet<string> = new Set(),
  ): void {
    const { workflow, activation, trigger, priority } = of;
    if (!firesOn(event.name) || !ports.isCurrent(workflow, activation)) return;
    // What a run does must not start the next run of the same workflow: it would never end.
    if (event.runId !== undefined && ports.workflowOfRun(event.runId) === workflow) return;
    const key = `${workflow} ${trigger.id} ${event.id}`;
    const origin = { causationId: event.id };
    const skip = (why: string): void => {
      ports.publish("trigger.skipped", { workflow, trigger: trigger.id, key, why }, origin);
    };
    const wanted = isWanted(trigger, event);
    if (wanted === false) return;
    const left = take();
    const place = (event.runId === undefined ? 0 : (chains.get(event.runId) ?? 0)) + 1;
    if (judged.has(key)) return remember(runIdOfFire(key, ports.hash), place);
    if (left < 0) return;
    if (left === 0)
      return skip(`more than ${MAX_A_MINUTE} events in a minute; the rest of the minute starts nothing`);
    if (typeof wanted === "string") return skip(wanted);
    if (place > MAX_CHAIN) {
      return skip(`${MAX_CHAIN} runs were each started by an event of the one before, and no more are`);
    }
    remember(runIdOfFire(key, ports.hash), place);
    const why = `${event.name} happened (event ${event.id})`;
    const tsScheduledMs = event.tsEventMs;
    const fired = { workflow, trigger: trigger.id, activation, key, why, tsScheduledMs, priority };
    ports.publish("trigger.fired", fired, origin);
  }

  function remember(run: RunId, place: number): void {
    chains.set(run, place);
    const [oldest] = chains.keys();
    if (chains.size > CHAINS_KEPT && oldest !== undefined) chains.delete(oldest);
  }

  return {
    replace(triggers) {
      const wanted = new Map(triggers.map((of) => [keyOf(of), of]));
      for (const [key, stop] of listening) {
        if (wanted.has(key)) continue;
        stop();
        listening.delete(key);
      }
      for (const [key, of] of wanted) {
        if (!listening.has(key)) listening.set(key, listen(of));
      }
    },
  };
}

const keyOf = ({ workflow, activation, trigger, priority }: ActiveEventTrigger): string =>
  JSON.stringify([workflow, activation, trigger.id, priority]);

function keyOfTold(event: AnyEnvelope): readonly string[] {
  return event.name === "trigger.fired" || event.name === "trigger.skipped" ? [event.payload.key] : [];
}

/** Whether the condition takes the event; a text says why that cannot be told. */
function isWanted({ where }: EventTrigger, event: AnyEnvelope): boolean | string {
  if (where === undefined) return true;
  try {
    const answer = evaluateRooted(where.expression, "event", event);
    return typeof answer === "boolean" ? answer : `where must be true or false, was ${String(answer)}`;
  } catch (thrown) {
    return `where has no answer: ${toAppError(thrown).message}`;
  }
}

/** Counts down what a minute has left: 0 for the first that is too many, less than 0 for those after it. */
function limitAMinute(clock: Clock): () => number {
  let [startMs, taken] = [clock.monotonicMs(), 0];
  return () => {
    if (clock.monotonicMs() - startMs >= MINUTE_MS) [startMs, taken] = [clock.monotonicMs(), 0];
    taken += 1;
    return MAX_A_MINUTE + 1 - taken;
  };
}
