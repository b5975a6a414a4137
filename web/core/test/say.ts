import { speaker } from "../src/index.ts";
import en from "../texts/en.json";
import resultEn from "../texts/result/en.json";
import resultZh from "../texts/result/zh-CN.json";
import toolsEn from "../texts/tools/en.json";
import toolsZh from "../texts/tools/zh-CN.json";
import zh from "../texts/zh-CN.json";

export const inChinese = speaker("zh", { ...zh, ...resultZh });
export const inEnglish = speaker("en", { ...en, ...resultEn });
export const toolsInChinese = speaker("zh", { ...zh, ...toolsZh });
export const toolsInEnglish = speaker("en", { ...en, ...toolsEn });
