import { Component } from "react";
import type { ReactNode } from "react";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import { StartFailure } from "./start-failure.tsx";

interface State {
  readonly error: SerialError | undefined;
}

/** Shows what broke instead of an empty window. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(thrown: unknown): State {
    return { error: toSerialError(thrown) };
  }

  override render(): ReactNode {
    return this.state.error === undefined ? (
      this.props.children
    ) : (
      <StartFailure title="The window broke; what runs goes on" error={this.state.error} />
    );
  }
}
