/** Everything begins here; the pages ask for the engine when they need it. */
import { renew } from "./state/updates.ts";

App({
  onLaunch() {
    void renew();
  },
});
