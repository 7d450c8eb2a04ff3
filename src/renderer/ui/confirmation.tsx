import { useEffect, useId, useRef } from "react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";

interface ConfirmationProps {
  readonly title: string;
  /** What happens, in a sentence or two. */
  readonly children: ReactNode;
  /** The button that does it. */
  readonly action: string;
  readonly onConfirm: () => void;
  /** Also Escape. */
  readonly onCancel: () => void;
}

/** Asks once more before something that cannot be taken back; the focus begins on the way back. */
export function Confirmation({ title, children, action, onConfirm, onCancel }: ConfirmationProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="confirmation"
      aria-labelledby={titleId}
      onCancel={(event) => {
        // Who shows it takes it away.
        event.preventDefault();
        onCancel();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // That Escape leaves the question and means nothing else: no run is cancelled by it.
        event.stopPropagation();
        onCancel();
      }}
    >
      <h2 className="confirmation__title" id={titleId}>
        {title}
      </h2>
      <div className="confirmation__text">{children}</div>
      <div className="confirmation__actions">
        <Button label="Cancel" onPress={onCancel} />
        <Button label={action} look="primary" onPress={onConfirm} />
      </div>
    </dialog>
  );
}
