import { useEffect, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { Button } from "#renderer/ui/button.tsx";

interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  /** What the button does. */
  readonly action: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

const LONGEST = 40;

/** That Escape leaves the dialog and means nothing else. */
function keepEscape(event: KeyboardEvent): void {
  if (event.key === "Escape") event.stopPropagation();
}

/** Asks for a name; Escape leaves. */
export function NameDialog({ title, label, action, onName, onClose }: NameDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [name, setName] = useState("");
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog" aria-label={title} onClose={onClose} onKeyDown={keepEscape}>
      <form
        method="dialog"
        className="dialog__form"
        onSubmit={() => {
          if (name.trim() !== "") onName(name);
        }}
      >
        <h2 className="dialog__title">{title}</h2>
        <label className="field">
          <span className="field__label">{label}</span>
          <input
            className="field__control"
            value={name}
            maxLength={LONGEST}
            required
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <div className="dialog__actions">
          <Button label="Cancel" onPress={() => dialog.current?.close()} />
          <button type="submit" className="button button--primary">
            {action}
          </button>
        </div>
      </form>
    </dialog>
  );
}
