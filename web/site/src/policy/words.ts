/** The words of the pages about rules beside those of all pages. They are apart because only the build needs them. */
import { type Lang, type PolicySay, speaker } from "@yibao/core";
import en from "@yibao/core/texts/en.json";
import policyEn from "@yibao/core/texts/policy.en.json";
import policyZh from "@yibao/core/texts/policy.zh-CN.json";
import zh from "@yibao/core/texts/zh-CN.json";

const SPEAKERS: { readonly [lang in Lang]: PolicySay } = {
  zh: speaker("zh", { ...zh, ...policyZh }),
  en: speaker("en", { ...en, ...policyEn }),
};

export const policySay = (lang: Lang): PolicySay => SPEAKERS[lang];
