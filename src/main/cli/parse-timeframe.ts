import { TIMEFRAMES, type Timeframe } from "#shared/model/time.ts";
import { parseNamed } from "./parse-inputs.ts";

export const parseTimeframe = (text: string): Timeframe => parseNamed("timeframe", text, TIMEFRAMES, "1d");
