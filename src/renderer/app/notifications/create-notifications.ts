import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";

export type NotificationLevel = "info" | "warning" | "critical";

/** What a notification is about, and so where a press on it leads. */
export type NotificationSource =
  | { readonly kind: "run"; readonly runId: string }
  | { readonly kind: "workspace"; readonly workspace: string }
  /** `cause` is the event that led to it. */
  | { readonly kind: "alert"; readonly alert: string; readonly cause: string | undefined };

export interface Notification {
  readonly id: number;
  readonly tsMs: number;
  readonly level: NotificationLevel;
  readonly text: string;
  readonly source?: NotificationSource | undefined;
  /** How often the same was said in a row. */
  readonly count: number;
  /** Whether a person has seen it; one that is critical has to be acknowledged for that. */
  readonly isSeen: boolean;
}

export type NewNotification = Pick<Notification, "level" | "text" | "source">;

/** What the window had to say, newest first, for as long as it is open. */
export interface Notifications {
  readonly state: StoreApi<readonly Notification[]>;
  readonly notify: (said: NewNotification) => void;
  readonly acknowledge: (id: number) => void;
  /** Counts as seen what was said of that alert. */
  readonly acknowledgeAlert: (alert: string) => void;
  /** Counts all as seen that need no acknowledgement. */
  readonly see: () => void;
}

/** Enough to look back on a day; older ones are in the log. */
const MOST = 200;

/** `now` is a clock in epoch milliseconds. */
export function createNotifications(now: () => number): Notifications {
  const state = createStore<readonly Notification[]>(() => []);
  let lastId = 0;
  return {
    state,
    notify(said) {
      const all = state.getState();
      const [newest] = all;
      // The same thing again is one line with a count, or a storm would hide what is new.
      if (newest?.text === said.text && newest.level === said.level && !newest.isSeen) {
        state.setState([{ ...newest, tsMs: now(), count: newest.count + 1 }, ...all.slice(1)], true);
        return;
      }
      lastId += 1;
      const made = { ...said, id: lastId, tsMs: now(), count: 1, isSeen: false };
      state.setState([made, ...all].slice(0, MOST), true);
    },
    acknowledge(id) {
      state.setState((all) => all.map((one) => (one.id === id ? { ...one, isSeen: true } : one)), true);
    },
    acknowledgeAlert(alert) {
      const isOf = ({ source }: Notification): boolean => source?.kind === "alert" && source.alert === alert;
      state.setState((all) => all.map((one) => (isOf(one) ? { ...one, isSeen: true } : one)), true);
    },
    see() {
      state.setState(
        (all) => all.map((one) => (one.level === "critical" ? one : { ...one, isSeen: true })),
        true,
      );
    },
  };
}
