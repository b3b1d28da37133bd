import type { JsonObject } from "../../src/model/json.ts";

/** One compiled entity: what sync writes. */
export interface CompiledEntity {
  readonly id: string;
  readonly document: JsonObject;
  readonly hash: string;
  readonly source_path: string;
}

/** The file that the hand-written SQL starts from. Loading, checking and compiling are not its task. */
export interface CompiledDocuments {
  readonly currency: string;
  readonly limits: JsonObject;
  readonly hash: string;
  readonly tiers: readonly CompiledEntity[];
  readonly features: readonly CompiledEntity[];
  readonly flags: readonly CompiledEntity[];
  readonly tenants: readonly CompiledEntity[];
}
