/** The door's schema as TypeScript: shared by the generator and by the test that guards its output. */
import { fileURLToPath } from "node:url";
import { compileFromFile } from "json-schema-to-typescript";

const SCHEMA = fileURLToPath(new URL("../../policies/schema/door.schema.json", import.meta.url));
export const GENERATED = fileURLToPath(new URL("./src/door.generated.ts", import.meta.url));

export const doorTypes = (): Promise<string> =>
  compileFromFile(SCHEMA, {
    bannerComment: "/* Generated from policies/schema/door.schema.json by `npm run generate`. Do not edit. */",
    format: false,
    unknownAny: true,
  });
