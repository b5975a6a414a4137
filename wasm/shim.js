// A mini-program has no `WebAssembly` (its own name for it is WXWebAssembly), yet the glue reads WebAssembly.RuntimeError when it
// reports a failure. `var`, so that this line changes nothing where WebAssembly exists.
var WebAssembly = (typeof globalThis === 'object' && globalThis.WebAssembly) || { RuntimeError: Error };
