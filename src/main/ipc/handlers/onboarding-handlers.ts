import type { OnboardingRequests } from "#shared/ipc/channels/onboarding-channels.ts";
import type { Onboarding } from "#main/desktop/onboarding.ts";
import type { DesktopHandlers } from "#main/ipc/routes.ts";

export function onboardingHandlers({
  view,
  choose,
  show,
}: Onboarding): Pick<DesktopHandlers, keyof OnboardingRequests> {
  return {
    "onboarding:get": () => view(),
    "onboarding:choose": ({ profile }) => choose(profile),
    "onboarding:show": ({ isShown }) => show(isShown),
  };
}
