import { ipcMain } from "electron";
import { IPC_LINES } from "#shared/ipc/push-batch.ts";
import { answerRequest, type Routes } from "./answer-request.ts";
import { isTrustedSender } from "./check-sender.ts";

interface Served {
  readonly routes: Routes;
  readonly trustedOrigin: string;
  /** Hears that the window took the push batch of that number. */
  readonly onAcknowledge: (number: number) => void;
}

/** Answers the window; the only place that touches ipcMain. */
export function serve({ routes, trustedOrigin, onAcknowledge }: Served): void {
  ipcMain.handle(IPC_LINES.invoke, (event, channel: unknown, input: unknown) =>
    answerRequest({ frame: event.senderFrame, channel, input }, routes, trustedOrigin),
  );
  ipcMain.on(IPC_LINES.acknowledge, (event, number: unknown) => {
    if (isTrustedSender(event.senderFrame, trustedOrigin) && typeof number === "number")
      onAcknowledge(number);
  });
}
