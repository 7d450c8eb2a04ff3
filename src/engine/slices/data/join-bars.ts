import { PRICE_FIELDS, type BarColumns } from "#engine/calc/bars/bar-columns.ts";
import { epochMs, formatIsoTime } from "#shared/model/time.ts";
import { pickBars } from "./pick-bars.ts";

/** Providers round what they compute anew after a split; a price that moved by less did not change. */
const PRICE_TOLERANCE = 1e-6;

export type JoinedBars =
  | {
      readonly kind: "joined";
      readonly columns: BarColumns;
      readonly newBars: number;
      /** What the last stored bar was and has become, in words; undefined when it is the same. */
      readonly revision: string | undefined;
      /** Stored bars before the last one whose volume the provider counts otherwise now; they are kept as they are stored. */
      readonly otherVolumes: number;
    }
  /** Stored bars before the last one have other prices now, so that what came may not follow what is stored. */
  | { readonly kind: "changed"; readonly changes: readonly string[] }
  /** What came does not meet what is stored, so that bars between them would be missing unseen. */
  | { readonly kind: "apart" };

/**
 * What is stored with what came. The last stored bar may have been written before the provider had counted all of it and is
 * replaced; any other stored bar stays as it is.
 */
export function joinBars(stored: BarColumns, sent: BarColumns): JoinedBars {
  const storedAt = new Map(Array.from(stored.tsOpenMs, (time, index) => [time, index]));
  const pairs = Array.from(sent.tsOpenMs).flatMap((time, to) => {
    const at = storedAt.get(time);
    return at === undefined ? [] : [{ at, to }];
  });
  if (pairs.length === 0) return { kind: "apart" };
  const last = stored.tsOpenMs.length - 1;
  const past = pairs.filter(({ at }) => at !== last);
  const changes = past.flatMap(({ at, to }) => describeChange(stored, at, sent, to) ?? []);
  if (changes.length > 0) return { kind: "changed", changes };
  const atLast = pairs.find(({ at }) => at === last);
  const volumeOf = (to: number): number => sent.volume[to] ?? Number.NaN;
  const isOtherVolume = ({ at, to }: (typeof pairs)[number]): boolean => stored.volume[at] !== volumeOf(to);
  const revision =
    atLast === undefined
      ? undefined
      : (describeChange(stored, last, sent, atLast.to) ??
        (isOtherVolume(atLast) ? `volume was ${stored.volume[last]}, is ${volumeOf(atLast.to)}` : undefined));
  const keptTimes = revision === undefined ? storedAt : new Map([...storedAt].slice(0, -1));
  const added = pickBars(sent, (index) => !keptTimes.has(sent.tsOpenMs[index] ?? Number.NaN));
  const kept = revision === undefined ? stored : pickBars(stored, (index) => index !== last);
  return {
    kind: "joined",
    columns: inOrder(kept, added),
    newBars: added.tsOpenMs.length - (revision === undefined ? 0 : 1),
    revision,
    otherVolumes: past.filter(isOtherVolume).length,
  };
}

function describeChange(stored: BarColumns, at: number, sent: BarColumns, to: number): string | undefined {
  const field = PRICE_FIELDS.find((name) => {
    const [was, is] = [stored[name][at] ?? Number.NaN, sent[name][to] ?? Number.NaN];
    return !(Math.abs(is - was) <= PRICE_TOLERANCE * Math.abs(was));
  });
  if (field === undefined) return undefined;
  const time = formatIsoTime(epochMs(stored.tsOpenMs[at] ?? Number.NaN));
  return `${field} of ${time} was ${stored[field][at]}, is ${sent[field][to]}`;
}

/** Two sets of bars without a time in common, in order of time. */
function inOrder(left: BarColumns, right: BarColumns): BarColumns {
  if (right.tsOpenMs.length === 0) return left;
  const all = (name: keyof BarColumns): Float64Array => {
    const column = new Float64Array(left[name].length + right[name].length);
    column.set(left[name]);
    column.set(right[name], left[name].length);
    return column;
  };
  const tsOpenMs = all("tsOpenMs");
  const order = Array.from(tsOpenMs.keys()).toSorted(
    (one, other) => (tsOpenMs[one] ?? Number.NaN) - (tsOpenMs[other] ?? Number.NaN),
  );
  const sorted = (name: keyof BarColumns): Float64Array => {
    const column = all(name);
    return Float64Array.from(order, (index) => column[index] ?? Number.NaN);
  };
  return {
    tsOpenMs: sorted("tsOpenMs"),
    open: sorted("open"),
    high: sorted("high"),
    low: sorted("low"),
    close: sorted("close"),
    volume: sorted("volume"),
  };
}
