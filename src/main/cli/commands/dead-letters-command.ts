import type { Command } from "commander";
import type { DeadLetterView } from "#shared/ipc/channels/dead-letter-channels.ts";
import { formatIsoTime } from "#shared/model/time.ts";
import { canonicalJson } from "#engine/base/canonical-json.ts";
import type { CommandContext } from "../command-context.ts";
import { formatTable, right } from "../format-table.ts";
import { type JsonFlag, printAnswer, printDone } from "../print-answer.ts";

const HELP = "\nThe ids are in gpt-trader dead-letters list";

export function addDeadLettersCommand(program: Command, context: CommandContext): void {
  const letters = program
    .command("dead-letters")
    .description("events that a part of the program failed on after its last try");
  letters
    .command("list")
    .description("list dead letters, newest first")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader dead-letters list")
    .action((flags: JsonFlag) =>
      printAnswer(context, flags, {
        ask: (backend) => backend.invoke("dead-letter:list", undefined),
        document: (views) => ["dead-letters", { letters: views }],
        lines: (views) => [views.length === 0 ? "no dead letters" : letterTable(views)],
      }),
    );
  letters
    .command("show")
    .description("show one dead letter: its event and why it failed")
    .argument("<id>", "its id")
    .option("--json", "print one JSON document")
    .addHelpText("after", HELP)
    .action((id: string, flags: JsonFlag) =>
      printAnswer(context, flags, {
        ask: (backend) => backend.invoke("dead-letter:get", { id }),
        document: (letter) => ["dead-letter", { letter }],
        lines: (letter) => [describeLetter(letter)],
      }),
    );
  addChange(letters, context, {
    name: "retry",
    description: "give the event to its subscriber again; the letter goes when that succeeds",
    change: "dead-letter:retry",
    done: "succeeded",
  });
  addChange(letters, context, {
    name: "drop",
    description: "forget the letter; its event stays in the log",
    change: "dead-letter:drop",
    done: "dropped",
  });
}

interface Change {
  readonly name: string;
  readonly description: string;
  readonly change: "dead-letter:retry" | "dead-letter:drop";
  readonly done: string;
}

function addChange(letters: Command, context: CommandContext, { name, description, change, done }: Change) {
  letters
    .command(name)
    .description(description)
    .argument("<id>", "its id")
    .addHelpText("after", HELP)
    .action((id: string) =>
      printDone(context, async (backend) => {
        await backend.invoke(change, { id });
        return `dead letter ${id} ${done}`;
      }),
    );
}

function describeLetter({ id, log, subscriber, event, error, attempts, tsFailedMs }: DeadLetterView): string {
  return [
    `dead letter  ${id}`,
    `event        ${event.name}, seq ${event.seq} of the ${log} log`,
    `belongs to   ${event.runId ?? event.sessionId} (correlation ${event.correlationId}, cause ${event.causationId ?? "none"})`,
    `subscriber   ${subscriber}, ${attempts} tries, the last at ${formatIsoTime(tsFailedMs)}`,
    `failed with  ${error.code}: ${error.message}`,
    ...(error.details ?? []).map((detail) => `             ${detail}`),
    canonicalJson(event.payload, 2),
  ].join("\n");
}

function letterTable(letters: readonly DeadLetterView[]): string {
  return formatTable(
    ["id", "failed (UTC)", "event", "subscriber", right("tries"), "cause"],
    letters.map(({ id, tsFailedMs, event, subscriber, attempts, error }) => [
      id,
      formatIsoTime(tsFailedMs).slice(0, 19),
      event.name,
      subscriber,
      String(attempts),
      error.message,
    ]),
  );
}
