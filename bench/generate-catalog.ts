/**
 * Writes a believable, valid catalog of any size:
 * `npx tsx bench/generate-catalog.ts --tenants 10000 --seed 1 OUT_DIR`
 */
import { parseArgs } from "node:util";
import { usualSize } from "./catalog/catalog.ts";
import { writeCatalog } from "./catalog/write-catalog.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tenants: { type: "string" },
    tiers: { type: "string" },
    features: { type: "string" },
    flags: { type: "string" },
    seed: { type: "string" },
    edited: { type: "string", default: "0" },
  },
});
const [folder, ...more] = positionals;
if (folder === undefined || more.length > 0) {
  console.error(
    "usage: tsx bench/generate-catalog.ts [--tenants N] [--tiers N] [--features N] [--flags N] [--seed N] [--edited N] FOLDER",
  );
  process.exit(64);
}
const size = {
  tenants: Number(values.tenants ?? usualSize.tenants),
  tiers: Number(values.tiers ?? usualSize.tiers),
  features: Number(values.features ?? usualSize.features),
  flags: Number(values.flags ?? usualSize.flags),
  seed: Number(values.seed ?? usualSize.seed),
};
const { files, bytes, tenantBytes } = writeCatalog(folder, size, Number(values.edited));
const average = Math.round(tenantBytes / size.tenants);
console.log(`wrote ${files} files, ${bytes} bytes, to ${folder}: ${average} bytes a tenant on average`);
