const TERMINAL_INTERVAL_MS = 500;
const LOG_INTERVAL_MS = 15_000;

export const say = (line) => process.stderr.write(`${line}\n`);

export function formatElapsed(elapsedMs) {
  const seconds = elapsedMs / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

const formatAmount = (bytes) => (bytes === undefined ? "" : `, ${Math.round(bytes / 1e6)} MB`);

/**
 * Shows one line while `work` runs: rewritten in place on a terminal, repeated now and then in a log.
 * `bytesSoFar`, where known, adds how far it got.
 */
export async function withProgress(label, work, bytesSoFar = () => undefined) {
  const startedMs = Date.now();
  const terminal = process.stderr.isTTY;
  const status = () => `${label} (${formatElapsed(Date.now() - startedMs)}${formatAmount(bytesSoFar())})`;
  const show = () => process.stderr.write(terminal ? `\r\u001B[K${status()}` : `${status()}\n`);
  const clear = () => terminal && process.stderr.write("\r\u001B[K");
  if (!terminal) say(label);
  const timer = setInterval(show, terminal ? TERMINAL_INTERVAL_MS : LOG_INTERVAL_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    clear();
    say(status());
  }
}
