import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { newWorkspace, tenantYaml, tierYaml } from "../../support/workspace.ts";

/** What a schema allows a price to be at most. */
function maximumOf(kind: "tier" | "feature"): number {
  const text = readFileSync(new URL(`../../../schema/${kind}.schema.json`, import.meta.url), "utf8");
  const schema = JSON.parse(text) as { properties: { monthly_cost: { maximum: number } } }; // our own file
  return schema.properties.monthly_cost.maximum;
}

test("the largest prices that a schema allows fit into the registry, summed over many add-ons", async () => {
  const workspace = await newWorkspace();
  const ids = Array.from({ length: 200 }, (_, index) => `addon_${index}`);
  const [tier, feature] = [maximumOf("tier"), maximumOf("feature")];
  for (const id of ids)
    workspace.write(
      `features/${id}.yaml`,
      `feature: ${id}\ndescription: An add-on.\nowner: a@gcc.example\nmonthly_cost: ${feature}\n`,
    );
  const gold = tierYaml("gold", { rank: 2 }).replace("monthly_cost: 1000", `monthly_cost: ${tier}`);
  workspace.write("tiers/gold.yaml", `${gold}addons: [${ids.join(", ")}]\n`);
  const features = `features: {${ids.map((id) => `${id}: true`).join(", ")}}\n`;
  workspace.write("tenants/acme.yaml", tenantYaml("acme", { extra: features }));
  workspace.commit("dear");
  const { plan } = await workspace.sync();
  const cost = tier + 200 * feature;
  expect(plan.summary.cost_after).toBe(cost + 4 * tier);
  const { rows } = await workspace.db.query(
    `select monthly_cost::text as cost, (select sum(monthly_cost)::text from tenantry.cost_by_cost_center) as sum
       from tenantry.tenants where tenant_id = 'acme'`,
  );
  expect(rows).toEqual([{ cost: `${cost}.00`, sum: `${cost + 4 * tier}.00` }]);
  expect((await workspace.sync()).applied).toBeNull();
});
