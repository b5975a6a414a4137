/** The one place that keeps a case on the device. Storage may be forbidden or full; then nothing is remembered. */
import { type Case, MEMORY_KEY, readMemory } from "@yibao/core";

export function remembered(): Case | null {
  try {
    return readMemory(localStorage.getItem(MEMORY_KEY));
  } catch {
    return null;
  }
}

export function store(text: string): boolean {
  try {
    localStorage.setItem(MEMORY_KEY, text);
    return true;
  } catch {
    return false;
  }
}

export function erase(): void {
  try {
    localStorage.removeItem(MEMORY_KEY);
  } catch {
    // Where nothing can be stored there is nothing to erase.
  }
}
