import type { SerialError } from "#shared/errors/app-error.ts";
import type { Result } from "#shared/ipc/result.ts";

/** A user's file as it was read and consented to. */
export interface UserCode {
  /** Folder name, which is the slice's id. */
  readonly folder: string;
  readonly source: string;
  /** Tells two versions of the same file apart. */
  readonly hash: string;
}

/** What a user's file says of itself; not checked yet. */
export interface UserSliceFace {
  readonly manifest: unknown;
  readonly functionNames: readonly string[];
}

export interface UserCall {
  readonly method: string;
  readonly input: unknown;
  readonly seed: number;
  readonly cancelFlag: SharedArrayBuffer;
}

/** A strategy's file as it was read and consented to. */
export interface StrategyCode {
  /** Name of the file without its ending, which is the strategy's id. */
  readonly id: string;
  readonly source: string;
}

/** A call of a built-in method, beside the strategies that it runs. */
export interface StrategyCall extends UserCall {
  readonly slice: string;
  readonly codes: readonly StrategyCode[];
}

/** What user-code.worker.ts exposes. */
export interface UserCodeApi {
  /** Answers a StrategyFace, after it has seen that the strategy starts with its default parameters. */
  describeStrategy(code: StrategyCode): Promise<Result<unknown, SerialError>>;
  /** Answers the method's output and the events that it published. */
  callWithStrategies(call: StrategyCall): Promise<Result<unknown, SerialError>>;
  describe(code: UserCode): Promise<Result<UserSliceFace, SerialError>>;
  call(code: UserCode, call: UserCall): Promise<Result<unknown, SerialError>>;
}
