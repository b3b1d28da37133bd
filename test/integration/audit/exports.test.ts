import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generateKey } from "../../../src/audit/generate-key.ts";
import type { ExportFault } from "../../../src/model/audit-verdict.ts";
import { failureOf } from "../../support/failure.ts";
import { type ExportedLog, newExportedLog } from "./exported-log.ts";

const name = (from: number, to: number, kind = "jsonl") =>
  `audit-${String(from).padStart(12, "0")}-${String(to).padStart(12, "0")}.${kind}`;

let log: ExportedLog;
let place: string;

/** Links 1 and 2, 3, and 4 to 6 were exported; 7 was not. */
beforeAll(async () => {
  log = await newExportedLog();
  place = mkdtempSync(join(log.folder, "exports-"));
  for (const step of [["one"], ["two"], ["three", "four", "five"], []]) {
    for (const text of step) await log.rename(text);
    await log.exportTo(place);
  }
  await log.rename("six");
});
afterAll(() => log.close());

function edited(edit: (folder: string) => void): string {
  const copy = mkdtempSync(join(log.folder, "copy-"));
  cpSync(place, copy, { recursive: true });
  edit(copy);
  return copy;
}

/** Makes the text of a file another one; exports are written read-only. */
function rewrite(folder: string, file: string, change: (text: string) => string): void {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  const now = change(text);
  if (now === text) throw new Error("nothing has changed");
  rmSync(path);
  writeFileSync(path, now);
}

const swap = (folder: string, one: string, other: string) => {
  const [a, b] = [readFileSync(join(folder, one)), readFileSync(join(folder, other))];
  rewrite(folder, one, () => b.toString());
  rewrite(folder, other, () => a.toString());
};

test("goes on where the last export ended, and is deterministic", async () => {
  expect(readdirSync(place).sort()).toEqual(
    [name(1, 2), name(3, 3), name(4, 6)].flatMap((file) => [file.replace("jsonl", "checkpoint"), file]),
  );
  expect(statSync(join(place, name(1, 2))).mode & 0o777).toBe(0o444);
  const again = mkdtempSync(join(log.folder, "again-"));
  await log.exportTo(again, { maxBytes: 1 });
  const joined = (folder: string) =>
    readdirSync(folder).sort().filter((file) => file.endsWith(".jsonl")).map((file) => readFileSync(join(folder, file), "utf8")).join(""); // prettier-ignore
  expect(readdirSync(again)).toHaveLength(14);
  expect(joined(again).startsWith(joined(place))).toBe(true);
  const rows = joined(again).split("\n").filter((line) => line.includes('"kind":"row"')); // prettier-ignore
  expect(rows.map((line) => (JSON.parse(line) as { seq: number }).seq)).toEqual(rows.map((_, index) => index + 1));
});

test("agrees with the registry, with and without the key", async () => {
  expect((await log.compare(place)).exports).toMatchObject({ links: 6, checkpoints: 3, keys: true, bad: null });
  expect((await log.compare(place, [])).exports).toMatchObject({ keys: false, bad: null });
});

type Edit = readonly [
  what: string,
  edit: (folder: string) => void,
  fault: Partial<ExportFault>,
  keys?: readonly string[],
];

const [middle, last] = [name(3, 3), name(4, 6)];
const [middleNote, lastNote] = [name(3, 3, "checkpoint"), name(4, 6, "checkpoint")];
const other = generateKey("checkpoint", "test");

