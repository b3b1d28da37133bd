/** One field of one tenant, held by the login of an emergency. */
import { beforeEach, describe, expect, test } from "vitest";
import { failureOf } from "../../support/failure.ts";
import type { HeldWorkspace } from "../../support/held-workspace.ts";
import { heldWorkspace } from "../../support/held-workspace.ts";
import { git } from "../../support/git-folder.ts";

let registry: HeldWorkspace;
beforeEach(async () => {
  registry = await heldWorkspace();
});

const START = {
  limits: { max_users: 200 },
  features: ["exports", "search"],
  flags: { fast_path: true, new_ui: true },
};

async function countRows(): Promise<unknown> {
  const { rows } = await registry.db.query(
    `select (select count(*) from tenantry.holds) as holds, (select count(*) from tenantry.outbox) as outbox,
            (select nrows from audit.head) as audited`,
  );
  return rows[0];
}

describe("a hold", () => {
  test.each([
    ["limits.max_users", 5, 200, { limits: { max_users: 5 } }, []],
    ["limits.max_users", "unlimited", 200, { limits: { max_users: "unlimited" } }, []],
    ["limits.max_users", 0, 200, { limits: { max_users: 0 } }, []],
    ["features.search", false, true, { features: ["exports"] }, ["feature.exports"]],
    ["features.exports", false, true, { features: ["search"] }, []],
    ["flags.fast_path", false, true, { flags: { new_ui: true } }, ["flag.new_ui"]],
  ])(
    "on %s at %j is in effect at once, and lifted goes back to Git",
    async (field, value, before, seen, dependents) => {
      const { base_commit } = (await registry.hold("acme", field, value)).hold;
      expect(base_commit).toBe(git(registry.root, "rev-parse", "HEAD"));
      expect(await registry.see("acme")).toEqual({ ...START, ...seen, version: 2 });
      expect(await registry.see("beta")).toEqual({ ...START, version: 1 });
      const lifted = await registry.lift("acme", field);
      expect(lifted).toMatchObject({ value_before: value, value: before, hold: { state: "lifted" }, dependents: [] });
      expect(await registry.see("acme")).toEqual({ ...START, version: 3 });
      const again = await registry.hold("acme", field, value);
      expect(again).toMatchObject({ value_before: before, value, dependents, already: false });
    },
  );

  test("writes the row once, one event and two entries in one link, in the name of who said it", async () => {
    const result = await registry.hold("acme", "limits.max_users", 5, { incident: "INC-7" });
    expect(result.tenants).toEqual([{ tenant_id: "acme", config_version: 2 }]);
    const { rows: events } = await registry.db.query("select tenant_id, action from tenantry.outbox where id > 5");
    expect(events).toEqual([{ tenant_id: "acme", action: "updated" }]);
    const { rows } = await registry.db.query(
      `select tbl, db_role, ctx::jsonb ->> 'actor' as actor, ctx::jsonb ->> 'emergency' as emergency
       from audit.log where link = (select max(seq) from audit.link) order by tbl`,
    );
    const entry = { db_role: "tenantry_emergency", actor: "olga", emergency: "hold" };
    expect(rows).toEqual([{ tbl: "holds", ...entry }, { tbl: "tenants", ...entry }]); // prettier-ignore
  });

  test("twice at the same value changes nothing and says so", async () => {
    const { hold } = await registry.hold("acme", "limits.max_users", 5);
    const before = await countRows();
    expect(await registry.hold("acme", "limits.max_users", 5)).toMatchObject({ already: true, hold, tenants: [] });
    expect(await countRows()).toEqual(before);
  });

  test("at another value takes the place of the first, and its end goes back to Git", async () => {
    await registry.hold("acme", "limits.max_users", 5);
    expect(await registry.hold("acme", "limits.max_users", 3)).toMatchObject({ value_before: 5, value: 3 });
    const { rows } = await registry.db.query("select value, state from tenantry.holds order by id");
    expect(rows).toEqual([{ value: 5, state: "lifted" }, { value: 3, state: "open" }]); // prettier-ignore
    await registry.lift("acme", "limits.max_users");
    expect(await registry.see("acme")).toMatchObject(START);
  });

  test("that a hand has overwritten is put in force again", async () => {
    await registry.hold("acme", "limits.max_users", 5);
    await registry.db.script("update tenantry.tenants set limits = '{\"max_users\": 900}' where tenant_id = 'acme'");
    expect(await registry.hold("acme", "limits.max_users", 5)).toMatchObject({ already: false, value_before: 900 });
    expect(await registry.see("acme")).toMatchObject({ limits: { max_users: 5 } });
  });

  test("leaves alone what a hand has done elsewhere, and so does its end", async () => {
    await registry.db.script("update tenantry.tenants set features = '[\"search\"]' where tenant_id = 'acme'");
    await registry.hold("acme", "limits.max_users", 5);
    await registry.lift("acme", "limits.max_users");
    expect(await registry.see("acme")).toMatchObject({ ...START, features: ["search"] });
  });

  test("on a suspended tenant stays when it is resumed, and the other way round", async () => {
    await registry.hold("acme", "limits.max_users", 5);
    await registry.hold("acme", "features.search", false);
    await registry.lift("acme", "features.search");
    expect(await registry.see("acme")).toMatchObject({ ...START, limits: { max_users: 5 } });
  });
});

