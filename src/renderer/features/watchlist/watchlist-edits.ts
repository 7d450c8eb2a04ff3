import type { Watchlist } from "#shared/ipc/channels/desk-data-channels.ts";

/** Changes of a watchlist; a symbol stands in it once. */

const LONGEST_NAME = 60;

const normal = (symbol: string): string => symbol.trim().toUpperCase();

export function addSymbols(list: Watchlist, section: string, symbols: readonly string[]): Watchlist {
  const known = new Set(list.sections.flatMap((one) => one.symbols));
  const fresh = [...new Set(symbols.map(normal))].filter((symbol) => symbol !== "" && !known.has(symbol));
  return change(list, section, (old) => [...old, ...fresh]);
}

export function removeSymbol(list: Watchlist, symbol: string): Watchlist {
  return {
    sections: list.sections.map((section) => ({
      ...section,
      symbols: section.symbols.filter((one) => one !== symbol),
    })),
  };
}

/** Puts a symbol before another one; it is left as it is when one of them is not there. */
export function moveBefore(list: Watchlist, symbol: string, before: string): Watchlist {
  const target = list.sections.find(({ symbols }) => symbols.includes(before))?.name;
  if (symbol === before || target === undefined || !isThere(list, symbol)) return list;
  return change(removeSymbol(list, symbol), target, (symbols) =>
    symbols.flatMap((one) => (one === before ? [symbol, one] : [one])),
  );
}

/** Puts a symbol at the end of a section. */
export function moveToEnd(list: Watchlist, symbol: string, section: string): Watchlist {
  if (!isThere(list, symbol)) return list;
  return change(removeSymbol(list, symbol), section, (symbols) => [...symbols, symbol]);
}

/** One place up or down, from the edge of a section into the next one. */
export function step(list: Watchlist, symbol: string, by: -1 | 1): Watchlist {
  const at = list.sections.findIndex(({ symbols }) => symbols.includes(symbol));
  const section = list.sections[at];
  if (section === undefined) return list;
  const index = section.symbols.indexOf(symbol);
  const other = section.symbols[index + by];
  if (other !== undefined) {
    return change(list, section.name, (symbols) =>
      symbols.map((one) => (one === symbol ? other : one === other ? symbol : one)),
    );
  }
  const neighbour = list.sections[at + by];
  if (neighbour === undefined) return list;
  return change(removeSymbol(list, symbol), neighbour.name, (symbols) =>
    by === 1 ? [symbol, ...symbols] : [...symbols, symbol],
  );
}

/** A name that is taken gets no second section. */
export function addSection(list: Watchlist, name: string): Watchlist {
  const wanted = name.trim().slice(0, LONGEST_NAME);
  if (wanted === "" || list.sections.some((section) => section.name === wanted)) return list;
  return { sections: [...list.sections, { name: wanted, symbols: [] }] };
}

/** The list stays as it is when the name is empty or taken. */
export function renameSection(list: Watchlist, name: string, wish: string): Watchlist {
  const wanted = wish.trim().slice(0, LONGEST_NAME);
  if (wanted === "" || list.sections.some((section) => section.name === wanted)) return list;
  return {
    sections: list.sections.map((section) =>
      section.name === name ? { ...section, name: wanted } : section,
    ),
  };
}

/** One place up or down among the sections; at both ends it stays. */
export function stepSection(list: Watchlist, name: string, by: -1 | 1): Watchlist {
  const at = list.sections.findIndex((section) => section.name === name);
  const [section, other] = [list.sections[at], list.sections[at + by]];
  if (section === undefined || other === undefined) return list;
  const sections = list.sections.map((one) => (one === section ? other : one === other ? section : one));
  return { sections };
}

export function removeSection(list: Watchlist, name: string): Watchlist {
  return { sections: list.sections.filter((section) => section.name !== name) };
}

/** The first cell of each line of a text, without its heading. */
export function readSymbols(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => (line.split(/[,;\t]/)[0] ?? "").replaceAll('"', "").trim())
    .filter((cell) => /^[A-Za-z0-9.^=_/-]{1,30}$/.test(cell) && !/^(symbol|ticker)s?$/i.test(cell));
}

const isThere = (list: Watchlist, symbol: string): boolean =>
  list.sections.some(({ symbols }) => symbols.includes(symbol));

function change(
  list: Watchlist,
  name: string,
  edit: (symbols: readonly string[]) => readonly string[],
): Watchlist {
  return {
    sections: list.sections.map((section) =>
      section.name === name ? { ...section, symbols: edit(section.symbols) } : section,
    ),
  };
}
