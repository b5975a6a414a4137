import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { doorTypes, GENERATED } from "../generate-types.ts";

test("the door's types are those of the schema (npm run generate)", async () => {
  expect(readFileSync(GENERATED, "utf8")).toBe(await doorTypes());
});
