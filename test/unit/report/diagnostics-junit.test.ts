import type { XmlElement } from "@rgrove/parse-xml";
import { parseXml } from "@rgrove/parse-xml";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/model/diagnostic.ts";
import { renderDiagnosticsJunit } from "../../../src/report/diagnostics/junit.ts";
import { expired, misspelt } from "./diagnostics-example.ts";
import { hostile, hostileTexts } from "./diagnostics-hostile.ts";

function render(diagnostics: readonly Diagnostic[], files: readonly string[] = []): XmlElement {
  const { root } = parseXml(renderDiagnosticsJunit({ diagnostics, filesChecked: files.length }, files));
  if (root === null) throw new Error("there is no root element");
  return root;
}

/** Elements of a name, in their order. */
function all(element: XmlElement, name: string): XmlElement[] {
  const children = element.children.filter((child): child is XmlElement => child.type === "element");
  return children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

describe("the JUnit format", () => {
  test("is a suite for each file, with or without findings", () => {
    const root = render([expired, misspelt], ["tenantry.yaml", "tenants/acme.yaml"]);
    expect(root.attributes).toEqual({ name: "tenantry check", tests: "3", failures: "1", errors: "0" });
    expect(all(root, "testsuite").map(({ attributes }) => attributes)).toEqual([
      { name: "flags/ui.yaml", tests: "1", failures: "0", errors: "0", skipped: "0" },
      { name: "tenantry.yaml", tests: "1", failures: "0", errors: "0", skipped: "0" },
      { name: "tenants/acme.yaml", tests: "1", failures: "1", errors: "0", skipped: "0" },
    ]);
    expect(all(root, "testcase").map(({ attributes }) => attributes["name"])).toEqual([
      "lint/expired at 3:9",
      "no problems",
      "references/unknown-tier at 2:7",
    ]);
  });

  test("errors are failures; warnings pass and are printed", () => {
    const root = render([expired, misspelt]);
    expect(all(root, "failure").map(({ attributes, text }) => ({ attributes, text }))).toEqual([
      {
        attributes: { type: "references/unknown-tier", message: 'No tier is called "platnum".' },
        text: 'tenants/acme.yaml:2:7 error No tier is called "platnum". references/unknown-tier\nhint: Did you mean "platinum"?',
      },
    ]);
    expect(all(root, "system-out").map(({ text }) => text)).toEqual([
      "flags/ui.yaml:3:9 warning The flag expired. lint/expired\nsee: tiers/gold.yaml:1:12 It was made here.",
    ]);
  });

  test("no two cases have one name", () => {
    const names = all(render([misspelt, misspelt, misspelt]), "testcase").map(({ attributes }) => attributes["name"]);
    expect(new Set(names).size).toBe(3);
  });

  test.each(hostileTexts)("is well-formed whatever the texts are: %j", (text) => {
    const root = render([hostile(text), { ...hostile(text), severity: "warning" }], [text]);
    expect(all(root, "testcase")).toHaveLength(2);
    expect(all(root, "failure")).toHaveLength(1);
    expect(root.text).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u);
  });

  test("reads back as what was written", () => {
    const message = `<a b="c" d='e'>&amp;]]> 100 %`;
    expect(all(render([{ ...misspelt, message }]), "failure")[0]?.attributes["message"]).toBe(message);
  });
});
