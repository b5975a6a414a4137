/** Long enough for a slow phone to compile 220 KB. */
const PATIENCE = 8000;

/** A host's call may never settle, and may throw instead of rejecting: nobody is to wait for ever. */
export function inTime<Value>(work: () => Promise<Value>, what: string, patience = PATIENCE): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${what}: no answer after ${patience} ms`)), patience);
    const done = (value: Value): void => {
      clearTimeout(timer);
      resolve(value);
    };
    const failed = (error: unknown): void => {
      clearTimeout(timer);
      reject(error);
    };
    try {
      work().then(done, failed);
    } catch (error) {
      failed(error);
    }
  });
}
