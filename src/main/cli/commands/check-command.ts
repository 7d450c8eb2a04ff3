import type { Command } from "commander";
import type { WorkflowGraph } from "#shared/model/workflow-graph.ts";
import type { CommandContext } from "../command-context.ts";
import { formatTable } from "../format-table.ts";
import { printAnswer, type JsonFlag } from "../print-answer.ts";

/** `workflows check`: what the builder draws and says of a text, for an editor or a commit's own checks. */
export function addCheckCommand(workflows: Command, context: CommandContext): void {
  workflows
    .command("check")
    .description("say what is wrong with a workflow, line by line, and what each step takes from which")
    .argument("<workflow>", "a workflow's name, or the path of a .yaml file")
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      "\nThe exit code is 2 when it cannot run.\n\nExamples:\n  gpt-trader workflows check simple_backtest",
    )
    .action((workflow: string, flags: JsonFlag) =>
      printAnswer(context, flags, {
        ask: async (backend) => {
          if (!/\.ya?ml$/i.test(workflow)) return (await backend.invoke("builder:open", { workflow })).graph;
          return backend.invoke("builder:read", { text: context.terminal.readFile(workflow) });
        },
        document: (graph) => ["workflow-check", { ...documentOf(graph) }],
        lines: describe,
        exitCode: ({ problems }) => (problems.length === 0 ? 0 : 2),
      }),
    );
}

function documentOf({ name, nodes, edges, problems }: WorkflowGraph) {
  return {
    workflow: name,
    problems,
    steps: nodes.map(({ path, kind, method, line }) => ({ step: path, kind, method, line })),
    wires: edges
      .filter(({ kind }) => kind === "wire")
      .map(({ from, fromField, to, toField }) => ({ from, fromField, to, toField })),
  };
}

function describe(graph: WorkflowGraph): readonly string[] {
  const { name, nodes, edges, problems } = graph;
  if (problems.length > 0) {
    return problems.map(({ line, column, message, remedy }) => `${line}:${column} ${message}; ${remedy}`);
  }
  const rows = nodes.map(({ path, method, title }) => {
    const from = edges.filter(({ kind, to }) => kind === "wire" && to === path).map((wire) => wire.from);
    return [path, method === "" ? title : method, [...new Set(from)].join(", ")];
  });
  const columns = (["step", "calls", "takes from"] as const).map((title) => ({
    title,
    align: "left" as const,
  }));
  return [formatTable(columns, rows), `${name} can run: ${nodes.length} steps, no problems`];
}
