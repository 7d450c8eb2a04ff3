/** How many closes a small line is of. */
export const SPARK_BARS = 60;
const BOX = 100;

/** Path of the newest closes in a box of 100 by 100; empty for fewer than two. */
export function sparkPath(all: readonly number[]): string {
  const closes = all.slice(-SPARK_BARS);
  if (closes.length < 2) return "";
  const [low, high] = [Math.min(...closes), Math.max(...closes)];
  const heightOf = (close: number): number =>
    high === low ? BOX / 2 : BOX - ((close - low) / (high - low)) * BOX;
  return closes
    .map((close, index) => {
      const x = Math.round((index / (closes.length - 1)) * BOX * 10) / 10;
      return `${index === 0 ? "M" : "L"}${x} ${Math.round(heightOf(close) * 10) / 10}`;
    })
    .join("");
}
