import type { TestProject } from 'vitest/node';
import { startTestServer, type TemplateUrls, type TestServer } from './start-test-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The template on the server that this project's test files share. */
    readonly template: TemplateUrls;
  }
}

let server: TestServer | undefined;

/** Vitest calls it before the first test file: one server for all of them, since to make one takes seconds. */
export const setup = async (project: TestProject): Promise<void> => {
  server = await startTestServer();
  project.provide('template', server.template);
};

export const teardown = async (): Promise<void> => {
  await server?.stop();
};
