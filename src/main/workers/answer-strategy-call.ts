import { toSerialError, type SerialError } from "#shared/errors/app-error.ts";
import { fail, succeed, type Result } from "#shared/ipc/result.ts";
import type { PublishedEvent } from "#engine/base/parallel.ts";
import { addOwnStrategy, faceOf } from "#engine/calc/strategies/own-strategies.ts";
import { resolveParameters } from "#engine/calc/strategies/strategy-catalogue.ts";
import type { Strategy } from "#engine/calc/strategies/strategy.ts";
import { callMethod } from "#engine/registry/call-method.ts";
import { createMemoryStudies } from "#engine/slices/optimize/memory-studies.ts";
import { workerContext } from "./answer-call.ts";
import { evaluateStrategy } from "./evaluate-strategy.ts";
import type { StrategyCall, StrategyCode } from "./user-code-contract.ts";
import type { HostLink } from "./worker-contract.ts";
import { createWorkerRegistry } from "./worker-registry.ts";

export interface StrategyAnswers {
  describe(code: StrategyCode): Promise<Result<unknown, SerialError>>;
  call(call: StrategyCall): Promise<Result<unknown, SerialError>>;
}

interface Evaluated {
  readonly source: string;
  readonly strategy: Strategy;
  readonly forget: () => void;
}

/** The worker's side of a person's strategies: the built-in methods run beside their code, in this thread. */
export function createStrategyAnswers(host: HostLink): StrategyAnswers {
  const studies = createMemoryStudies(({ source, range, terms, backtests }) =>
    host.count({ source, range, terms, backtests }),
  );
  const registry = createWorkerRegistry(studies);
  const strategies = new Map<string, Evaluated>();

  function strategyOf(code: StrategyCode): Strategy {
    const known = strategies.get(code.id);
    if (known?.source === code.source) return known.strategy;
    const strategy = evaluateStrategy(code);
    known?.forget();
    const forget = addOwnStrategy({ kind: "usable", strategy });
    strategies.set(code.id, { source: code.source, strategy, forget });
    return strategy;
  }

  return {
    describe: (code) =>
      answer(() => {
        const strategy = strategyOf(code);
        startWithDefaults(strategy);
        return faceOf(strategy);
      }),
    call: (call) =>
      answer(async () => {
        for (const code of call.codes) strategyOf(code);
        const slice = await registry.load(call.slice);
        host.beat();
        const published: PublishedEvent[] = [];
        const context = workerContext(call, host, (name, payload) => void published.push({ name, payload }));
        return { output: await callMethod(slice, call.method, call.input, context), published };
      }),
  };
}

/** What a first run would find wrong with the file. */
function startWithDefaults(strategy: Strategy): void {
  const parameters = resolveParameters(strategy, {});
  strategy.warmUpBars(parameters);
  strategy.start(parameters);
}

async function answer(work: () => unknown): Promise<Result<unknown, SerialError>> {
  try {
    return succeed(await work());
  } catch (thrown) {
    return fail(toSerialError(thrown));
  }
}
