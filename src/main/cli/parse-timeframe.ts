import { userError } from "#shared/errors/app-error.ts";
import { TIMEFRAMES, type Timeframe } from "#shared/model/time.ts";

export function parseTimeframe(text: string): Timeframe {
  const timeframe = TIMEFRAMES.find((candidate) => candidate === text);
  if (timeframe !== undefined) return timeframe;
  throw userError({
    code: "command.unknown-timeframe",
    message: `timeframe must be one of ${TIMEFRAMES.join(", ")}, was ${text}`,
    field: "timeframe",
    value: text,
    remedy: "use --timeframe 1d",
  });
}
