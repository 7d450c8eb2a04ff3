import { useState } from "react";
import type { AlertView } from "#shared/ipc/channels/alert-channels.ts";
import { ALERT_SEVERITIES } from "#shared/model/alert.ts";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { formatMoment } from "#renderer/ui/format-time.ts";
import { SelectField } from "#renderer/ui/select-field.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { ANY_ALERT, filterAlerts } from "./filter-alerts.ts";
import type { AlertFilter } from "./filter-alerts.ts";
import { SeverityMark } from "./severity-mark.tsx";

const COLUMNS: readonly Column<AlertView>[] = [
  { id: "time", title: "Raised", cell: ({ tsRaisedMs }) => formatMoment(tsRaisedMs) },
  { id: "severity", title: "Severity", cell: ({ severity }) => <SeverityMark severity={severity} /> },
  { id: "name", title: "Alert", cell: ({ name }) => <strong className="cell-strong">{name}</strong> },
  {
    id: "what",
    title: "What happened",
    cell: ({ message }) => (
      <span className="cell-text" title={message}>
        {message}
      </span>
    ),
  },
  {
    id: "state",
    title: "State",
    cell: ({ status, cleared }) =>
      status === "open" ? (
        <strong className="cell-strong">open{cleared === undefined ? "" : ", over"}</strong>
      ) : (
        "acknowledged"
      ),
  },
  { id: "by", title: "By", cell: ({ acknowledgedBy }) => acknowledgedBy ?? "—" },
];

const choices = (values: readonly string[]) => [
  { value: "", title: "Any" },
  ...values.map((value) => ({ value, title: value })),
];

interface AlertHistoryProps {
  readonly alerts: readonly AlertView[];
  readonly onExplain: (cause: string) => void;
}

/** Every alert that is remembered, newest first; a row leads to its cause. */
export function AlertHistory({ alerts, onExplain }: AlertHistoryProps) {
  const [filter, setFilter] = useState(ANY_ALERT);
  const change = (part: Partial<AlertFilter>): void => setFilter((old) => ({ ...old, ...part }));
  const shown = filterAlerts(alerts, filter);
  return (
    <div className="stack">
      <search className="audit__form" aria-label="Filter of the alerts">
        <SelectField
          label="Severity"
          value={filter.severity}
          choices={choices(ALERT_SEVERITIES)}
          onChange={(severity) => change({ severity })}
        />
        <SelectField
          label="State"
          value={filter.status}
          choices={choices(["open", "acknowledged"])}
          onChange={(status) => change({ status })}
        />
        <TextField
          label="Text"
          placeholder="SPX"
          value={filter.text}
          isWrong={false}
          onChange={(text) => change({ text })}
        />
        <span className="count audit__count">
          {shown.length} of {alerts.length}
        </span>
      </search>
      <DataTable
        label="Alerts"
        columns={COLUMNS}
        rows={shown}
        rowKey={({ id }) => id}
        empty={alerts.length === 0 ? "No alert was raised yet." : "No alert fits the filter."}
        onSelect={({ cause }) => {
          if (cause !== undefined) onExplain(cause);
        }}
      />
    </div>
  );
}
