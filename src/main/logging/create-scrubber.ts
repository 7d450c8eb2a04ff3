/** Takes every secret that it knows out of a text. */
export type Scrub = (text: string) => string;

/** Shorter values would take harmless words out of every message. */
const SHORTEST = 8;
const REPLACEMENT = "[redacted]";

/**
 * Finds the values as they are, in base64 (also inside of a longer base64 text), in hex and URL-encoded. Values of fewer
 * than 8 characters are not looked for.
 */
export function createScrubber(secrets: readonly string[]): Scrub {
  const forms = [...new Set(secrets.filter(({ length }) => length >= SHORTEST).flatMap(formsOf))];
  if (forms.length === 0) return (text) => text;
  // The longest first: one form may be the beginning of another.
  const longestFirst = forms.toSorted((left, right) => right.length - left.length);
  const pattern = new RegExp(longestFirst.map((form) => form.replaceAll(/[^\w]/g, "\\$&")).join("|"), "g");
  return (text) => text.replaceAll(pattern, REPLACEMENT);
}

function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const hex = bytes.toString("hex");
  const escaped = JSON.stringify(secret).slice(1, -1);
  const base64 = [0, 1, 2].flatMap((offset) => base64Core(bytes, offset));
  return [secret, escaped, encodeURIComponent(secret), hex, hex.toUpperCase(), ...base64];
}

/** The characters that only the secret decides when it starts at that offset of a group of three bytes. */
function base64Core(bytes: Buffer, offset: number): readonly string[] {
  const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
  const first = Math.ceil((offset * 8) / 6);
  const last = Math.floor((padded.length * 8) / 6);
  return [padded.toString("base64").slice(first, last), padded.toString("base64url").slice(first, last)];
}
