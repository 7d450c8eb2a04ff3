import type { SerialError } from "#shared/errors/app-error.ts";
import { ErrorCard } from "#renderer/ui/error-card.tsx";

/** The whole window when the workspace could not be opened. */
export function StartFailure({ error }: { readonly error: SerialError | undefined }) {
  return (
    <main className="start-failure">
      <h1 className="start-failure__title">The workspace could not be opened</h1>
      {error === undefined ? null : <ErrorCard title="What went wrong" error={error} />}
    </main>
  );
}
