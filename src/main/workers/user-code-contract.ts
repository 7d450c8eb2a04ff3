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

/** What user-code.worker.ts exposes. */
export interface UserCodeApi {
  describe(code: UserCode): Promise<Result<UserSliceFace, SerialError>>;
  call(code: UserCode, call: UserCall): Promise<Result<unknown, SerialError>>;
}
