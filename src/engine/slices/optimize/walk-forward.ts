import type { z } from "zod";
import type { SliceCaller } from "#engine/base/parallel.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { canonicalJson } from "#engine/base/canonical-json.ts";
import { invariant } from "#engine/base/invariant.ts";
import { withExecution } from "#engine/base/execution-schemas.ts";
import { findStrategy, resolveParameters } from "#engine/calc/strategies/strategy-catalogue.ts";
import { sweepEngine } from "#engine/calc/sweep/create-sweep.ts";
import { toAppError } from "#shared/errors/app-error.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { DateRange } from "#shared/model/date-range.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";
import { annualReturnOver, efficiencyOf, stabilityOf } from "./compare-windows.ts";
import { periodsPerYear } from "./doubt-choice.ts";
import type { Trial } from "./evaluate.ts";
import { firstPart } from "./first-part.ts";
import { joinReturns, type JoinedCurve } from "./join-returns.ts";
import { longestWarmUp } from "./longest-warm-up.ts";
import { makeSampler } from "./make-sampler.ts";
import type { optimizeManifest } from "./manifest.ts";
import { bestTrial, objectivesOf } from "./objectives.ts";
import { planWindows, type ForwardWindow } from "./plan-windows.ts";
import type { OpenStudy } from "./ports.ts";
import { runSearch } from "./run-search.ts";
import type { OptimizePorts } from "./run-study.ts";
import { spaceOf } from "./space-of.ts";
import { createProgressTeller } from "./tell-progress.ts";
import type { Trace } from "./trace.ts";
import { trialInput } from "./trial-input.ts";
import { createTrialRunner, type TrialRunner } from "./trial-runner.ts";
import { venueOf } from "./venue.ts";

type Methods = (typeof optimizeManifest)["methods"]["walk_forward"];
type Input = z.output<Methods["input"]>;
type WalkForward = z.input<Methods["output"]>["walkForward"];

/** Searches each window, trades its choice on the days after it, and joins those days. */
export async function walkForward(
  input: Input,
  context: SliceContext,
  ports: OptimizePorts,
): Promise<z.input<Methods["output"]>> {
  const { bars, range, strategy, sampler, objective } = input;
  const [first] = bars;
  invariant(first !== undefined, "bars must hold a series");
  const purgeBars = purgeOf(input);
  const windows = planWindows(first, range, { ...input, purgeBars });
  const hashes = bars.map(({ dataHash }) => dataHash);
  const study = ports.studies.open({
    kind: "walk_forward",
    key: context.hash(canonicalJson({ ...input, bars: hashes, seed: context.seed, walks: true })),
    runId: context.runId,
    strategy,
    sampler,
    objective,
    bars,
    range,
    holdOut: undefined,
    venue: venueOf(input),
  });
  try {
    const walk = await walkWindows({ input, first, windows, purgeBars, study }, context, ports.caller);
    const { unseen, unseenOfDefaults, efficiency, stability, engine, trialCount } = walk;
    study.finish({
      parameters: walk.windows.at(-1)?.parameters ?? {},
      figures: {
        unseen,
        unseenOfDefaults,
        ...(efficiency === undefined ? {} : { efficiency }),
        stability,
        engine,
        trialCount,
      },
    });
    return { walkForward: walk };
  } catch (thrown) {
    study.stop(toAppError(thrown).message);
    throw thrown;
  }
}

/** A choice must not profit from bars that reach into the unseen days by way of its averages. */
function purgeOf({ strategy: id, grid = {}, purgeBars }: Input): number {
  const strategy = findStrategy(id);
  return purgeBars ?? longestWarmUp(strategy, spaceOf(strategy, grid).dimensions);
}

interface Walk {
  readonly input: Input;
  readonly first: BarSeries;
  readonly windows: readonly ForwardWindow[];
  readonly purgeBars: number;
  readonly study: OpenStudy;
}

/** What was chosen in a window, and what the choice and the defaults then did. */
interface WalkedWindow extends ForwardWindow {
  readonly best: Trial;
  readonly seenAnnualReturn: number;
  readonly trials: number;
  readonly unseen: Trial;
  readonly unseenOfDefaults: Trial;
  readonly traces: { readonly chosen: Trace; readonly defaults: Trace };
}

