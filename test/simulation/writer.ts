import type { TenantStatus } from "../../src/model/catalog.ts";
import { deliverOnce } from "./deliverers.ts";
import type { World } from "./world.ts";

/** One committed change of a tenant; `delivers` when whoever made it delivers it too, as `sync` does. */
export function write(world: World, tenantId: string, delivers: boolean): void {
  const { random, registry, engine, deliverers } = world;
  if (!registry.up) return;
  const removed = random.chance(0.05);
  const status = removed ? "archived" : random.pick<TenantStatus>(["active", "suspended", "offboarding"]);
  const { version } = registry.data.change(engine.now, tenantId, status, removed);
  world.note(() => `${tenantId} becomes ${registry.data.epoch}:${version} ${status}`);
  if (delivers) deliverers.push(deliverOnce(world, `sync ${deliverers.length + 1}`));
}
