import { useState } from "react";
import type { DragEvent, KeyboardEvent } from "react";
import { X } from "lucide-react";
import { Button } from "#renderer/ui/button.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { formatBarTime, formatDaysOld } from "#renderer/ui/format-time.ts";
import { isStale } from "./quote.ts";
import type { Quote } from "./quote.ts";
import type { Priced } from "./use-quotes.ts";

interface WatchlistRowProps {
  readonly symbol: string;
  readonly priced: Priced | undefined;
  readonly isStored: boolean;
  readonly isSelected: boolean;
  readonly nowMs: number;
  readonly onSelect: () => void;
  readonly onRemove: () => void;
  readonly onStep: (by: -1 | 1) => void;
  /** Another symbol was dropped on this one. */
  readonly onDrop: (symbol: string) => void;
}

export const DRAGGED = "text/plain";
const STEPS: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1 };

/** One symbol; Alt with an arrow key moves it, the arrow keys alone move the focus. */
export function WatchlistRow(props: WatchlistRowProps) {
  const { symbol, priced, isSelected, nowMs, onSelect, onRemove, onStep, onDrop } = props;
  const [isOver, setIsOver] = useState(false);
  const quote = typeof priced === "object" ? priced : undefined;
  const stale = quote !== undefined && isStale(quote, nowMs);

  function press(event: KeyboardEvent<HTMLElement>): void {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    if (event.altKey) onStep(by);
    else focusNext(event.currentTarget, by);
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    event.stopPropagation();
    setIsOver(false);
    onDrop(event.dataTransfer.getData(DRAGGED));
  }

  return (
    <li
      className={`watchlist__row${stale ? " watchlist__row--stale" : ""}${isOver ? " watchlist__row--over" : ""}`}
      aria-current={isSelected ? "true" : undefined}
      draggable
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, symbol)}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <button
        type="button"
        className="watchlist__symbol"
        data-symbol={symbol}
        title="Enter shows it in linked panels; Alt with an arrow key moves it"
        onClick={onSelect}
        onKeyDown={press}
      >
        {symbol}
      </button>
      {quote === undefined ? (
        <NoPrice {...props} />
      ) : (
        <Price symbol={symbol} quote={quote} nowMs={nowMs} isOld={stale} />
      )}
      <Button
        label={`Remove ${symbol}`}
        look="quiet"
        isIconOnly
        icon={<X size={12} aria-hidden="true" />}
        onPress={onRemove}
      />
    </li>
  );
}

function focusNext(from: HTMLElement, by: -1 | 1): void {
  const all = [...(from.closest(".watchlist")?.querySelectorAll<HTMLElement>("[data-symbol]") ?? [])];
  all[all.indexOf(from) + by]?.focus();
}

function NoPrice({ priced, isStored }: WatchlistRowProps) {
  const text = isStored ? "reading…" : "no bars are stored";
  const shown = typeof priced === "string" ? priced : text;
  return (
    <span className="watchlist__none" title={shown}>
      {shown}
    </span>
  );
}

interface PriceProps {
  readonly symbol: string;
  readonly quote: Quote;
  readonly nowMs: number;
  readonly isOld: boolean;
}

function Price({ symbol, quote, nowMs, isOld }: PriceProps) {
  const { last, change, changeFraction, path, tsMs } = quote;
  const age = formatDaysOld(nowMs - tsMs);
  return (
    <>
      <svg
        className="watchlist__spark"
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        role="img"
        aria-label={`Last closes of ${symbol}`}
      >
        <path d={path} />
      </svg>
      <span className="watchlist__figure">
        <FigureText value={last} kind="price" />
      </span>
      <span className="watchlist__figure watchlist__figure--change">
        <FigureText value={change} kind="price" isSigned whyNotFinite="there is no bar before it" />
      </span>
      <span className="watchlist__figure">
        <FigureText value={changeFraction} kind="percent" isSigned whyNotFinite="there is no bar before it" />
      </span>
      <span
        className="watchlist__figure cell-muted"
        title={`${quote.isSynthetic ? "SYNTHETIC. " : ""}Stored close of ${formatBarTime(tsMs)}, no live price`}
      >
        {isOld ? `◷ ${age}` : age}
      </span>
    </>
  );
}
