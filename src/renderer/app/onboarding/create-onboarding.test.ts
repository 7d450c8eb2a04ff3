import { describe, expect, it } from "vitest";
import type { OnboardingView } from "#shared/ipc/channels/onboarding-channels.ts";
import { createFakeClient, settle } from "#renderer/testing/fake-client.ts";
import { createOnboarding } from "./create-onboarding.ts";

const BEGIN: OnboardingView = { isShown: true, done: ["sample_data"] };

describe("createOnboarding", () => {
  it("shows nothing until main has answered, then what main says, and what main tells later", async () => {
    const client = createFakeClient({ "onboarding:get": () => BEGIN });
    const onboarding = createOnboarding(client, () => undefined);
    expect(onboarding.state.getState().isShown).toBe(false);
    await onboarding.load();
    expect(onboarding.state.getState()).toEqual(BEGIN);
    client.push("onboarding:changed", { ...BEGIN, done: ["sample_data", "backtest"] });
    expect(onboarding.state.getState().done).toEqual(["sample_data", "backtest"]);
  });

  it("keeps a profile and whether it is shown", async () => {
    const client = createFakeClient({
      "onboarding:choose": () => ({ ...BEGIN, profile: "investor" }),
      "onboarding:show": () => ({ ...BEGIN, isShown: false }),
    });
    const onboarding = createOnboarding(client, () => undefined);
    await onboarding.choose("investor");
    expect(onboarding.state.getState().profile).toBe("investor");
    onboarding.show(false);
    await settle();
    expect(onboarding.state.getState().isShown).toBe(false);
    expect(client.asked.map(({ input }) => input)).toEqual([{ profile: "investor" }, { isShown: false }]);
  });

  it("says what main did not keep", async () => {
    const said: string[] = [];
    const onboarding = createOnboarding(createFakeClient({}), (text) => said.push(text));
    await onboarding.load();
    await onboarding.choose("investor");
    onboarding.show(true);
    await settle();
    expect(said).toEqual([
      "The first steps cannot be read: nobody answers onboarding:get",
      "The choice was not kept: nobody answers onboarding:choose",
      "The choice was not kept: nobody answers onboarding:show",
    ]);
  });
});
