import type { SerialError } from "../errors/app-error.ts";

export interface SystemEvents {
  "health.degraded": { readonly slice: string; readonly state: string; readonly detail: string };
  "health.restored": { readonly slice: string };
  "error.raised": { readonly error: SerialError; readonly where: string };
}
