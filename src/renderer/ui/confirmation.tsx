import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

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
  return (
    <Dialog label={title} className="confirmation" onClose={onCancel}>
      <h2 className="confirmation__title">{title}</h2>
      <div className="confirmation__text">{children}</div>
      <div className="confirmation__actions">
        <Button label="Cancel" onPress={onCancel} />
        <Button label={action} look="primary" onPress={onConfirm} />
      </div>
    </Dialog>
  );
}
