import { RuleTester, type Rule } from 'eslint';
import { afterAll, describe, it } from 'vitest';
import tseslint from 'typescript-eslint';
import { readFromTop } from './read-from-top.js';

Object.assign(RuleTester, { describe, it, afterAll });

const tester = new RuleTester({
  languageOptions: { parser: tseslint.parser, sourceType: 'module' },
});

tester.run('read-from-top', readFromTop as unknown as Rule.RuleModule, {
  valid: [
    'const limit = 3;\n\nexport const give = () => take(limit);\n\nfunction take(n: number) {\n  return n;\n}\n',
    'type Call = (n: number) => number;\nconst call: Call = (n) => n;\n\nexport const give = () => call(1);\n',
    'const limit = 3;\nconsole.log(limit);\n',
    'function give(n: string): void;\nfunction give(n: number): void;\nfunction give() {}\nexport const all = () => give(1);\n',
    'function give() {}\nfunction take() {}\nexport { give, take };\n',
  ],
  invalid: [
    {
      name: 'moves helpers down in the order of their use, with their comments',
      code: [
        "import { b } from './b.ts';",
        '',
        '// Why it is so.',
        'const last = (n: number): number => n + limit;',
        '',
        'const limit = 3;',
        '',
        '/** What it gives. */',
        'const first = async <T>(item: T) => {',
        '  await b(item);',
        '  return last(1);',
        '}; // at the end',
        '',
        'function middle() {}',
        '',
        'export const give = () => [first(1), middle()];',
        '',
      ].join('\n'),
      output: [
        "import { b } from './b.ts';",
        '',
        'const limit = 3;',
        '',
        'export const give = () => [first(1), middle()];',
        '',
        '/** What it gives. */',
        'async function first<T>(item: T) {',
        '  await b(item);',
        '  return last(1);',
        '} // at the end',
        '',
        '// Why it is so.',
        'function last(n: number): number {',
        'return n + limit;',
        '}',
        '',
        'function middle() {}',
        '',
      ].join('\n'),
      errors: [
        { messageId: 'declaration', data: { name: 'last' } },
        { messageId: 'declaration', data: { name: 'first' } },
        { messageId: 'below', data: { name: 'middle' } },
      ],
    },
    {
      name: 'keeps a comment in front of a value, and gives nothing back where nothing is',
      code: 'export const a = () => b(c());\nconst b = (x: object): void =>\n  // because\n  drop(x);\nconst c = () => ({});\n',
      output:
        'export const a = () => b(c());\n\nfunction b(x: object): void {\n// because\n  drop(x);\n}\n\nfunction c() {\nreturn ({});\n}\n',
      errors: [{ messageId: 'declaration' }, { messageId: 'declaration' }],
    },
    {
      name: 'puts helpers below constants where no function is exported',
      code: "function text() { return 'a'; }\n\nexport const words = [text()];\n",
      output: "export const words = [text()];\n\nfunction text() { return 'a'; }\n",
      errors: [{ messageId: 'below' }],
    },
  ],
});
