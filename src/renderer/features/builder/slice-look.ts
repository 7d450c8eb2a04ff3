import {
  Activity,
  BrainCircuit,
  ChartCandlestick,
  ClipboardList,
  Database,
  FlaskConical,
  PieChart,
  Radio,
  Scale,
  ScanSearch,
  SlidersHorizontal,
} from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { wireTone } from "./wire-tone.ts";

interface SliceLook {
  readonly Icon: LucideIcon;
  /** Its colour, by the number of a wire's. */
  readonly tone: number;
}

const LOOKS: Readonly<Record<string, SliceLook>> = {
  data: { Icon: Database, tone: 0 },
  analyze: { Icon: ScanSearch, tone: 6 },
  market_regime: { Icon: Activity, tone: 1 },
  ml_strategy: { Icon: BrainCircuit, tone: 2 },
  position_sizing: { Icon: Scale, tone: 3 },
  backtest: { Icon: FlaskConical, tone: 4 },
  optimize: { Icon: SlidersHorizontal, tone: 5 },
  adaptive_portfolio: { Icon: PieChart, tone: 1 },
  paper_trade: { Icon: ChartCandlestick, tone: 0 },
  live_trade: { Icon: Radio, tone: 5 },
  monitor: { Icon: ClipboardList, tone: 7 },
};

/** How a built-in slice looks; undefined for one of the person's own. */
export function lookOfSlice(slice: string): SliceLook | undefined {
  return Object.hasOwn(LOOKS, slice) ? LOOKS[slice] : undefined;
}

/** The colour of a step, by the slice that its method belongs to; undefined for one that calls none. */
export function sliceTone(method: string): number | undefined {
  const [slice = ""] = method.split(".");
  return slice === "" ? undefined : (lookOfSlice(slice)?.tone ?? wireTone(slice));
}
