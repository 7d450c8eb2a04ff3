import type { Command } from "commander";
import { MODES } from "#shared/model/mode.ts";
import type { CommandContext } from "../command-context.ts";
import { parseMode } from "../parse-mode.ts";
import { parsePairs } from "../parse-inputs.ts";
import { printAnswer, printDone } from "../print-answer.ts";
import { triggerTable } from "../trigger-table.ts";

const BY = "the command line";

interface ActivateFlags {
  readonly mode?: string;
  readonly input?: readonly string[];
  readonly json?: boolean;
}

/** `workflows activate` and `workflows deactivate`. */
export function addActivationCommands(workflows: Command, context: CommandContext): void {
  workflows
    .command("activate")
    .description("let the triggers of a workflow start its runs while the window or triggers run is there")
    .argument("<name>", "the workflow; its file says when it runs, under on:")
    .option("--mode <mode>", `mode of its runs, of ${MODES.join(", ")}; live is refused`)
    .option("--input <name=value...>", "inputs of its runs")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader workflows activate data_refresh")
    .action((workflow: string, flags: ActivateFlags) => {
      const mode = flags.mode === undefined ? {} : { mode: parseMode(flags.mode) };
      const inputs = parsePairs(flags.input ?? [], "--input");
      return printAnswer(context, flags, {
        ask: async (backend) => {
          await backend.invoke("trigger:activate", { workflow, inputs, by: BY, ...mode });
          const views = await backend.invoke("trigger:list", undefined);
          return views.filter((view) => view.workflow === workflow);
        },
        document: (active) => ["triggers", { workflows: active }],
        lines: (active) => [`${workflow} is active\n${triggerTable(active)}`],
      });
    });
  workflows
    .command("deactivate")
    .description("no trigger of the workflow starts a run any more; runs under way go on")
    .argument("<name>", "the workflow")
    .addHelpText("after", "\nExamples:\n  gpt-trader workflows deactivate data_refresh")
    .action((workflow: string) =>
      printDone(context, async (backend) => {
        const { wasActive } = await backend.invoke("trigger:deactivate", { workflow, by: BY });
        return wasActive ? `${workflow} is not active any more` : `${workflow} was not active`;
      }),
    );
}
