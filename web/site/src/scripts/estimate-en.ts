import texts from "@yibao/core/texts/en.json";
import { startEstimate } from "./estimate.ts";

startEstimate("en", texts, async () => (await import("../result/en.ts")).later);
