import { ChartCandlestick, FileText, ListChecks, Play, Radio, ShieldCheck } from "lucide-react";
import type { WorkflowView } from "#shared/ipc/channels/workflow-channels.ts";
import type { Mode } from "#shared/model/mode.ts";
import { whatComes, whatIsMissing } from "#renderer/features/workflows/what-comes.ts";
import { Button } from "#renderer/ui/button.tsx";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { FIRST_WORKFLOW } from "../workbench/first-selection.ts";
import { useTrader } from "../trader-context.ts";
import type { View } from "../workbench/view.ts";

interface InvitationProps {
  readonly view: View;
  /** Nothing was run in this workspace yet. */
  readonly isFirst: boolean;
}

const ICON_PX = 30;

const PROMISES = [
  { Icon: ChartCandlestick, text: "Real S&P 500 days from 2000 to 2020 come with the app" },
  { Icon: ListChecks, text: "Each step shows what it found and how long it took" },
  { Icon: FileText, text: "A report with chart, trades and statistics to keep" },
  { Icon: ShieldCheck, text: "No account, no network, no real money" },
] as const;

/** The middle before anything runs: what would happen, and the one thing to press. */
export function Invitation({ view, isFirst }: InvitationProps) {
  const { workflow, mode } = view;
  if (workflow === undefined) return null;
  const isWelcome = isFirst && workflow.name === FIRST_WORKFLOW;
  return (
    <EmptyState
      icon={<ModeIcon mode={mode} />}
      title={isWelcome ? "Your first backtest is one press away" : titleOf(view, workflow)}
      text={isWelcome ? firstText(view, workflow) : textOf(view, workflow)}
      action={
        <>
          <StartButton workflow={workflow} mode={mode} isWelcome={isWelcome} />
          {isWelcome ? <Promises /> : null}
        </>
      }
    />
  );
}

function StartButton({
  workflow,
  mode,
  isWelcome,
}: {
  readonly workflow: WorkflowView;
  readonly mode: Mode;
  readonly isWelcome: boolean;
}) {
  const { actions } = useTrader();
  // Real money has one way in: Run workflow, above.
  if (mode === "live") return null;
  return (
    <Button
      label={isWelcome ? "Run the first backtest" : `Start ${workflow.name}`}
      look="primary"
      icon={<Play size={13} fill="currentColor" aria-hidden="true" />}
      isDisabled={workflow.problems.length > 0}
      onPress={actions.run}
    />
  );
}

function ModeIcon({ mode }: { readonly mode: Mode }) {
  const Icon = mode === "live" ? Radio : ChartCandlestick;
  return <Icon size={ICON_PX} strokeWidth={1.5} aria-hidden="true" />;
}

function Promises() {
  return (
    <ul className="promises">
      {PROMISES.map(({ Icon, text }) => (
        <li key={text}>
          <Icon size={14} aria-hidden="true" />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

function titleOf({ values }: View, workflow: WorkflowView): string {
  const symbols = values["symbols"] ?? "";
  return symbols === "" ? `Run ${workflow.name}` : `Run ${workflow.name} on ${symbols}`;
}

function firstText({ values }: View, workflow: WorkflowView): string {
  const { symbols = "", from = "", to = "" } = values;
  const days = from === "" || to === "" ? "" : `, ${from} to ${to}`;
  const on = symbols === "" ? "" : ` over ${symbols}${days}`;
  return `${workflow.steps.length} steps${on}: from prices to a strategy, its orders and an honest report. The inputs above are filled in.`;
}

function textOf({ mode, values }: View, workflow: WorkflowView): string {
  if (mode === "live") return "This would trade with real money, through a broker. Run workflow starts it.";
  if (workflow.isRealTime) {
    return "It trades on paper over a replay of stored or generated bars: positions, orders and fills show here as they happen.";
  }
  return `${whatComes(workflow)} ${whatIsMissing(workflow, values)}`;
}
