/** What is asked about: an order, which its session makes sure of, or any event. */
export type TraceSubject =
  | { readonly kind: "order"; readonly orderId: string; readonly sessionId: string }
  | { readonly kind: "event"; readonly id: string };

/** Tells subjects apart. */
export function traceKey(subject: TraceSubject): string {
  return subject.kind === "order" ? `${subject.sessionId} ${subject.orderId}` : subject.id;
}