const edits: readonly Edit[] = [
  ["a dropped export", (at) => [middle, middleNote].forEach((file) => rmSync(join(at, file))), { kind: "range-missing", link: 3 }],
  ["a dropped first export", (at) => [name(1, 2), name(1, 2, "checkpoint")].forEach((file) => rmSync(join(at, file))), { kind: "range-missing", link: 1 }],
  ["a dropped file", (at) => rmSync(join(at, middle)), { kind: "file-missing", link: 3 }],
  ["a dropped checkpoint", (at) => rmSync(join(at, middleNote)), { kind: "checkpoint-missing", link: 3 }],
  ["two swapped files", (at) => swap(at, middle, last), { kind: "file-replaced", link: 3 }],
  ["two swapped checkpoints", (at) => swap(at, middleNote, lastNote), { kind: "checkpoint-replaced", link: 3 }],
  ["a rolled-back checkpoint", (at) => rewrite(at, lastNote, () => readFileSync(join(at, middleNote), "utf8")), { kind: "checkpoint-rolled-back", link: 6 }],
  ["a doubled export", (at) => [middle, middleNote].forEach((file) => cpSync(join(at, file), join(at, file.replace("3-", "2-")))), { kind: "exported-twice", link: 2 }],
  ["a copy of another name", (at) => cpSync(join(at, middle), join(at, "audit-copy.jsonl")), { kind: "strange-file" }],
  ["an altered row", (at) => rewrite(at, last, (text) => text.replace(/four/, "4our")), { kind: "file-altered", link: 5 }],
  ["an altered number that no digest covers", (at) => rewrite(at, last, (text) => text.replace('"seq":13', '"seq":14')), { kind: "file-altered", link: 4 }],
  ["an altered table that no digest covers", (at) => rewrite(at, last, (text) => text.replace('"n":1,"tbl":"tenants"', '"n":1,"tbl":"holds"')), { kind: "file-altered", link: 4 }],
  ["a row that claims to be a pseudonym", (at) => rewrite(at, last, (text) => text.replace(/(three.*?)\}\n/, "X$1,\"pseudonymised\":true}\n")), { kind: "file-altered" }],
  ["a dropped line", (at) => rewrite(at, last, (text) => text.split("\n").filter((_, index) => index !== 3).join("\n")), { kind: "file-altered", link: 4 }],
  ["a doubled line", (at) => rewrite(at, last, (text) => text.split("\n").flatMap((line, index) => (index === 3 ? [line, line] : [line])).join("\n")), { kind: "file-altered", link: 4 }],
  ["a cut end of a file", (at) => rewrite(at, last, (text) => text.slice(0, text.lastIndexOf('{"kind":"link"'))), { kind: "file-altered", link: 6 }],
  ["a file without its last line end", (at) => rewrite(at, last, (text) => text.slice(0, -1)), { kind: "file-altered", link: 4 }],
  ["an empty file", (at) => rewrite(at, last, () => ""), { kind: "file-altered", link: 4 }],
  ["a line that is no JSON", (at) => rewrite(at, last, (text) => `x${text}`), { kind: "file-altered", link: 4 }],
  ["a signature taken away", (at) => rewrite(at, middleNote, (text) => text.replace(/— .*\n/, "")), { kind: "checkpoint-unsigned", link: 3 }],
  ["a changed size under the old signature", (at) => rewrite(at, middleNote, (text) => text.replace(/rows \d+/, "rows 8")), { kind: "checkpoint-forged", link: 3 }],
  ["the same without a look at signatures", (at) => rewrite(at, middleNote, (text) => text.replace(/rows \d+/, "rows 8")), { kind: "file-altered", link: 3 }, []],
  ["a changed checkpoint without a look at signatures", (at) => rewrite(at, name(1, 2, "checkpoint"), (text) => text.replace(/— (.*)\n/, "")), { kind: "checkpoint-replaced", link: 3 }, []],
  ["a checkpoint of another registry", (at) => rewrite(at, middleNote, (text) => text.replace("tenantry-audit/", "tenantry-audit/0")), { kind: "other-registry", link: 3 }, []],
  ["a checkpoint that is none", (at) => rewrite(at, middleNote, () => "x"), { kind: "checkpoint-replaced", link: 3 }],
  ["a checkpoint without end", (at) => rewrite(at, middleNote, (text) => text + " ".repeat(100_000)), { kind: "checkpoint-replaced", link: 3 }],
  ["the wrong key", () => undefined, { kind: "checkpoint-of-other-key", link: 2 }, [other.verifier]],
  ["a renamed export", (at) => renameSync(join(at, last), join(at, name(4, 5))), { kind: "checkpoint-missing", link: 5 }],
]; // prettier-ignore

test.each(edits.map(([what, edit, fault, keys]) => ({ what, edit, fault, keys })))("shows $what", async (each) => {
  const { edit, fault, keys } = each;
  const { exports: verdict } = await log.compare(edited(edit), keys);
  expect(verdict?.bad).toMatchObject(fault);
  expect(verdict?.bad?.hint).toMatch(/\w{3}.*\.$/);
});

test("does not export to where something is wrong", async () => {
  const broken = edited((at) => rmSync(join(at, middle)));
  expect(await failureOf(log.exportTo(broken))).toMatchObject({ code: "refused" });
  const edits = edited((at) => rewrite(at, lastNote, (text) => text.replace(/\n.{44}\n/, `\n${"A".repeat(43)}=\n`)));
  expect((await failureOf(log.exportTo(edits))).message).toContain("does not go on from the last export");
});

test("finishes an export that was interrupted before its checkpoint", async () => {
  const open = edited((at) => rmSync(join(at, lastNote)));
  expect((await log.compare(open)).exports?.bad).toMatchObject({ kind: "checkpoint-missing" });
  expect((await log.exportTo(open)).files).toMatchObject([
    { from: 4, to: 6 },
    { from: 7, to: 7 },
  ]);
  expect((await log.compare(open)).exports).toMatchObject({ links: 7, bad: null });
  const forged = edited((at) => {
    rmSync(join(at, lastNote));
    rewrite(at, last, (text) => text.replace(/four/, "4our"));
  });
  expect(await failureOf(log.exportTo(forged))).toMatchObject({ code: "refused" });
});

