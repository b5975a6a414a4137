import type { APIRoute } from "astro";
import { robotsText } from "../policy/feed.ts";

export const GET: APIRoute = () => new Response(robotsText());
