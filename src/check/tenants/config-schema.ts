import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { explainConfig } from "../config-schema/explain-config.ts";
import { readSchemas } from "../config-schema/read-schemas.ts";
import { livingTenants } from "../living-tenants.ts";
import { suggest } from "../schema/suggest.ts";
import { listNames } from "../wording.ts";

export const configSchema: Rule = {
  id: "tenants/config-schema",
  severity: "error",
  summary: "The config of a tenant keeps the catalog's own schema of it.",
  check({ project, report }) {
    if (project.schemas.length === 0) return;
    const configs = [...livingTenants(project)].map(({ data }) => data.config ?? {});
    const { problems, forAll, byTier } = readSchemas(project.schemas, configs);
    for (const { file, path, part, message, hint } of problems)
      report({ document: file.document, path, part }, message, { hint });
    for (const [tier, { file }] of byTier) {
      if (project.ids.tier.has(tier)) continue;
      const meant = suggest(tier, [...project.ids.tier]);
      report({ document: file.document, path: [], part: "key" }, `No tier is called ${quoteText(tier)}, so this schema judges nobody.`, {
        hint: meant === undefined ? `There are ${listNames([...project.ids.tier], 8)}.` : `Did you mean ${quoteText(meant)}?`,
      });
    }
    for (const tenant of livingTenants(project)) {
      const { config = {}, tier } = tenant.data;
      const errors = [forAll, byTier.get(tier)?.validate].flatMap((validate) => validate?.(config) ?? []);
      for (const { path, part, message, hint, related } of errors.length === 0 ? [] : explainConfig(tenant.document, errors))
        report({ document: tenant.document, path, part }, message, {
          hint,
          ...(related && { related: [{ place: { document: tenant.document, path: related.path, part: "value" }, message: related.message }] }),
        });
    }
  },
};
