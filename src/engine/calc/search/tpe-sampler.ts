import type { Rng } from "#engine/base/rng.ts";
import type { Sampler, Scored } from "./sampler.ts";
import { drawParameters, parametersAt, pointOf, type SearchSpace, type UnitPoint } from "./search-space.ts";

const RANDOM_START = 10;
const GOOD_FRACTION = 0.15;
const MAXIMUM_GOOD = 25;
const MAXIMUM_REST = 500;
const CANDIDATES = 24;
const WIDTH = 0.2;
/** Asked at once, so that the next ones can learn from them. */
const BATCH = 4;

/**
 * Tree-structured Parzen estimator (Bergstra and others 2011) with one kernel an observation over all dimensions, as in
 * BOHB: after random trials it proposes, of the points drawn near the best ones, the one that is likeliest among the best
 * rather than among the rest. It looks at the first score.
 */
export function createTpeSampler(space: SearchSpace, rng: Rng): Sampler {
  /** Best first. */
  const seen: { readonly point: UnitPoint; readonly score: number }[] = [];
  const tell = (scored: readonly Scored[]): void => {
    for (const { parameters, scores } of scored) {
      seen.push({ point: pointOf(space, parameters), score: scores[0] ?? -Infinity });
    }
    seen.sort((left, right) => right.score - left.score);
  };
  const propose = () => {
    if (seen.length < RANDOM_START) return drawParameters(space, rng);
    const goodCount = Math.min(MAXIMUM_GOOD, Math.ceil(GOOD_FRACTION * seen.length));
    const good = estimate(
      seen.slice(0, goodCount).map(({ point }) => point),
      space,
    );
    const rest = estimate(
      thinOut(seen.slice(goodCount)).map(({ point }) => point),
      space,
    );
    return chooseCandidate(space, good, rest, rng);
  };
  return {
    ask: (count) =>
      Array.from({ length: Math.min(count, BATCH) }, () => ({ parameters: propose(), fraction: 1 })),
    tell,
  };
}

/** Every so-manieth, so that a proposal costs the same after many thousand trials. */
function thinOut<Member>(members: readonly Member[]): readonly Member[] {
  const stride = Math.ceil(members.length / MAXIMUM_REST);
  return stride <= 1 ? members : members.filter((_, index) => index % stride === 0);
}

/** A mixture of one normal kernel a point and one even one over everything. */
interface Estimate {
  readonly points: readonly UnitPoint[];
  readonly width: number;
}

function estimate(points: readonly UnitPoint[], { dimensions }: SearchSpace): Estimate {
  return { points, width: WIDTH * Math.max(1, points.length) ** (-1 / (4 + dimensions.length)) };
}

function chooseCandidate(space: SearchSpace, good: Estimate, rest: Estimate, rng: Rng) {
  let best = drawParameters(space, rng);
  let bestGain = -Infinity;
  for (let index = 0; index < CANDIDATES; index += 1) {
    const parameters = parametersAt(space, drawNear(good, space, rng));
    if (!space.allows(parameters)) continue;
    const point = pointOf(space, parameters);
    const gain = logDensity(good, point) - logDensity(rest, point);
    if (gain > bestGain) [best, bestGain] = [parameters, gain];
  }
  return best;
}

/** The even kernel counts as one more point, so that every corner stays possible. */
function drawNear({ points, width }: Estimate, { dimensions }: SearchSpace, rng: Rng): UnitPoint {
  const centre = points[Math.floor(rng.next() * (points.length + 1))];
  return dimensions.map((_, index) =>
    centre === undefined ? rng.next() : reflect((centre[index] ?? 0) + width * rng.nextGaussian()),
  );
}

/** Folds a value that left 0 to 1 back into it. */
function reflect(value: number): number {
  const folded = Math.abs(value) % 2;
  return folded > 1 ? 2 - folded : folded;
}

function logDensity({ points, width }: Estimate, at: UnitPoint): number {
  const scale = (width * Math.sqrt(2 * Math.PI)) ** at.length;
  let sum = 1;
  for (const point of points) {
    let square = 0;
    for (let index = 0; index < at.length; index += 1) {
      square += (((at[index] ?? 0) - (point[index] ?? 0)) / width) ** 2;
    }
    sum += Math.exp(-square / 2) / scale;
  }
  return Math.log(sum / (points.length + 1));
}
