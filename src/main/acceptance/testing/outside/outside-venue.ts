import { rmSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { createServer, type Socket } from "node:net";
import type { VenueReport } from "#engine/gateway/venue-port.ts";
import type { OrderId } from "#shared/model/ids.ts";
import type { OrderRequest } from "#shared/model/order.ts";
import { orderScript, type ScriptedOrder } from "./order-script.ts";
import { openVenueBooks } from "./venue-books.ts";
import { onLine, RECEIVE_WINDOW_MS, writeLine, type VenueRequest } from "./venue-wire.ts";

/**
 * A process of its own: a venue whose books outlive the trader and itself. It answers on a socket, and does to each order
 * what the script of its seed says. Its arguments: socket, file of its books, seed, number of orders.
 */
const [socketPath = "", file = "", seed = "0", length = "0"] = process.argv.slice(2);
const books = openVenueBooks(file);
const script = new Map(orderScript(Number(seed), Number(length)).map((one) => [one.request.id, one]));

function die(): never {
  process.kill(process.pid, "SIGKILL");
  // The signal is on its way; nothing may be done until it is here.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
}

/** Does what the script says before the order is in the books; false when it never gets there. */
function arrives(socket: Socket, { fate, request }: ScriptedOrder): boolean {
  if (fate !== "drop_before" && fate !== "die_before") return true;
  if (!books.isFirst(`${request.id}:${fate}`)) return true;
  if (fate === "die_before") die();
  socket.destroy();
  return false;
}

function submit(socket: Socket, id: number, [order, tsSentMs]: readonly [OrderRequest, number]): void {
  const scripted = script.get(order.id);
  if (scripted === undefined) throw new Error(`order ${order.id} must be in the script`);
  const { fate } = scripted;
  if (Date.now() - tsSentMs > RECEIVE_WINDOW_MS) return writeLine(socket, { id, answer: { kind: "late" } });
  if (!arrives(socket, scripted)) return;
  const again = books.find(order.id) === undefined ? "" : "-again";
  const executions = scripted.executions.map((execution) => ({
    ...execution,
    executionId: execution.executionId + again,
  }));
  books.append([
    { kind: "order", orderId: order.id, quantity: order.quantity, isRejected: fate === "reject" },
    ...executions.map((execution) => ({ kind: "execution", execution }) as const),
  ]);
  if (fate === "accept_then_die" && books.isFirst(`${order.id}:${fate}`)) die();
  if (fate === "accept_then_drop" || fate === "rests_unfilled_then_drop") return void socket.destroy();
  if (fate === "accept_then_hang") return;
  const reports = reportsOf(scripted);
  if (fate === "fills_before_answer") tell(socket, reports.splice(0));
  const answer = fate === "reject" ? { kind: "rejected", reason: "not here" } : { kind: "accepted" };
  writeLine(socket, { id, answer });
  tell(socket, reports);
}

function reportsOf({ fate, executions, request }: ScriptedOrder): VenueReport[] {
  if (fate === "silent" || fate === "reject") return [];
  const executed = executions.map((execution) => ({ kind: "executed", execution }) as const);
  const told: VenueReport[] = fate === "duplicate_fills" ? [...executed, ...executed] : executed;
  const [first] = executions;
  if (fate === "contradicted_fill" && first !== undefined) {
    told.push({ kind: "executed", execution: { ...first, price: first.price + 1 } });
  }
  return [{ kind: "accepted", orderId: request.id }, ...told];
}

function tell(socket: Socket, reports: readonly VenueReport[]): void {
  for (const report of reports) writeLine(socket, { report });
}

function cancel(socket: Socket, id: number, orderId: OrderId): void {
  const fate = script.get(orderId)?.fate;
  if (fate === "rests_cancel_dropped" && books.isFirst(`${orderId}:${fate}`)) return void socket.destroy();
  const order = books.find(orderId);
  if (order?.state !== "open") {
    const reason = order === undefined ? "there is no such order" : `it is ${order.state}`;
    return writeLine(socket, { id, answer: { kind: "refused", reason } });
  }
  books.append([{ kind: "cancelled", orderId }]);
  if (fate === "rests_cancel_then_die" && books.isFirst(`${orderId}:${fate}`)) die();
  if (fate === "rests_cancel_then_drop") return void socket.destroy();
  writeLine(socket, { id, answer: { kind: "cancelled" } });
}

function listExecutions(cursor: string | undefined): unknown {
  const all = books.executions();
  const executions = all.slice(Number(cursor ?? 0)).flatMap((execution) => {
    const isTwice = script.get(execution.orderId)?.fate === "duplicate_fills";
    return isTwice ? [execution, execution] : [execution];
  });
  return { executions, cursor: String(all.length) };
}

function hear(socket: Socket, { id, call, input }: VenueRequest): void {
  switch (call) {
    case "submit":
      return submit(socket, id, input as readonly [OrderRequest, number]);
    case "cancel":
      return cancel(socket, id, input as OrderId);
    case "find":
      return writeLine(socket, { id, answer: books.find(input as OrderId) });
    case "open":
      return writeLine(socket, { id, answer: books.open() });
    case "executions":
      return writeLine(socket, { id, answer: listExecutions(input as string | undefined) });
    case "positions":
      return writeLine(socket, { id, answer: books.positions() });
  }
}

// Killed, it would never write it.
flushCompileCache();
// Nobody needs a venue whose test is gone.
process.stdin.resume().once("end", () => process.exit());
rmSync(socketPath, { force: true });
createServer((socket) => {
  // A trader that is killed leaves a broken connection behind, and that is all.
  socket.on("error", () => socket.destroy());
  onLine(socket, (request) => hear(socket, request as VenueRequest));
}).listen(socketPath, () => process.stdout.write("listening\n"));
