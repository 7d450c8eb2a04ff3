import { HelpGroup } from "#renderer/ui/help-group.tsx";
import { HelpTerm } from "#renderer/ui/help-term.tsx";
import type { MetricsView } from "#shared/ipc/channels/metrics-channels.ts";
import { listWorries, MEASURE_HELP, sumMeasures } from "#shared/model/measure-help.ts";
import type { MeasureId } from "#shared/model/measure-help.ts";
import { formatBytes } from "#renderer/ui/format-bytes.ts";
import { formatCount } from "#renderer/ui/format-number.ts";
import { formatDuration } from "#renderer/ui/format-time.ts";
import { Panel } from "#renderer/ui/panel.tsx";
import { measureWords } from "./measure-words.ts";

interface Sign {
  readonly id: MeasureId;
  readonly value: string;
  readonly note: string;
}

function signsOf(metrics: MetricsView): readonly Sign[] {
  const { eventLoopDelay: delay, memoryBytes } = metrics;
  const sums = sumMeasures(metrics);
  return [
    {
      id: "eventLoopDelay",
      value: delay === undefined ? "—" : formatDuration(delay.p99Ms),
      note: delay === undefined ? "not measured yet" : `p99, longest ${formatDuration(delay.maxMs)}`,
    },
    { id: "queueDepth", value: formatCount(sums.queueDepth), note: `in ${metrics.queues.length} queues` },
    {
      id: "queueLag",
      value: sums.queueLagMs === 0 ? "none" : formatDuration(sums.queueLagMs),
      note: "the oldest that waits",
    },
    {
      id: "workers",
      value: `${formatCount(sums.busyThreads)} of ${formatCount(sums.threads)}`,
      note:
        sums.waitingCalls === 0
          ? "busy, no call waits"
          : `busy, ${formatCount(sums.waitingCalls)} calls wait`,
    },
    {
      id: "memory",
      value: memoryBytes === undefined ? "—" : formatBytes(memoryBytes),
      note: "main process",
    },
    { id: "wal", value: formatBytes(sums.walBytes), note: "stored, not yet moved" },
    { id: "deadLetters", value: formatCount(metrics.deadLetters), note: "events a part failed on" },
  ];
}

/** How the program is at a glance; a press on a figure says what it means and when to worry. */
export function VitalSigns({ metrics }: { readonly metrics: MetricsView }) {
  const signs = signsOf(metrics);
  const past = listWorries(metrics);
  const worries = new Set(signs.map(({ id }) => id).filter((id) => past.includes(id)));
  return (
    <Panel
      title="Vital signs"
      aside={
        worries.size === 0 ? (
          <span className="state state--good">● all within their limits</span>
        ) : (
          <span className="state state--warning">◐ {worries.size} to look at</span>
        )
      }
    >
      <HelpGroup>
        <ul className="signs" aria-label="Vital signs">
          {signs.map(({ id, value, note }) => {
            const help = MEASURE_HELP[id];
            const isWorry = worries.has(id);
            return (
              <li key={id} className="signs__item">
                <HelpTerm
                  title={help.title}
                  words={measureWords(help)}
                  className={`sign${isWorry ? " sign--worry" : ""}`}
                >
                  <span className="card__label">{help.title}</span>
                  <span className="sign__value number">
                    {isWorry ? "◐ " : ""}
                    {value}
                  </span>
                  <span className="sign__note">{note}</span>
                  {isWorry ? <span className="visually-hidden">past its limit</span> : null}
                </HelpTerm>
              </li>
            );
          })}
        </ul>
      </HelpGroup>
    </Panel>
  );
}
