import { useState } from "react";
import { FlaskConical, RotateCcw, Radio } from "lucide-react";
import type { StrategyParameterView, StrategyView } from "#shared/ipc/channels/strategy-channels.ts";
import { Button } from "#renderer/ui/button.tsx";
import { FactsList } from "#renderer/ui/facts-list.tsx";
import { formatNumber } from "#renderer/ui/format-number.ts";
import { Panel } from "#renderer/ui/panel.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { defaultTexts, problemOf, writeParameters } from "./parameter-values.ts";

export type StartKind = "backtest" | "paper";

interface StrategyDetailsProps {
  readonly strategy: StrategyView;
  /** Opens the form of a run with the strategy and `parameters` filled in. */
  readonly onStart: (kind: StartKind, strategy: string, parameters: string) => void;
}

/** One strategy: when it works and fails, what can be set, and how to try it. */
export function StrategyDetails({ strategy, onStart }: StrategyDetailsProps) {
  const { id, title, description, parameters } = strategy;
  const [texts, setTexts] = useState(() => defaultTexts(parameters));
  const isWrong = parameters.some(
    (parameter) => problemOf(parameter, texts[parameter.name] ?? "") !== undefined,
  );
  const start = (kind: StartKind): void => onStart(kind, id, writeParameters(parameters, texts));
  return (
    <aside className="two-sided__details series-details" aria-label={`Strategy ${title}`}>
      <header className="series-details__header">
        <h2 className="series-details__title">{title}</h2>
      </header>
      <div className="two-sided__actions">
        <Button
          label="Backtest…"
          look="primary"
          hint="Opens the form of strategy_backtest with these parameters"
          icon={<FlaskConical size={13} aria-hidden="true" />}
          isDisabled={isWrong}
          onPress={() => start("backtest")}
        />
        <Button
          label="Paper session…"
          hint="Opens the form of paper_trading with these parameters"
          icon={<Radio size={13} aria-hidden="true" />}
          isDisabled={isWrong}
          onPress={() => start("paper")}
        />
      </div>
      <Panel title="When it works and when it fails">
        <p className="strategy-text">{description === "" ? "Nothing is written about it." : description}</p>
      </Panel>
      <Panel
        title="Parameters"
        aside={
          parameters.length === 0 ? undefined : (
            <Button
              label="Back to the defaults"
              look="quiet"
              isIconOnly
              icon={<RotateCcw size={13} aria-hidden="true" />}
              onPress={() => setTexts(defaultTexts(parameters))}
            />
          )
        }
      >
        {parameters.length === 0 ? <p className="hint">It has none.</p> : null}
        <div className="strategy-parameters">
          {parameters.map((parameter) => (
            <Parameter
              key={parameter.name}
              parameter={parameter}
              text={texts[parameter.name] ?? ""}
              onChange={(text) => setTexts((old) => ({ ...old, [parameter.name]: text }))}
            />
          ))}
        </div>
      </Panel>
      <Panel title="Facts">
        <FactsList facts={factsOf(strategy)} />
      </Panel>
    </aside>
  );
}

interface ParameterProps {
  readonly parameter: StrategyParameterView;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

function Parameter({ parameter, text, onChange }: ParameterProps) {
  const problem = problemOf(parameter, text);
  const { title, unit, minimum, maximum, default: value } = parameter;
  return (
    <div className="strategy-parameter">
      <TextField
        label={`${title}, ${unit}`}
        placeholder={String(value)}
        value={text}
        isWrong={problem !== undefined}
        onChange={onChange}
      />
      <span className={problem === undefined ? "cell-muted" : "state state--bad"} role="status">
        {problem ?? `${minimum} to ${maximum}, default ${value}`}
      </span>
    </div>
  );
}

function factsOf(strategy: StrategyView): readonly (readonly [string, string])[] {
  const { id, origin, sides, legs, warmUpBars, higherTimeframes } = strategy;
  return [
    ["Name in files", id],
    ["Comes from", origin === "built-in" ? "the product" : "your own file"],
    ["Trades", sides === "long" ? "long only" : "long and short"],
    ["Symbols", legs === undefined ? "each by itself" : `${legs} against each other`],
    [
      "Bars before the first decision",
      warmUpBars === undefined
        ? "told when it runs"
        : `${formatNumber(warmUpBars, "integer").text} with the defaults`,
    ],
    ...(higherTimeframes.length === 0 ? [] : [["Also sees bars of", higherTimeframes.join(", ")] as const]),
  ];
}
