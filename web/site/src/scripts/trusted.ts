/**
 * Trusted Types: the browser takes code only from addresses that this file has let through, and it lets through this
 * site's own.
 */
interface Policy {
  createScriptURL(address: string): string;
}

declare global {
  interface Window {
    readonly trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
  }
}

const rules: Policy = {
  createScriptURL(address) {
    if (new URL(address).origin !== location.origin) throw new TypeError(address);
    return address;
  },
};
const policy = window.trustedTypes?.createPolicy("yibao", rules) ?? rules;

/** A file of this site as an address of code. */
export const ownScript = ({ href }: URL): string => policy.createScriptURL(href);
