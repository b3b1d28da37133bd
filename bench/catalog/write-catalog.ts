import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { dump } from "js-yaml";
import type { CatalogSize } from "./catalog.ts";
import { asOf } from "./catalog.ts";
import { makePlatform } from "./platform.ts";
import { editTenant, makeTenant } from "./tenant.ts";

const project = `# A generated catalog. Its clock stands still, so that its dates stay good.
version: 1
as_of: ${asOf}
currency: INR
limits:
  max_users: {unit: users, kind: quota}
  max_documents: {unit: documents, kind: quota}
  max_queries_per_day: {unit: queries, kind: rate, per: day}
  storage_quota_gb: {unit: GB, kind: storage}
policy:
  flags: {max_active: 50, max_age_days: 90, warn_days: 14}
  sync: {max_remove_percent: 10, max_update_percent: 30, max_suspend: 5, small_set: {below: 10, max: 3}}
  billing_email_domains: [gcc.example]
cache: redis
`;

/** What was written, in files and bytes. */
export interface WrittenCatalog {
  readonly files: number;
  readonly bytes: number;
  readonly tenantBytes: number;
}

/**
 * Writes a catalog that `tenantry check` finds nothing in: tenants in a folder for each region. The same size gives
 * the same bytes.
 * @param edited how many tenants have been edited since the catalog was made
 */
export function writeCatalog(folder: string, size: CatalogSize, edited = 0): WrittenCatalog {
  const platform = makePlatform(size);
  const written = { files: 0, bytes: 0, tenantBytes: 0 };
  const write = (path: string, text: string): number => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    written.files++;
    written.bytes += Buffer.byteLength(text);
    return Buffer.byteLength(text);
  };
  write("tenantry.yaml", project);
  for (const tier of platform.tiers) write(`tiers/${tier.tier}.yaml`, toYaml(tier, 2));
  for (const feature of platform.features) write(`features/${feature.feature}.yaml`, toYaml(feature, 1));
  for (const flag of platform.flags) write(`flags/${flag.flag}.yaml`, toYaml(flag, 2));
  for (let index = 0; index < size.tenants; index++) {
    const made = makeTenant(platform, size.seed, index);
    // A prime step spreads them over all companies and folders.
    const tenant = (index * 7919) % size.tenants < edited ? editTenant(made, platform) : made;
    // Some people write short maps on one line, others below each other.
    const text = toYaml(tenant, index % 3 === 0 ? 1 : 2);
    written.tenantBytes += write(`tenants/${tenant.region}/${tenant.tenant_id}.yaml`, text);
  }
  return written;
}

/** @param depth the depth from which on maps and lists stand on one line */
function toYaml(data: object, depth: number): string {
  return dump(data, { flowLevel: depth, lineWidth: -1, noRefs: true });
}
