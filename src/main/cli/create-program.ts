import { Command } from "commander";
import type { CommandContext } from "./command-context.ts";
import { addAlertsCommand } from "./commands/alerts-command.ts";
import { addAnalyzeCommand } from "./commands/analyze-command.ts";
import { addApprovalsCommand } from "./commands/approvals-command.ts";
import { addAuditCommand } from "./commands/audit-command.ts";
import { addBackupCommand } from "./commands/backup-command.ts";
import { addBacktestCommand, addValidateLookaheadCommand } from "./commands/backtest-command.ts";
import { addConfigCommand } from "./commands/config-command.ts";
import { addDataCommand } from "./commands/data-command.ts";
import { addDeadLettersCommand } from "./commands/dead-letters-command.ts";
import { addDemoCommand } from "./commands/demo-command.ts";
import { addExportCommand } from "./commands/export-command.ts";
import { addJobsCommand } from "./commands/jobs-command.ts";
import { addListCommands } from "./commands/list-commands.ts";
import { addLogCommand } from "./commands/log-command.ts";
import { addMonitorCommand } from "./commands/monitor-command.ts";
import { addSafeModeCommand } from "./commands/recovery-commands.ts";
import { addOptimizeCommand } from "./commands/optimize-command.ts";
import { addReplayCommand } from "./commands/replay-command.ts";
import { addRunCommand } from "./commands/run-command.ts";
import { addSessionsCommand } from "./commands/sessions-command.ts";
import { addStatusCommand } from "./commands/status-command.ts";
import { addStudiesCommand } from "./commands/studies-command.ts";
import { addTriggersCommand } from "./commands/triggers-command.ts";

/** All commands with their options, help and examples. */
export function createProgram(context: CommandContext, version: string): Command {
  const program = new Command("gpt-trader")
    .description("Draws, runs and watches trading workflows over history, on paper and with real money.")
    .version(version)
    .option("--workspace <folder>", "the workspace; by default the demo workspace")
    .option("--set <key=value>", "override a setting for this call; may be repeated", collect, [])
    .configureOutput({
      writeOut: (text) => context.terminal.print(text.trimEnd()),
      writeErr: (text) => context.terminal.warn(text.trimEnd()),
    });
  addRunCommand(program, context);
  addBacktestCommand(program, context);
  addOptimizeCommand(program, context);
  addStudiesCommand(program, context);
  addValidateLookaheadCommand(program, context);
  addStatusCommand(program, context);
  addMonitorCommand(program, context);
  addListCommands(program, context);
  addApprovalsCommand(program, context);
  addAlertsCommand(program, context);
  addSafeModeCommand(program, context);
  addDataCommand(program, context);
  addAnalyzeCommand(program, context);
  addExportCommand(program, context);
  addConfigCommand(program, context);
  addAuditCommand(program, context);
  addBackupCommand(program, context);
  addLogCommand(program, context);
  addSessionsCommand(program, context);
  addReplayCommand(program, context);
  addDeadLettersCommand(program, context);
  addTriggersCommand(program, context);
  addJobsCommand(program, context);
  addDemoCommand(program, context);
  throwInsteadOfExit(program);
  return program;
}

/** Commander ends the process by itself unless every command is told to throw. */
function throwInsteadOfExit(command: Command): void {
  command.exitOverride();
  for (const child of command.commands) throwInsteadOfExit(child);
}

function collect(value: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, value];
}
