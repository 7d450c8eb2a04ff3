/**
 * Puts the lines in which `after` differs from `before` into `text`, which says the same as `before` but is laid out by
 * a person. Undefined when a place of the one has no line of the other.
 */
export function mergeLines(text: string, before: string, after: string): string | undefined {
  const own = linesOf(text);
  const old = linesOf(before);
  const now = linesOf(after);
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const heads = findStart(own, old, head);
  const tails = findStart(own.toReversed(), old.toReversed(), tail);
  if (heads.own + tails.own > own.length || heads.old + tails.old > Math.min(old.length, now.length))
    return undefined;
  return [
    ...own.slice(0, heads.own),
    ...now.slice(heads.old, now.length - tails.old),
    ...own.slice(own.length - tails.own),
  ].join("");
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/**
 * How many lines at the start of both say the same, at most `count` of the laid-out ones. Layout moves only spaces and
 * quotes, so two starts say the same when they have as many other characters.
 */
function findStart(
  own: readonly string[],
  old: readonly string[],
  count: number,
): { readonly own: number; readonly old: number } {
  const ends = new Map<number, number>([[0, 0]]);
  let characters = 0;
  for (const [index, line] of own.entries()) {
    characters += weigh(line);
    ends.set(characters, index + 1);
  }
  const sums = [0];
  for (const line of old.slice(0, count)) sums.push((sums.at(-1) ?? 0) + weigh(line));
  for (let lines = count; lines > 0; lines -= 1) {
    const found = ends.get(sums[lines] ?? -1);
    if (found !== undefined && sums[lines] !== 0) return { own: found, old: lines };
  }
  return { own: 0, old: 0 };
}

function weigh(line: string): number {
  return line.replaceAll(/[\s"']/g, "").length;
}
