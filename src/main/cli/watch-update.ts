import { randomUUID } from "node:crypto";
import type { UpdateStatus } from "#shared/ipc/channels/data-channels.ts";
import type { Backend } from "./backend.ts";
import type { CommandContext } from "./command-context.ts";

const LOOK_EVERY_MS = 250;

/** Shows how far the work is, and cancels it on Ctrl+C; what was stored before that stays. */
export async function watchUpdate<Output>(
  { terminal }: Pick<CommandContext, "terminal">,
  backend: Backend,
  start: (updateId: string) => Promise<Output>,
): Promise<Output> {
  const updateId = randomUUID();
  const { showStatus } = terminal;
  // When the owner is gone, the request under way says so.
  const ignore = (): void => undefined;
  const stopListening = terminal.onInterrupt(() => {
    backend.invoke("data:cancel-update", { updateId, by: "Ctrl+C" }).catch(ignore);
  });
  const look = async (): Promise<void> => {
    const status = await backend.invoke("data:update-status", { updateId });
    if (status !== undefined) showStatus?.(describeStatus(status));
  };
  const looks = showStatus && setInterval(() => void look().catch(ignore), LOOK_EVERY_MS);
  try {
    return await start(updateId);
  } finally {
    clearInterval(looks);
    showStatus?.("");
    stopListening();
  }
}

function describeStatus({ fraction, message, remainingMs }: UpdateStatus): string {
  const rest = remainingMs === undefined ? "" : `, about ${String(Math.ceil(remainingMs / 1_000))} s to go`;
  return `${String(Math.floor(fraction * 100))} % ${message}${rest}`;
}
