/** WebAssembly compressed ahead, for servers that compress texts only; one that knows such files sends them instead. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { filesBelow } from "./files.ts";

export function compressAhead(out: string): void {
  for (const file of filesBelow(out).filter((name) => name.endsWith(".wasm"))) {
    const path = join(out, file);
    writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)));
  }
}
