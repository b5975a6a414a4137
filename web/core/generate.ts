/**
 * Writes src/door.generated.ts from the schema of the door's messages, so that no field name is written twice.
 * Run with `npm run generate`; a test compares the file with a fresh run.
 */
import { writeFile } from "node:fs/promises";
import { doorTypes, GENERATED } from "./generate-types.ts";

await writeFile(GENERATED, await doorTypes());
