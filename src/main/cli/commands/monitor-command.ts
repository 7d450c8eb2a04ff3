import type { Command } from "commander";
import type { CommandContext } from "../command-context.ts";
import { describeStatus } from "../describe-status.ts";
import type { WatchedOwner } from "../workspace-reader.ts";

const HOME_AND_CLEAR = "\u001b[H\u001b[J";

export function addMonitorCommand(program: Command, context: CommandContext): void {
  program
    .command("monitor")
    .description("watch the workspace: sessions, health and runs; never becomes its owner")
    .option("--real-time", "go on until Ctrl+C, printing anew whenever something changes")
    .addHelpText("after", "\nExamples:\n  gpt-trader monitor\n  gpt-trader monitor --real-time")
    .action(async (flags: { readonly realTime?: boolean }) => {
      const { terminal } = context;
      context.finish(
        await context.withReader(async (reader) => {
          const show = async (): Promise<void> => {
            const text = describeStatus(reader, await reader.read(), await reader.readMetrics());
            if (terminal.isInteractive && flags.realTime === true)
              terminal.write(`${HOME_AND_CLEAR}${text}\n`);
            else terminal.print(text);
          };
          await show();
          if (flags.realTime !== true) return 0;
          if (reader.owner === undefined) {
            terminal.warn(
              "no process owns this workspace, so nothing will change: start the window or a run, then monitor again",
            );
            return 0;
          }
          const end = await watch(reader.owner, show, (callback) => terminal.onInterrupt(callback));
          if (end === "owner ended") {
            terminal.warn(`process ${String(reader.owner.info.ownerPid)} has ended, so nothing will change`);
          }
          return 0;
        }),
      );
    });
}

/** Shows again after each change, one showing at a time, until interrupted or until the owner has ended. */
async function watch(
  owner: WatchedOwner,
  show: () => Promise<void>,
  onInterrupt: (callback: () => void) => () => void,
): Promise<"interrupted" | "owner ended"> {
  const ended = Promise.withResolvers<"interrupted" | "owner ended">();
  let isShowing = false;
  let isStale = false;
  const showAgain = async (): Promise<void> => {
    isStale = true;
    if (isShowing) return;
    isShowing = true;
    while (isStale) {
      isStale = false;
      await show();
    }
    isShowing = false;
  };
  const stop = [
    owner.onChange(() => void showAgain().catch(ended.reject)),
    owner.onEnd(() => ended.resolve("owner ended")),
    onInterrupt(() => ended.resolve("interrupted")),
  ];
  return ended.promise.finally(() => {
    for (const dispose of stop) dispose();
  });
}
