import { afterAll, beforeAll } from "vitest";
import { openMoney } from "./money-world.ts";
import { closeWorld } from "./world.ts";

// One platform and one browser for what money-pages.ts leaves to a slower run.
beforeAll(openMoney);
afterAll(closeWorld);

import "./money-rest.ts";
import "./money-acts.ts";
import "./money-privacy.ts";
import "./money-looks.ts";
