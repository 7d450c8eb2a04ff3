import type { SerialError } from "#shared/errors/app-error.ts";
import { ErrorCard } from "#renderer/ui/error-card.tsx";

interface StartFailureProps {
  readonly title: string;
  readonly error: SerialError | undefined;
}

/** The whole window when there is nothing else to show. */
export function StartFailure({ title, error }: StartFailureProps) {
  return (
    <main className="start-failure">
      <h1 className="start-failure__title">{title}</h1>
      {error === undefined ? null : <ErrorCard title="What went wrong" error={error} />}
    </main>
  );
}