describe("is refused, and nothing is written", () => {
  test.each([
    ["an unknown tenant", "acmee", "limits.max_users", 5, 'no tenant "acmee"', "Did you mean `acme`?"],
    ["an id with glob characters", "ac*", "limits.max_users", 5, 'no tenant "ac*"', "There are acme, beta"],
    ["an unknown limit", "acme", "limits.max_user", 5, 'has no limit "max_user"', "Did you mean `max_users`?"],
    ["an unknown feature", "acme", "features.serch", false, 'no feature "serch"', "Did you mean `search`?"],
    ["an unknown flag", "acme", "flags.new_iu", false, 'no flag "new_iu"', "Did you mean `new_ui`?"],
    ["the status", "acme", "status", "suspended", "no field that can be held", "tenantry suspend"],
    ["another field", "acme", "region", "eu", "no field that can be held", "limits.NAME"],
    ["a path below a value", "acme", "flags.new_ui.percent", 5, "no field that can be held", "flags.NAME"],
    ["a quoted path", "acme", 'limits["max_users"]', 5, "no field that can be held", "limits.NAME"],
  ])("a hold of %s", async (_, tenantId, field, value, message, hint) => {
    const before = await countRows();
    const error = await failureOf(registry.hold(tenantId, field, value));
    expect(error.message).toContain(message);
    expect(error.hint).toContain(hint);
    expect(await countRows()).toEqual(before);
  });

  test.each([
    ["an archived tenant", "status = 'archived'", "is archived"],
    ["a removed tenant", "status = 'archived', removed_at = now()", "was removed"],
  ])("a hold of %s", async (_, change, message) => {
    await registry.db.script(`update tenantry.tenants set ${change} where tenant_id = 'acme'`);
    const before = await countRows();
    const error = await failureOf(registry.hold("acme", "limits.max_users", 5));
    expect(error).toMatchObject({ code: "refused", message: expect.stringContaining(message) as string });
    expect(await countRows()).toEqual(before);
  });

  test("a hold without a reason", async () => {
    const before = await countRows();
    expect(await failureOf(registry.hold("acme", "limits.max_users", 5, { reason: " \n" }))).toMatchObject({
      code: "usage",
      message: "hold needs a reason.",
    });
    expect(await countRows()).toEqual(before);
  });

  test("the end of a hold that there is not, or that is closed", async () => {
    const error = await failureOf(registry.lift("acme", "limits.max_users"));
    expect(error).toMatchObject({ code: "refused", message: "There is no open hold on limits.max_users of acme." });
    await registry.hold("acme", "limits.max_users", 5);
    await registry.lift("acme", "limits.max_users");
    expect(await failureOf(registry.lift("acme", "limits.max_users"))).toMatchObject({ code: "refused" });
  });
});
