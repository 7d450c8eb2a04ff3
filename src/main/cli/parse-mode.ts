import { userError } from "#shared/errors/app-error.ts";
import { closest } from "#shared/errors/did-you-mean.ts";
import { MODES, type Mode } from "#shared/model/mode.ts";

/** The mode of that name, or a user error that says which there are. */
export function parseMode(text: string): Mode {
  const mode = MODES.find((candidate) => candidate === text);
  if (mode !== undefined) return mode;
  const guess = closest(text, MODES);
  throw userError({
    code: "command.unknown-mode",
    message: `mode must be one of ${MODES.join(", ")}, was ${text}`,
    field: "mode",
    value: text,
    remedy: guess === undefined ? `use --mode ${MODES[0]}` : `did you mean --mode ${guess}?`,
  });
}
