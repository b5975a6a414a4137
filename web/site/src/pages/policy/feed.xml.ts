import type { APIRoute } from "astro";
import { feedXml } from "../../policy/feed.ts";

export const GET: APIRoute = async () => new Response(await feedXml("zh"));
