interface SymbolSwitchProps {
  readonly symbols: readonly string[];
  readonly selected: string;
  readonly onSelect: (symbol: string) => void;
}

/** Which symbol the chart shows; nothing when there is no choice. */
export function SymbolSwitch({ symbols, selected, onSelect }: SymbolSwitchProps) {
  if (symbols.length < 2) return null;
  return (
    <div className="segments" role="group" aria-label="Symbol of the chart">
      {symbols.map((symbol) => (
        <button
          key={symbol}
          type="button"
          className="segments__item"
          aria-pressed={symbol === selected}
          onClick={() => onSelect(symbol)}
        >
          {symbol}
        </button>
      ))}
    </div>
  );
}
