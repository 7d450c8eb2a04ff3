import { useState } from "react";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import type { StudyDetails } from "#shared/ipc/channels/study-channels.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Confirmation } from "#renderer/ui/confirmation.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { FactsList } from "#renderer/ui/facts-list.tsx";
import { formatMoment } from "#renderer/ui/format-time.ts";
import { describeOpening } from "./describe-opening.ts";

interface HoldOutPageProps {
  readonly study: StudyDetails;
  /** The run that opened the closed days from this window. */
  readonly opening: RunView | undefined;
  readonly onOpen: () => void;
}

/** The days that were kept closed: they open once, and only when a person says so twice. */
export function HoldOutPage({ study, opening, onOpen }: HoldOutPageProps) {
  const [isAsking, setIsAsking] = useState(false);
  const { holdOut, tsOpenedMs, parameters } = study;
  if (holdOut === undefined)
    return (
      <p className="hint">
        This study kept no days closed. A search with a part at the end that stays closed, such as 0.2, does.
      </p>
    );
  const canOpen = tsOpenedMs === undefined && parameters !== undefined;
  return (
    <div className="study-overview">
      <p className="hint">
        {holdOut.from} to {holdOut.to}: no search saw these days, nor anything that judged one. They open
        once; the opening stays on record.
      </p>
      <p className="hint" role="status" aria-label="State of the hold-out">
        {tsOpenedMs === undefined ? "The days are closed." : `Opened ${formatMoment(tsOpenedMs)}.`}
      </p>
      <div className="study-overview__actions">
        <Button
          label="Open the hold-out…"
          isDisabled={!canOpen}
          hint={
            parameters === undefined ? "the study has not chosen yet" : "trades the choice on the closed days"
          }
          onPress={() => setIsAsking(true)}
        />
      </div>
      {opening?.error === undefined ? null : (
        <ErrorCard title="The days were not opened" error={opening.error} />
      )}
      {opening === undefined ? null : <FactsList facts={describeOpening(opening)} />}
      {isAsking ? (
        <Confirmation
          title="Open the closed days?"
          action="Open them"
          onCancel={() => setIsAsking(false)}
          onConfirm={() => {
            setIsAsking(false);
            onOpen();
          }}
        >
          The choice of {study.study} is traded from {holdOut.from} to {holdOut.to}. Whatever comes of it,
          these days are seen from then on.
        </Confirmation>
      ) : null}
    </div>
  );
}
