import type { OrderOutcomes } from "#shared/model/backtest-result.ts";
import { formatFigure } from "#engine/calc/figures/format-figure.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import type { ReportFigures } from "../report-figures.ts";
import type { SessionFigures } from "../session/session-figures.ts";
import { fact } from "./provenance-section.ts";

const count = (value: number): string => formatFigure(value, "count");

/** What became of the orders, what the log holds of it, and how to look it up. */
export function auditSection({ result, session }: ReportFigures): Markup {
  if (result === undefined) return markup``;
  const of = session === undefined ? "--run RUN, with the run named above" : `--session ${session.sessionId}`;
  return markup`<section><h2>Audit</h2>
<table class="facts"><tbody>
${result.orders === undefined ? undefined : fact("Orders", ordersText(result.orders))}
${fact("Fills", `${count(result.fills.length)}, named by the order list hash above; ${count(result.trades.length)} closed trades`)}
${result.chargesPaid === undefined ? undefined : fact("Charges", `${formatFigure(result.chargesPaid, "money")} USD`)}
${session === undefined ? undefined : sessionFacts(session)}
${fact("Look it up", `gpt-trader audit search ${of}`)}
${fact("Check the log", "gpt-trader audit verify")}
</tbody></table></section>`;
}

function ordersText({ sent, exits, cancelled, expired, refusals }: OrderOutcomes): string {
  return `${count(sent)} sent by the strategy, ${count(exits)} exits placed by the venue; ${count(cancelled)} cancelled, ${count(expired)} expired; ${count(refusals)} refused`;
}

function sessionFacts({
  status,
  feed,
  opened,
  closed,
  closeReason,
  haltReason,
  audit,
}: SessionFigures): Markup {
  const { events, firstSeq, lastSeq, byName, chain, stateHash } = audit;
  return markup`${fact("Status", closeReason === undefined ? status : `${status}: ${closeReason}`)}
${haltReason === undefined ? undefined : fact("Halted", haltReason)}
${fact("Feed", feed)}
${fact("Opened", opened ?? "not recorded")}
${fact("Closed", closed ?? "not yet")}
${fact("Events in the log", `${count(events)}, number ${firstSeq ?? "—"} to ${lastSeq ?? "—"}`)}
${fact("By name", byName.map(({ name, count: times }) => `${name} ${count(times)}`).join(", "))}
${fact("State hash", stateHash, "hash")}
${chain === undefined ? undefined : chainFacts(chain)}`;
}

function chainFacts({ log, rows, headHash, broken }: NonNullable<SessionFigures["audit"]["chain"]>): Markup {
  const verdict =
    broken === undefined
      ? `every row of the ${log} log is as it was written (${count(rows)} rows checked)`
      : `BROKEN: the ${log} log is not as it was written: ${broken}`;
  return markup`${fact("Hash chain", verdict)}
${headHash === undefined ? undefined : fact("Head of the chain", headHash, "hash")}`;
}
