import { afterAll, beforeAll } from "vitest";
import { everyPage } from "./every-page.ts";
import { looks } from "./looks.ts";
import { closeWorld, openWorld } from "./world.ts";

// One platform and one browser for acts and a look at all pages; pages.long.test.ts has everything else.
beforeAll(() => openWorld(100));
afterAll(closeWorld);

import "./vote.ts";
import "./money-pages.ts";

everyPage(looks.slice(0, 1));
