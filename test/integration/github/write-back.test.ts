/** What an emergency sets becomes a pull request, and what becomes of that: on a GitHub on loopback that checks all that it is asked. */
import { afterEach, describe, expect, test } from "vitest";
import { listHolds } from "../../../src/pipeline/holds.ts";
import { isTurnedDown } from "../../../src/model/overdue.ts";
import { renderHolds } from "../../../src/report/tables/holds.ts";
import type { WriteBackSetup } from "../../support/write-backs.ts";
import { ACME, FILE, setUpWriteBacks } from "../../support/write-backs.ts";
import { writePastTriggers } from "../../support/past-triggers.ts";

let setup: WriteBackSetup;

async function begin(file?: string): Promise<WriteBackSetup> {
  return (setup = await setUpWriteBacks(file));
}

afterEach(() => {
  expect(setup.github.complaints).toEqual([]);
});

const SUSPENDED = FILE.replace(
  "status: active # since 2024\n",
  "status: suspended # since 2024\nsuspension: {reason: payment overdue, ticket: https://tickets.example/INC-482}\n",
);

describe("a suspension", () => {
  test("becomes one branch with one commit and a pull request with its story", async () => {
    const { github, suspend, work } = await begin();
    github.write(".github/CODEOWNERS", "* @nobody\ntenants/ @ann @gcc/billing @tenantry-bot ops@gcc.example\n");
    await suspend({ incident: "https://tickets.example/INC-482", reviewBy: "2030-01-01" });
    const [result] = await work();
    const [pull] = github.pulls;
    expect(result).toMatchObject({ tenant_id: "acme", kind: "open", state: "proposed", error: null });
    // Its author is not even asked: GitHub would refuse them all for that.
    expect(github.requests.filter((request) => request.endsWith("/requested_reviewers"))).toHaveLength(1);
    expect(result?.pr_url).toBe(`${github.url}/gcc/tenants/pull/1`);
    expect(pull).toMatchObject({
      title: "Suspend acme as the emergency hold 1",
      base: "main",
      labels: ["tenantry", "tenantry-hold"],
      reviewers: ["ann"],
      teams: ["billing"],
    });
    expect(pull?.head).toMatch(/^tenantry\/hold-1-[0-9a-f]{8}$/);
    for (const part of [
      "payment overdue",
      "https://tickets.example/INC-482",
      "`olga`",
      "2030-01-01",
      "tenantry resume acme",
    ])
      expect(pull?.body).toContain(part);
    expect(github.branches.get(pull?.head ?? "")?.map(({ message }) => message.split("\n")[0])).toEqual([
      ...(github.branches.get("main") ?? []).map(({ message }) => message),
      "Suspend acme as the emergency hold 1",
    ]);
    expect(github.read(ACME)).toBe(FILE);
    expect(github.read(ACME, pull?.head)).toBe(SUSPENDED);
  });

  test.each([
    ["Windows' line ends", FILE.replaceAll("\n", "\r\n"), SUSPENDED.replaceAll("\n", "\r\n")],
    ["no line end at the end", FILE.trimEnd(), SUSPENDED.trimEnd()],
  ])("leaves every other byte alone: %s", async (_, file, expected) => {
    const { github, suspend, work } = await begin(file);
    await suspend({ incident: "https://tickets.example/INC-482" });
    await work();
    expect(github.read(ACME, github.pulls[0]?.head)).toBe(expected);
  });

  test("that Git carries already is not proposed", async () => {
    const { github, suspend, work } = await begin();
    await suspend();
    github.write(ACME, SUSPENDED);
    expect(await work()).toMatchObject([{ state: "none", note: "Git says so already.", error: null }]);
    expect([github.pulls, github.branches.size]).toEqual([[], 1]);
  });

  test("is asked for once: nothing is due, and the next look finds what there is", async () => {
    const { github, suspend, work, later } = await begin();
    await suspend();
    await work();
    const asked = github.requests.length;
    expect(await work()).toEqual([]);
    await later();
    expect(await work()).toMatchObject([{ state: "proposed" }]);
    expect(github.requests.length).toBe(asked + 1);
    expect(github.pulls).toHaveLength(1);
  });

  test("is proposed without those who cannot be asked for a review", async () => {
    const { github, suspend, work } = await begin();
    github.write("CODEOWNERS", "* @gone @ann @gcc/billing\n");
    github.strangers.add("gone");
    await suspend();
    expect(await work()).toMatchObject([{ state: "proposed", error: null }]);
    expect(github.pulls).toMatchObject([
      { reviewers: ["ann"], teams: ["billing"], labels: ["tenantry", "tenantry-hold"] },
    ]);
  });

  test("of a file that cannot be read is kept, with the reason, and tried again", async () => {
    const { github, suspend, work, later } = await begin();
    github.write(ACME, "tenant_id: [\n");
    await suspend();
    expect(await work()).toMatchObject([
      { state: "waiting", error: expect.stringMatching(/^tenants\/acme\.yaml/) as string },
    ]);
    github.write(ACME, FILE);
    await later();
    expect(await work()).toMatchObject([{ state: "proposed", error: null }]);
  });
});

