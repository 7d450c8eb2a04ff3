import { spellOut } from "#shared/model/spell-out.ts";
import type { CsvDialect } from "#shared/model/csv-dialect.ts";
import type { PriceView } from "#shared/model/corporate-action.ts";
import { MARKETS } from "#shared/model/market.ts";
import { TIMEFRAMES } from "#shared/model/time.ts";
import { ChoiceField } from "#renderer/ui/choice-field.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import type { ImportPlan } from "./import-plan.ts";
import { fieldsOf, guessColumns } from "./import-plan.ts";

interface ImportFieldsProps {
  readonly plan: ImportPlan;
  readonly isText: boolean;
  readonly onChange: (plan: ImportPlan) => void;
}

const DELIMITERS: readonly (readonly [CsvDialect["delimiter"], string])[] = [
  ["comma", "Comma"],
  ["semicolon", "Semicolon"],
  ["tab", "Tab"],
];
const DECIMALS: readonly (readonly [CsvDialect["decimal"], string])[] = [
  ["point", "Point: 1234.5"],
  ["comma", "Comma: 1234,5"],
];
const DATE_ORDERS: readonly (readonly [CsvDialect["dateOrder"], string])[] = [
  ["iso", "2019-12-31, or epoch"],
  ["day_first", "31/12/2019"],
  ["month_first", "12/31/2019"],
];
const PRICES: readonly (readonly [PriceView, string])[] = [
  ["raw", "As traded"],
  ["split_adjusted", "Divided by splits"],
  ["adjusted", "Also less dividends"],
];

/** What a person says about the file. */
export function ImportFields({ plan, isText, onChange }: ImportFieldsProps) {
  const set = (change: Partial<ImportPlan>): void => onChange({ ...plan, ...change });
  const speak = (change: Partial<CsvDialect>): void => set({ dialect: { ...plan.dialect, ...change } });

  function readAs(isTicks: boolean): void {
    const headings = Object.values(plan.columns);
    set({ isTicks, columns: guessColumns(headings, fieldsOf({ isTicks })) });
  }

  return (
    <div className="import-fields" role="group" aria-label="About the file">
      <TextField
        label="Symbol"
        placeholder="ACME"
        value={plan.symbol}
        isWrong={plan.symbol.trim() === ""}
        onChange={(symbol) => set({ symbol })}
      />
      <ChoiceField
        label="Rows are"
        value={plan.isTicks ? "trades" : "bars"}
        choices={[
          ["bars", "Bars"],
          ["trades", "Trades"],
        ]}
        onChange={(rows) => readAs(rows === "trades")}
      />
      <ChoiceField
        label="Length of a bar"
        value={plan.timeframe}
        choices={[["", "From the times"], ...TIMEFRAMES.map((timeframe) => [timeframe, timeframe] as const)]}
        onChange={(timeframe) => set({ timeframe })}
      />
      <ChoiceField
        label="Market"
        value={plan.market}
        choices={[["", "From the times"], ...MARKETS.map((market) => [market, spellOut(market)] as const)]}
        onChange={(market) => set({ market })}
      />
      <TextField
        label="Zone of times"
        placeholder="UTC, America/New_York"
        value={plan.zone}
        isWrong={false}
        onChange={(zone) => set({ zone })}
      />
      <ChoiceField
        label="Prices are"
        value={plan.prices}
        choices={PRICES}
        onChange={(prices) => set({ prices })}
      />
      {isText ? (
        <>
          <ChoiceField
            label="Between cells"
            value={plan.dialect.delimiter}
            choices={DELIMITERS}
            onChange={(delimiter) => speak({ delimiter })}
          />
          <ChoiceField
            label="Decimals"
            value={plan.dialect.decimal}
            choices={DECIMALS}
            onChange={(decimal) => speak({ decimal })}
          />
          <ChoiceField
            label="Days are written"
            value={plan.dialect.dateOrder}
            choices={DATE_ORDERS}
            onChange={(dateOrder) => speak({ dateOrder })}
          />
        </>
      ) : null}
      <label className="import-fields__check">
        <input
          type="checkbox"
          checked={plan.allowGaps}
          onChange={(event) => set({ allowGaps: event.target.checked })}
        />
        Accept missing sessions and note them
      </label>
    </div>
  );
}
