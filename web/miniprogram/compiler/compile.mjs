// node compile.mjs PROJECT ZIP: WeChat's official compiler, offline. Writes what would be uploaded; exits with 1 and the reason otherwise.
import { resolve } from "node:path";
import ci from "miniprogram-ci";

const [folder, zip] = process.argv.slice(2);
const project = new ci.Project({
  appid: "wx0000000000000000",
  type: "miniProgram",
  projectPath: resolve(folder),
  // Neither is used: nothing is uploaded. Without `attr` the compiler would ask WeChat's server for the project's limits.
  privateKey: "offline",
  attr: async () => ci.DefaultProjectAttr,
  ignores: [],
});
try {
  const options = {
    project,
    version: "0.0.0",
    desc: "",
    setting: { es6: false, es7: false, minify: false },
    onProgressUpdate() {},
  };
  const files = await ci.getCompiledResult(options, resolve(zip));
  console.log(`${Object.keys(files).length} files`);
  process.exit(0); // a process of the compiler stays otherwise
} catch (error) {
  console.error(`${error.code ?? ""} ${error.message}`);
  process.exit(1);
}
