import { speaker } from "../src/index.ts";
import en from "../texts/en.json";
import toolsEn from "../texts/tools/en.json";
import toolsZh from "../texts/tools/zh-CN.json";
import zh from "../texts/zh-CN.json";

export const inChinese = speaker("zh", zh);
export const inEnglish = speaker("en", en);
export const toolsInChinese = speaker("zh", { ...zh, ...toolsZh });
export const toolsInEnglish = speaker("en", { ...en, ...toolsEn });
