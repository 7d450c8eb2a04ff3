import { userError } from "#shared/errors/app-error.ts";
import type { Settings } from "#shared/model/settings.ts";
import type { ChosenText } from "#main/desktop/read-chosen-text.ts";
import { settingsSchema } from "#main/ipc/schemas/desktop-schemas.ts";

/** The settings that a chosen file holds; one that is not all right gives none of them. */
export function readSettings({ path, text }: ChosenText): Settings {
  const value = parse(path, text);
  const read = settingsSchema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const field = issue?.path.map(String).join(".") ?? "";
  throw userError({
    code: "settings.invalid-file",
    message: `the file holds no settings of this program: ${issue?.message ?? "unknown problem"}`,
    field: field === "" ? "file" : field,
    value: path,
    remedy: "choose a file that Export settings wrote, or mend that field in it",
  });
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw userError({
      code: "settings.not-json",
      message: `the file is not JSON: ${path}`,
      field: "file",
      value: path,
      remedy: "choose a file that Export settings wrote",
      cause,
    });
  }
}
