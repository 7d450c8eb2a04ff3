import type { Rng } from "#engine/base/rng.ts";
import type { Sampler, Scored } from "./sampler.ts";
import { crossAndMutate } from "./cross-and-mutate.ts";
import { paretoFront } from "./pareto-front.ts";
import { drawParameters, parametersAt, pointOf, type SearchSpace } from "./search-space.ts";

const TRIES = 20;

interface Member extends Scored {
  /** 0 for the best front. */
  readonly rank: number;
  /** How lonely it is on its front; ends of a front are infinitely lonely. */
  readonly crowding: number;
}

/**
 * NSGA-II (Deb and others 2002): generations of `population` (even); parents win tournaments by front and loneliness,
 * children come of simulated binary crossover and polynomial mutation, and the best of both live on. A child that
 * contradicts itself is bred anew.
 */
export function createNsga2Sampler(space: SearchSpace, rng: Rng, population: number): Sampler {
  let parents: readonly Member[] = [];
  let children: Scored[] = [];
  const proposeChild = () => {
    for (let attempt = 0; attempt < TRIES && parents.length > 0; attempt += 1) {
      const [mother, father] = [tournament(parents, rng), tournament(parents, rng)];
      const point = crossAndMutate(
        [pointOf(space, mother.parameters), pointOf(space, father.parameters)],
        rng,
      );
      const parameters = parametersAt(space, point);
      if (space.allows(parameters)) return parameters;
    }
    return drawParameters(space, rng);
  };
  return {
    ask: (count) =>
      Array.from({ length: Math.min(count, population - children.length) }, () => ({
        parameters: proposeChild(),
        fraction: 1,
      })),
    tell(scored) {
      children.push(...scored);
      if (children.length < population) return;
      parents = selectFittest([...parents, ...children], population);
      children = [];
    },
  };
}

function tournament(members: readonly Member[], rng: Rng): Member {
  const [left, right] = [pick(members, rng), pick(members, rng)];
  if (left.rank !== right.rank) return left.rank < right.rank ? left : right;
  return left.crowding >= right.crowding ? left : right;
}

function pick(members: readonly Member[], rng: Rng): Member {
  return members[Math.floor(rng.next() * members.length)] as Member;
}

/** Whole fronts while there is room, then the loneliest of the next one. */
function selectFittest(all: readonly Scored[], count: number): readonly Member[] {
  const chosen: Member[] = [];
  let rest = distinct(all);
  for (let rank = 0; chosen.length < count && rest.length > 0; rank += 1) {
    const front = paretoFront(rest);
    const members = withCrowding(front, rank).toSorted((left, right) => right.crowding - left.crowding);
    chosen.push(...members.slice(0, count - chosen.length));
    rest = rest.filter((member) => !front.includes(member));
  }
  return chosen;
}

/** Copies would crowd out what differs from them. */
function distinct(members: readonly Scored[]): readonly Scored[] {
  const known = new Map(members.map((member) => [JSON.stringify(member.parameters), member]));
  return [...known.values()];
}

function withCrowding(front: readonly Scored[], rank: number): readonly Member[] {
  const crowding = new Map(front.map((member) => [member, 0]));
  const objectives = front[0]?.scores.length ?? 0;
  for (let objective = 0; objective < objectives; objective += 1) {
    const at = (member: Scored | undefined): number => member?.scores[objective] ?? Number.NaN;
    const sorted = front.toSorted((left, right) => at(left) - at(right));
    const span = at(sorted.at(-1)) - at(sorted[0]);
    for (const [index, member] of sorted.entries()) {
      const isEnd = index === 0 || index === sorted.length - 1;
      const gap = span > 0 ? (at(sorted[index + 1]) - at(sorted[index - 1])) / span : 0;
      crowding.set(member, (crowding.get(member) ?? 0) + (isEnd ? Infinity : gap));
    }
  }
  return front.map((member) => ({ ...member, rank, crowding: crowding.get(member) ?? 0 }));
}
