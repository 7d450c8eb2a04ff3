import type { Command } from "commander";
import type { JobView } from "#shared/ipc/channels/job-channels.ts";
import { formatIsoTime } from "#shared/model/time.ts";
import { canonicalJson } from "#engine/base/canonical-json.ts";
import type { CommandContext } from "../command-context.ts";
import { formatTable, right } from "../format-table.ts";
import { parseNumber } from "../parse-inputs.ts";
import { type JsonFlag, printAnswer, printDone } from "../print-answer.ts";

const HELP = "\nThe numbers are in gpt-trader jobs list";

export function addJobsCommand(program: Command, context: CommandContext): void {
  const jobs = program
    .command("jobs")
    .description("work that was asked for and is done also after a crash, such as runs that triggers start");
  jobs
    .command("list")
    .description("list jobs, newest first")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader jobs list")
    .action((flags: JsonFlag) =>
      printAnswer(context, flags, {
        ask: (backend) => backend.invoke("job:list", undefined),
        document: (views) => ["jobs", { jobs: views }],
        lines: (views) => [views.length === 0 ? "no jobs" : jobTable(views)],
      }),
    );
  jobs
    .command("show")
    .description("show one job: what it is to do, and what came of it")
    .argument("<number>", "its number")
    .option("--json", "print one JSON document")
    .addHelpText("after", HELP)
    .action((text: string, flags: JsonFlag) => {
      const number = parseNumber("number", text);
      return printAnswer(context, flags, {
        ask: (backend) => backend.invoke("job:get", { number }),
        document: (job) => ["job", { job }],
        lines: (job) => [describeJob(job)],
      });
    });
  addChange(jobs, context, {
    name: "retry",
    description: "send a dead job on its way again",
    change: "job:retry",
    done: "waits for its next try",
  });
  addChange(jobs, context, {
    name: "drop",
    description: "forget a job that waits or is dead",
    change: "job:drop",
    done: "is dropped",
  });
}

interface Change {
  readonly name: string;
  readonly description: string;
  readonly change: "job:retry" | "job:drop";
  readonly done: string;
}

function addChange(
  jobs: Command,
  context: CommandContext,
  { name, description, change, done }: Change,
): void {
  jobs
    .command(name)
    .description(description)
    .argument("<number>", "its number")
    .addHelpText("after", HELP)
    .action((text: string) => {
      const number = parseNumber("number", text);
      return printDone(context, async (backend) => {
        await backend.invoke(change, { number });
        return `job ${number} ${done}`;
      });
    });
}

function describeJob(job: JobView): string {
  const { number, kind, key, status, priority, attempts, outcome, error } = job;
  return [
    `job          ${number}, ${kind}, priority ${priority}`,
    `key          ${key}`,
    `status       ${status} since ${formatIsoTime(job.tsChangedMs)}, ${attempts} tries, queued at ${formatIsoTime(job.tsQueuedMs)}`,
    ...(status === "waiting" ? [`not before   ${formatIsoTime(job.tsReadyMs)}`] : []),
    ...(outcome === undefined ? [] : [`outcome      ${outcome}`]),
    ...(error === undefined ? [] : [`failed with  ${error.code}: ${error.message}`]),
    ...(error?.remedy === undefined ? [] : [`remedy       ${error.remedy}`]),
    canonicalJson(job.payload, 2),
  ].join("\n");
}

function jobTable(jobs: readonly JobView[]): string {
  return formatTable(
    [right("job"), "queued (UTC)", "status", right("tries"), "key", "outcome or cause"],
    jobs.map(({ number, tsQueuedMs, status, attempts, key, outcome, error }) => [
      String(number),
      formatIsoTime(tsQueuedMs).slice(0, 19),
      status,
      String(attempts),
      key,
      outcome ?? error?.message ?? "",
    ]),
  );
}
