import { renameWorkflow } from "#engine/workflow/rename-workflow.ts";
import { setStrategy } from "#engine/workflow/set-strategy.ts";
import type { LibraryWorkflow } from "#engine/workflow/library.ts";
import type { Problem } from "#engine/workflow/problem.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { StudyApplication } from "#shared/ipc/channels/study-channels.ts";
import type { WorkflowView } from "#shared/ipc/channels/workflow-channels.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";
import { linesOf } from "#main/workflows/lines-of.ts";

export interface ApplyPorts {
  readonly readDefinitions: () => Promise<readonly LibraryWorkflow[]>;
  readonly listWorkflows: () => Promise<readonly WorkflowView[]>;
  /** Every problem of a workflow's text. */
  readonly validate: (text: string) => readonly Problem[];
  /** Writes a workflow of the person's own; answers the path. */
  readonly write: (fileName: string, text: string) => string;
}

export interface Application {
  readonly strategy: string;
  readonly parameters: StrategyParameters;
  readonly workflow: string;
  readonly as: string;
  readonly isConfirmed: boolean;
}

const NAME = /^[a-z][a-z0-9_]{0,63}$/;

/** Shows what a choice changes in a workflow and, when it is confirmed, writes it as one of the person's own. */
export async function applyStudy(
  { strategy, parameters, workflow, as, isConfirmed }: Application,
  ports: ApplyPorts,
): Promise<StudyApplication> {
  const files = await ports.readDefinitions();
  const source = files.find(({ name }) => name === workflow);
  if (source === undefined) throw unknownWorkflow(workflow, files);
  await refuseWithoutStrategy(workflow, ports);
  const target = files.find(({ name }) => name === as);
  if (!NAME.test(as) || target?.origin === "built-in" || (target !== undefined && as !== workflow)) {
    throw takenName(as, target !== undefined);
  }
  const named = as === workflow ? source.text : renameWorkflow(source.text, as);
  const text = setStrategy(named, strategy, parameters);
  const [problem] = ports.validate(text);
  if (problem !== undefined) throw unfitting(workflow, problem);
  const path = isConfirmed ? ports.write(target?.fileName ?? as, text) : undefined;
  return { workflow: as, lines: linesOf(source.text, text), path };
}

async function refuseWithoutStrategy(workflow: string, { listWorkflows }: ApplyPorts): Promise<void> {
  const view = (await listWorkflows()).find(({ name }) => name === workflow);
  const inputs = view?.inputs.map(({ name }) => name) ?? [];
  if (inputs.includes("strategy") && inputs.includes("parameters")) return;
  throw userError({
    code: "study.workflow-without-strategy",
    message: `workflow ${workflow} must have the inputs strategy and parameters, has ${inputs.join(", ")}`,
    field: "workflow",
    value: workflow,
    remedy: "choose one that trades a strategy, such as strategy_backtest",
  });
}

function unknownWorkflow(workflow: string, files: readonly LibraryWorkflow[]) {
  return userError({
    code: "workflow.unknown",
    message: `workflow must be a known one, was ${workflow}`,
    field: "workflow",
    value: workflow,
    remedy: `use one of ${files.map(({ name }) => name).join(", ")}`,
  });
}

function takenName(as: string, isTaken: boolean) {
  return userError({
    code: "study.name-taken",
    message: isTaken
      ? `there is a workflow ${as} already`
      : `a workflow's name must be small letters, digits and underscores, was ${as}`,
    field: "as",
    value: as,
    remedy:
      "choose another name with --as; a workflow of your own is written over by --workflow NAME --as NAME",
  });
}

function unfitting(workflow: string, { message, remedy }: Problem) {
  return userError({
    code: "study.does-not-fit",
    message: `the choice does not fit workflow ${workflow}: ${message}`,
    field: "workflow",
    value: workflow,
    remedy,
  });
}
