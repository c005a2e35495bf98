import { openApiDocument } from '@word-list/domain/api/openapi';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

const schemaOf = z.looseObject({ type: z.string().optional(), pattern: z.string().optional() });
const operation = z.object({
  operationId: z.string(),
  security: z.array(z.unknown()),
  parameters: z.array(z.object({ name: z.string(), schema: schemaOf, example: z.unknown().optional() })),
  requestBody: z.object({ required: z.boolean() }).optional(),
  responses: z.record(z.string(), z.object({ content: z.record(z.string(), z.unknown()).optional() })),
});
const document = z
  .object({ paths: z.record(z.string(), z.record(z.string(), operation)) })
  .parse(openApiDocument());
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));

/** The media types of an answer. */
const typesOf = (of: z.infer<typeof operation>, status: number): string[] =>
  Object.keys(of.responses[status]?.content ?? {});

describe('the document, for clients that hold the API to it', () => {
  it('describes what the gateway answers before any function is asked', () => {
    for (const each of operations) {
      const isOpen = each.security.length === 0;

      expect(typesOf(each, 429), each.operationId).toEqual(['application/json']);
      expect(typesOf(each, 401), each.operationId).toEqual(isOpen ? [] : ['application/json']);
      expect(typesOf(each, 403), each.operationId).toEqual(
        isOpen ? [] : ['application/json', 'application/problem+json'],
      );
    }
  });

  it('requires the bodies without which a request is refused', () => {
    const bodies = operations.flatMap(({ operationId, requestBody }) =>
      requestBody === undefined ? [] : [[operationId, requestBody.required]],
    );

    expect(Object.fromEntries(bodies)).toEqual({
      sendWords: false,
      checkWords: true,
      verifyList: true,
      addSource: true,
      replaceSource: true,
      startRun: false,
      retryRun: false,
      putNorms: true,
      rankJudge: true,
      correctWord: true,
      showList: true,
    });
  });

  it('gives examples of the types that it describes', () => {
    for (const { parameters } of operations) {
      for (const { name, schema, example } of parameters) {
        if (example !== undefined) expect(Array.isArray(example), name).toBe(schema.type === 'array');
      }
    }
  });

  it('has patterns that validators in other languages read', () => {
    const patterns = JSON.stringify(openApiDocument()).match(/"pattern":"(?:[^"\\]|\\.)*"/gu) ?? [];

    expect(patterns.length).toBeGreaterThan(5);
    expect(patterns.filter((pattern) => /\\[pPk]|\(\?</u.test(pattern))).toEqual([]);
  });
});
