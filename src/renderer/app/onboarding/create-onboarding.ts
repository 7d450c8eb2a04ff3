import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { OnboardingView, Profile } from "#shared/ipc/channels/onboarding-channels.ts";
import type { Client } from "#renderer/ipc/client.ts";

/** How far a person has come; main keeps it and tells every change. */
export interface Onboarding {
  /** Not shown until main has answered. */
  readonly state: StoreApi<OnboardingView>;
  readonly load: () => Promise<void>;
  readonly choose: (profile: Profile) => Promise<void>;
  readonly show: (isShown: boolean) => void;
}

/** `say` tells a person that something was not kept. */
export function createOnboarding(client: Client, say: (text: string) => void): Onboarding {
  const state = createStore<OnboardingView>(() => ({ isShown: false, done: [] }));
  const take = (view: OnboardingView): void => state.setState(view, true);
  const complain = (what: string) => (thrown: unknown) => say(`${what}: ${toSerialError(thrown).message}`);
  client.subscribe("onboarding:changed", take);
  return {
    state,
    load: () =>
      client.invoke("onboarding:get", undefined).then(take, complain("The first steps cannot be read")),
    choose: (profile) =>
      client.invoke("onboarding:choose", { profile }).then(take, complain("The choice was not kept")),
    show: (isShown) =>
      void client.invoke("onboarding:show", { isShown }).then(take, complain("The choice was not kept")),
  };
}
