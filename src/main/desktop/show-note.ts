import { Notification } from "electron";
import type { DesktopNote } from "./alert-notifier.ts";

/** Shows a note on the desktop, if it has a place for them; `onPress` is told when a person presses it. */
export function showNote({ title, body, isCritical }: DesktopNote, onPress: () => void): void {
  if (!Notification.isSupported()) return;
  const note = new Notification({
    title,
    body,
    ...(isCritical ? { urgency: "critical" as const, timeoutType: "never" as const } : {}),
  });
  note.on("click", onPress);
  note.show();
}
