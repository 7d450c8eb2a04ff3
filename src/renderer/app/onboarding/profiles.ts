import { CandlestickChart, FlaskConical, TrendingUp } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { Profile } from "#shared/ipc/channels/onboarding-channels.ts";
import type { Settings } from "#shared/model/settings.ts";

/** What the window proposes to somebody who mostly does one thing; all of it can be changed later. */
export interface ProfileDefinition {
  readonly title: string;
  readonly text: string;
  readonly icon: LucideIcon;
  readonly workspace: string;
  readonly density: Settings["density"];
  /** The workflow of the first backtest: it must run on what ships, without a question. */
  readonly workflow: string;
}

export const PROFILE_DEFINITIONS: Readonly<Record<Profile, ProfileDefinition>> = {
  day_trader: {
    title: "Day trading",
    text: "Watchlist, chart and paper desk on one screen, in small rows. Begins with a strategy that follows the market's mood.",
    icon: CandlestickChart,
    workspace: "trade",
    density: "compact",
    workflow: "regime_adaptive",
  },
  investor: {
    title: "Swing and investing",
    text: "One run at a time with its chart and its figures. Begins with a backtest of the S&P 500 in seven steps.",
    icon: TrendingUp,
    workspace: "research",
    density: "comfortable",
    workflow: "simple_backtest",
  },
  researcher: {
    title: "Research and backtests",
    text: "Runs beside each other, small rows, every step in sight. Begins with six strategies on the same days.",
    icon: FlaskConical,
    workspace: "research",
    density: "compact",
    workflow: "multi_strategy",
  },
};
