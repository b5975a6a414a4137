/** Everything begins here; the pages ask for the engine when they need it. */
App({});
