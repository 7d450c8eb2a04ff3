import { createContext, useContext } from "react";
import { AppError } from "#shared/errors/app-error.ts";
import type { Client } from "#renderer/ipc/client.ts";
import type { MainPulse } from "#renderer/replica/main-pulse.ts";
import type { DataJobs } from "#renderer/features/data/data-jobs.ts";
import type { WatchlistStore } from "#renderer/features/watchlist/create-watchlist.ts";
import type { Replica } from "#renderer/replica/replica-store.ts";
import type { RunHistory } from "#renderer/replica/run-history.ts";
import type { RunData } from "#renderer/replica/run-data.ts";
import type { Actions } from "./workbench/actions.ts";
import type { Desk } from "./desk/desk-contract.ts";
import type { Popouts } from "./desk/popouts.ts";
import type { Wishes } from "./desk/wishes.ts";
import type { Links } from "./links/create-links.ts";
import type { Command } from "./commands/command.ts";
import type { Notifications } from "./notifications/create-notifications.ts";
import type { Shell } from "./shell/shell-store.ts";
import type { followTicks } from "./shell/tick-clock.ts";
import type { SettingsStore } from "./settings/settings-store.ts";
import type { Onboarding } from "./onboarding/create-onboarding.ts";
import type { Rescue } from "./rescue/rescue.ts";
import type { Trace } from "./workbench/trace-store.ts";
import type { Workbench } from "./workbench/workbench-store.ts";

/** What the window is made of; put together once, in `main.tsx`. */
export interface Trader {
  readonly client: Client;
  readonly replica: Replica;
  readonly pulse: MainPulse;
  readonly runHistory: RunHistory;
  readonly runData: RunData;
  readonly workbench: Workbench;
  readonly desk: Desk;
  readonly settings: SettingsStore;
  readonly dataJobs: DataJobs;
  readonly watchlist: WatchlistStore;
  readonly wishes: Wishes;
  readonly links: Links;
  readonly popouts: Popouts;
  readonly notifications: Notifications;
  readonly shell: Shell;
  readonly commands: readonly Command[];
  readonly ticks: ReturnType<typeof followTicks>;
  readonly trace: Trace;
  readonly onboarding: Onboarding;
  readonly actions: Actions;
  readonly rescue: Rescue;
}

export const TraderContext = createContext<Trader | undefined>(undefined);

export function useTrader(): Trader {
  const trader = useContext(TraderContext);
  if (trader !== undefined) return trader;
  throw new AppError({ kind: "bug", code: "internal.no-context", message: "TraderContext was not given" });
}
