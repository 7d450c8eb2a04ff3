import { readWallTimes } from "#engine/calc/calendar/read-wall-times.ts";
import { epochMs, formatIsoTime } from "#shared/model/time.ts";
import type { BarProblem } from "./bar-problem.ts";
import type { TimeNotation } from "./csv-time.ts";

interface PlacedTimes {
  readonly times: Float64Array;
  readonly problems: readonly BarProblem[];
  /** How times without a zone were read. */
  readonly caveats: readonly string[];
}

/**
 * The instants of a file's times: those without a zone are of `zone`, else of UTC. A zone for times that have their own is a problem, and
 * so is a time that clocks there never showed; dates have no use for one.
 */
export function placeInZone(
  times: Float64Array,
  notation: TimeNotation | undefined,
  zone: string | undefined,
  lineOf: (index: number) => number | undefined,
): PlacedTimes {
  if (notation !== "time without zone") {
    const isWrong = zone !== undefined && notation !== undefined && notation !== "date";
    return { times, problems: isWrong ? [hasItsOwn(zone, notation)] : [], caveats: [] };
  }
  const caveats = [`times carried no zone and were read as ${zone ?? "UTC"}`];
  if (zone === undefined) return { times, problems: [], caveats };
  const placed = readWallTimes(times, zone);
  const problems: BarProblem[] = [];
  for (const [index, wallMs] of times.entries()) {
    if (!Number.isNaN(wallMs) && Number.isNaN(placed[index]))
      problems.push(neverShown(lineOf(index), wallMs, zone));
  }
  return { times: placed, problems, caveats };
}

const hasItsOwn = (zone: string, notation: TimeNotation): BarProblem => ({
  line: undefined,
  field: "zone",
  value: zone,
  message: `is for times without a zone, and the file has ${notation}`,
  remedy: "leave the zone out",
});

const neverShown = (line: number | undefined, wallMs: number, zone: string): BarProblem => ({
  line,
  field: "date",
  value: formatIsoTime(epochMs(wallMs)).slice(0, 19),
  message: `must be a time that clocks in ${zone} showed: they leapt over it`,
  remedy: "give the zone of the file's clocks, or correct the time",
});
