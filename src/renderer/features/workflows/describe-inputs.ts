import type { InputView } from "#shared/ipc/channels/workflow-channels.ts";
import { showValue } from "./input-values.ts";
import type { InputValues } from "./input-values.ts";

/** The fields as a run filled them; what it was not given stands as its default. */
export function describeInputs(
  inputs: readonly InputView[],
  given: Readonly<Record<string, unknown>>,
): InputValues {
  return Object.fromEntries(
    inputs.map((input) => [input.name, showValue(input, given[input.name] ?? input.default)]),
  );
}
