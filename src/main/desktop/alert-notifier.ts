import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { Alert } from "#shared/model/alert.ts";

/** What the desktop shows. */
export interface DesktopNote {
  readonly title: string;
  readonly body: string;
  readonly isCritical: boolean;
}

interface NotifierPorts {
  readonly show: (note: DesktopNote) => void;
  /** Whether the person wants to be told on the desktop; asked each time. */
  readonly isOn: () => Promise<boolean>;
  /** Calls back once after that many milliseconds. */
  readonly after: (delayMs: number, callback: () => void) => void;
}

/** Between two notes there is so much quiet; what is raised in it is told in one. */
const QUIET_MS = 10_000;
/** Names that a note of several alerts spells out. */
const MOST_NAMES = 3;

/** Tells warnings and critical alerts on the desktop: the first at once, those soon after it together. */
export function createAlertNotifier({
  show,
  isOn,
  after,
}: NotifierPorts): (events: readonly AnyEnvelope[]) => void {
  let waiting: readonly Alert[] = [];
  let isQuiet = false;

  function tell(): void {
    const alerts = waiting;
    waiting = [];
    isQuiet = alerts.length > 0;
    if (!isQuiet) return;
    after(QUIET_MS, tell);
    void showIfWanted(noteOf(alerts));
  }

  async function showIfWanted(note: DesktopNote): Promise<void> {
    if (await isOn()) show(note);
  }

  return (events) => {
    const raised = events.flatMap((event) => (event.name === "alert.raised" ? [event.payload.alert] : []));
    waiting = [...waiting, ...raised.filter(({ severity }) => severity !== "info")];
    if (!isQuiet) tell();
  };
}

function noteOf(alerts: readonly Alert[]): DesktopNote {
  const worst = alerts.find(({ severity }) => severity === "critical") ?? alerts[0];
  const isCritical = worst?.severity === "critical";
  if (alerts.length === 1) return { title: worst?.name ?? "", body: worst?.message ?? "", isCritical };
  const names = [...new Set([worst, ...alerts].map((alert) => alert?.name ?? ""))];
  const more = names.length > MOST_NAMES ? `, and ${names.length - MOST_NAMES} more` : "";
  return {
    title: `${alerts.length} alerts`,
    body: `${names.slice(0, MOST_NAMES).join(", ")}${more}`,
    isCritical,
  };
}
