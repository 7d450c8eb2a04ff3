import { Check, X } from "lucide-react";
import { useId, useState } from "react";
import type { ApprovalView } from "#shared/ipc/channels/run-channels.ts";
import { Button } from "#renderer/ui/button.tsx";
import { formatMoment } from "#renderer/ui/format-time.ts";

interface ApprovalCardProps {
  readonly asked: ApprovalView;
  readonly onDecide: (decision: "approved" | "rejected", comment: string) => void;
}

/** A question of a run with the two answers; a rejection needs its reason. */
export function ApprovalCard({ asked, onDecide }: ApprovalCardProps) {
  const id = useId();
  const [comment, setComment] = useState("");
  const reason = comment.trim();
  return (
    <section className="approval" aria-label={`Approval ${asked.step}`}>
      <p className="approval__text">{asked.text}</p>
      <p className="approval__facts">{factsOf(asked)}</p>
      <div className="approval__answer">
        <label className="field__label" htmlFor={id}>
          Comment
        </label>
        <input
          id={id}
          className="field__control"
          value={comment}
          autoComplete="off"
          onChange={(event) => setComment(event.target.value)}
        />
        <Button
          label="Approve"
          look="primary"
          icon={<Check size={13} aria-hidden="true" />}
          onPress={() => onDecide("approved", reason)}
        />
        <Button
          label="Reject"
          look="danger"
          hint={reason === "" ? "Write the reason as the comment first" : "Rejects with the comment"}
          icon={<X size={13} aria-hidden="true" />}
          isDisabled={reason === ""}
          onPress={() => onDecide("rejected", reason)}
        />
      </div>
    </section>
  );
}

function factsOf({ step, who, tsDeadlineMs }: ApprovalView): string {
  const by = who.length === 0 ? "" : `, for ${who.join(" or ")}`;
  const until = tsDeadlineMs === undefined ? "" : `, until ${formatMoment(tsDeadlineMs)}`;
  return `${step} waits for your word${by}${until}`;
}