describe("when the proposal is", () => {
  test("merged, the hold is reconciled by the next sync of that commit", async () => {
    const { github, workspace, suspend, work, later, syncFromGithub, rows } = await begin();
    await suspend();
    await work();
    github.merge(1);
    await syncFromGithub();
    const { rows: tenants } = await workspace.db.query(
      "select status, suspension_reason, (select state from tenantry.holds) as hold from tenantry.tenants where tenant_id = 'acme'",
    );
    expect(tenants).toEqual([{ status: "suspended", suspension_reason: "payment overdue", hold: "reconciled" }]);
    await later();
    expect(await work()).toMatchObject([{ state: "merged" }]);
    expect(await rows()).toMatchObject([{ state: "merged", next_at: null }]);
    expect(github.issues).toEqual([]);
  });

  test("closed unmerged, one issue says so, and the tenant stays suspended", async () => {
    const { github, workspace, suspend, work, later } = await begin();
    await suspend();
    await work();
    Object.assign(github.pulls[0] ?? {}, { state: "closed" });
    // The first attempt opens it and never learns of that: the next one finds it.
    github.befall = (_, request) =>
      request.endsWith("POST /repos/gcc/tenants/issues") ? { kind: "unanswered" } : undefined;
    await later();
    expect(await work()).toMatchObject([
      { state: "closed", error: expect.stringContaining("did not answer") as string },
    ]);
    github.befall = undefined;
    await later();
    expect(await work()).toMatchObject([{ state: "closed", error: null }]);
    const asked = github.requests.length;
    await later();
    expect(await work()).toMatchObject([{ state: "closed", error: null }]);
    expect(github.requests.length).toBe(asked + 1);
    expect(github.issues.map(({ title }) => title)).toEqual([
      "acme is still suspended by the emergency hold 1: its pull request was closed",
    ]);
    expect(github.issues[0]?.body).toContain(`${github.url}/gcc/tenants/pull/1`);
    workspace.write("tenants/beta.yaml", FILE.replaceAll("acme", "beta"));
    workspace.commit("something else");
    await workspace.sync();
    const { rows } = await workspace.db.query("select status from tenantry.tenants where tenant_id = 'acme'");
    expect(rows).toEqual([{ status: "suspended" }]);
  });

  test("closed in a repository without issues, a comment says so", async () => {
    const { github, suspend, work, later } = await begin();
    github.hasIssues = false;
    await suspend();
    await work();
    Object.assign(github.pulls[0] ?? {}, { state: "closed" });
    for (let round = 0; round < 2; round++) {
      await later();
      expect(await work()).toMatchObject([{ state: "closed", error: null }]);
    }
    expect(github.comments).toMatchObject([{ on: 1, body: expect.stringContaining("still suspended") as string }]);
  });

  test("still open when the review is overdue, one comment says so, whatever others have written", async () => {
    const { github, workspace, suspend, work, later } = await begin();
    await suspend({ reviewBy: "2030-01-01" });
    await work();
    expect(github.comments).toEqual([]);
    await writePastTriggers(workspace.db, "holds", "review_by = current_date - 2, review_at = null");
    const { rows } = await workspace.db.query<{ key: string }>(
      "select substring($1::text from '[0-9a-f]{8}$') as key",
      [github.pulls[0]?.head],
    );
    github.comments.push({ on: 1, user: "mallory", body: `<!-- tenantry:hold 1 ${rows[0]?.key ?? ""} overdue -->` });
    for (let round = 0; round < 3; round++) {
      await later();
      expect(await work()).toMatchObject([{ state: "proposed", error: null }]);
    }
    expect(github.comments.filter(({ user }) => user !== "mallory")).toMatchObject([
      { on: 1, body: expect.stringContaining("was to be looked at again by") as string },
    ]);
  });
});

