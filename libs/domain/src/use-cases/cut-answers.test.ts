import fc from 'fast-check';
import { expect, it } from 'vitest';
import { limits } from '../limits.ts';
import { goodRow, memoryPipeline } from '../testing/index.ts';

const url = 'https://lists.example/words.txt';

it('an answer that was cut is never followed by the same question, whatever part of it could be read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 4 }), { maxLength: limits.attempts }), async (wholeRows) => {
      let asked = 0;
      const world = memoryPipeline({
        lists: { [url]: 'ant\nbee\ncat\ndog\n' },
        answer: (words) => {
          const whole = wholeRows[asked] ?? 0;
          asked += 1;
          return {
            incomplete: `{"r":[${words
              .slice(0, whole)
              .map((word) => `"${goodRow(word)}",`)
              .join('')}"`,
          };
        },
      });
      await world.runToEnd(await world.startRun({ model: 'gpt-6-luna', effort: 'none' }));
      const bodies = world.model.batches.map(({ id }) => {
        const { body } = JSON.parse(world.model.inputOf(id)) as { body: Record<string, unknown> };
        return body;
      });

      for (const body of bodies) expect(body).toMatchObject({ reasoning: { effort: 'none' } });
      const rooms = bodies.map((body) => Number(body['max_output_tokens']));
      const questions = bodies.map((body) =>
        JSON.stringify([String(body['input']).split('\n').toSorted(), body['max_output_tokens']]),
      );
      expect(new Set(questions).size).toBe(questions.length);
      expect(rooms.length).toBeLessThanOrEqual(limits.attempts);
    }),
    { numRuns: 30 },
  );
});
