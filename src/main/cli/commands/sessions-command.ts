import type { Command } from "commander";
import type { CommandContext } from "../command-context.ts";
import { addSessionFileCommands } from "./session-file-commands.ts";

export function addSessionsCommand(program: Command, context: CommandContext): void {
  const sessions = program.command("sessions").description("trading sessions");
  addSessionFileCommands(sessions, context);
}
