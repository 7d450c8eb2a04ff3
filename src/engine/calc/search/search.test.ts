import { describe, expect, it } from "vitest";
import { createRng } from "#engine/base/rng.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";
import { createGridSampler } from "./grid-sampler.ts";
import { createHalvingSampler } from "./halving-sampler.ts";
import { createNsga2Sampler } from "./nsga2-sampler.ts";
import { dominates, paretoFront } from "./pareto-front.ts";
import { createRandomSampler } from "./random-sampler.ts";
import type { Proposal, Sampler, Scored } from "./sampler.ts";
import { parametersAt, pointOf, type SearchSpace } from "./search-space.ts";
import { createTpeSampler } from "./tpe-sampler.ts";

const everything = (): boolean => true;

function aSpace(dimensions: number, steps: number, allows: SearchSpace["allows"] = everything): SearchSpace {
  const values = Array.from({ length: steps + 1 }, (_, index) => index / steps);
  return {
    dimensions: Array.from({ length: dimensions }, (_, index) => ({ name: `x${index}`, values })),
    allows,
  };
}

/** Asks and tells until the sampler is done or the budget is used. */
function search(
  sampler: Sampler,
  budget: number,
  score: (parameters: StrategyParameters, fraction: number) => readonly number[],
): readonly Scored[] {
  const all: Scored[] = [];
  while (all.length < budget) {
    const asked: readonly Proposal[] = sampler.ask(budget - all.length);
    if (asked.length === 0) break;
    const scored = asked.map((proposal) => ({
      ...proposal,
      scores: score(proposal.parameters, proposal.fraction),
    }));
    sampler.tell(scored);
    all.push(...scored);
  }
  return all;
}

const coordinates = (parameters: StrategyParameters): readonly number[] => Object.values(parameters);
const sphere = (parameters: StrategyParameters): readonly number[] => [
  -coordinates(parameters).reduce((sum, x, index) => sum + (x - 0.3 - index / 10) ** 2, 0),
];
/** Branin's function on the unit square; its lowest value is 0.397887. */
const branin = (parameters: StrategyParameters): readonly number[] => {
  const [a = 0, b = 0] = coordinates(parameters);
  const [x, y] = [15 * a - 5, 15 * b];
  const square = y - (5.1 / (4 * Math.PI ** 2)) * x * x + (5 / Math.PI) * x - 6;
  return [-(square * square + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10)];
};
/** Hartmann's function of three dimensions; its highest value is 3.86278. */
const hartmann = (parameters: StrategyParameters): readonly number[] => {
  const x = coordinates(parameters);
  const [weights, scales, centres] = [
    [1, 1.2, 3, 3.2],
    [
      [3, 10, 30],
      [0.1, 10, 35],
      [3, 10, 30],
      [0.1, 10, 35],
    ],
    [
      [0.3689, 0.117, 0.2673],
      [0.4699, 0.4387, 0.747],
      [0.1091, 0.8732, 0.5547],
      [0.0381, 0.5743, 0.8828],
    ],
  ];
  return [
    weights.reduce((sum, weight, row) => {
      const power = x.reduce(
        (total, value, column) =>
          total + (scales[row]?.[column] ?? 0) * (value - (centres[row]?.[column] ?? 0)) ** 2,
        0,
      );
      return sum + weight * Math.exp(-power);
    }, 0),
  ];
};

const highest = (scored: readonly Scored[]): number =>
  scored.reduce((best, { scores }) => Math.max(best, scores[0] ?? -Infinity), -Infinity);

const MAKERS = {
  random: createRandomSampler,
  tpe: createTpeSampler,
  nsga2: (space: SearchSpace, rng: ReturnType<typeof createRng>) => createNsga2Sampler(space, rng, 12),
  halving: (space: SearchSpace, rng: ReturnType<typeof createRng>) => createHalvingSampler(space, rng, 90),
} as const;
const NAMES = Object.keys(MAKERS) as (keyof typeof MAKERS)[];

describe.each(NAMES)("the %s sampler", (name) => {
  it("proposes the same for the same seed and the same answers, and other things for another seed", () => {
    const run = (seed: number) => search(MAKERS[name](aSpace(2, 50), createRng(seed)), 80, sphere);
    expect(run(5)).toEqual(run(5));
    expect(run(5)).not.toEqual(run(6));
  });

  it("never proposes what contradicts itself", () => {
    const space = aSpace(2, 30, ({ x0 = 0, x1 = 0 }) => x0 < x1);
    const tried = search(MAKERS[name](space, createRng(3)), 90, sphere);
    expect(tried.length).toBeGreaterThan(40);
    for (const { parameters } of tried) expect(space.allows(parameters)).toBe(true);
  });

  it("says so where nothing is allowed", () => {
    expect(() =>
      MAKERS[name](
        aSpace(2, 3, () => false),
        createRng(1),
      ).ask(1),
    ).toThrow(/must fit together/);
  });
});

