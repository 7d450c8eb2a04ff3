export interface RiskEvents {
  "risk.limit.breached": { readonly limit: string; readonly value: number; readonly maximum: number };
  "trading.halted": { readonly reason: string };
  "trading.resumed": { readonly by: string };
}
