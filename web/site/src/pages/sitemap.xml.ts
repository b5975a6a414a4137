import type { APIRoute } from "astro";
import { siteMapXml } from "../policy/feed.ts";

export const GET: APIRoute = async () => new Response(await siteMapXml());
