/** Whether a case was remembered on this device; what it says is read by the part that is loaded then. */
export function somethingStored(): boolean {
  try {
    return localStorage.getItem("case") !== null;
  } catch {
    // Storage may be forbidden; then nothing is remembered.
    return false;
  }
}
