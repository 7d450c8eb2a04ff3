import { X } from "lucide-react";
import { Button } from "#renderer/ui/button.tsx";

interface CompareMenuProps {
  readonly symbols: readonly string[];
  readonly compared: readonly string[];
  readonly onChange: (compared: readonly string[]) => void;
}

const MOST = 5;

/** Other symbols drawn as lines beside the chart's own, all in percent of where the view begins. */
export function CompareMenu({ symbols, compared, onChange }: CompareMenuProps) {
  const others = symbols.filter((symbol) => !compared.includes(symbol));
  return (
    <div className="compare-menu">
      <p className="hint">Prices become percent of where the view begins.</p>
      <ul className="indicator-menu__chosen" aria-label="Compared symbols">
        {compared.map((symbol) => (
          <li key={symbol} className="indicator-menu__item">
            <span className="indicator-menu__title">{symbol}</span>
            <Button
              label={`Remove ${symbol}`}
              look="quiet"
              isIconOnly
              icon={<X size={13} aria-hidden="true" />}
              onPress={() => onChange(compared.filter((one) => one !== symbol))}
            />
          </li>
        ))}
      </ul>
      <ul className="indicator-menu__list" aria-label="Symbols to compare with">
        {others.map((symbol) => (
          <li key={symbol}>
            <button
              type="button"
              className="indicator-menu__add"
              disabled={compared.length >= MOST}
              onClick={() => onChange([...compared, symbol])}
            >
              {symbol}
            </button>
          </li>
        ))}
      </ul>
      {symbols.length === 0 ? <p className="hint">No other symbol is stored.</p> : null}
    </div>
  );
}
