import type { z } from "zod";
import { userError } from "#shared/errors/app-error.ts";
import type { dataManifest } from "./manifest.ts";
import type { BarLibrary } from "./ports.ts";
import { daysOf } from "./show.ts";

type Method = (typeof dataManifest)["methods"]["show_ticks"];

export function showTicks(
  { ticks }: BarLibrary,
  input: z.output<Method["input"]>,
): z.input<Method["output"]> {
  const symbol = input.symbol.toUpperCase();
  const found = ticks.read(symbol, input.provider, daysOf(input), input.limit);
  if (found !== undefined) return { info: found.info, totalTrades: found.total, ...found.ticks };
  const known = ticks.list().map((info) => `${info.symbol} from ${info.provider}`);
  const wayIn = "import a file of trades with `data import FILE --keep-ticks`";
  throw userError({
    code: "data.no-ticks",
    message: `no trades of ${symbol} are stored${input.provider === undefined ? "" : ` from ${input.provider}`}`,
    field: "symbol",
    value: symbol,
    remedy: known.length === 0 ? wayIn : `use one of ${known.join(", ")}, or ${wayIn}`,
  });
}
