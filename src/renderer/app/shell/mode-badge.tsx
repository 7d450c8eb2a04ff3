import { FileText, History, Radio, Repeat } from "lucide-react";
import type { Mode } from "#shared/model/mode.ts";

const MODES = {
  backtest: { word: "BACKTEST", note: "SIMULATED DATA", Icon: History },
  paper: { word: "PAPER", note: "NO REAL MONEY", Icon: FileText },
  live: { word: "LIVE", note: "REAL MONEY", Icon: Radio },
  replay: { word: "REPLAY", note: "RECORDED DATA", Icon: Repeat },
} as const satisfies Record<Mode, unknown>;

export const modeWord = (mode: Mode): string => MODES[mode].word;

/** The mode by colour, word and shape; no theme changes it. */
export function ModeBadge({ mode }: { readonly mode: Mode }) {
  const { word, note, Icon } = MODES[mode];
  return (
    <div className={`mode mode--${mode}`} role="status" aria-label="Mode">
      <Icon size={14} strokeWidth={2.5} aria-hidden="true" />
      <strong className="mode__word">{word}</strong>
      <span className="mode__note">{note}</span>
    </div>
  );
}