test("says that checkpoints are not signed where there is no key", async () => {
  const unsigned = mkdtempSync(join(log.folder, "unsigned-"));
  expect((await log.exportTo(unsigned, { key: undefined })).signed_by).toBeNull();
  expect((await log.compare(unsigned, [])).exports?.bad).toBeNull();
  expect((await log.compare(unsigned)).exports?.bad).toMatchObject({ kind: "checkpoint-unsigned" });
});

test("puts pseudonyms in the place of addresses, and still compares", async () => {
  const hidden = mkdtempSync(join(log.folder, "hidden-"));
  await log.exportTo(hidden, { pseudonymKey: "k".repeat(32) });
  const file = readFileSync(join(hidden, name(1, 7)), "utf8");
  expect(file).not.toMatch(/@(?!pseudonym\.invalid)/);
  expect(new Set(file.match(/[0-9a-f]{20}@pseudonym\.invalid/g)).size).toBeGreaterThan(0);
  expect((await log.compare(hidden)).exports).toMatchObject({ pseudonymised: true, links: 7, bad: null });
});

/** As a superuser who has disabled the triggers, and computes whatever hashes are needed. */
async function tamper(statement: string, check: () => Promise<void>): Promise<void> {
  const tables = ["tx", "stmt", "change", "link"];
  for (const table of tables) {
    await log.db.script(`create table saved_${table} as table audit.${table}`);
    await log.db.script(`alter table audit.${table} disable trigger all`);
  }
  await log.db.script("create table saved_head as table audit.head");
  try {
    await log.db.script(statement);
    await check();
  } finally {
    for (const table of tables)
      await log.db.script(
        `delete from audit.${table}; insert into audit.${table} select * from saved_${table}; drop table saved_${table}`,
      );
    await log.db.script(
      "update audit.head h set (seq, nrows, hash) = (select seq, nrows, hash from saved_head); drop table saved_head",
    );
  }
}

const cut = (from: number) =>
  ["change", "stmt", "link"].map((table) => `delete from audit.${table} where tx >= ${from};`).join("") +
  `delete from audit.tx where id >= ${from};`;
const rewind = `update audit.head set (seq, nrows, hash) = (select l.seq, l.rows_before + 3, l.hash from audit.link l order by seq desc limit 1);`;

test("shows a tail that was cut off, and a head that was set back with it", async () => {
  await tamper(cut(5), async () => {
    const told = { kind: "registry-behind", link: 5 };
    expect(await log.compare(place)).toMatchObject({ bad: { link: 5, seq: 16 }, exports: { bad: told } });
  });
  await tamper(rewind.replace("order by seq desc", "where seq = 4"), async () => {
    expect(await log.compare(place)).toMatchObject({ bad: { link: 5, seq: 16 }, exports: { bad: null } });
  });
  await tamper(cut(5) + rewind, async () => {
    const { bad, exports: verdict } = await log.compare(place);
    expect(bad).toBeNull();
    expect(verdict?.bad).toMatchObject({ kind: "registry-behind", link: 5 });
    expect(await failureOf(log.exportTo(place))).toMatchObject({ code: "refused" });
  });
  await tamper(
    cut(1) + "update audit.head set (seq, nrows, hash) = (0, 0, sha256('tenantry-genesis-v1'))",
    async () => {
      expect((await log.compare(place)).exports?.bad).toMatchObject({ kind: "registry-behind", link: 1 });
    },
  );
});

test("shows a log that was made anew from a link on, as after an old backup that was written on", async () => {
  const sealAnew = `do $$ declare l audit.link; p bytea; begin
    for l in select * from audit.link where seq >= 4 order by seq loop
      select hash into p from audit.link where seq = l.seq - 1; l.prev := p;
      update audit.link x set prev = p, hash = audit.link_hash(l, l.nstmts, (select string_agg(s.digest, '' order by s.n)
        from audit.stmt s where s.tx = l.tx)) where x.seq = l.seq;
    end loop; end $$;`;
  const forge = `update audit.change set new = replace(new, 'four', '4our') where tx = 5;
    update audit.change set digest = audit.row_digest(pk, old, new) where tx = 5;
    update audit.stmt s set digest = audit.stmt_digest(s, s.nrows, (select sha256(string_agg(c.digest, '' order by c.n))
      from audit.change c where c.tx = s.tx and c.stmt = s.n)) where s.tx = 5;`;
  await tamper(forge + sealAnew + rewind, async () => {
    const { bad, exports: verdict } = await log.compare(place);
    expect(bad).toBeNull();
    expect(verdict?.bad).toMatchObject({ kind: "registry-differs", link: 5 });
  });
  expect(await log.compare(place)).toMatchObject({ bad: null, exports: { bad: null } });
});
