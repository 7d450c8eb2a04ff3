import type { DraftView } from "#shared/ipc/channels/builder-channels.ts";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import type { WorkflowView } from "#shared/ipc/channels/workflow-channels.ts";
import { formatMoment } from "#renderer/ui/format-time.ts";

interface WorkflowCardsProps {
  readonly workflows: readonly WorkflowView[];
  /** Newest first. */
  readonly runs: readonly Pick<RunView, "workflow" | "tsStartedMs">[];
  readonly drafts: readonly DraftView[];
  readonly onOpen: (workflow: string) => void;
  readonly onResume: (draft: DraftView) => void;
}

const MOST_RECENT = 4;

/** What there is to go on with, and what to begin from. */
export function WorkflowCards({ workflows, runs, drafts, onOpen, onResume }: WorkflowCardsProps) {
  const lastRuns = new Map(runs.toReversed().map(({ workflow, tsStartedMs }) => [workflow, tsStartedMs]));
  const recent = [...lastRuns]
    .toSorted(([, left], [, right]) => right - left)
    .flatMap(([name]) => workflows.filter((workflow) => workflow.name === name))
    .slice(0, MOST_RECENT);
  const others = workflows.filter((workflow) => !recent.includes(workflow));
  const groups = [
    { title: "Run last", of: recent },
    { title: "Yours", of: others.filter(({ origin }) => origin === "user") },
    { title: "Ready to use", of: others.filter(({ origin }) => origin === "built-in") },
  ].filter(({ of }) => of.length > 0);
  return (
    <div className="workflow-cards">
      {drafts.length === 0 ? null : (
        <section aria-label="Drafts">
          <h3 className="workflow-cards__title">Drafts</h3>
          <ul className="workflow-cards__list">
            {drafts.map((draft) => (
              <li key={draft.workflow}>
                <button type="button" className="workflow-card" onClick={() => onResume(draft)}>
                  <span className="workflow-card__name">{draft.workflow}</span>
                  <span className="workflow-card__purpose">Not saved yet</span>
                  <span className="workflow-card__facts">kept {formatMoment(draft.tsKeptMs)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {groups.map(({ title, of }) => (
        <section key={title} aria-label={title}>
          <h3 className="workflow-cards__title">{title}</h3>
          <ul className="workflow-cards__list">
            {of.map((workflow) => (
              <li key={workflow.name}>
                <WorkflowCard workflow={workflow} tsRunMs={lastRuns.get(workflow.name)} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface WorkflowCardProps {
  readonly workflow: WorkflowView;
  readonly tsRunMs: number | undefined;
  readonly onOpen: (workflow: string) => void;
}

function WorkflowCard({ workflow, tsRunMs, onOpen }: WorkflowCardProps) {
  const { name, description, steps, isRealTime, problems } = workflow;
  const facts = [
    `${steps.length} steps`,
    ...(isRealTime ? ["real time"] : []),
    ...(problems.length === 0 ? [] : ["has problems"]),
  ];
  return (
    <button type="button" className="workflow-card" title={description} onClick={() => onOpen(name)}>
      <span className="workflow-card__name">{name}</span>
      <span className="workflow-card__purpose">
        {description === "" ? steps.map(({ step }) => step).join(", ") : description}
      </span>
      <span className="workflow-card__facts">
        {facts.join(" · ")}
        {tsRunMs === undefined ? null : <span>run {formatMoment(tsRunMs)}</span>}
      </span>
    </button>
  );
}
