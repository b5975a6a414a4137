import texts from "@yibao/core/texts/zh-CN.json";
import { startEstimate } from "./estimate.ts";

startEstimate("zh", texts, async () => (await import("../result/zh.ts")).later);
