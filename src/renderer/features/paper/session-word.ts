import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";

/** How a session stands, in a word; one whose run holds still is paused, not over. */
export function sessionWord(status: PaperView["status"], isPaused: boolean): PaperView["status"] | "paused" {
  return status === "running" && isPaused ? "paused" : status;
}
