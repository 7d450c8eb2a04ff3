import { spawn } from "node:child_process";
import { hasDisplay } from "../../scripts/bootstrap/display.mjs";

const displayServer = "Xvfb";

function start() {
  return new Promise((resolve, reject) => {
    const args = ["-displayfd", "3", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"];
    const server = spawn(displayServer, args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
    server.on("error", reject);
    server.on("exit", (code) => reject(new Error(`the virtual display ended with code ${code}`)));
    server.stdio[3].once("data", (number) => resolve({ server, name: `:${String(number).trim()}` }));
  });
}

/** Runs `work` with the name of a display: the present one, or a virtual one that is gone afterwards. */
export async function withDisplay(work) {
  if (hasDisplay()) return work(process.env.DISPLAY);
  const { server, name } = await start();
  try {
    return await work(name);
  } finally {
    server.kill();
  }
}
