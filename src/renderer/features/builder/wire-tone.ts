/** How many colours there are for types of wires. */
const TONES = 8;

/** Types that people meet most have a colour of their own; the others share by their name. */
const USUAL: Readonly<Record<string, number>> = {
  bars: 0,
  regimes: 1,
  strategyChoice: 2,
  sizing: 3,
  result: 4,
  report: 5,
  number: 6,
  string: 7,
};

/** The colour of a type of wire, from 0. */
export function wireTone(wire: string): number {
  const usual = Object.hasOwn(USUAL, wire) ? USUAL[wire] : undefined;
  return (
    usual ??
    Array.from(wire).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997, 7) % TONES
  );
}
