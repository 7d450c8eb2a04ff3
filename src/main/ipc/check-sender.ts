import { AppError } from "#shared/errors/app-error.ts";

/** What is asked of the frame that sent a message. */
export interface SenderFrame {
  readonly origin: string;
  /** Null for a top frame. */
  readonly parent: unknown;
}

/** Whether a message came from the top frame of our own window; a frame is null once it navigated away. */
export function isTrustedSender(frame: SenderFrame | null, trustedOrigin: string): boolean {
  return frame !== null && frame.parent === null && frame.origin === trustedOrigin;
}

/** Throws a refusal unless the sender is trusted. */
export function checkSender(frame: SenderFrame | null, trustedOrigin: string): void {
  if (isTrustedSender(frame, trustedOrigin)) return;
  throw new AppError({
    kind: "refused",
    code: "ipc.sender-refused",
    message: `only the product's own window may ask, was ${frame === null ? "a frame that is gone" : frame.origin}`,
  });
}
