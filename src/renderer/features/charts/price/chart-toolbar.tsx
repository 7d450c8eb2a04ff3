import {
  Activity,
  Camera,
  ChartNoAxesCombined,
  CircleAlert,
  GitCompare,
  Layers,
  Rewind,
  Table2,
  Volume2,
} from "lucide-react";
import { useStore } from "zustand";
import type { ChartScale, ChartStyle } from "#shared/model/chart-setup.ts";
import { Button } from "#renderer/ui/button.tsx";
import { ChartMenu } from "../chart-menu.tsx";
import { ChartSelect } from "../chart-select.tsx";
import { symbolsOf, timeframesOf } from "./chart-state.ts";
import type { ChartModel } from "./chart-model.ts";
import { CompareMenu } from "./compare-menu.tsx";
import { IndicatorMenu } from "./indicator-menu.tsx";

interface ChartToolbarProps {
  readonly model: ChartModel;
  readonly hasTable: boolean;
  readonly onTable: () => void;
  readonly onReplay: () => void;
  readonly onScreenshot: () => void;
}

const STYLES: readonly { readonly value: ChartStyle; readonly title: string }[] = [
  { value: "candles", title: "Candles" },
  { value: "hollow", title: "Hollow candles" },
  { value: "bars", title: "Bars" },
  { value: "line", title: "Line" },
  { value: "area", title: "Area" },
  { value: "heikin_ashi", title: "Heikin-Ashi" },
];

const SCALES: readonly { readonly value: ChartScale; readonly title: string }[] = [
  { value: "linear", title: "Linear" },
  { value: "log", title: "Log" },
  { value: "percent", title: "Percent" },
];

const ICON_PX = 13;

/** What the chart is of and how it is drawn. */
export function ChartToolbar({ model, hasTable, onTable, onReplay, onScreenshot }: ChartToolbarProps) {
  const stored = useStore(model.state, (state) => state.stored);
  const catalogue = useStore(model.state, (state) => state.catalogue);
  const sets = useStore(model.state, (state) => state.sets);
  const setup = useStore(model.state, (state) => state.setup);
  const isReplaying = useStore(model.state, (state) => state.replay !== undefined);
  const { source, style, scale, indicators, compared, hasVolume, hasRegimes, hasQuality } = setup;
  const symbols = symbolsOf(stored);
  return (
    <div className="chart__tools chart__tools--price" role="toolbar" aria-label="Chart">
      <ChartSelect
        label="Symbol"
        value={source?.symbol}
        options={symbols.map((symbol) => ({ value: symbol, title: symbol }))}
        onChange={(symbol) => void model.showSymbol(symbol)}
      />
      <ChartSelect
        label="Interval"
        value={source?.timeframe}
        options={timeframesOf(stored, source?.symbol).map((timeframe) => ({
          value: timeframe,
          title: timeframe,
        }))}
        onChange={(timeframe) =>
          void (source && model.choose({ source: { symbol: source.symbol, timeframe } }))
        }
      />
      <ChartSelect
        label="Style"
        value={style}
        options={STYLES}
        onChange={(next) => void model.choose({ style: next })}
      />
      <ChartSelect
        label="Scale"
        value={compared.length > 0 ? "percent" : scale}
        options={SCALES}
        onChange={(next) => void model.choose({ scale: next })}
      />
      <ChartMenu
        label="Indicators"
        icon={<ChartNoAxesCombined size={ICON_PX} aria-hidden="true" />}
        count={indicators.length}
      >
        {() => (
          <IndicatorMenu
            catalogue={catalogue}
            chosen={indicators}
            sets={sets}
            onChange={(next) => void model.choose({ indicators: next })}
            onSaveSet={(set) => void model.saveSet(set)}
          />
        )}
      </ChartMenu>
      <ChartMenu
        label="Compare"
        icon={<GitCompare size={ICON_PX} aria-hidden="true" />}
        count={compared.length}
      >
        {() => (
          <CompareMenu
            symbols={symbols.filter((symbol) => symbol !== source?.symbol)}
            compared={compared}
            onChange={(next) => void model.choose({ compared: next })}
          />
        )}
      </ChartMenu>
      <ChartMenu
        label="Layers"
        icon={<Layers size={ICON_PX} aria-hidden="true" />}
        count={[hasVolume, hasRegimes, hasQuality].filter(Boolean).length}
      >
        {() => (
          <div className="layers-menu">
            <Button
              label="Volume"
              look="quiet"
              icon={<Volume2 size={ICON_PX} aria-hidden="true" />}
              isPressed={hasVolume}
              onPress={() => void model.choose({ hasVolume: !hasVolume })}
            />
            <Button
              label="Market regime"
              look="quiet"
              icon={<Activity size={ICON_PX} aria-hidden="true" />}
              isPressed={hasRegimes}
              onPress={() => void model.choose({ hasRegimes: !hasRegimes })}
            />
            <Button
              label="Doubtful bars"
              look="quiet"
              icon={<CircleAlert size={ICON_PX} aria-hidden="true" />}
              isPressed={hasQuality}
              onPress={() => void model.choose({ hasQuality: !hasQuality })}
            />
          </div>
        )}
      </ChartMenu>
      <Button
        label="Replay"
        look="quiet"
        icon={<Rewind size={ICON_PX} aria-hidden="true" />}
        isPressed={isReplaying}
        hint="Shows the stored bars one after the other"
        onPress={onReplay}
      />
      <span className="chart__space" />
      <Button
        label="Data as a table"
        look="quiet"
        isIconOnly
        icon={<Table2 size={ICON_PX} aria-hidden="true" />}
        isPressed={hasTable}
        onPress={onTable}
      />
      <Button
        label="Save a picture"
        look="quiet"
        isIconOnly
        icon={<Camera size={ICON_PX} aria-hidden="true" />}
        onPress={onScreenshot}
      />
    </div>
  );
}
