// node wcc.mjs FOLDER FILE…: WeChat's own compiler of templates, for its complaints. Prints the size of what it made.
import { execFileSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { fileURLToPath } from "node:url";

const [folder, ...files] = process.argv.slice(2);
const wcc = fileURLToPath(new URL("node_modules/miniprogram-compiler/bin/linux/wcc", import.meta.url));
// Its package makes it executable by a script of its own, which is not run.
chmodSync(wcc, 0o755);
const made = execFileSync(wcc, files, { cwd: folder, maxBuffer: 1 << 26 });
console.log(`${made.length} bytes`);