describe("a resumption", () => {
  test("closes the proposal that is still open, and proposes nothing", async () => {
    const { github, suspend, resume, work, rows } = await begin();
    await suspend();
    await work();
    await resume();
    expect(await work()).toMatchObject([
      { kind: "open", state: "closed" },
      { kind: "resume", state: "none", note: "Git was never told of the suspension." },
    ]);
    expect(github.pulls).toMatchObject([{ state: "closed", merged: false }]);
    expect(github.comments).toMatchObject([{ body: expect.stringContaining("was lifted") as string }]);
    expect(github.issues).toEqual([]);
    expect(await rows()).toMatchObject([{ next_at: null }, { next_at: null }]);
  });

  test("after the merge takes the suspension out of the file again, byte for byte", async () => {
    const { github, suspend, resume, work, later } = await begin();
    await suspend();
    await work();
    github.merge(1);
    await resume();
    expect(await work()).toMatchObject([
      { kind: "open", state: "merged" },
      { kind: "resume", state: "proposed" },
    ]);
    expect(github.pulls[1]).toMatchObject({ title: "Resume acme after the emergency hold 1", state: "open" });
    expect(github.read(ACME, github.pulls[1]?.head)).toBe(FILE);
    github.merge(2);
    await later();
    expect(await work()).toMatchObject([{ kind: "resume", state: "merged" }]);
    expect(github.read(ACME)).toBe(FILE);
  });

  test("leaves a suspension alone that somebody else has written since", async () => {
    const { github, suspend, resume, work } = await begin();
    await suspend();
    await work();
    github.merge(1);
    github.write(ACME, github.read(ACME)?.replace("payment overdue", "court order") ?? "");
    await resume();
    expect(await work()).toMatchObject([
      { kind: "open" },
      { kind: "resume", state: "none", note: "Git says so already." },
    ]);
    expect(github.pulls).toHaveLength(1);
  });

  test("before anything was proposed asks GitHub for nothing", async () => {
    const { github, suspend, resume, work } = await begin();
    await suspend();
    await resume();
    expect(await work()).toMatchObject([
      { kind: "open", state: "none" },
      { kind: "resume", state: "none" },
    ]);
    expect(github.requests).toEqual([]);
  });
});

test("hold list has the link and what has become of it", async () => {
  const { workspace, suspend, work } = await begin();
  await suspend();
  const address = { databaseUrl: workspace.database.urlAs("tenantry_reader") };
  const waiting = await listHolds(address);
  expect(waiting).toMatchObject([{ write_backs: [{ kind: "open", state: "waiting", pr_url: null }] }]);
  await work();
  const holds = await listHolds(address);
  expect(holds).toMatchObject([
    { write_backs: [{ state: "proposed", pr_url: `${setup.github.url}/gcc/tenants/pull/1` }] },
  ]);
  expect(renderHolds(holds, { color: false })).toContain(`pull request open ${setup.github.url}/gcc/tenants/pull/1`);
  expect(holds.map(isTurnedDown)).toEqual([false]);
  Object.assign(setup.github.pulls[0] ?? {}, { state: "closed" });
  await setup.later();
  await work();
  expect((await listHolds(address)).map(isTurnedDown)).toEqual([true]);
  for (const role of ["tenantry_auditor", "tenantry_emergency", "tenantry_sync"] as const) {
    const databaseUrl = workspace.database.urlAs(role);
    expect(await listHolds({ databaseUrl })).toMatchObject([{ write_backs: [{ state: "closed" }] }]);
  }
});