describe("the grid sampler", () => {
  it("proposes each set once, in order, and is done", () => {
    const sampler = createGridSampler([{ a: 1 }, { a: 2 }, { a: 3 }]);
    expect(sampler.ask(2).map(({ parameters }) => parameters)).toEqual([{ a: 1 }, { a: 2 }]);
    expect([sampler.ask(2).length, sampler.ask(2).length]).toEqual([1, 0]);
  });
});

describe("the TPE sampler", () => {
  it.each([
    ["a sphere of four dimensions", 4, sphere],
    ["Branin's function", 2, branin],
    ["Hartmann's function", 3, hartmann],
  ] as const)("beats random search on average on %s", (_, dimensions, score) => {
    const space = aSpace(dimensions, 200);
    const mean = (make: typeof createTpeSampler): number => {
      const seeds = Array.from({ length: 8 }, (__, seed) => seed);
      const bests = seeds.map((seed) => highest(search(make(space, createRng(seed)), 60, score)));
      return bests.reduce((sum, best) => sum + best, 0) / bests.length;
    };
    expect(mean(createTpeSampler)).toBeGreaterThan(mean(createRandomSampler));
  });
});

describe("the NSGA-II sampler", () => {
  /** ZDT1 with six variables: the front is f2 = 1 - sqrt(f1) where all but the first are 0. */
  const zdt1 = (parameters: StrategyParameters): readonly number[] => {
    const [first = 0, ...rest] = coordinates(parameters);
    const g = 1 + (9 * rest.reduce((sum, x) => sum + x, 0)) / rest.length;
    return [-first, -g * (1 - Math.sqrt(first / g))];
  };
  const distance = ({ scores: [f1 = 0, f2 = 0] }: Scored): number => -f2 - (1 - Math.sqrt(-f1));

  it("comes to the known front of ZDT1 and covers it, which random search does not", () => {
    const space = aSpace(6, 1_000);
    const front = paretoFront(search(createNsga2Sampler(space, createRng(7), 40), 2_400, zdt1));
    const drawn = paretoFront(search(createRandomSampler(space, createRng(7)), 2_400, zdt1));
    const mean = (members: readonly Scored[]): number =>
      members.reduce((sum, member) => sum + distance(member), 0) / members.length;
    expect(mean(front)).toBeLessThan(0.05);
    expect(mean(drawn)).toBeGreaterThan(1);
    const firsts = front.map(({ scores }) => -(scores[0] ?? 0)).toSorted((left, right) => left - right);
    expect(firsts[0]).toBeLessThan(0.05);
    expect(firsts.at(-1)).toBeGreaterThan(0.9);
    const gaps = firsts.slice(1).map((value, index) => value - (firsts[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThan(0.15);
  });
});

describe("the successive halving sampler", () => {
  it("stays in its budget, keeps the best third of each round and ends with the whole range", () => {
    const tried = search(createHalvingSampler(aSpace(2, 40), createRng(2), 90), 1_000, sphere);
    const rounds = [...new Set(tried.map(({ fraction }) => fraction))];
    const sizes = rounds.map((fraction) => tried.filter((trial) => trial.fraction === fraction).length);
    expect(rounds.map((fraction) => fraction.toFixed(2))).toEqual(["0.11", "0.33", "1.00"]);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(90);
    expect(sizes[1]).toBe(Math.floor((sizes[0] ?? 0) / 3));
    const firstRound = tried.filter(({ fraction }) => fraction === rounds[0]);
    expect(highest(tried.filter(({ fraction }) => fraction === 1))).toBe(highest(firstRound));
  });
});

describe("paretoFront", () => {
  it("is the same as when each is compared with all others", () => {
    const rng = createRng(11);
    const draw = () => Math.floor(rng.next() * 12);
    for (let round = 0; round < 50; round += 1) {
      const members = Array.from({ length: 40 }, () => ({ scores: [draw(), draw(), draw()] }));
      const expected = members.filter(
        ({ scores }) => !members.some((other) => dominates(other.scores, scores)),
      );
      expect(paretoFront(members)).toEqual(expected);
    }
  });

  it("keeps what nothing else beats in everything", () => {
    const members = [
      [1, 5],
      [2, 4],
      [1, 4],
      [3, 3],
      [3, 3],
    ].map((scores) => ({ scores }));
    expect(paretoFront(members).map(({ scores }) => scores)).toEqual([
      [1, 5],
      [2, 4],
      [3, 3],
      [3, 3],
    ]);
    expect([dominates([1, 1], [1, 1]), dominates([1, 2], [1, 1])]).toEqual([false, true]);
  });
});

describe("a search space", () => {
  it("finds the way from a point to its combination and back", () => {
    const space: SearchSpace = {
      dimensions: [
        { name: "fast", values: [2, 4, 6] },
        { name: "only", values: [7] },
      ],
      allows: everything,
    };
    expect(parametersAt(space, [0.6, 0.4])).toEqual({ fast: 4, only: 7 });
    expect(pointOf(space, { fast: 6, only: 7 })).toEqual([1, 0]);
    expect(parametersAt(space, [-3, 9])).toEqual({ fast: 2, only: 7 });
  });
});
