import { useStrategyName } from "#renderer/replica/strategy-names.ts";
import { useCallback, useState } from "react";
import {
  CandlestickChart,
  CircleDot,
  CircleHelp,
  Play,
  Radio,
  Ruler,
  Send,
  ShieldCheck,
  CircleCheckBig,
} from "lucide-react";
import type { ReactNode } from "react";
import type { LucideIcon } from "lucide-react";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { AuditEntry } from "#shared/ipc/channels/audit-channels.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { Badge } from "#renderer/ui/badge.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { formatNumber } from "#renderer/ui/format-number.ts";
import { formatMoment } from "#renderer/ui/format-time.ts";
import { loadTrace } from "./load-trace.ts";
import { traceSteps } from "./trace-steps.ts";
import type { TraceStage, TraceStep } from "./trace-steps.ts";
import type { TraceSubject } from "./trace-subject.ts";

const ICONS: Readonly<Record<TraceStage, LucideIcon>> = {
  run: Play,
  bar: CandlestickChart,
  signal: Radio,
  size: Ruler,
  risk: ShieldCheck,
  order: Send,
  fill: CircleCheckBig,
  other: CircleDot,
};

interface TraceViewProps {
  readonly client: Client;
  readonly subject: TraceSubject;
  readonly onShowRun: (runId: string) => void;
  readonly onShowSession: (sessionId: string) => void;
  /** All that was recorded of an event. */
  readonly renderDetails: (entry: AuditEntry) => ReactNode;
}

/** Before anything was asked about. */
export function NoTrace({ onShowDesk }: { readonly onShowDesk: () => void }) {
  return (
    <EmptyState
      icon={<CircleHelp size={30} strokeWidth={1.5} aria-hidden="true" />}
      title="Why did it trade?"
      text="Choose Why? beside a fill, an order, an alert or an event: the chain from the run and its bar to the fill stands here."
      action={<Button label="Open the paper desk" onPress={onShowDesk} />}
    />
  );
}

/** How a fill, an order or an event came to be, from its run to itself, each link on its own line. */
export function TraceView({ client, subject, onShowRun, onShowSession, renderDetails }: TraceViewProps) {
  const [loaded] = useLoaded(useCallback(() => loadTrace(client, subject), [client, subject]));
  const [opened, setOpened] = useState<string>();
  const nameOf = useStrategyName();
  if (loaded.status === "loading") return <p className="hint trace__hint">Reading the logs.</p>;
  if (loaded.status === "failed")
    return (
      <div className="trace__hint">
        <ErrorCard title="The chain cannot be shown" error={loaded.error} />
      </div>
    );
  const entries = loaded.value;
  const steps = traceSteps(entries, nameOf);
  const events = entries.map(({ event }) => event);
  const runId = events.find((event) => event.runId !== undefined)?.runId;
  const session = sessionOf(events);
  return (
    <div className="trace">
      <header className="trace__header">
        <h2 className="trace__title">{titleOf(events)}</h2>
        {session === undefined ? null : (
          <Button
            label="Show on the chart"
            icon={<CandlestickChart size={13} aria-hidden="true" />}
            onPress={() => onShowSession(session)}
          />
        )}
        {runId === undefined ? null : (
          <Button
            label="Show its run"
            icon={<Play size={13} aria-hidden="true" />}
            onPress={() => onShowRun(runId)}
          />
        )}
      </header>
      <ol className="trace__chain" aria-label="How it came to be">
        {steps.map((step) => (
          <Link
            key={step.key}
            step={step}
            isOpen={opened === step.key}
            onToggle={() => setOpened(opened === step.key ? undefined : step.key)}
            renderDetails={renderDetails}
          />
        ))}
      </ol>
    </div>
  );
}

interface LinkProps extends Pick<TraceViewProps, "renderDetails"> {
  readonly step: TraceStep;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function Link({ step, isOpen, onToggle, renderDetails }: LinkProps) {
  const Icon = ICONS[step.stage];
  const { event } = step.entry;
  return (
    <li className={`trace__link trace__link--${step.stage}`}>
      <span className="trace__icon" aria-hidden="true">
        <Icon size={14} />
      </span>
      <div className="trace__what">
        <button type="button" className="trace__button" aria-expanded={isOpen} onClick={onToggle}>
          <span className="trace__stage">{step.title}</span>
          {step.isSynthetic ? <Badge tone="synthetic">SYNTHETIC</Badge> : null}
          <span className="trace__time number">{formatMoment(event.tsInitMs)}</span>
        </button>
        <p className="trace__text">{step.text}</p>
        {isOpen ? <div className="trace__details">{renderDetails(step.entry)}</div> : null}
      </div>
    </li>
  );
}

function titleOf(events: readonly AnyEnvelope[]): string {
  for (const event of events.toReversed()) {
    if (event.name === "order.filled") {
      const { side, quantity, symbol } = event.payload.fill;
      return `Why it traded: ${side} ${formatNumber(quantity, "quantity").text} ${symbol}`;
    }
    if (event.name === "order.submitted") {
      const { side, quantity, symbol } = event.payload.order;
      return `Why it ordered: ${side} ${formatNumber(quantity, "quantity").text} ${symbol}`;
    }
  }
  const last = events.at(-1);
  return last === undefined ? "Nothing is on record" : `What led to ${last.name}`;
}

/** The trading session of an order's story; other events carry the session of the program. */
function sessionOf(events: readonly AnyEnvelope[]): string | undefined {
  return events.find(({ name }) => name === "order.submitted" || name === "order.filled")?.sessionId;
}
