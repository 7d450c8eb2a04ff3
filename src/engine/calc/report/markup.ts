/** Text that is HTML already; everything else that is put into a template is escaped. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | readonly Markup[] | undefined;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function render(part: Part): string {
  if (part === undefined) return "";
  if (typeof part === "number") return String(part);
  if (typeof part === "string") return escapeHtml(part);
  return "markup" in part ? part.markup : part.map((member) => member.markup).join("");
}

/** Template tag: escapes every value but Markup, so that no text of a user or a file becomes HTML. */
export function markup(literals: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const text = literals.map((literal, index) => literal + (index < parts.length ? render(parts[index]) : ""));
  return { markup: text.join("") };
}

/** For text of our own that is HTML or SVG as it stands. */
export function trusted(text: string): Markup {
  return { markup: text };
}
