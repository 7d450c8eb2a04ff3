import { spellOut } from "#shared/model/spell-out.ts";
import type { SliceHealth } from "#shared/model/health.ts";
import { formatDuration } from "#renderer/ui/format-time.ts";
import { HEALTH_MARKS } from "./health-marks.ts";

function describe({ slice, state, calls, failures, medianCallMs, detail }: SliceHealth): string {
  const median = medianCallMs === undefined ? [] : [`median ${formatDuration(medianCallMs)}`];
  const lines = [`${spellOut(slice)}: ${state}`, `${calls} calls, ${failures} failed`, ...median];
  return [...lines, ...(detail === undefined ? [] : [detail])].join("\n");
}

/** The health of every slice as one row of marks, each with its word for hover and screen readers. */
export function HealthStrip({ health }: { readonly health: readonly SliceHealth[] }) {
  const well = health.filter(({ state }) => state === "healthy").length;
  return (
    <div
      className="health-strip"
      title="Slices: how many of the program's parts have worked well since the start"
    >
      <span className="health-strip__count">
        slices {well}/{health.length}
      </span>
      <ul className="health" aria-label="Health of the slices">
        {health.map((slice) => (
          <li
            key={slice.slice}
            className={`health__item health__item--${slice.state}`}
            title={describe(slice)}
          >
            <span className="health__mark" aria-hidden="true">
              {HEALTH_MARKS[slice.state]}
            </span>
            <span className="health__name">{spellOut(slice.slice)}</span>
            <span className="visually-hidden">{slice.state}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
