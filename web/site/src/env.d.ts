/// <reference types="astro/client" />

/** Written in front of the service worker by build/worker.ts. */
declare const VERSION: string;
declare const FILES: string[];
