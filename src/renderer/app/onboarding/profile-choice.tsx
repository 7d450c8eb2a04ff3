import { useStore } from "zustand";
import { PROFILES } from "#shared/ipc/channels/onboarding-channels.ts";
import type { Profile } from "#shared/ipc/channels/onboarding-channels.ts";
import { Button } from "#renderer/ui/button.tsx";
import { useTrader } from "../trader-context.ts";
import { PROFILE_DEFINITIONS } from "./profiles.ts";

/** What a first launch asks: what a person mostly does. */
export function ProfileChoice() {
  const { onboarding, settings, desk, actions } = useTrader();
  const chosen = useStore(onboarding.state, ({ profile }) => profile);

  function choose(profile: Profile): void {
    const { workspace, density, workflow } = PROFILE_DEFINITIONS[profile];
    settings.change({ density });
    desk.show(workspace);
    actions.begin({ kind: "workflow", name: workflow });
    void onboarding.choose(profile);
  }

  return (
    <section className="welcome" aria-label="Welcome">
      <div className="welcome__head">
        <h2 className="welcome__title">What do you mostly do?</h2>
        <p className="welcome__text">
          It arranges the window and proposes a first backtest. No account, no network, no real money; all of
          it can be changed later.
        </p>
        <Button
          label="Skip"
          look="quiet"
          hint="Help brings this back"
          onPress={() => onboarding.show(false)}
        />
      </div>
      <div className="welcome__profiles" role="group" aria-label="Profiles">
        {PROFILES.map((profile) => {
          const { title, text, icon: Icon } = PROFILE_DEFINITIONS[profile];
          return (
            <button
              key={profile}
              type="button"
              className="welcome__profile"
              aria-label={title}
              aria-describedby={`profile-${profile}`}
              aria-pressed={profile === chosen}
              onClick={() => choose(profile)}
            >
              <Icon size={20} strokeWidth={1.6} aria-hidden="true" />
              <span className="welcome__name">{title}</span>
              <span className="welcome__about" id={`profile-${profile}`}>
                {text}
              </span>
            </button>
          );
        })}
      </div>
    </section>
  );
}
