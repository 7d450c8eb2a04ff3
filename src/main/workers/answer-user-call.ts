import { toSerialError, userError } from "#shared/errors/app-error.ts";
import { fail, succeed } from "#shared/ipc/result.ts";
import { createRng } from "#engine/base/rng.ts";
import type { StrategyAnswers } from "./answer-strategy-call.ts";
import { evaluateUserCode, toUserError, type UserSlice } from "./evaluate-user-code.ts";
import { createSharedCancellation } from "./shared-cancellation.ts";
import type { UserCall, UserCode, UserCodeApi } from "./user-code-contract.ts";
import type { HostLink } from "./worker-contract.ts";

/** What a method of user code gets beside its input; resources/types/gpt-trader.d.ts is its public form. */
interface UserContext {
  readonly seed: number;
  random(): number;
  progress(fraction: number, message: string): void;
  throwIfCancelled(): void;
}

type UserMethod = (input: unknown, context: UserContext) => unknown;

/** The worker's side of user code: evaluates a file once for each of its versions. */
export function createUserCodeApi(host: HostLink): UserCodeApi {
  const evaluated = new Map<string, UserSlice>();

  function sliceOf(code: UserCode): UserSlice {
    const slice = evaluated.get(code.hash) ?? evaluateUserCode(code);
    evaluated.set(code.hash, slice);
    return slice;
  }

  let strategies: Promise<StrategyAnswers> | undefined;
  /** Slices of a person's own do without the kernel, so only a call for a strategy loads it. */
  const loadStrategies = (): Promise<StrategyAnswers> =>
    (strategies ??= import("./answer-strategy-call.ts").then((module) => {
      host.beat();
      return module.createStrategyAnswers(host);
    }));

  return {
    describeStrategy: async (code) => (await loadStrategies()).describe(code),
    callWithStrategies: async (call) => (await loadStrategies()).call(call),
    async describe(code) {
      try {
        const { manifest, methods } = sliceOf(code);
        const functionNames = Object.keys(methods).filter((name) => typeof methods[name] === "function");
        // A manifest with a function in it could not cross to the host.
        return succeed({ manifest: JSON.parse(JSON.stringify(manifest)) as unknown, functionNames });
      } catch (thrown) {
        return fail(toSerialError(toUserError(thrown, `${code.folder}/slice.ts`)));
      }
    },
    async call(code, call) {
      try {
        const method = methodOf(sliceOf(code), code.folder, call.method);
        return succeed(
          checkSendable(await method(call.input, contextOf(call, host)), code.folder, call.method),
        );
      } catch (thrown) {
        return fail(toSerialError(toUserError(thrown, `${code.folder}.${call.method}`)));
      }
    },
  };
}

function methodOf(slice: UserSlice, folder: string, name: string): UserMethod {
  const method = Object.hasOwn(slice.methods, name) ? slice.methods[name] : undefined;
  if (typeof method === "function") return method as UserMethod;
  throw userError({
    code: "user-code.method-missing",
    message: `${folder} must have a function ${name}, had none`,
    field: "method",
    value: name,
    remedy: `add ${name} to the methods of ${folder}/slice.ts`,
  });
}

/** Only plain data crosses to the host; anything else would be lost there without a word of where it came from. */
function checkSendable(output: unknown, folder: string, method: string): unknown {
  try {
    return structuredClone(output);
  } catch (thrown) {
    throw userError({
      code: "user-code.output-not-plain",
      message: `${folder}.${method} must answer plain data, did not: ${messageOf(thrown)}`,
      field: method,
      value: folder,
      remedy: "answer numbers, texts, lists, columns and objects of those; no functions",
      cause: thrown,
    });
  }
}

const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

function contextOf({ seed, cancelFlag }: UserCall, host: HostLink): UserContext {
  const rng = createRng(seed);
  const cancellation = createSharedCancellation(cancelFlag, () => host.beat());
  return {
    seed,
    random: () => rng.next(),
    progress: (fraction, message) => host.progress(fraction, message),
    throwIfCancelled: () => cancellation.throwIfCancelled(),
  };
}
