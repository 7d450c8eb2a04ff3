import { strategyNames } from "#engine/calc/strategies/strategy-names.ts";
import { Option, type Command } from "commander";
import { createCancellation } from "#engine/base/cancellation.ts";
import { replaySession, type ReplayBound } from "#engine/session/replay-session.ts";
import { viewPaper } from "#engine/session/view-paper.ts";
import { describeEvent } from "#shared/events/describe-event.ts";
import { recordedHash } from "#main/session-file/open-session-files.ts";
import { waitUnlessCancelled } from "#main/node/wait-unless-cancelled.ts";
import { sessionId } from "#shared/model/ids.ts";
import { DAY_MS, formatIsoTime } from "#shared/model/time.ts";
import type { CommandContext } from "../command-context.ts";
import { parseTime } from "../parse-time.ts";
import { printDocument } from "../print-document.ts";

interface ReplayFlags {
  readonly session: string;
  readonly from?: string;
  readonly to?: string;
  readonly speed: "max" | "recorded";
  readonly json?: boolean;
}

export function addReplayCommand(program: Command, context: CommandContext): void {
  program
    .command("replay")
    .description("play the recorded events of a session again; nothing is written and no order is sent")
    .requiredOption("--session <id>", "a session of this workspace or an imported one, or last")
    .option("--from <place>", "show from this event (its seq), day (YYYY-MM-DD) or time (ISO 8601, UTC) on")
    .option("--to <place>", "stop after this event, at the end of this day or before this time")
    .addOption(
      new Option("--speed <speed>", "at once, or with the pauses as they were recorded")
        .choices(["max", "recorded"])
        .default("max"),
    )
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      "\nExamples:\n  gpt-trader replay --session last\n  gpt-trader replay --session last --to 10",
    )
    .action(async (flags: ReplayFlags) => {
      const bounds = boundsOf(flags);
      context.finish(
        await context.withReader(async ({ sessionFiles }) => {
          const { terminal } = context;
          const recorded = sessionFiles.readRecorded(flags.session);
          const cancellation = createCancellation();
          const stop = terminal.onInterrupt(() => cancellation.cancel("a person"));
          const plan = {
            ...recorded,
            sessionId: sessionId(recorded.sessionId),
            ...bounds,
            speed: flags.speed,
          };
          const { events, seq, state, runs } = await replaySession(plan, {
            wait: (durationMs) => waitUnlessCancelled(durationMs, cancellation),
            cancellation,
            onEvent(event) {
              if (flags.json === true) return;
              const { seq, name, tsInitMs } = event;
              terminal.print(
                `${formatIsoTime(tsInitMs)}  ${seq}  ${name}  ${describeEvent(event, strategyNames())}`,
              );
            },
          });
          stop();
          const hashes = recordedHash(recorded, seq, state);
          const isEqual = hashes.replayed === hashes.recorded;
          const exitCode = cancellation.isCancelled ? 130 : isEqual ? 0 : 1;
          if (flags.json === true)
            printDocument(terminal, "replay", {
              sessionId: recorded.sessionId,
              events,
              seq,
              stateHash: hashes.replayed,
              recordedStateHash: hashes.recorded,
              isEqual,
              runs,
              ...(state.terms === undefined ? {} : { session: viewPaper(state) }),
              exitCode,
            });
          else {
            terminal.print(
              `${events} events of ${recorded.sessionId}, from ${recorded.source}, up to seq ${seq}`,
            );
            terminal.print(
              `state  ${hashes.replayed}, ${isEqual ? "as recorded" : `RECORDED ${hashes.recorded}`}`,
            );
          }
          return exitCode;
        }),
      );
    });
}

function boundsOf({ from, to }: ReplayFlags): { readonly from?: ReplayBound; readonly to?: ReplayBound } {
  return {
    ...(from === undefined ? {} : { from: boundOf("--from", from, 0) }),
    ...(to === undefined ? {} : { to: boundOf("--to", to, DAY_MS) }),
  };
}

function boundOf(field: string, text: string, afterMidnightMs: number): ReplayBound {
  return /^\d{1,15}$/.test(text) ? { seq: Number(text) } : { tsMs: parseTime(field, text, afterMidnightMs) };
}
