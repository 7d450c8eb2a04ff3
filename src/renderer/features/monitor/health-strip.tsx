import { HelpTerm } from "#renderer/ui/help-term.tsx";
import { spellOut } from "#shared/model/spell-out.ts";
import type { SliceHealth } from "#shared/model/health.ts";
import { formatDuration } from "#renderer/ui/format-time.ts";
import { HEALTH_MARKS } from "./health-marks.ts";

const MEANING = "How many of the program's parts have worked well since the start.";

function describe(health: SliceHealth): readonly string[] {
  const { slice, state, calls, failures, medianCallMs, detail } = health;
  const median = medianCallMs === undefined ? [] : [`median ${formatDuration(medianCallMs)}`];
  const lines = [`${spellOut(slice)}: ${state}`, `${calls} calls, ${failures} failed`, ...median];
  return [...lines, ...(detail === undefined ? [] : [detail])];
}

/** The health of every slice as one row of marks, each with its word for hover and screen readers. */
export function HealthStrip({ health }: { readonly health: readonly SliceHealth[] }) {
  const well = health.filter(({ state }) => state === "healthy").length;
  return (
    <div className="health-strip">
      <span className="health-strip__count">
        <HelpTerm title="Slices" words={[MEANING, ...health.map((slice) => describe(slice).join(", "))]}>
          slices {well}/{health.length}
        </HelpTerm>
      </span>
      <ul className="health" aria-label="Health of the slices">
        {health.map((slice) => (
          <li
            key={slice.slice}
            className={`health__item health__item--${slice.state}`}
            title={describe(slice).join("\n")}
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