async function walkWindows(walk: Walk, context: SliceContext, caller: SliceCaller): Promise<WalkForward> {
  const { input, windows, study, purgeBars } = walk;
  const { bars, strategy } = input;
  const strategyOfWalk = findStrategy(strategy);
  const budget = makePlan(walk, context).budget * windows.length;
  const tell = createProgressTeller(context, budget);
  const runner = createTrialRunner({
    bars,
    strategy,
    venue: venueOf(input),
    study,
    caller,
    context,
    onEvaluated: () => tell(runner.counts.run + runner.counts.readBack, runner.counts.run),
  });
  const defaults = resolveParameters(strategyOfWalk, {});
  const walked: WalkedWindow[] = [];
  for (const window of windows) {
    walked.push(await walkWindow(walk, window, { runner, defaults, context, caller }));
  }
  const periods = periodsPerYear(bars);
  const join = (traces: readonly Trace[]): JoinedCurve => joinReturns(traces, input.initialCash, periods);
  const curve = join(walked.map(({ traces }) => traces.chosen));
  const efficiency = efficiencyOf(
    curve.figures.annualReturn,
    walked.map(({ seenAnnualReturn }) => seenAnnualReturn),
  );
  return {
    strategy,
    unseen: curve.figures,
    unseenOfDefaults: join(walked.map(({ traces }) => traces.defaults)).figures,
    ...(efficiency === undefined ? {} : { efficiency }),
    windows: walked.map(describeWindow),
    stability: stabilityOf(
      walked.map(({ best }) => best.parameters),
      spaceOf(strategyOfWalk, input.grid ?? {}).dimensions,
    ),
    trialCount: walked.reduce((sum, { trials }) => sum + trials, 0),
    engine: sweepEngine(trialInput(withExecution(input), context.seed), strategy),
    purgeBars,
    days: { from: windows[0]?.test.from ?? "", to: windows.at(-1)?.test.to ?? "" },
    trialsEver: study.look().distinct,
    scheme: input.scheme,
    sampler: input.sampler,
    objective: input.objective,
    id: study.id,
    note: "Only the unseen days count: each choice was made before them. They are traded from cash at the start of each window.",
    equity: { tsOpenMs: curve.tsOpenMs, equity: curve.equity },
  };
}

function makePlan({ input }: Walk, { seed }: SliceContext) {
  return makeSampler(findStrategy(input.strategy), { ...input, grid: input.grid ?? {} }, seed);
}

interface WalkTools {
  readonly runner: TrialRunner;
  readonly defaults: StrategyParameters;
  readonly context: SliceContext;
  readonly caller: SliceCaller;
}

async function walkWindow(
  walk: Walk,
  window: ForwardWindow,
  { runner, defaults, context, caller }: WalkTools,
): Promise<WalkedWindow> {
  const { input, first } = walk;
  const { trials, evaluated } = await runSearch(
    makePlan(walk, context),
    objectivesOf(input.sampler, input.objective),
    (sets, fraction) => runner.evaluate(sets, firstPart(first, window.train, fraction)),
  );
  const best = bestTrial(trials, input.objective);
  const [unseen, unseenOfDefaults] = await runner.evaluate([best.parameters, defaults], window.test);
  const [chosenTrace, defaultsTrace] = await traceSets(input, window.test, [best.parameters, defaults], {
    context,
    caller,
  });
  invariant(
    unseen !== undefined &&
      unseenOfDefaults !== undefined &&
      chosenTrace !== undefined &&
      defaultsTrace !== undefined,
    "each parameter set must be answered",
  );
  return {
    ...window,
    best,
    seenAnnualReturn: annualReturnOver(best.totalReturn, first, window.train),
    trials: evaluated,
    unseen,
    unseenOfDefaults,
    traces: { chosen: chosenTrace, defaults: defaultsTrace },
  };
}

async function traceSets(
  input: Input,
  range: DateRange,
  parameterSets: readonly StrategyParameters[],
  { context, caller }: Pick<WalkTools, "context" | "caller">,
): Promise<readonly Trace[]> {
  const { bars, strategy } = input;
  const answer = await caller.call(
    "optimize",
    "trace",
    { bars, strategy, range, parameterSets, ...venueOf(input) },
    { seed: context.seed, cancellation: context.cancellation, onProgress: () => undefined, lane: 0 },
  );
  return (answer as { readonly traces: readonly Trace[] }).traces;
}

function describeWindow({ train, test, best, trials, unseen, unseenOfDefaults }: WalkedWindow) {
  return {
    train: { from: train.from, to: train.to },
    test: { from: test.from, to: test.to },
    parameters: best.parameters,
    trials,
    unseenReturn: unseen.totalReturn,
    unseenSharpe: unseen.sharpe,
    unseenReturnOfDefaults: unseenOfDefaults.totalReturn,
    seenReturn: best.totalReturn,
    seenSharpe: best.sharpe,
  };
}
