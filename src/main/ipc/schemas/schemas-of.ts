import type { z } from "zod";

/** What may come in on each channel of an area; unknown fields are refused. */
export type SchemasOf<R> = {
  readonly [C in keyof R]: R[C] extends (input: infer I) => unknown ? z.ZodType<I> : never;
};
