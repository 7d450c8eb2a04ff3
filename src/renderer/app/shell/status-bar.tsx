import { MEASURE_HELP } from "#shared/model/measure-help.ts";
import { measureWords } from "#renderer/features/monitor/measure-words.ts";
import { HelpTerm } from "#renderer/ui/help-term.tsx";
import { HelpGroup } from "#renderer/ui/help-group.tsx";
import { useCallback, useEffect } from "react";
import { useStore } from "zustand";
import type { MetricsView } from "#shared/ipc/channels/metrics-channels.ts";
import { HealthStrip } from "#renderer/features/monitor/health-strip.tsx";
import { isActive, openApprovals } from "#renderer/replica/selectors.ts";
import { useReplica } from "#renderer/replica/use-replica.ts";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { formatBytes } from "#renderer/ui/format-bytes.ts";
import { formatCount } from "#renderer/ui/format-number.ts";
import { formatDuration } from "#renderer/ui/format-time.ts";
import { modeWord } from "./mode-badge.tsx";
import { describeSession } from "./describe-session.ts";
import { useTrader } from "../trader-context.ts";
import { useNow } from "../use-now.ts";
import { useView } from "../workbench/use-view.ts";

const MEASURE_MS = 5_000;
const SECOND_MS = 1_000;

/** What runs, how the program is, and when the market opens, in one line. */
export function StatusBar() {
  const { replica, actions } = useTrader();
  const state = useReplica(replica.state);
  const approvals = openApprovals(state.runs).map(({ run }) => run.runId);
  const active = state.runs.filter(isActive).length;
  const { mode, session } = useView();
  return (
    <footer>
      <HelpGroup className="status-bar">
        <HealthStrip health={state.health} />
        <div className="status-bar__facts">
          <Waiting approvals={approvals} onShowRun={(runId) => actions.select({ kind: "run", runId })} />
          <span title="The mode of what is selected">
            {modeWord(mode)}
            {session === undefined ? "" : ` · ${session.sessionId}`}
          </span>
          <span>{active === 0 ? "idle" : `${active} running`}</span>
          <TickAge />
          <Measures />
          <NextSession />
          <span>v{state.info?.version}</span>
        </div>
      </HelpGroup>
    </footer>
  );
}

/** How many questions wait for a person; a press shows the run of the first. */
function Waiting({
  approvals,
  onShowRun,
}: {
  /** Runs that wait for a person, once for each question. */
  readonly approvals: readonly string[];
  readonly onShowRun: (runId: string) => void;
}) {
  const [first] = approvals;
  if (first === undefined) return null;
  const text = approvals.length === 1 ? "1 approval waits" : `${approvals.length} approvals wait`;
  return (
    <button type="button" className="status-bar__waiting" onClick={() => onShowRun(first)}>
      {text}
    </button>
  );
}

function TickAge() {
  const { ticks } = useTrader();
  const tsHeardMs = useStore(ticks, (state) => state.tsHeardMs);
  const nowMs = useNow(SECOND_MS);
  const text = tsHeardMs === undefined ? "none yet" : formatDuration(Math.max(SECOND_MS, nowMs - tsHeardMs));
  return (
    <HelpTerm title="Tick" words={["Since this window last heard a price, real, replayed or synthetic."]}>
      tick {text}
    </HelpTerm>
  );
}

const queued = ({ queues }: MetricsView): number => queues.reduce((sum, { depth }) => sum + depth, 0);

const walOf = ({ walBytes }: MetricsView): number =>
  Object.values(walBytes).reduce((sum, bytes) => sum + bytes, 0);

/** What the main process measures of itself. */
function Measures() {
  const { client } = useTrader();
  const [metrics, measure] = useLoaded(useCallback(() => client.invoke("metrics:get", undefined), [client]));
  useEffect(() => {
    const timer = setInterval(measure, MEASURE_MS);
    return () => clearInterval(timer);
  }, [measure]);
  if (metrics.status === "failed") return <span className="status-bar__failed">not measured</span>;
  if (metrics.status !== "ready") return null;
  const { eventLoopDelay, memoryBytes } = metrics.value;
  return (
    <>
      <HelpTerm title="Lag" words={measureWords(MEASURE_HELP.eventLoopDelay)}>
        lag {eventLoopDelay === undefined ? "—" : formatDuration(eventLoopDelay.p99Ms)}
      </HelpTerm>
      <HelpTerm title="Queue" words={measureWords(MEASURE_HELP.queueDepth)}>
        queue {formatCount(queued(metrics.value))}
      </HelpTerm>
      <HelpTerm
        title="Event"
        words={[
          "The number of the last event of the log that this window knows.",
          `${formatBytes(walOf(metrics.value))} of the logs are safely stored but not yet in the files themselves.`,
        ]}
      >
        <LastEvent />
      </HelpTerm>
      {memoryBytes === undefined ? null : (
        <HelpTerm title="Memory" words={measureWords(MEASURE_HELP.memory)}>
          {formatBytes(memoryBytes)}
        </HelpTerm>
      )}
    </>
  );
}

function LastEvent() {
  const { replica } = useTrader();
  return <>event {formatCount(useStore(replica.state, ({ seq }) => seq))}</>;
}

const MINUTE_MS = 60_000;

function NextSession() {
  const { client } = useTrader();
  const nowMs = useNow(MINUTE_MS / 4);
  const [session, look] = useLoaded(
    useCallback(() => client.invoke("settings:market-session", undefined), [client]),
  );
  const isOver = session.status === "ready" && (session.value?.tsCloseMs ?? 0) <= nowMs;
  useEffect(() => {
    if (isOver) look();
  }, [isOver, look]);
  if (session.status !== "ready") return null;
  return (
    <HelpTerm title="US" words={["When the US equity market opens or closes next."]}>
      US {describeSession(session.value, nowMs)}
    </HelpTerm>
  );
}
