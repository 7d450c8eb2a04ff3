import { useStore } from "zustand";
import { Button } from "#renderer/ui/button.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import type { Builder } from "./create-builder.ts";

/** What went wrong last, and edits of before that a person may take up. */
export function BuilderMessages({ builder }: { readonly builder: Builder }) {
  const { problem, draft } = useStore(builder.state);
  return (
    <>
      {problem === undefined ? null : (
        <div className="builder__message">
          <ErrorCard title={problem.title} error={problem.error} />
          <Button label="Dismiss" look="quiet" onPress={builder.dismiss} />
        </div>
      )}
      {draft === undefined ? null : (
        <div className="builder__message" role="alert">
          <p className="notice">Changes of this workflow were not saved the last time.</p>
          <Button label="Take them up" look="primary" onPress={() => void builder.answerDraft(true)} />
          <Button label="Forget them" onPress={() => void builder.answerDraft(false)} />
        </div>
      )}
    </>
  );
}
