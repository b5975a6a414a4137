/** node runner/main.ts FOLDER [PORT]: the compiled package, to click through. */
import { serve } from "./serve.ts";

const [folder, port = "8090"] = process.argv.slice(2);
if (folder === undefined) throw new Error("which folder?");
const { url } = await serve(folder, Number(port));
console.log(`The mini-program, as compiled: ${url}`);
