import type { Command } from "commander";
import { userError } from "#shared/errors/app-error.ts";
import { parseDuration } from "#engine/workflow/parse-duration.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { Backend } from "../backend.ts";
import type { CommandContext } from "../command-context.ts";
import { type JsonFlag, printAnswer } from "../print-answer.ts";
import { triggerTable } from "../trigger-table.ts";

export function addTriggersCommand(program: Command, context: CommandContext): void {
  const triggers = program.command("triggers").description("what starts workflows without a person");
  triggers
    .command("list")
    .description("list workflows with triggers, whether they are active, and when they fire next")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader triggers list")
    .action((flags: JsonFlag) =>
      printAnswer(context, flags, {
        ask: (backend) => backend.invoke("trigger:list", undefined),
        document: (workflows) => ["triggers", { workflows }],
        lines: (workflows) => [workflows.length === 0 ? "no workflow has triggers" : triggerTable(workflows)],
      }),
    );
  triggers
    .command("run")
    .description("stay, and let active workflows fire until Ctrl+C; an open window does so by itself")
    .option("--for <time>", "end after that time, such as 8h")
    .addHelpText("after", "\nExamples:\n  gpt-trader triggers run --for 1s")
    .action(async (flags: { readonly for?: string }) => {
      const forMs = flags.for === undefined ? undefined : parseTime(flags.for);
      context.finish(await context.withBackend((backend) => runTriggers(context, backend, forMs)));
    });
}

async function runTriggers(
  { terminal }: CommandContext,
  backend: Backend,
  forMs: number | undefined,
): Promise<0> {
  const ended = Promise.withResolvers<void>();
  const unsubscribe = backend.subscribe("audit:tick", (events) => {
    for (const text of events.flatMap(describe)) terminal.print(text);
  });
  const stopWaiting = backend.onClose((reason) => ended.reject(reason));
  const stopListening = terminal.onInterrupt(() => ended.resolve());
  const timer = setTimeout(() => ended.resolve(), forMs ?? LONGEST_MS);
  try {
    const { active } = await backend.invoke("trigger:start", undefined);
    terminal.print(`${active} active workflow${active === 1 ? "" : "s"}; Ctrl+C ends this`);
    await ended.promise;
    return 0;
  } finally {
    clearTimeout(timer);
    stopListening();
    stopWaiting();
    unsubscribe();
  }
}

/** The longest time that a timer of the platform can wait: 24 days. */
const LONGEST_MS = 2 ** 31 - 1;

function describe({ name, payload }: AnyEnvelope): readonly string[] {
  if (name === "trigger.fired") return [`${payload.workflow} fired: ${payload.why}`];
  if (name === "trigger.missed")
    return [`${payload.workflow} let ${payload.count} times of ${payload.trigger} go: ${payload.why}`];
  return name === "trigger.skipped" ? [`${payload.workflow} skipped: ${payload.why}`] : [];
}

function parseTime(text: string): number {
  const durationMs = parseDuration(text);
  if (durationMs !== undefined && durationMs <= LONGEST_MS) return durationMs;
  throw userError({
    code: "command.bad-time",
    message: `--for must be a time of at most 24 days, was ${text}`,
    field: "--for",
    value: text,
    remedy: "write it as 30s, 15m or 8h",
  });
}
