/** WXWebAssembly: a path in the package instead of bytes; and the ways in which it fails on real phones. */
import { faults } from "./state.ts";

/** Sub-packages, and whether each has been fetched: until then its files are not there. */
const fetched = new Map<string, boolean>();
export const knowSubPackages = (roots: readonly string[]): void => {
  for (const root of roots) fetched.set(root, false);
};
const rootOf = (file: string): string | undefined => [...fetched.keys()].find((root) => file.startsWith(`${root}/`));

/** A module or a page of a sub-package is wanted: it is fetched, or cannot be. */
export function fetchSubPackage(file: string): void {
  const root = rootOf(file);
  if (root === undefined) return;
  if ((faults.subPackages ?? []).includes(root)) throw new Error(`loadSubpackage: fail ${file}`);
  fetched.set(root, true);
}

export interface PackagedWasm {
  instantiate(path: unknown, imports: WebAssembly.Imports): Promise<{ readonly instance: WebAssembly.Instance }>;
}

async function instantiate(
  path: unknown,
  imports: WebAssembly.Imports,
): Promise<{ readonly instance: WebAssembly.Instance }> {
  if (typeof path !== "string" || !/\.wasm(\.br)?$/.test(path))
    throw new TypeError("WXWebAssembly: a path in the package");
  const file = faults.wasm === "missing" ? "gone.wasm" : path.replace(/^\//, "");
  const root = rootOf(file);
  if (root !== undefined && fetched.get(root) !== true)
    throw new Error(`WXWebAssembly: ${path} is in a sub-package that was not fetched`);
  const reply = await fetch(`/package/${file}`);
  if (!reply.ok) throw new Error(`WXWebAssembly: ${path} not found`);
  const bytes = new Uint8Array(await reply.arrayBuffer());
  if (faults.wasm === "corrupt") bytes.fill(0, 8, 4096);
  const { instance } = await WebAssembly.instantiate(bytes, imports);
  return { instance };
}

export const packagedWasm: PackagedWasm | undefined =
  faults.wasm === "absent"
    ? undefined
    : {
        instantiate(path, imports) {
          if (faults.wasm === "throws") throw new Error("WXWebAssembly: refused");
          if (faults.wasm === "rejects") return Promise.reject({ errMsg: "instantiate:fail" });
          if (faults.wasm === "silent") return new Promise(() => undefined);
          return instantiate(path, imports);
        },
      };
