// `npm run screenshots`: takes pictures of every workspace and panel of the real window into .build/screenshots, and those of the README.
import { prepare } from "./bootstrap/bootstrap.mjs";
import { forgetDeadDisplay, underDisplay } from "./bootstrap/display.mjs";
import { runScript } from "./bootstrap/failure.mjs";
import { packagedEnvironment, run } from "./bootstrap/processes.mjs";

await runScript(async () => {
  await prepare();
  await forgetDeadDisplay();
  const [first, ...rest] = underDisplay("npm", ["run", "--silent", "e2e", "--", "screenshots"], "2560x1440");
  const { code } = await run(first, rest, {
    show: true,
    env: { ...packagedEnvironment(), GPT_TRADER_SCREENSHOTS: "1" },
    shell: process.platform === "win32",
  });
  return code;
});
