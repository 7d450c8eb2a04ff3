import type { Brand } from "./brand.ts";

export type RunId = Brand<string, "RunId">;
export type SessionId = Brand<string, "SessionId">;
export type OrderId = Brand<string, "OrderId">;
export type EventId = Brand<string, "EventId">;
export type CorrelationId = Brand<string, "CorrelationId">;
/** SHA-256 in lower-case hex of the canonical bytes of what it names. */
export type ContentHash = Brand<string, "ContentHash">;

export const runId = (value: string): RunId => value as RunId;
export const sessionId = (value: string): SessionId => value as SessionId;
export const orderId = (value: string): OrderId => value as OrderId;
export const eventId = (value: string): EventId => value as EventId;
export const correlationId = (value: string): CorrelationId => value as CorrelationId;
export const contentHash = (value: string): ContentHash => value as ContentHash;
