import type { Slice, SliceManifest } from "#engine/base/define-slice.ts";
import type { SliceCaller } from "#engine/base/parallel.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { aContext } from "./a-context.ts";

/** A call as the caller heard it. */
export interface HeardCall {
  readonly method: string;
  readonly lane: number;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Runs each call of the slice's methods here, and remembers it. */
export function aLocalCaller<Manifest extends SliceManifest>(
  slice: (caller: SliceCaller) => Slice<Manifest>,
  lanes: number,
  onCall: (call: HeardCall) => void = () => undefined,
): { readonly caller: SliceCaller; readonly heard: readonly HeardCall[] } {
  const heard: HeardCall[] = [];
  const caller: SliceCaller = {
    lanes,
    call: async (_, method, input, { seed, cancellation, lane }) => {
      const { manifest, methods } = slice(caller);
      const parsed = manifest.methods[method]?.input.parse(input) as HeardCall["input"];
      const call = { method, lane, input: parsed };
      heard.push(call);
      onCall(call);
      await Promise.resolve();
      const answer = (methods as Readonly<Record<string, Answer | undefined>>)[method];
      return answer?.(parsed, aContext({ seed, cancellation }));
    },
  };
  return { caller, heard };
}

type Answer = (input: HeardCall["input"], context: SliceContext) => unknown;
