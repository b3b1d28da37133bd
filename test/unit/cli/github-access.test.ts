import { expect, test } from "vitest";
import { githubAccess } from "../../../src/cli/github-access.ts";
import type { Settings } from "../../../src/cli/settings.ts";

const settings = { TENANTRY_GITHUB_REPOSITORY: "gcc/tenants", GITHUB_TOKEN: "ghp_secret" };

test("a repository and a token are all it takes", () => {
  const login = { token: "ghp_secret" };
  expect(githubAccess(settings)).toEqual({ owner: "gcc", repository: "tenants", folder: "", apiUrl: undefined, login });
  expect(githubAccess({ ...settings, TENANTRY_GITHUB_FOLDER: "./infra/tenants/" })?.folder).toBe("infra/tenants/");
});

test("a token alone asks for nothing: CI services set it everywhere", () => {
  expect(githubAccess({ GITHUB_TOKEN: "ghp_secret" })).toBeUndefined();
});

test("an App asks where there is no token", () => {
  const rest = { TENANTRY_GITHUB_REPOSITORY: "gcc/tenants" };
  const app = { GITHUB_APP_ID: "1", GITHUB_APP_INSTALLATION_ID: "2", GITHUB_APP_KEY: "PEM" };
  expect(githubAccess({ ...rest, ...app })?.login).toEqual({ appId: "1", installationId: "2", key: "PEM" });
});

test.each<[Settings, string]>([
  [{ TENANTRY_GITHUB_REPOSITORY: "https://github.com/gcc/tenants" }, "is no repository"],
  [{ TENANTRY_GITHUB_REPOSITORY: "tenants" }, "is no repository"],
  [{ GITHUB_API_URL: "https://user:pass@github.example" }, "GITHUB_API_URL is no address"],
  [{ GITHUB_TOKEN: "ghp_secret\nX-Other: 1" }, "GITHUB_TOKEN is no token"],
  [{ GITHUB_TOKEN: "" }, "nothing says who asks"],
])("%j is refused, and no secret is shown", (wrong, message) => {
  const given: Settings = { ...settings, ...wrong };
  const { GITHUB_TOKEN: token, ...rest } = given;
  const read = () => githubAccess(token === "" ? rest : given);
  expect(read).toThrow(expect.objectContaining({ code: "usage", message: expect.stringContaining(message) as string }));
  expect(read).not.toThrow(/ghp_secret|user:pass/);
});
