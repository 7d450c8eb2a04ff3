import type { Ticks } from "#engine/calc/bars/ticks.ts";
import type { CuratedLibrary } from "#engine/slices/data/curated-library.ts";
import type { BarUpdates } from "#main/data/bar-updates.ts";
import type { CallTools } from "#main/data/call-data.ts";
import type { BarImporter } from "#main/imports/bar-importer.ts";
import { toBarsView } from "#main/views/bars-view.ts";
import type { SeriesInfo, SeriesUpdate, TickInfo } from "#shared/ipc/channels/data-channels.ts";
import type { Handlers } from "#shared/ipc/contract.ts";
import type { BarSeries } from "#shared/model/bar.ts";

export interface DataHandlerPorts {
  readonly library: CuratedLibrary;
  /** Calls a method of the data slice, so that the same checks hold everywhere. */
  readonly call: <Output>(
    method: string,
    input: Readonly<Record<string, unknown>>,
    tools?: CallTools,
  ) => Promise<Output>;
  readonly importer: BarImporter;
  readonly updates: BarUpdates;
}

interface ShownTicks extends Ticks {
  readonly info: TickInfo;
  readonly totalTrades: number;
}

export function dataHandlers({ library, call, importer, updates }: DataHandlerPorts): Handlers<"data"> {
  return {
    "data:list": () => library.list(),
    "data:stats": () => library.stats(),
    "data:ticks": () => library.ticks.list(),
    "data:show-ticks": async (input) => {
      const { info, totalTrades, ...columns } = await call<ShownTicks>("show_ticks", { ...input });
      const [tsMs, price, size] = [columns.tsMs, columns.price, columns.size].map((column) =>
        Array.from(column),
      ) as [number[], number[], number[]];
      return { info, ticks: { totalTrades, tsMs, price, size } };
    },
    "data:show": async (input) => {
      const { series, shown } = await call<{ series: SeriesInfo; shown: BarSeries }>("show", { ...input });
      return { info: series, bars: toBarsView(shown) };
    },
    "data:import": (input) => call("import_csv", input),
    "data:fetch": ({ updateId, ...input }) =>
      updates.run(updateId, async (tools) => {
        const { fetched } = await call<{ fetched: readonly SeriesUpdate[] }>("fetch", input, tools);
        return fetched;
      }),
    "data:refresh": ({ updateId, ...input }) =>
      updates.run(updateId, async (tools) => {
        const { refreshed } = await call<{ refreshed: readonly SeriesUpdate[] }>("refresh", input, tools);
        return refreshed;
      }),
    "data:update-status": ({ updateId }) => updates.status(updateId),
    "data:cancel-update": ({ updateId, by }) => updates.cancel(updateId, by),
    "data:import-files": async (input) => ({ files: await importer.importFiles(input) }),
    "data:import-status": ({ importId }) => importer.status(importId),
    "data:cancel-import": ({ importId, by }) => importer.cancel(importId, by),
    ...curationHandlers(call),
  };
}

/** What is known of series beyond their bars, answered by the slice. */
function curationHandlers(call: DataHandlerPorts["call"]) {
  return {
    "data:coverage": (input) => call("coverage", { ...input }),
    "data:quality": (input) => call("quality_report", { ...input }),
    "data:repair": (input) => call("repair", { ...input }),
    "data:release": (input) => call("release", { ...input }),
    "data:set-market": (input) => call("set_market", { ...input }),
    "data:actions": (input) => call("actions", input),
    "data:import-actions": (input) => call("import_actions", input),
  } satisfies Partial<Handlers<"data">>;
}
