import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentRubric } from '../scoring/rubric.ts';
import type { Asking } from './batch.ts';
import { buildInput, requestBody } from './build-request.ts';

const of = (asking: Asking | null) => ({ model: 'gpt-6-luna', rubric: currentRubric.document, asking });

describe('a request', () => {
  it('sends the effort to a model that reasons, and to no other', () => {
    const prompt = { id: 'p-1', words: ['tree'] };

    expect(requestBody(of({ effort: 'none', schema: true }), prompt)).toMatchObject({
      reasoning: { effort: 'none' },
    });
    expect(requestBody(of({ effort: null, schema: true }), prompt)).not.toHaveProperty('reasoning');
    expect(buildInput(of(null), [prompt])).not.toContain('reasoning');
  });

  it('asks for plain rows in words where the schema is not taken', () => {
    const body = requestBody(of({ effort: 'none', schema: false }), { id: 'p-1', words: ['tree'] });

    expect(body).not.toHaveProperty('text');
    expect(body.instructions).toContain('no JSON');
  });

  it('has no field that the provider does not know: it would not compile', () => {
    const body = requestBody(of(null), { id: 'p-1', words: ['tree'] });

    // @ts-expect-error: the effort is a field of `reasoning`
    expect(body.effort).toBeUndefined();
    // @ts-expect-error: no such effort
    expect({ ...body, reasoning: { effort: 'nothing' } } satisfies typeof body).toBeDefined();
  });

  it('leaves more room each time that its words were asked before', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1 }), { minLength: 1, maxLength: 50 }), (attempts) => {
        const words = attempts.map((_, index) => `word${String(index)}`);
        const roomAfter = (asked: readonly number[]) =>
          requestBody(of({ effort: 'none', schema: true }), { id: 'p', words, attempts: asked })
            .max_output_tokens ?? 0;

        expect(roomAfter(attempts.map((asked) => asked + 1))).toBeGreaterThan(roomAfter(attempts));
      }),
    );
  });
});
