/** `CRASH_AT=name#n` ends this process at the n-th time that it comes to the point of that name; see docs/reliability.md. */
const [armedName, armedCount = "1"] = (process.env["CRASH_AT"] ?? "").split("#");
let left = Number(armedCount);

/** Does nothing, except in a test that ends the process here as a crash would. */
export function crashPoint(name: string): void {
  if (name !== armedName) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, "SIGKILL");
}
