import { useState } from "react";
import type { DragEvent, KeyboardEvent } from "react";
import { X } from "lucide-react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { Button } from "#renderer/ui/button.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { formatBarTime, formatDaysOld, formatDuration } from "#renderer/ui/format-time.ts";
import type { FedPrice, FedPrices } from "./fed-price.ts";
import { isStale } from "./quote.ts";
import type { Quote } from "./quote.ts";
import type { Priced } from "./use-quotes.ts";

interface WatchlistRowProps {
  readonly symbol: string;
  readonly priced: Priced | undefined;
  readonly isStored: boolean;
  readonly isSelected: boolean;
  readonly nowMs: number;
  /** What running paper sessions are fed. */
  readonly fed: StoreApi<FedPrices>;
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
  const fed = useStore(props.fed, (prices) => prices.get(symbol));
  const stale = fed === undefined && quote !== undefined && isStale(quote, nowMs);

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
        {fed === undefined ? null : (
          <span className={`watchlist__source watchlist__source--${fed.source.toLowerCase()}`}>
            {fed.source}
          </span>
        )}
      </button>
      {fed !== undefined ? (
        <Fed symbol={symbol} fed={fed} quote={quote} nowMs={nowMs} />
      ) : quote === undefined ? (
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
      <Spark symbol={symbol} path={path} />
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

function Spark({ symbol, path }: { readonly symbol: string; readonly path: string }) {
  return (
    <svg
      className="watchlist__spark"
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      role="img"
      aria-label={`Last closes of ${symbol}`}
    >
      <path d={path} />
    </svg>
  );
}

interface FedProps {
  readonly symbol: string;
  readonly fed: FedPrice;
  /** What is stored, told beside it and never mixed with it. */
  readonly quote: Quote | undefined;
  readonly nowMs: number;
}

/** Older than the pace of any feed: the session waits, or its feed has stopped. */
const QUIET_MS = 30_000;

function Fed({ symbol, fed, quote, nowMs }: FedProps) {
  const { last, change, changeFraction, source, tsBarMs, tsHeardMs, path } = fed;
  const ageMs = Math.max(0, nowMs - tsHeardMs);
  const age = formatDuration(Math.max(1_000, ageMs));
  const stored = quote && `; the stored close of ${formatBarTime(quote.tsMs)} is another`;
  const what = source === "REPLAY" ? "A replayed price" : "A generated price";
  const hint = `${what} of a paper session, no live market: its bar of ${formatBarTime(tsBarMs)}, heard ${age} ago${stored ?? ""}`;
  return (
    <>
      <Spark symbol={symbol} path={path} />
      <span className="watchlist__figure">
        <FigureText value={last} kind="price" />
      </span>
      <span className="watchlist__figure watchlist__figure--change">
        <FigureText value={change} kind="price" isSigned whyNotFinite="there is no bar before it" />
      </span>
      <span className="watchlist__figure">
        <FigureText value={changeFraction} kind="percent" isSigned whyNotFinite="there is no bar before it" />
      </span>
      <span className="watchlist__figure cell-muted" title={hint}>
        {ageMs > QUIET_MS ? `◷ ${age}` : age}
      </span>
    </>
  );
}
