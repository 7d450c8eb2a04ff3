import type { Triggers } from "#engine/triggers/triggers.ts";
import type { Handlers } from "#shared/ipc/contract.ts";

/** `start` lets active workflows fire from now on. */
export function triggerHandlers(triggers: Triggers, start: () => void): Handlers<"trigger"> {
  return {
    "trigger:list": () => triggers.list(),
    "trigger:activate": (request) => triggers.activate(request),
    "trigger:deactivate": ({ workflow, by }) => ({ wasActive: triggers.deactivate(workflow, by) }),
    async "trigger:start"() {
      start();
      const views = await triggers.list();
      return { active: views.filter(({ isActive }) => isActive).length };
    },
  };
}
