import { OperationsDocument } from "@ledgerloom/sdk";
import { expect } from "vitest";
import { pageTest, world } from "./world.ts";

/** Operations, from the click to the block. */
pageTest("from a template to evidence of three agents, with nothing reloaded", async () => {
  await using visit = await world().visit();
  const { page } = visit;
  await visit.go("/");
  await page.getByText("No vote is due.").waitFor();
  await visit.signIn("Org1");
  await page.getByRole("link", { name: "Propose an operation" }).first().click();
  await page.getByRole("link", { name: /^Use this template ?: Report the health/ }).click();
  await page.getByLabel("What it is for").fill("Look at all nodes");
  await page.getByLabel("minimumFreeMegabytes").fill("1");
  await page.getByText("minimumFreeMegabytes=1", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Propose, and vote for it" }).click();
  await page.waitForURL(/\/ops\/[^/]+\?tab=votes$/);
  await page.getByText("1 agree of 2 needed").waitFor();
  const id = decodeURIComponent(new URL(page.url()).pathname.slice("/ops/".length));
  expect(await world().statusOf(id)).toBe("PROPOSED");

  await world().vote(id, "Org2MSP");
  await page.getByText("2 agree of 2 needed").waitFor();
  await page.getByRole("link", { name: "progress" }).click();
  await page.getByText("completed", { exact: true }).waitFor();
  expect(await world().statusOf(id)).toBe("COMPLETED");
  await page.getByRole("link", { name: "evidence" }).click();
  await page.getByRole("heading", { name: "report-versions" }).waitFor();
  expect(await page.getByLabel("Evidence of Org3MSP").count()).toBe(4);
  await page.getByRole("link", { name: "history" }).click();
  await page.getByRole("cell", { name: "operation completed" }).waitFor();
  await page.getByRole("link", { name: "summary" }).click();
  await page.getByText("minimumFreeMegabytes = 1").waitFor();
  expect(await visit.problems()).toEqual([]);
});

pageTest("a proposal is taken back by its proposer alone", async () => {
  const id = await world().propose("To be taken back", "Org1MSP");
  await using visit = await world().visit();
  const { page } = visit;
  await visit.go(`/ops/${encodeURIComponent(id)}`);
  await visit.signIn("Org2");
  await page.getByRole("heading", { name: "To be taken back" }).waitFor();
  expect(await page.getByRole("button", { name: "Withdraw" }).count()).toBe(0);
  await page.getByRole("button", { name: "Org2" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await visit.signIn("Org1");
  await page.getByRole("button", { name: "Withdraw" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw" }).click();
  await page.getByText("withdrawn", { exact: true }).first().waitFor();
  expect(await world().statusOf(id)).toBe("WITHDRAWN");
  expect(await visit.problems()).toEqual([]);
});

pageTest("an act that a reload interrupts happens once", async () => {
  await using visit = await world().visit();
  const { page } = visit;
  await visit.go("/ops/new?template=host-report");
  await visit.signIn("Org3");
  await page.getByLabel("What it is for").fill("Only once");
  let isLost = false;
  await page.route("**/graphql", async (route) => {
    if (isLost || !route.request().postData()?.includes("mutation OperationRequest")) return route.continue();
    isLost = true;
    // The graph acts, and its answer never comes.
    await route.fetch();
  });
  await page.getByRole("button", { name: "Propose, and vote for it" }).click();
  await expect.poll(() => isLost).toBe(true);
  await page.getByText("sent", { exact: true }).waitFor();
  await page.reload();
  await page.waitForURL(/\/ops\/[^/]+\?tab=votes$/);
  await page.getByRole("heading", { name: "Only once" }).waitFor();
  const { operations } = await world().platform.client.request(OperationsDocument, { first: 100 });
  expect(operations.nodes.filter(({ title }) => title === "Only once")).toHaveLength(1);
  expect(await visit.problems()).toEqual([]);
});

pageTest("refusals say why, with the code", async () => {
  const id = await world().propose("Decided meanwhile");
  await using visit = await world().visit();
  const { page } = visit;
  await visit.go(`/ops/${encodeURIComponent(id)}?tab=votes`);
  await visit.signIn("Org1");
  await page.getByRole("button", { name: "Disagree" }).click();
  await world().vote(id, "Org1MSP", "DISAGREE");
  await page.getByRole("dialog").getByRole("button", { name: "Disagree" }).click();
  await page.getByRole("alert").getByText("Refused; nothing was changed").waitFor();
  await page
    .getByRole("alert")
    .getByText(/ALREADY_VOTED|PROPOSAL_CLOSED/)
    .waitFor();
});

pageTest("whoever may not act is told so before a click", async () => {
  const id = await world().propose("Not for readers");
  await using visit = await world().visit();
  const { page } = visit;
  await visit.go(`/ops/${encodeURIComponent(id)}?tab=votes`);
  await page.getByText("Sign in, above, as somebody of an organisation of the electorate.").waitFor();
  await visit.signIn("Org1", "reader");
  await page.getByText("Your token has no scope ops:write").waitFor();
  expect(await page.getByRole("button", { name: "Agree", exact: true }).isDisabled()).toBe(true);
  await visit.go("/ops/new?template=host-report");
  await page.getByText("Your token has no scope ops:write").waitFor();
  expect(await page.getByRole("button", { name: "Propose, and vote for it" }).isDisabled()).toBe(true);
  expect(await visit.problems()).toEqual([]);
});

pageTest("filters stand in the address, Back goes back, and new rows are announced", async () => {
  await world().propose("There before");
  await using visit = await world().visit();
  const { page } = visit;
  await visit.go("/ops");
  await page.getByRole("link", { name: "There before" }).waitFor();
  await page.getByLabel("Status").selectOption("WITHDRAWN");
  await page.waitForURL(/status=WITHDRAWN/);
  await page.getByRole("link", { name: "There before" }).waitFor({ state: "detached" });
  await page.goBack();
  await page.getByRole("link", { name: "There before" }).waitFor();
  await world().propose("Come since");
  await page.getByRole("button", { name: "1 new: show" }).waitFor();
  expect(await page.getByRole("link", { name: "Come since" }).count()).toBe(0);
  await page.getByRole("button", { name: "1 new: show" }).click();
  await page.getByRole("link", { name: "Come since" }).waitFor();
  await visit.go("/ops?status=constructor&channel=nowhere");
  await page.getByText("There are no such operations.").waitFor();
  expect(await visit.problems()).toEqual([]);
});

pageTest("operations are found by text, template, day and due vote, and home counts those due", async () => {
  const id = await world().propose("Rotate the certificates of all orderers");
  await using visit = await world().visit();
  const { page } = visit;
  const found = page.getByRole("link", { name: "Rotate the certificates of all orderers" });
  await visit.go("/ops?q=CERTIFICATES%20of&template=node-health-report");
  await found.waitFor();
  await page.getByText("1 in all").waitFor();
  const day = (await page.locator("td time").first().getAttribute("datetime"))?.slice(0, 10);
  await page.getByLabel("Text contains").fill("certificates of no");
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=certificates(?:\+|%20)of(?:\+|%20)no/);
  await page.getByText("There are no such operations.").waitFor();
  await visit.go(`/ops?q=certificates&from=${day}&to=${day}`);
  await found.waitFor();
  await visit.go("/ops?q=certificates&to=2020-01-01");
  await page.getByText("There are no such operations.").waitFor();

  await visit.go("/ops?due=true");
  await page.getByText("You may not see this.").waitFor();
  await visit.signIn("Org1");
  await found.waitFor();
  await visit.go("/");
  const due = page.locator("section", { has: page.getByRole("heading", { name: "Your votes due" }) });
  await due.getByRole("link", { name: "Rotate the certificates of all orderers" }).waitFor();
  await world().vote(id, "Org1MSP", "DISAGREE");
  await due.getByRole("link", { name: "Rotate the certificates of all orderers" }).waitFor({ state: "detached" });
  expect(await visit.problems()).toEqual([]);
});
