import { Confirmation } from "#renderer/ui/confirmation.tsx";

interface StopQuestionProps {
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asked wherever a session can be stopped, because nothing starts it again. */
export function StopQuestion({ onConfirm, onCancel }: StopQuestionProps) {
  return (
    <Confirmation title="Stop the session?" action="Stop session" onConfirm={onConfirm} onCancel={onCancel}>
      What is open is cancelled, positions stay as they are, and the session cannot be started again.
    </Confirmation>
  );
}
