import { useCallback, useRef, useState } from "react";
import type { SubmitEvent } from "react";
import { FileUp, FolderPlus } from "lucide-react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { SeriesInfo } from "#shared/ipc/channels/data-channels.ts";
import type { Watchlist } from "#shared/ipc/channels/desk-data-channels.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { Button } from "#renderer/ui/button.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import type { FedPrices } from "./fed-price.ts";
import type { WatchlistStore } from "./create-watchlist.ts";
import { useQuotes } from "./use-quotes.ts";
import {
  addSection,
  addSymbols,
  moveBefore,
  moveToEnd,
  readSymbols,
  removeSection,
  removeSymbol,
  renameSection,
  step,
  stepSection,
} from "./watchlist-edits.ts";
import { WatchlistRow } from "./watchlist-row.tsx";
import { WatchlistSectionView } from "./watchlist-section.tsx";

interface WatchlistViewProps {
  readonly client: Client;
  readonly watchlist: WatchlistStore;
  readonly selected: string | undefined;
  readonly nowMs: number;
  /** What running paper sessions are fed. */
  readonly fed: StoreApi<FedPrices>;
  readonly onSelect: (symbol: string) => void;
}

const NONE: readonly SeriesInfo[] = [];

/** The symbols that a person watches, with their last stored prices. */
export function WatchlistView(props: WatchlistViewProps) {
  const { client, watchlist, selected, nowMs, fed, onSelect } = props;
  const list = useStore(watchlist.state);
  const [stored] = useLoaded(useCallback(() => client.invoke("data:list", undefined), [client]));
  const [text, setText] = useState("");
  const [said, setSaid] = useState("");
  const picker = useRef<HTMLInputElement>(null);
  const series = stored.status === "ready" ? stored.value : NONE;
  const symbols = list.sections.flatMap((section) => section.symbols);
  const quoteOf = useQuotes(client, series, symbols);
  const first = list.sections[0]?.name;

  function add(wanted: readonly string[]): void {
    const section = first ?? "Watchlist";
    watchlist.change((old) => addSymbols(addSection(old, section), section, wanted));
    setSaid(`Added ${wanted.join(", ")}`);
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const wanted = text.split(/[\s,;]+/).filter((symbol) => symbol !== "");
    if (wanted.length > 0) add(wanted);
    setText("");
  }

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    const found = readSymbols(await file.text());
    if (found.length === 0) setSaid(`${file.name} names no symbol in its first column`);
    else add(found);
  }

  function move(symbol: string, edit: (old: Watchlist) => Watchlist): void {
    watchlist.change(edit);
    setSaid(`Moved ${symbol}`);
  }

  return (
    <section className="watchlist" aria-label="Watchlist">
      <div className="watchlist__bar">
        <form className="watchlist__add" onSubmit={submit}>
          <input
            className="field__control"
            aria-label="Symbols to watch"
            placeholder="Symbol"
            value={text}
            list="watchlist-symbols"
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
          />
          <datalist id="watchlist-symbols">
            {[...new Set(series.map(({ symbol }) => symbol))].map((symbol) => (
              <option key={symbol} value={symbol} />
            ))}
          </datalist>
          <button type="submit" className="button button--plain">
            Add
          </button>
        </form>
        <Button
          label="Add a section named as typed"
          look="quiet"
          isIconOnly
          icon={<FolderPlus size={14} aria-hidden="true" />}
          isDisabled={text.trim() === ""}
          onPress={() => {
            watchlist.change((old) => addSection(old, text));
            setText("");
          }}
        />
        <Button
          label="Import symbols from a file"
          look="quiet"
          isIconOnly
          icon={<FileUp size={14} aria-hidden="true" />}
          onPress={() => picker.current?.click()}
        />
        <input
          ref={picker}
          type="file"
          accept=".csv,.txt"
          hidden
          aria-label="File of symbols"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </div>
      {stored.status === "failed" ? (
        <ErrorCard title="The stored prices cannot be read" error={stored.error} />
      ) : null}
      <p className="visually-hidden" role="status" aria-label="Change of the watchlist">
        {said}
      </p>
      <div className="watchlist__sections">
        {list.sections.map((section) => (
          <WatchlistSectionView
            key={section.name}
            section={section}
            onDrop={(symbol) => move(symbol, (old) => moveToEnd(old, symbol, section.name))}
            onRemove={() => watchlist.change((old) => removeSection(old, section.name))}
            onRename={(name) => watchlist.change((old) => renameSection(old, section.name, name))}
            onStep={(by) => move(section.name, (old) => stepSection(old, section.name, by))}
          >
            {section.symbols.map((symbol) => (
              <WatchlistRow
                key={symbol}
                symbol={symbol}
                priced={quoteOf(symbol)}
                isStored={stored.status !== "ready" || series.some((one) => one.symbol === symbol)}
                isSelected={symbol === selected}
                nowMs={nowMs}
                fed={fed}
                onSelect={() => onSelect(symbol)}
                onRemove={() => watchlist.change((old) => removeSymbol(old, symbol))}
                onStep={(by) => move(symbol, (old) => step(old, symbol, by))}
                onDrop={(dropped) => move(dropped, (old) => moveBefore(old, dropped, symbol))}
              />
            ))}
          </WatchlistSectionView>
        ))}
        {symbols.length === 0 ? <p className="hint">Type a symbol above, or import a list of them.</p> : null}
      </div>
    </section>
  );
}
