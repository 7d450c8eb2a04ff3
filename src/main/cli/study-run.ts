import { userError } from "#shared/errors/app-error.ts";
import type { Backend } from "./backend.ts";
import type { CommandContext } from "./command-context.ts";
import { followAndPrint } from "./execute-run.ts";
import type { ExitCode } from "./exit-code.ts";
import { findBacktest } from "./find-backtest.ts";

interface StudyOptions {
  /** Name of a workflow that takes `ofRun`. */
  readonly workflow: string;
  /** The run's id, or last. */
  readonly id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly seed?: number | undefined;
  readonly isJson: boolean;
}

/** Runs a workflow that looks at a run's backtest again, with the account, costs and rules of that run. */
export async function studyRun(
  context: CommandContext,
  backend: Backend,
  { workflow, id, inputs, seed, isJson }: StudyOptions,
): Promise<ExitCode> {
  const of = await findBacktest(backend, id);
  const { workflows } = await backend.invoke("app:get-snapshot", undefined);
  const known = workflows.find(({ name }) => name === workflow);
  if (known === undefined) throw noWorkflow(workflow);
  const kept = known.inputs.flatMap(({ name }) =>
    of.inputs[name] === undefined ? [] : [[name, of.inputs[name]] as const],
  );
  return followAndPrint(context, backend, isJson, () =>
    backend.invoke("workflow:start", {
      workflow,
      mode: "backtest",
      inputs: { ...Object.fromEntries(kept), ofRun: of.runId, ...inputs },
      ...(seed === undefined ? {} : { seed }),
    }),
  );
}

function noWorkflow(workflow: string) {
  return userError({
    code: "workflow.unknown",
    message: `the workspace has no workflow ${workflow}`,
    field: "workflow",
    value: workflow,
    remedy: "give the one of your workspace its name back",
  });
}
