import { GitCompareArrows, Pencil, RotateCw } from "lucide-react";
import type { RunVersion } from "#shared/ipc/channels/version-channels.ts";
import type { Loaded } from "#renderer/replica/run-data.ts";
import { Button } from "#renderer/ui/button.tsx";
import { FactsList } from "#renderer/ui/facts-list.tsx";

interface RunFactsProps {
  readonly runId: string;
  readonly startedText: string;
  readonly version: Loaded<RunVersion | undefined>;
  /** Why it cannot be run again by one press; undefined when it can. */
  readonly whyNotAgain: string | undefined;
  readonly isBusy: boolean;
  /** Its partner in a comparison is being chosen. */
  readonly isComparing: boolean;
  readonly onAgain: () => void;
  readonly onChange: () => void;
  readonly onCompare: () => void;
  readonly onShowChanges: (found: RunVersion) => void;
}

/** What can be done with a run of before, and which text of its workflow it ran. */
export function RunFacts(props: RunFactsProps) {
  const { version, whyNotAgain } = props;
  const found = version.status === "ready" ? version.value : undefined;
  const hasChanged = found?.present !== undefined && !found.version.isPresent;
  return (
    <>
      <div className="run-facts__actions">
        <Button
          label="Run again"
          hint={whyNotAgain ?? "With the same inputs and seed"}
          icon={<RotateCw size={13} aria-hidden="true" />}
          isDisabled={whyNotAgain !== undefined}
          isBusy={props.isBusy}
          onPress={props.onAgain}
        />
        <Button
          label="Change and run"
          hint="Opens its inputs above"
          icon={<Pencil size={13} aria-hidden="true" />}
          onPress={props.onChange}
        />
        <Button
          label="Compare"
          hint="Then choose another run on the left"
          icon={<GitCompareArrows size={13} aria-hidden="true" />}
          isPressed={props.isComparing}
          onPress={props.onCompare}
        />
      </div>
      <FactsList
        facts={[
          ["Definition", describeVersion(version)],
          ["Started", props.startedText],
          ["Run", props.runId],
        ]}
      />
      {hasChanged ? (
        <p className="run-facts__note">
          The workflow has changed since.
          <Button label="Show changes" look="quiet" onPress={() => props.onShowChanges(found)} />
        </p>
      ) : null}
    </>
  );
}

function describeVersion(version: Loaded<RunVersion | undefined>): string {
  if (version.status === "loading") return "…";
  if (version.status === "failed") return version.error.message;
  if (version.value === undefined) return "not kept";
  const { version: ran, present } = version.value;
  if (ran.isPresent) return `version ${ran.number}, the present one`;
  return present === undefined
    ? `version ${ran.number}, gone since`
    : `version ${ran.number}, present is ${present.number}`;
}
