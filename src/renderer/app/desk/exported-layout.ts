import type { SavedLayout } from "#shared/ipc/channels/layout-channels.ts";

/** What the text of an exported workspace holds. */
interface Exported {
  readonly name: string;
  readonly layout?: SavedLayout;
  readonly problem?: string;
}

/** Reads what `layouts:export` wrote, or whatever else a person chose. */
export function readExported(text: string): Exported {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return { name: "", problem: "it is not a layout" };
    const { name, version, dock } = value as Readonly<Record<string, unknown>>;
    if (typeof version !== "number" || typeof dock !== "object" || dock === null)
      return { name: "", problem: "it is not a layout" };
    const title = typeof name === "string" && name.trim() !== "" ? name.trim().slice(0, 40) : "Imported";
    return { name: title, layout: { version, dock: dock as SavedLayout["dock"] } };
  } catch {
    return { name: "", problem: "it is not JSON" };
  }
}
