import type { Proxy } from "../support/proxy.ts";
import { type Stage, WIRES } from "./stage.ts";

/** Something that befalls the stage for a while. Of one place at most one fault is under way. */
export interface Fault {
  readonly name: string;
  readonly place: string;
  begin(stage: Stage, ms: number): unknown;
  end?(stage: Stage): unknown;
}

const EACH: readonly Fault[] = WIRES.flatMap((name) => faultsOf(name, ({ wires }) => wires[name]));

/** The world goes on without this reader. */
const ALONE: readonly Fault[] = (["cut", "silence"] as const).map((how) => {
  const wiresOf = ({ wires }: Stage) => [wires["both.postgres"], wires["both.redis"]];
  return {
    name: `${how} both wires of one reader`,
    place: "both",
    begin: (stage) => {
      for (const wire of wiresOf(stage)) if (how === "cut") wire.cut(); else wire.inflict({ kind: "blackhole" }); // prettier-ignore
    },
    end: async (stage) => {
      for (const wire of wiresOf(stage)) if (how === "cut") await wire.mend(); else wire.heal(); // prettier-ignore
    },
  };
});

/** Whoever is cut off does not hear what is announced, and nothing of it is left when it comes back. */
const MISSED: readonly Fault[] = (["both.redis", "cache.redis"] as const).map((name) => ({
  name: `cut ${name}, and trim the stream`,
  place: placeOf(name),
  begin: ({ wires }) => {
    wires[name].cut();
  },
  async end({ wires, client }) {
    await client.xtrim("tenantry:updates", "MAXLEN", 0).catch(() => undefined); // another fault has taken Redis away
    await wires[name].mend();
  },
}));

/** Its connections would be missed after a minute only: the time limits of deliveries are made for syncs. */
const DELIVERY = faultsOf("delivery.postgres", ({ delivery }) => delivery.wire).filter(({ name }) =>
  name.startsWith("cut"),
);

export const WIRE_FAULTS: readonly Fault[] = [...EACH, ...MISSED, ...MISSED, ...ALONE, ...ALONE, ...DELIVERY];

/** Whose wire it is: nobody's wires have more than one fault at once. */
function placeOf(wire: string): string {
  return wire.split(".")[0] ?? wire;
}

function faultsOf(wire: string, wireOf: (stage: Stage) => Proxy): readonly Fault[] {
  const place = placeOf(wire);
  return [
    {
      name: `cut ${wire}`,
      place,
      begin: (stage) => {
        wireOf(stage).cut();
      },
      end: (stage) => wireOf(stage).mend(),
    },
    {
      name: `silence ${wire}`,
      place,
      begin: (stage) => wireOf(stage).inflict({ kind: "blackhole" }),
      end: (stage) => wireOf(stage).heal(),
    },
    {
      name: `slow down ${wire}`,
      place,
      begin: (stage) => wireOf(stage).inflict({ kind: "delay", milliseconds: 400 }),
      end: (stage) => wireOf(stage).heal(),
    },
  ];
}
